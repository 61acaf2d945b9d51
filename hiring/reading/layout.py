"""Reading order: columns and blocks of a page, and the lines in the order a person reads them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hiring.reading.cells import join_wrapped
from hiring.reading.gutters import Side, are_columns, are_labels, are_margin_headings
from hiring.reading.rows import join_headings, join_labels, make_lines
from hiring.reading.strips import Gutter, find_gutters
from hiring.reading.tables import Table
from hiring.reading.turned import upright_words
from hiring.reading.words import Box, Line, Page, Word

_MAX_DEPTH = 12
_TRIES = 14
_SAME_EDGE = 2.0  # points: edges closer than this are one edge
_NARROW = 200.0  # points: a cell too narrow for columns of its own


def order_lines(
    page: Page, tables: Sequence[Table] = (), columns: set[float] | None = None
) -> list[Line]:
    """The lines of a page in reading order, tables cell by cell.

    `columns` are the left edges of the columns beside others on the page before, where the same
    ones go on however little is left of them; they are replaced by those of this page."""
    words = upright_words(page)
    before = _Columns(frozenset(columns or ()), set())
    lines = _order_page(words, tables, before)
    if columns is not None:
        columns.clear()
        columns |= before.found
    return lines


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where columns began on the page before, and where they are found to begin on this one."""

    before: frozenset[float]
    found: set[float]

    def go_on(self, words: Sequence[Word], gutter: Gutter) -> bool:
        """Whether the gutter parts columns that were there on the page before, from the top."""
        known = any(abs(gutter.x - x) < _SAME_EDGE for x in self.before)
        return known and not gutter.slight and gutter.top <= min(w.top for w in words) + 1


def _order_page(words: list[Word], tables: Sequence[Table], columns: _Columns) -> list[Line]:
    for table in sorted(tables, key=lambda t: t.box[1]):
        top, bottom = table.box[1], table.box[3]
        beside = [w for w in words if top < w.base < bottom and not _within(w, table.box)]
        if not beside and any(_within(w, table.box) for w in words):
            return _around(words, table, tables)
    for gutter in find_gutters(words, _TRIES) if columns.before and words else ():
        if columns.go_on(words, gutter):
            columns.found.add(gutter.x)
            return _split(words, gutter, 0)
    return _order(words, 0, columns.found)


def _within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _around(words: Sequence[Word], table: Table, tables: Sequence[Table]) -> list[Line]:
    """What stands above a table, its cells row by row, and what stands below."""
    lines = _order([w for w in words if w.base < table.box[1]], 0)
    for row in table.rows:
        for cell in row:
            inside = [w for w in words if _within(w, cell)]
            narrow = cell[2] - cell[0] < _NARROW
            lines += join_wrapped(make_lines(inside) if narrow else _order(inside, 0), cell)
    below = [w for w in words if w.base >= table.box[3]]
    after = [t for t in tables if t.box[1] >= table.box[3] - 1]
    if after:
        return [*lines, *_around(below, after[0], after[1:])]
    return [*lines, *_order(below, 0)]


def _order(words: Sequence[Word], depth: int, found: set[float] | None = None) -> list[Line]:
    """The lines of a region; the edge of a column beside another is added to `found`."""
    if not words:
        return []
    if depth < _MAX_DEPTH:
        for gutter in find_gutters(words, _TRIES):
            left, right = _sides(words, gutter)
            if len(left) < 3 or len(right) < 3:
                continue
            sides = Side.of(left), Side.of(right)
            margin = are_margin_headings(*sides)
            if not (margin or gutter.slight) and are_columns(*sides, gutter.x):
                if found is not None:
                    found.add(gutter.x)
                return _split(words, gutter, depth)
            if margin:
                return _labelled(words, gutter, depth, join_headings)
            if are_labels(*sides, gutter.slight):
                return _labelled(words, gutter, depth, join_labels)
    return make_lines(words)


def _labelled(
    words: Sequence[Word], gutter: Gutter, depth: int, join: Callable[[list[Line]], list[Line]]
) -> list[Line]:
    """Dates or headings in a column of their own, each before the lines that it stands beside."""
    left, right = _sides(words, gutter)
    above, below = _outside(words, gutter)
    labels = join(make_lines(left))
    tops = [line.words[0].base - 0.9 * line.size for line in labels]
    bands: list[list[Word]] = [[] for _ in range(len(labels) + 1)]
    for word in right:
        bands[bisect_right(tops, word.base)].append(word)
    edge = _cell_edge(right)
    lines = _order(above, depth + 1)
    for n, band in enumerate(bands):
        lines += labels[n - 1 : n] if n else []
        lines += _order(band, depth + 1) if join is join_headings else _cells(band, edge)
    return [*lines, *_order(below, depth + 1)]


def _cell_edge(words: Sequence[Word]) -> float | None:
    """Where a second column of cells begins that runs through all the words, if one does."""
    height = max(w.bottom for w in words) - min(w.top for w in words)
    for gutter in find_gutters(words, _TRIES):
        if gutter.bottom - gutter.top < 0.85 * height:
            continue
        left, right = (Side.of(side) for side in _sides(words, gutter))
        if (
            min(len(left.rows), len(right.rows)) >= 4
            and right.flush(gutter.x)
            and right.datelike < 0.5 * len(right.rows)
        ):
            return gutter.x if left.plain > 0.5 * len(left.rows) and not left.bullets() else None
    return None


def _cells(words: Sequence[Word], edge: float | None) -> list[Line]:
    """The lines of one row of cells, cell by cell."""
    if edge is None:
        return make_lines(words)
    return [
        *make_lines([w for w in words if w.x0 < edge - 0.5]),
        *make_lines([w for w in words if w.x0 >= edge - 0.5]),
    ]


def _sides(words: Sequence[Word], gutter: Gutter) -> tuple[list[Word], list[Word]]:
    top, bottom, edge = gutter.top - 0.1, gutter.bottom + 0.1, gutter.x - 0.5
    inside = [w for w in words if top <= (w.top + w.bottom) / 2 <= bottom]
    return [w for w in inside if w.x0 < edge], [w for w in inside if w.x0 >= edge]


def _split(words: Sequence[Word], gutter: Gutter, depth: int) -> list[Line]:
    left, right = _sides(words, gutter)
    above, below = _outside(words, gutter)
    columns = [
        replace(line, side=name + line.side)
        for name, part in (("left", left), ("right", right))
        for line in _order(part, depth + 1)
    ]
    return [*_order(above, depth + 1), *columns, *_order(below, depth + 1)]


def _outside(words: Sequence[Word], gutter: Gutter) -> tuple[list[Word], list[Word]]:
    above = [w for w in words if (w.top + w.bottom) / 2 < gutter.top - 0.1]
    below = [w for w in words if (w.top + w.bottom) / 2 > gutter.bottom + 0.1]
    return above, below
