"""The equations of the model, all that is nested in a candidate eliminated first.

With Λ* the scale of each column and R a diagonal of 1 for random columns and 0 for fixed ones
(`mixed_model.py` has the model), M = Λ* W'W Λ* + R.  The columns of a candidate (candidate, halo,
profile) meet those of no other candidate, so that M has a small block A_i for each, a block B_i
beside it, and C of the rest (raters and items):

    S = C − Σ B_i' A_i⁻¹ B_i        log|M| = Σ log|A_i| + log|S|
    M⁻¹ of the rest = S⁻¹, beside it = −A_i⁻¹B_i S⁻¹,
    of candidates i and j = δ_ij A_i⁻¹ + A_i⁻¹B_i S⁻¹ B_j'A_j⁻¹

(block elimination as in Bates, Mächler, Bolker & Walker 2015, doi:10.18637/jss.v067.i01, section
3.3, there by a sparse Cholesky factor).  Blocks are filled up to one size with columns of scale 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import lapack
from scipy.sparse import bsr_array

from hiring.scoring.design import Codes, Design, Factor, Floats
from hiring.scoring.mixed_model import LEAST_PIVOT, ModelError


@dataclass(frozen=True, slots=True, eq=False)
class Nested:
    """W'W of a design in blocks: `places` (groups × width) are the columns of each group, one past
    the last for filling; `rest` are the other columns.  `own`, `beside` and `others` are the parts
    of W'W."""

    design: Design
    places: Codes
    rest: Codes
    own: Floats
    beside: Floats
    others: Floats

    @property
    def size(self) -> int:
        """The number of columns of W."""
        return len(self.design.gram)


@dataclass(frozen=True, slots=True, eq=False)
class Eliminated:
    """M at one scale: A⁻¹ by group, A⁻¹B, the lower Cholesky factor of S, and log|M|."""

    scale: Floats
    own: Floats
    over: Floats
    lower: Floats
    log_determinant: float

    @property
    def blocks(self) -> bsr_array:
        """The A⁻¹ as one sparse matrix."""
        count = len(self.own)
        return bsr_array((self.own, np.arange(count), np.arange(count + 1)))


def nest(design: Design, parent: Factor) -> Nested:
    """The blocks of the design; a group is a level of `parent` with all levels nested in it."""
    groups: list[list[int]] = [[] for _ in range(parent.levels)]
    for one in design.random:
        above = np.full(one.levels, -1)
        above[one.codes] = parent.codes
        if (above[one.codes] == parent.codes).all():
            start = design.columns[one.name].start
            for level, group in enumerate(above.tolist()):
                groups[group].append(start + level)
    width, size = max(map(len, groups)), len(design.gram)
    places = np.full((len(groups), width), size, dtype=np.intp)
    for n, group in enumerate(groups):
        places[n, : len(group)] = group
    rest = np.setdiff1d(np.arange(size), places.ravel())
    padded = np.zeros((size + 1, size + 1))
    padded[:size, :size] = design.gram
    return Nested(
        design=design,
        places=places,
        rest=rest,
        own=padded[places[:, :, None], places[:, None, :]],
        beside=padded[places[:, :, None], rest],
        others=design.gram[np.ix_(rest, rest)],
    )


def eliminate(nested: Nested, scale: Floats, ridge: Floats) -> Eliminated:
    """M at this scale with this R, the candidates eliminated.

    ModelError where the columns can't be told apart."""
    full = np.append(scale, 0.0)
    each, rest = full[nested.places], scale[nested.rest]
    a = each[:, :, None] * nested.own * each[:, None, :]
    diagonal = np.arange(a.shape[1])
    a[:, diagonal, diagonal] += np.append(ridge, 1.0)[nested.places]
    b = (each[:, :, None] * nested.beside * rest).reshape(-1, len(rest))
    own = np.linalg.inv(a)
    over = (own @ b.reshape(*a.shape[:2], -1)).reshape(b.shape)
    s = rest[:, None] * nested.others * rest - b.T @ over
    s[np.diag_indices(len(rest))] += ridge[nested.rest]
    lower, failed = lapack.dpotrf(s, lower=True, clean=True)
    if failed or np.diagonal(lower).min() ** 2 < LEAST_PIVOT:
        raise ModelError("The data don't tell all the effects apart.")
    determinants = np.linalg.slogdet(a)[1].sum() + 2 * np.log(np.diagonal(lower)).sum()
    return Eliminated(scale, own, over, lower, float(determinants))
