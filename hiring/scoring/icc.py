"""The six intraclass correlations of a complete table of targets by judges.

Shrout & Fleiss 1979, Psychological Bulletin 86:420-428: with n targets and k judges, the mean
squares between targets (BMS), within targets (WMS), between judges (JMS) and the rest (EMS).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_ROUNDING = 1e-26  # of the largest square: less than that is no difference but rounding


class TableError(ValueError):
    """The table can't give the statistic; the message says why."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The mean squares of a table, and its six coefficients by their names; one is None where it
    would divide by nothing."""

    targets: int
    judges: int
    bms: float
    wms: float
    jms: float
    ems: float

    @property
    def forms(self) -> dict[str, float | None]:
        """ICC(1,1) to ICC(3,k): one-way, two-way random, two-way mixed; one judge, k judges."""
        n, k = self.targets, self.judges
        b, w, j, e = self.bms, self.wms, self.jms, self.ems
        return {
            "ICC(1,1)": _ratio(b - w, b + (k - 1) * w),
            "ICC(2,1)": _ratio(b - e, b + (k - 1) * e + k * (j - e) / n),
            "ICC(3,1)": _ratio(b - e, b + (k - 1) * e),
            "ICC(1,k)": _ratio(b - w, b),
            "ICC(2,k)": _ratio(b - e, b + (j - e) / n),
            "ICC(3,k)": _ratio(b - e, b),
        }


def agree(table: npt.NDArray[np.float64]) -> Agreement:
    """The mean squares of the table (targets × judges, complete).

    TableError for fewer than two targets or judges, or for a missing value."""
    n, k = table.shape
    if n < 2 or k < 2:
        raise TableError(f"Two targets and two judges are needed; there are {n} and {k}.")
    if not np.isfinite(table).all():
        raise TableError("A rating is missing: these coefficients are of complete tables.")
    with np.errstate(over="ignore", invalid="ignore"):
        grand = table.mean()
        between = k * ((table.mean(axis=1) - grand) ** 2).sum()
        judges = n * ((table.mean(axis=0) - grand) ** 2).sum()
        within = ((table - table.mean(axis=1, keepdims=True)) ** 2).sum()
        least = _ROUNDING * (table**2).max()
    if not np.isfinite([between, judges, within, least]).all():
        raise TableError("The values are too large to be computed with.")

    def mean_square(squares: float, free: int) -> float:
        return float(squares / free) if squares > least else 0.0

    return Agreement(
        targets=n,
        judges=k,
        bms=mean_square(between, n - 1),
        wms=mean_square(within, n * (k - 1)),
        jms=mean_square(judges, k - 1),
        ems=mean_square(within - judges, (n - 1) * (k - 1)),
    )


def _ratio(over: float, under: float) -> float | None:
    return over / under if under else None
