"""What a candidate's score is the sum of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hiring.committee.scorecard import AreaScore, Breakdown


@dataclass(frozen=True, slots=True)
class Part:
    """One area's part of the score: its share of the weights of the areas that somebody observed,
    its estimate, and the points that it brings."""

    area: AreaScore
    share: float
    estimate: float

    @property
    def points(self) -> float:
        """How many points of the score come from it."""
        return self.share * self.estimate


def contributions(breakdown: Breakdown, weights: Mapping[str, float]) -> tuple[Part, ...]:
    """The observed areas in their order; their points add up to the score."""
    known = [
        (area, area.line.estimate)
        for area in breakdown.areas
        if area.line.estimate is not None and weights[area.area.slug] > 0
    ]
    whole = sum(weights[area.area.slug] for area, _ in known)
    return tuple(Part(area, weights[area.area.slug] / whole, estimate) for area, estimate in known)
