"""The ranking as the sentences about it need it."""

from __future__ import annotations

from hiring.committee.figures import show_points
from hiring.committee.ranking import Ranking
from hiring.committee.words import RankedName


def name_ranked(found: Ranking) -> list[RankedName]:
    """The rated candidates in words, best first."""
    return [
        RankedName(
            name=row.application.shown_name,
            rank=row.rank,
            score=show_points(row.score.estimate if row.score else None),
            first=row.standing.within(1) if row.standing else None,
            band=row.standing.band if row.standing else None,
        )
        for row in found.rated
    ]
