"""No withheld count can be worked out from what is shown: checked on any table by linear
programming, which knows nothing of how the counts were chosen, and on small ones by trying all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from hiring.voluntary.suppression import THRESHOLD, Published, Table, publish

ROWS = ("a", "b", "c", "d", "e", "f", "g", "h")
COLUMNS = ("applied", "meets", "invited")


def table(*counts: tuple[int, ...]) -> Table:
    return Table(ROWS[: len(counts)], COLUMNS[: len(counts[0])], counts)


def tables(most: int = 40, rows: int = 6) -> st.SearchStrategy[Table]:
    """Tables as pools make them: many noughts and small counts, some larger ones."""
    count = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, most))
    shape = st.tuples(st.integers(2, rows), st.integers(1, 3))
    return shape.flatmap(
        lambda size: st.lists(
            st.tuples(*[count] * size[1]), min_size=size[0], max_size=size[0]
        ).map(lambda counts: table(*counts))
    )


def range_of(shown: Published, pick: list[tuple[int, int]]) -> tuple[float, float]:
    """The smallest and largest sum of these cells over every table that what is shown allows."""
    rows, columns = len(shown.rows), len(shown.columns)

    def line(cells: list[tuple[int, int]]) -> np.ndarray:
        values = np.zeros((rows, columns))
        for cell in cells:
            values[cell] = 1
        return values.ravel()

    known = [
        (line([(r, c) for r in range(rows)]), total) for c, total in enumerate(shown.column_totals)
    ]
    known += [
        (line([(r, c) for c in range(columns)]), total)
        for r, total in enumerate(shown.row_totals)
        if total is not None
    ]
    known += [
        (line([(r, c)]), count)
        for r, row in enumerate(shown.cells)
        for c, count in enumerate(row)
        if count is not None
    ]
    left = np.array([one for one, _ in known])
    right = np.array([total for _, total in known])
    ends = [linprog(sign * line(pick), A_eq=left, b_eq=right, bounds=(0, None)) for sign in (1, -1)]
    assert all(end.success for end in ends)
    return ends[0].fun, -ends[1].fun


def withheld_of(shown: Published) -> list[tuple[list[tuple[int, int]], int]]:
    """Each withheld count as its cells, with how wide it would be if nothing were shown."""
    columns = range(len(shown.columns))
    cells = [
        ([(r, c)], shown.column_totals[c])
        for r, row in enumerate(shown.cells)
        for c, count in enumerate(row)
        if count is None
    ]
    totals = [
        ([(r, c) for c in columns], sum(shown.column_totals))
        for r, total in enumerate(shown.row_totals)
        if total is None
    ]
    return cells + totals


@settings(max_examples=60, deadline=None)
@given(tables())
def test_withheld_count_stays_open_by_the_threshold(counted: Table) -> None:
    shown = publish(counted)
    for cells, widest in withheld_of(shown):
        low, high = range_of(shown, cells)
        assert high - low >= min(THRESHOLD, widest) - 1e-6, (counted, shown, cells)


@settings(max_examples=80, deadline=None)
@given(tables())
def test_what_is_shown_is_true_and_never_small(counted: Table) -> None:
    shown = publish(counted)
    for r, counts in enumerate(counted.counts):
        assert shown.row_totals[r] in (None, sum(counts))
        for c, count in enumerate(counts):
            assert shown.cells[r][c] in (None, count)
            reached = shown.reached(r, c)
            assert reached in (None, sum(counts[c:]))
            if shown.column_totals[c]:
                assert shown.cells[r][c] is None or count >= THRESHOLD
    if any(shown.column_totals):
        assert all(total is None or total >= THRESHOLD for total in shown.row_totals)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_difference_between_two_steps_is_never_small(counted: Table) -> None:
    """Who knows how many came so far and how many came further knows how many stayed behind."""
    shown = publish(counted)
    for r in range(len(shown.rows)):
        for c in range(len(shown.columns) - 1):
            here, further = shown.reached(r, c), shown.reached(r, c + 1)
            if here is not None and further is not None and shown.column_totals[c]:
                assert here - further >= THRESHOLD


@settings(max_examples=40, deadline=None)
@given(tables(most=3, rows=3))
def test_bounds_by_programming_are_those_of_trying_every_table(counted: Table) -> None:
    """With a threshold of 2, on tables small enough to try all that fit."""
    shown = publish(counted, threshold=2)
    size = len(shown.rows), len(shown.columns)
    most = max((total for total in shown.column_totals), default=0)
    if (most + 1) ** (size[0] * size[1]) > 5_000:
        return
    fitting = [
        one
        for flat in product(range(most + 1), repeat=size[0] * size[1])
        if fits(one := np.array(flat).reshape(size), shown)
    ]
    assert fitting
    for cells, widest in withheld_of(shown):
        sums = {int(sum(one[cell] for cell in cells)) for one in fitting}
        assert len(sums) - 1 >= min(2, widest), (counted, shown, cells)


def fits(one: np.ndarray, shown: Published) -> bool:
    cells = all(
        count is None or one[r, c] == count
        for r, row in enumerate(shown.cells)
        for c, count in enumerate(row)
    )
    rows = all(total is None or one[r].sum() == total for r, total in enumerate(shown.row_totals))
    return cells and rows and tuple(one.sum(axis=0)) == shown.column_totals


@settings(max_examples=20, deadline=None)
@given(tables())
def test_table_survives_being_kept(counted: Table) -> None:
    shown = publish(counted)
    assert Published.from_json(shown.to_json()) == shown


def test_large_counts_are_all_shown() -> None:
    shown = publish(table((60, 30, 12), (50, 25, 10), (30, 12, 5)))
    assert shown.cells == ((60, 30, 12), (50, 25, 10), (30, 12, 5))
    assert shown.row_totals == (102, 85, 47)
    assert not shown.withholds_all


def test_everybody_alike_is_not_shown() -> None:
    """Twenty of twenty in one row would tell something of each of them."""
    shown = publish(table((20,), (0,), (0,)))
    assert shown.cells == ((None,), (None,), (None,))
    assert shown.withholds_all


def test_one_small_count_takes_a_second_with_it() -> None:
    shown = publish(table((20,), (9,), (3,)))
    assert shown.cells == ((20,), (None,), (None,))


def test_small_count_is_not_left_in_a_remainder_that_is_small() -> None:
    """Beside 20 the others would be known to be 3 together."""
    shown = publish(table((20,), (2,), (1,)))
    assert shown.cells == ((None,), (None,), (None,))


def test_small_step_is_withheld_and_the_totals_stay() -> None:
    shown = publish(table((60, 30, 12), (50, 25, 10), (30, 12, 4)))
    assert shown.row_totals == (102, 85, 46)
    assert [row[2] for row in shown.cells] == [12, None, None]
    assert [shown.reached(2, step) for step in range(3)] == [46, 16, None]


def test_step_that_nobody_reached_is_nought() -> None:
    shown = publish(table((10, 7, 0), (9, 8, 0)))
    assert shown.cells == ((10, 7, 0), (9, 8, 0))
    assert (shown.reached(0, 1), shown.reached(0, 2)) == (7, 0)


@pytest.mark.parametrize("size", [0, 4, 9])
def test_pool_below_twice_the_threshold_shows_nothing(size: int) -> None:
    shown = publish(table((size,), (0,), (0,)))
    assert shown.cells in (((None,),) * 3, ((0,),) * 3)
    assert shown.column_totals == (size,)
