"""A random intercept for each factor of a table of values: what `hiring reference` answers of
variance components.

The values are fitted less their mean and over their spread s, so that neither large numbers nor
small differences are lost to rounding; the deviance of the values themselves is then that of the
fit + 2 (N−1) log s."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from hiring.scoring.design import Factor, constant, factor, make_design
from hiring.scoring.icc import TableError
from hiring.scoring.mixed_model import ModelError, fit_exactly
from hiring.scoring.tables import Long

RESIDUAL = "residual"
LEAST_SPREAD = 1e-14  # of the largest value: below it differences are rounding


@dataclass(frozen=True, slots=True)
class Components:
    """Standard deviations by factor and "residual", the REML criterion, the intercept and its
    standard error."""

    sd: dict[str, float]
    criterion: float
    intercept: float
    error: float


def fit_intercepts(long: Long) -> Components:
    """The components by REML.

    TableError where the table can't tell one, ModelError where nothing is left to tell."""
    values = np.array(long.values)
    count = len(values)
    factors = [factor(name, labels) for name, labels in long.factors.items()]
    _check(factors, count)
    with np.errstate(over="ignore", invalid="ignore"):
        middle = float(values.mean())
        spread = float((values - middle).std())
    if not np.isfinite(spread):
        raise TableError("The values are too large to be computed with.")
    if spread <= LEAST_SPREAD * float(np.abs(values).max()):
        raise ModelError("All values are the same: the model fits every one exactly.")
    fit = fit_exactly(make_design((values - middle) / spread, factors, constant(count)))
    return Components(
        sd={name: spread * fit.sd[name] for name in (*long.factors, RESIDUAL)},
        criterion=fit.criterion + 2 * (count - 1) * float(np.log(spread)),
        intercept=middle + spread * float(fit.fixed[0]),
        error=spread * float(np.sqrt(fit.covariance()[-1, -1])),
    )


def _check(factors: list[Factor], count: int) -> None:
    for one in factors:
        if one.name == RESIDUAL:
            raise TableError("What no factor explains is called residual: rename that factor.")
        if one.levels < 2:
            raise TableError(f"The factor {one.name} has one level: its variance can't be told.")
        if one.levels == count:
            raise TableError(
                f"The factor {one.name} has a level for each value: its variance can't be told "
                "from the residual."
            )
    for one, other in combinations(factors, 2):
        pairs = len(set(zip(one.codes.tolist(), other.codes.tolist(), strict=True)))
        if pairs == one.levels == other.levels:
            raise TableError(
                f"The factors {one.name} and {other.name} group the values alike: their variances "
                "can't be told apart."
            )
