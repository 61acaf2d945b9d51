"""What a panel submitted, and what means and estimator make of it.  The estimator's answer is kept
for the same ratings and rules: pages ask for it again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hiring.scoring.estimate import score
from hiring.scoring.means import CandidateMeans, CellRating, WeightedArea, mean_ratings
from hiring.scoring.scores import Rating, Scores

Names = tuple[tuple[int | str, str], ...]
Counted = tuple[str, float, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Submitted:
    """The ratings of submitted sheets on a scale from 1 to `top`, the areas as they count, and what
    candidates and areas are called."""

    cells: tuple[CellRating, ...]
    areas: tuple[WeightedArea, ...]
    top: int
    names: Mapping[int | str, str]

    def means(self) -> dict[int, CandidateMeans]:
        """Exact plain means, by candidate."""
        return {one.candidate: one for one in mean_ratings(self.cells, self.areas)}

    def scores(self, *, agreement: bool = True) -> Scores:
        """The estimator's scores; without `agreement` they tell nothing of it, in less time."""
        areas = tuple(
            (area.slug, float(area.weight), tuple(sorted(area.items.items())))
            for area in self.areas
        )
        cells = tuple(sorted(self.cells, key=_order))
        return _estimate(cells, areas, self.top, tuple(self.names.items()), agreement)


@lru_cache(maxsize=64)
def _estimate(
    cells: tuple[CellRating, ...],
    areas: tuple[Counted, ...],
    top: int,
    names: Names,
    agreement: bool,
) -> Scores:
    return score(
        (Rating(cell.candidate, cell.rater, cell.item, cell.value) for cell in cells),
        areas={item: slug for slug, _, items in areas for item, _ in items},
        weights={slug: weight for slug, weight, _ in areas},
        counts={item: count for _, _, items in areas for item, count in items},
        top=top,
        names=dict(names),
        agreement=agreement,
    )


def _order(cell: CellRating) -> tuple[int, int, int]:
    return cell.candidate, cell.rater, cell.item
