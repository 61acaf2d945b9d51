"""Raters whose ratings are of another kind than their colleagues'.

    severe, lenient     severity beyond ±0.5 points and more than 2 standard errors from 0
    inconsistent        infit > 1.3
    halo                variance between the area means of a candidate < .5 of the others' median,
                        while the ratings spread (ratio ≥ .7)
    restricted_range    standard deviation of the ratings < .7 of the others' median (central
                        tendency among it)
    low_agreement       slope on the leave-one-out consensus < .5, and more than 2 standard errors
                        below 1

Infit is a mean square (Wright & Masters 1982, Rating Scale Analysis, ch. 5), not its standardised
form: with hundreds of ratings everything is significant (Linacre 2002, Rasch Measurement
Transactions 16:878).  Rater effects and their signs: Myford & Wolfe 2003, Journal of Applied
Measurement 4:386-422.
"""

from __future__ import annotations

import numpy as np

from hiring.scoring.cells import Panel
from hiring.scoring.consensus import slopes_on_others
from hiring.scoring.crossed import Crossed
from hiring.scoring.design import Floats
from hiring.scoring.mixed_model import Fit
from hiring.scoring.scores import Diagnostics

SEVERE_POINTS, SEVERE_ERRORS = 0.5, 2.0
FEWEST = 3
INFIT, HALO_RATIO, RANGE_RATIO = 1.3, 0.5, 0.7
SLOPE, SLOPE_ERRORS = 0.5, 2.0


def diagnose(crossed: Crossed, fit: Fit) -> tuple[Diagnostics, ...]:
    """The measures of each rater of the panel, in their order; none of one who rated fewer than
    three candidates."""
    panel = crossed.panel
    spread, areas = (_beside_others(one) for one in (_spread(panel), _area_spread(panel)))
    measures = np.stack([_infit(crossed, fit), spread, areas, *slopes_on_others(crossed, fit).T])
    seen = (~np.isnan(panel.rater_means())).any(axis=2).sum(axis=0)
    measures[:, seen < FEWEST] = np.nan
    return tuple(
        Diagnostics(*(None if np.isnan(one) else float(one) for one in row)) for row in measures.T
    )


def flag(severity: float, error: float, found: Diagnostics) -> tuple[str, ...]:
    """The flags of a rater with this severity and these measures."""
    flags = []
    if abs(severity) >= SEVERE_POINTS and abs(severity) > SEVERE_ERRORS * error:
        flags.append("severe" if severity > 0 else "lenient")
    if found.infit is not None and found.infit > INFIT:
        flags.append("inconsistent")
    spread = found.spread
    if spread is not None and spread < RANGE_RATIO:
        flags.append("restricted_range")
    elif found.area_spread is not None and found.area_spread < HALO_RATIO:
        flags.append("halo")
    if _is_low(found):
        flags.append("low_agreement")
    return tuple(flags)


def _is_low(found: Diagnostics) -> bool:
    if found.slope is None or found.slope_se is None:
        return False
    return found.slope < SLOPE and found.slope + SLOPE_ERRORS * found.slope_se < 1


def _infit(crossed: Crossed, fit: Fit) -> Floats:
    """Each rater's mean squared residual over that of all."""
    panel, design = crossed.panel, crossed.design
    rest = design.y - fit.fixed[design.fixed.codes]
    for one in design.random:
        rest = rest - fit.effects[one.name][one.codes]
    squares = rest**2
    raters = np.repeat(panel.rater, panel.count)
    infit: Floats = np.bincount(raters, weights=squares) / np.bincount(raters)
    infit /= squares.mean()
    return infit


def _spread(panel: Panel) -> Floats:
    """The standard deviation of each rater's ratings."""
    found = [panel.value[panel.rater == n] for n in range(len(panel.raters))]
    return np.array([one.std(ddof=1) if len(one) > 1 else np.nan for one in found])


def _area_spread(panel: Panel) -> Floats:
    """The variance between a rater's area means of a candidate, the mean over candidates."""
    means = panel.rater_means()
    there = ~np.isnan(means)
    enough = there.sum(axis=2) > 1
    centred = np.where(there, means - _mean(means, there)[:, :, None], 0.0)
    variances = (centred**2).sum(axis=2) / np.maximum(there.sum(axis=2) - 1, 1)
    numbers = enough.sum(axis=0)
    sums = np.where(enough, variances, 0.0).sum(axis=0)
    spread: Floats = np.divide(sums, numbers, out=np.full(len(sums), np.nan), where=numbers > 0)
    return spread


def _mean(means: Floats, there: Floats) -> Floats:
    sums: Floats = np.where(there, means, 0.0).sum(axis=2) / np.maximum(there.sum(axis=2), 1)
    return sums


def _beside_others(values: Floats) -> Floats:
    """Each value over the median of the others; NaN where there is none above 0."""
    ratios = np.full(len(values), np.nan)
    for n in range(len(values)):
        others = np.delete(values, n)
        others = others[~np.isnan(others)]
        middle = np.median(others) if len(others) else 0.0
        if middle > 0:
            ratios[n] = values[n] / middle
    return ratios
