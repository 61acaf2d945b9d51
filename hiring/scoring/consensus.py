"""How a rater's ratings follow what the others say.

For each rater, the model without that rater's ratings (at the variances of the whole panel) gives
the others' consensus on each candidate in each area.  It is a best linear unbiased prediction, so
that a rater who sees the same candidates has a slope of about 1 on it, however few the others are
(Robinson 1991, Statistical Science 6:15-51).  Differences between areas are taken out of both.  The
slope's standard error follows from the consensus's prediction errors, the rater's halo and noise.
"""

from __future__ import annotations

import numpy as np

from hiring.scoring.cells import Panel
from hiring.scoring.crossed import HALO, Crossed, cross_panel
from hiring.scoring.design import Codes, Floats
from hiring.scoring.mixed_model import Fit, ModelError
from hiring.scoring.scored_model import ScoredModel

LEAST = 1e-9
UNKNOWN = (float("nan"), float("nan"))


def slopes_on_others(crossed: Crossed, fit: Fit) -> Floats:
    """The slope of each rater and its standard error (raters × 2); NaN where the others say nothing
    to compare with."""
    return np.array([_slope(crossed, fit, rater) for rater in range(len(crossed.panel.raters))])


def _slope(crossed: Crossed, fit: Fit, rater: int) -> tuple[float, float]:
    panel = crossed.panel
    try:
        others = cross_panel(_without(panel, rater))
        consensus = ScoredModel(others).predict(fit.theta)
    except (ModelError, ValueError):
        return UNKNOWN
    candidate, area = _places(others, panel)
    own, numbers = (table[candidate, area] for table in _own(crossed, fit, rater))
    both = numbers > 0
    x, y = (_centre(one, numbers, area) for one in (consensus.means, own))
    pull = numbers * x
    squares = float(pull @ x)
    if squares < LEAST:
        return UNKNOWN
    noise = np.divide(1.0, numbers, out=np.zeros(len(numbers)), where=both)
    spread = consensus.spread + np.diag(noise)
    spread = spread + fit.theta.get(HALO, 0.0) ** 2 * (candidate[:, None] == candidate)
    error = fit.sd["residual"] * float(np.sqrt(pull @ spread @ pull)) / squares
    return float(pull @ y) / squares, error


def _own(crossed: Crossed, fit: Fit, rater: int) -> tuple[Floats, Floats]:
    """The rater's means by candidate and area, items' differences taken out, and how many ratings
    each is of."""
    panel, design = crossed.panel, crossed.design
    rows = np.repeat(panel.rater, panel.count) == rater
    width = len(panel.areas)
    places = np.repeat(panel.candidate * width + panel.area, panel.count)[rows]
    values = (design.y - fit.fixed[design.fixed.codes])[rows]
    size = len(panel.candidates) * width
    numbers = np.bincount(places, minlength=size).astype(float)
    sums = np.bincount(places, weights=values, minlength=size)
    shape = (len(panel.candidates), width)
    return (sums / np.maximum(numbers, 1)).reshape(shape), numbers.reshape(shape)


def _centre(values: Floats, weight: Floats, area: Codes) -> Floats:
    """The values less the weighted mean of their area."""
    sums, shares = (np.bincount(area, weights=one) for one in (weight * values, weight))
    centred: Floats = values - (sums / np.maximum(shares, 1.0))[area]
    return centred


def _without(panel: Panel, rater: int) -> Panel:
    """The panel without a rater, its labels only those that are left."""
    rows = panel.rater != rater
    candidate, candidates = _renumber(panel.candidate[rows])
    others, raters = _renumber(panel.rater[rows])
    item, items = _renumber(panel.item[rows])
    area, areas = _renumber(panel.area[rows])
    return Panel(
        candidates=tuple(panel.candidates[n] for n in candidates),
        raters=tuple(panel.raters[n] for n in raters),
        items=tuple(panel.items[n] for n in items),
        areas=tuple(panel.areas[n] for n in areas),
        weights=panel.weights[areas],
        candidate=candidate,
        rater=others,
        item=item,
        area=area,
        value=panel.value[rows],
        count=panel.count[rows],
    )


def _renumber(codes: Codes) -> tuple[Codes, Codes]:
    """The codes from 0 without gaps, and what each stood for."""
    there, again = np.unique(codes, return_inverse=True)
    return again.astype(np.intp), there


def _places(part: Crossed, whole: Panel) -> tuple[Codes, Codes]:
    """Where the cells of a part of the panel are in the whole."""
    candidates = np.array([whole.candidates.index(one) for one in part.panel.candidates])
    areas = np.array([whole.areas.index(one) for one in part.panel.areas])
    return candidates[part.cell_candidate], areas[part.cell_area]
