"""What stands out among a candidate's items."""

from __future__ import annotations

from classification.loader import load_edition
from hiring.committee.highlights import highlight
from hiring.committee.scorecard import Breakdown, RatedCell, break_down
from hiring.scoring.estimate import score
from hiring.scoring.means import CellRating, mean_ratings, weigh_areas
from hiring.scoring.scores import Rating

EDITION = load_edition("cto-2015")
AREAS = weigh_areas(EDITION)


def breakdown(*cells: RatedCell) -> Breakdown:
    """The breakdown of candidate 1 with these ratings."""
    ratings = [CellRating(1, cell.rater, cell.item, cell.value) for cell in cells]
    (means,) = mean_ratings(ratings, AREAS)
    scores = score(
        [Rating(1, cell.rater, cell.item, cell.value) for cell in cells],
        areas={item: area.slug for area in AREAS for item in area.items},
        weights={area.slug: float(area.weight) for area in AREAS},
    )
    return break_down(EDITION, means, scores, cells)


def test_strongest_and_weakest_come_with_the_notes() -> None:
    values = {1: 5, 2: 5, 3: 4, 4: 2, 5: 1, 6: 3}
    found = highlight(
        breakdown(*(RatedCell(7, item, value, f"n{item}") for item, value in values.items()))
    )
    assert [one.ratings.item.number for one in found.strongest] == [1, 2, 3]
    assert [one.ratings.item.number for one in found.weakest] == [5, 4, 6]
    assert [given.note for given in found.weakest[0].notes] == ["n5"]


def test_where_all_is_alike_nothing_is_weak() -> None:
    found = highlight(breakdown(*(RatedCell(7, item, 4) for item in range(1, 8))))
    assert found.weakest == ()


def test_members_who_differ_by_two_levels_stand_opposite_each_other() -> None:
    found = highlight(
        breakdown(
            *(RatedCell(7, item, 5, "Saw it.") for item in range(1, 8)),
            *(RatedCell(8, item, value) for item, value in enumerate((1, 2, 3, 3, 3, 3, 4), 1)),
            RatedCell(9, 1, None),
        )
    )
    assert [one.ratings.item.number for one in found.disagreements] == [1, 2, 3, 4, 5]
    assert found.more_disagreements == 1
    first = found.disagreements[0]
    assert first.difference == 4
    assert [(given.rater, given.note) for given in first.highest] == [(7, "Saw it.")]
    assert [given.rater for given in first.lowest] == [8]
