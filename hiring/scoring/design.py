"""What a mixed model needs of its data: the cross-products of random and fixed columns.

Every column of Z and X is an indicator (an intercept is a fixed factor with one level), so that
W = [Z X] is never written down: W'W counts how often two levels meet, W'y sums what was observed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Factor:
    """A grouping of the observations: for each, the number of its level from 0.  Every one of the
    `levels` occurs."""

    name: str
    codes: Codes
    levels: int


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """N observations y under random factors, the one with most levels first, and one fixed factor.

    `random` holds the factors, `columns` the slice of each in the q random columns; `gram` is W'W
    ((q+p) × (q+p)), `moments` W'y, `square` y'y."""

    y: Floats
    random: tuple[Factor, ...]
    fixed: Factor
    columns: Mapping[str, slice]
    gram: Floats
    moments: Floats
    square: float

    @property
    def q(self) -> int:
        """The number of random columns."""
        return sum(factor.levels for factor in self.random)

    @property
    def degrees(self) -> int:
        """N − p: what is left for the variances."""
        return len(self.y) - self.fixed.levels


def factor(name: str, labels: Sequence[object] | Codes) -> Factor:
    """A factor of the labels of the observations; its levels in the order of their labels."""
    levels, codes = np.unique(np.asarray(labels), return_inverse=True)
    return Factor(name, codes.astype(np.intp), len(levels))


def cross(name: str, a: Factor, b: Factor) -> Factor:
    """The interaction of two factors: a level for each pair that occurs."""
    return factor(name, a.codes * b.levels + b.codes)


def constant(count: int) -> Factor:
    """The fixed factor of a model with an intercept alone."""
    return Factor("intercept", np.zeros(count, np.intp), 1)


def make_design(y: Floats, random: Sequence[Factor], fixed: Factor) -> Design:
    """The design; the largest random factor comes first, since its block is eliminated first."""
    ordered = tuple(sorted(random, key=lambda one: (-one.levels, one.name)))
    indicators = [*ordered, fixed]
    starts = np.cumsum([0, *(one.levels for one in indicators)])
    rows = np.tile(np.arange(len(y)), len(indicators))
    places = np.concatenate(
        [one.codes + start for one, start in zip(indicators, starts, strict=False)]
    )
    whole = csr_array((np.ones(len(rows)), (rows, places)), shape=(len(y), int(starts[-1])))
    return Design(
        y=y,
        random=ordered,
        fixed=fixed,
        columns={
            one.name: slice(int(start), int(start) + one.levels)
            for one, start in zip(ordered, starts, strict=False)
        },
        gram=(whole.T @ whole).toarray(),
        moments=np.asarray(whole.T @ y, dtype=np.float64),
        square=float(y @ y),
    )
