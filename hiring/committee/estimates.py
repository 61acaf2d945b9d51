"""The estimator on what a panel submitted: computed once for the same ratings and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hiring.scoring.estimate import score
from hiring.scoring.means import CellRating, WeightedArea
from hiring.scoring.scores import Rating, Scores

Names = tuple[tuple[int | str, str], ...]
Counted = tuple[str, float, tuple[tuple[int, int], ...]]


def estimate(
    cells: Iterable[CellRating],
    areas: Sequence[WeightedArea],
    *,
    top: int,
    names: Mapping[int | str, str],
) -> Scores:
    """Scores of the candidates in these cells, on a scale from 1 to `top`; `names` are what notices
    call candidates and areas."""
    counted = tuple((a.slug, float(a.weight), tuple(sorted(a.items.items()))) for a in areas)
    return _estimate(tuple(sorted(cells, key=_order)), counted, top, tuple(names.items()))


@lru_cache(maxsize=32)
def _estimate(
    cells: tuple[CellRating, ...], areas: tuple[Counted, ...], top: int, names: Names
) -> Scores:
    return score(
        (Rating(cell.candidate, cell.rater, cell.item, cell.value) for cell in cells),
        areas={item: slug for slug, _, items in areas for item, _ in items},
        weights={slug: weight for slug, weight, _ in areas},
        counts={item: count for _, _, items in areas for item, count in items},
        top=top,
        names=dict(names),
    )


def _order(cell: CellRating) -> tuple[int, int, int]:
    return cell.candidate, cell.rater, cell.item
