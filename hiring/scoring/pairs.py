"""Two candidates against each other: how surely one is ahead, and in which areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from hiring.scoring.figures import interval
from hiring.scoring.scores import Interval, Label, Scores
from hiring.scoring.standing import CellMoments


@dataclass(frozen=True, slots=True)
class AreaDifference:
    """How many points one candidate's score in an area lies above the other's, with its 90 %
    interval (None without a model)."""

    area: str
    points: float
    interval: Interval | None

    @property
    def clear(self) -> bool:
        """Whether the interval is on one side of 0."""
        return self.interval is not None and self.interval[0] * self.interval[1] > 0


def ahead(scores: Scores, first: Label, second: Label) -> float | None:
    """The probability that the first candidate's true score is above the second's:
    Φ((s_1 − s_2)/SED), from the posterior that ranks come from.  None without a model, or for a
    candidate without a rating."""
    cells = scores.posterior
    if cells is None or not {first, second} <= set(cells.candidates):
        return None
    means, covariance = cells.total(dict(scores.weights))
    i, j = cells.candidates.index(first), cells.candidates.index(second)
    variance = covariance[i, i] + covariance[j, j] - 2 * covariance[i, j]
    if variance <= 0:
        return 0.5 if means[i] == means[j] else float(means[i] > means[j])
    return float(ndtr((means[i] - means[j]) / np.sqrt(variance)))


def differences(scores: Scores, first: Label, second: Label) -> tuple[AreaDifference, ...]:
    """The differences in the areas that somebody observed of both, by what they make of the
    difference of the whole scores, the largest first."""
    one, other = scores.candidate(first), scores.candidate(second)
    found = [
        AreaDifference(
            area=mine.area,
            points=mine.estimate - theirs.estimate,
            interval=_interval(scores, first, second, mine.area, mine.estimate - theirs.estimate),
        )
        for mine, theirs in zip(one.areas, other.areas, strict=True)
        if mine.estimate is not None and theirs.estimate is not None
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.points) * scores.weights[one.area]))


def _interval(
    scores: Scores, first: Label, second: Label, area: str, points: float
) -> Interval | None:
    cells = scores.adjusted
    if cells is None:
        return None
    i, j = (_cell(cells, label, area) for label in (first, second))
    variance = cells.covariance[i, i] + cells.covariance[j, j] - 2 * cells.covariance[i, j]
    return interval(points, float(np.sqrt(max(variance, 0.0))))


def _cell(cells: CellMoments, label: Label, area: str) -> int:
    mine = cells.candidate == cells.candidates.index(label)
    return int(np.flatnonzero(mine & (cells.area == cells.areas.index(area)))[0])
