"""Counts of two questions crossed, beside the published table of each.

Three tables of the same people say more together than each alone, and they are no network any more
(see flow.py), so that what a withheld count can still be is found by linear programming over all
three.  No crossed count below the threshold is shown, and each of those, like each count that is
withheld in the two tables, must stay open by twice the threshold, or as far as it did before
anything crossed was shown: twice, because the range is that of fractions, which may be a little
wider than that of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hiring.voluntary.suppression import THRESHOLD, Published, Table

BETWEEN = "+"
# The key of sex and race crossed among the tables of a vacancy.
CROSSED = "sex+race"
# Where two ends of a range are nearer than this, the solver means the same number.
HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Sum:
    """A count in one of the three tables, as the places of the crossed table that add up to it."""

    places: frozenset[tuple[int, int]]
    value: int


def crossed_rows(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The rows of the crossed table: each row of the first with each of the second."""
    return tuple(f"{one}{BETWEEN}{other}" for one in first for other in second)


def publish_crossed(
    table: Table, first: Published, second: Published, *, threshold: int = THRESHOLD
) -> Published:
    """What of the crossed table may be shown beside `first` and `second`, the largest counts
    first; `table` has the rows of `crossed_rows`."""
    totals = tuple(sum(column) for column in zip(*table.counts, strict=True))
    counts = _counts(table, totals)
    could = sorted((one for one in counts if one.value >= threshold), key=lambda one: -one.value)
    known, secret = _margins(table, first, second, totals)
    shown: list[Sum] = []
    if could:
        small = [one for one in counts if one.value < threshold]
        shown = _most(could, [*secret, *small], known, threshold)
    return _published(table, totals, {one.places for one in shown})


def _most(
    could: Sequence[Sum], secret: Sequence[Sum], known: Sequence[Sum], threshold: int
) -> list[Sum]:
    """The longest beginning of `could` that leaves every secret open enough."""
    before = {one.places: _width(known, one) for one in secret}
    asked = {places: min(2 * threshold, width) for places, width in before.items()}

    def holds(number: int) -> bool:
        told = [*known, *could[:number]]
        return all(_width(told, one) >= asked[one.places] - HAIR for one in secret)

    low, high = 0, len(could)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return list(could[:low])


def _width(known: Sequence[Sum], one: Sum) -> float:
    """How far the count can still vary, given the known ones."""
    import numpy as np
    from scipy.optimize import linprog

    rows = 1 + max(row for each in known for row, _ in each.places)
    columns = 1 + max(column for each in known for _, column in each.places)

    def line(each: Sum) -> Any:
        values = np.zeros((rows, columns))
        for place in each.places:
            values[place] = 1
        return values.ravel()

    left = np.array([line(each) for each in known])
    right = np.array([each.value for each in known])

    def end(sign: int) -> float:
        found = linprog(sign * line(one), A_eq=left, b_eq=right, method="highs").fun
        assert found is not None  # the true table fits
        return float(sign * found)

    return end(-1) - end(1)


def _counts(table: Table, totals: Sequence[int]) -> list[Sum]:
    """The counts of the crossed table that are not known beforehand: row totals, and cells of the
    columns where somebody stands."""
    columns = range(len(totals))
    found = []
    for row, counts in enumerate(table.counts):
        found.append(Sum(frozenset((row, c) for c in columns), sum(counts)))
        found += [Sum(frozenset({(row, c)}), counts[c]) for c in columns if totals[c]]
    return found


def _margins(
    table: Table, first: Published, second: Published, totals: Sequence[int]
) -> tuple[list[Sum], list[Sum]]:
    """The counts of the two tables that are shown, with the totals of the columns; and those that
    are withheld, whose values are left out since nothing here needs them."""
    size, columns, rows = len(second.rows), range(len(totals)), range(len(table.rows))
    known = [Sum(frozenset((r, c) for r in rows), totals[c]) for c in columns]
    secret: list[Sum] = []
    owned = (
        (first, [[row for row in rows if row // size == n] for n in range(len(first.rows))]),
        (second, [[row for row in rows if row % size == n] for n in range(size)]),
    )
    for published, parts in owned:
        for place, mine in enumerate(parts):
            for where, count in _shown(published, place):
                one = Sum(frozenset((row, c) for row in mine for c in where), count or 0)
                (secret if count is None else known).append(one)
    return known, secret


def _shown(published: Published, place: int) -> Iterable[tuple[Sequence[int], int | None]]:
    """The counts of one row with the columns they are in: the total, then the cells."""
    yield range(len(published.columns)), published.row_totals[place]
    for column, count in enumerate(published.cells[place]):
        yield (column,), count


def _published(
    table: Table, totals: tuple[int, ...], shown: set[frozenset[tuple[int, int]]]
) -> Published:
    columns = range(len(totals))
    return Published(
        rows=table.rows,
        columns=table.columns,
        cells=tuple(
            tuple(
                counts[c] if not totals[c] or frozenset({(r, c)}) in shown else None
                for c in columns
            )
            for r, counts in enumerate(table.counts)
        ),
        row_totals=tuple(
            sum(counts) if frozenset((r, c) for c in columns) in shown else None
            for r, counts in enumerate(table.counts)
        ),
        column_totals=totals or (0,) * len(table.columns),
    )
