"""Scores over some of the areas, such as those of one category."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from hiring.scoring.design import Floats
from hiring.scoring.figures import interval
from hiring.scoring.scores import Interval, Label, Scores
from hiring.scoring.standing import CellMoments


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The weighted mean of a candidate's area scores; no error and no interval without a model."""

    estimate: float
    se: float | None
    interval: Interval | None


def group_scores(scores: Scores, areas: Collection[str]) -> dict[Label, GroupScore]:
    """The score of each candidate of whom somebody observed one of these areas; the weights of an
    area that nobody observed are shared out among the others."""
    errors = _errors(scores, areas)
    found = {}
    for one in scores.candidates:
        there = [a for a in one.areas if a.area in areas and a.estimate is not None]
        weight = sum(scores.weights[a.area] for a in there)
        if weight > 0:
            estimate = sum(scores.weights[a.area] * (a.estimate or 0.0) for a in there) / weight
            se = errors.get(one.candidate)
            found[one.candidate] = GroupScore(estimate, se, interval(estimate, se))
    return found


def _errors(scores: Scores, areas: Collection[str]) -> dict[Label, float]:
    cells = scores.adjusted
    if cells is None:
        return {}
    weights = np.array([scores.weights[a] if a in areas else 0.0 for a in cells.areas])[cells.area]
    return {
        label: _error(cells, np.where(cells.candidate == n, weights, 0.0))
        for n, label in enumerate(cells.candidates)
        if weights[cells.candidate == n].sum() > 0
    }


def _error(cells: CellMoments, weights: Floats) -> float:
    share = weights / weights.sum()
    return float(np.sqrt(max(share @ cells.covariance @ share, 0.0)))
