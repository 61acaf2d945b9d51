"""Krippendorff's α: agreement of any number of observers, with missing values.

α = 1 − D_o/D_e over the coincidences of values within units; a unit with one value says nothing.
Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.  The squared difference of two values
c and k is by level of measurement: nominal 1 unless equal; interval (c−k)²; ratio ((c−k)/(c+k))²;
ordinal (Σ_{g=c..k} n_g − (n_c+n_k)/2)² with n_g the number of pairable values of rank g.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from hiring.scoring.icc import TableError

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alpha:
    """α, None where all pairable values are the same, and how many values can be paired."""

    alpha: float | None
    pairable: int


def measure_agreement(units: Sequence[Sequence[float]], level: Level) -> Alpha:
    """α of the units, each the values that it got; for a nominal level any numbers that stand for
    the values.

    TableError where no unit has two values, or a ratio level has values below 0."""
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        raise TableError("No unit has two values: there is nothing to compare.")
    values, codes = np.unique(np.concatenate(paired), return_inverse=True)
    if level == "ratio" and values[0] < 0:
        raise TableError(f"A ratio level has no value below 0; {values[0]:g} is one.")
    coincidences = np.zeros((len(values), len(values)))
    start = 0
    for unit in paired:
        counts = np.bincount(codes[start : start + len(unit)], minlength=len(values)).astype(float)
        pairs = np.outer(counts, counts) - np.diag(counts)
        coincidences += pairs / (len(unit) - 1)
        start += len(unit)
    totals = coincidences.sum(axis=1)
    count = totals.sum()
    with np.errstate(over="ignore", invalid="ignore"):
        apart = _differences(values, totals, level)
        expected = float(totals @ apart @ totals) / (count - 1)
        observed = float((coincidences * apart).sum())
    if not np.isfinite([expected, observed]).all():
        raise TableError("The values are too large to be computed with.")
    return Alpha(float(1 - observed / expected) if expected else None, round(count))


def _differences(values: Floats, totals: Floats, level: Level) -> Floats:
    """The squared difference of each two values."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "interval":
        return (values[:, None] - values) ** 2
    if level == "ratio":
        sums = values[:, None] + values
        shares: Floats = np.where(sums > 0, values[:, None] - values, 0) / np.where(sums, sums, 1)
        return shares**2
    ranks = np.cumsum(totals) - totals / 2
    steps: Floats = (ranks[:, None] - ranks) ** 2
    return steps
