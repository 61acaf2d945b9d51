"""How a rater's ratings follow what the others say.

For each rater, the model without that rater's ratings (at the variances of the whole panel) gives
the others' consensus on each candidate in each area.  It is a best linear unbiased prediction, so
that a rater who sees the same candidates has a slope of about 1 on it, however few the others are
(Robinson 1991, Statistical Science 6:15-51).  Differences between areas are taken out of both.
"""

from __future__ import annotations

import numpy as np

from hiring.scoring.cells import Panel
from hiring.scoring.crossed import Crossed, cross_panel
from hiring.scoring.design import Codes, Floats
from hiring.scoring.mixed_model import Fit, ModelError
from hiring.scoring.random_candidates import RandomCandidates


def slopes_on_others(crossed: Crossed, fit: Fit) -> Floats:
    """The slope of each rater; NaN where the others say nothing to compare with."""
    return np.array([_slope(crossed, fit, rater) for rater in range(len(crossed.panel.raters))])


def _slope(crossed: Crossed, fit: Fit, rater: int) -> float:
    panel = crossed.panel
    try:
        others = cross_panel(_without(panel, rater))
        consensus = RandomCandidates(others).predict(fit.theta, others.scores).means
    except (ModelError, ValueError):
        return float("nan")
    width = len(panel.areas)
    said = np.full((len(panel.candidates), width), np.nan)
    said[_places(others, panel)] = consensus
    own, weight = _own(crossed, fit, rater)
    both = (weight > 0) & ~np.isnan(said)
    weight = np.where(both, weight, 0.0)
    x, y = (_centre(np.where(both, one, 0.0), weight) for one in (said, own))
    squares = float((weight * x * x).sum())
    return float((weight * x * y).sum()) / squares if squares > 1e-9 else float("nan")


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


def _centre(values: Floats, weight: Floats) -> Floats:
    """The values less their area's weighted mean."""
    means = (weight * values).sum(axis=0) / np.maximum(weight.sum(axis=0), 1)
    centred: Floats = values - means
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
