"""Two questions crossed: the largest counts are shown, and nothing withheld can be worked out from
the three tables together, checked by trying every table of whole people that fits."""

from __future__ import annotations

from itertools import product

import pytest

from hiring.voluntary.crossing import crossed_rows, publish_crossed
from hiring.voluntary.suppression import Published, Table, publish

COLUMNS = ("applied", "meets")
FIRST, SECOND = ("a", "b"), ("x", "y")
ROWS = crossed_rows(FIRST, SECOND)
Counts = tuple[tuple[int, ...], ...]


def margins(counts: Counts, threshold: int) -> tuple[Published, Published]:
    """The published table of each question."""
    ax, ay, bx, by = counts

    def add(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(map(sum, zip(one, other, strict=True)))

    first = Table(FIRST, COLUMNS, (add(ax, ay), add(bx, by)))
    second = Table(SECOND, COLUMNS, (add(ax, bx), add(ay, by)))
    return publish(first, threshold=threshold), publish(second, threshold=threshold)


def cross(counts: Counts, threshold: int) -> Published:
    first, second = margins(counts, threshold)
    return publish_crossed(Table(ROWS, COLUMNS, counts), first, second, threshold=threshold)


def test_rows_are_each_of_the_first_with_each_of_the_second() -> None:
    assert ROWS == ("a+x", "a+y", "b+x", "b+y")


def test_large_counts_are_shown() -> None:
    counts = ((60, 50), (55, 45), (40, 35), (70, 65))
    found = cross(counts, 5)
    assert found.row_totals == (110, 100, 75, 135)
    assert found.cells == counts


def test_small_pools_show_nothing_crossed() -> None:
    found = cross(((2, 1), (0, 3), (1, 1), (2, 0)), 5)
    assert found.withholds_all


@pytest.mark.parametrize(
    "counts", [((3, 2), (1, 0), (2, 2), (0, 0)), ((3, 0), (0, 3), (2, 2), (1, 0))]
)
def test_small_counts_stay_open_in_whole_people(counts: Counts) -> None:
    """With a threshold of 2, small enough to try all: each count below it keeps a range of 2, or
    the one it had before anything crossed was shown."""
    published, found = margins(counts, 2), cross(counts, 2)
    fitting = [one for one in every_table(counts) if margins_agree(one, published)]
    shown = [one for one in fitting if rows_agree(one, found)]
    assert counts in shown
    small = [(r, c) for r, c in product(range(4), range(2)) if counts[r][c] < 2]
    for row, column in small:
        assert found.cells[row][column] is None
        before, after = ({one[row][column] for one in tables} for tables in (fitting, shown))
        wide = max(before) - min(before)
        assert max(after) - min(after) >= min(2, wide), (row, column)


def every_table(counts: Counts) -> list[Counts]:
    """Every crossed table with the same totals of the columns."""
    columns = [
        [parts for parts in product(range(total + 1), repeat=4) if sum(parts) == total]
        for total in (sum(column) for column in zip(*counts, strict=True))
    ]
    return [tuple(zip(*pair, strict=True)) for pair in product(*columns)]


def margins_agree(one: Counts, published: tuple[Published, Published]) -> bool:
    """Whether the table fits what is published of the two questions."""
    ax, ay, bx, by = one
    by_question = (((ax, ay), (bx, by)), ((ax, bx), (ay, by)))
    return all(
        rows_agree(tuple(tuple(map(sum, zip(*pair, strict=True))) for pair in pairs), shown)
        for shown, pairs in zip(published, by_question, strict=True)
    )


def rows_agree(rows: Counts, shown: Published) -> bool:
    """Whether the rows fit what of them is shown."""
    return all(
        known is None or known == own
        for place, cells in enumerate(rows)
        for own, known in zip(
            (sum(cells), *cells), (shown.row_totals[place], *shown.cells[place]), strict=True
        )
    )
