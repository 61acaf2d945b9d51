"""Reading order: columns and blocks of a page, and the lines in the order a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.reading.gutters import Gutter, Side, are_columns, are_labels, find_gutters
from hiring.reading.rows import join_labels, make_lines
from hiring.reading.words import Line, Page, Word

_MAX_DEPTH = 12
_TRIES = 14


def order_lines(page: Page) -> list[Line]:
    """The lines of a page in reading order."""
    upright = [w for w in page.words if w.angle == 0]
    return _order(upright, 0)


def _order(words: Sequence[Word], depth: int) -> list[Line]:
    if not words:
        return []
    if depth < _MAX_DEPTH:
        for gutter in find_gutters(words)[:_TRIES]:
            left, right = _sides(words, gutter)
            if len(left) < 3 or len(right) < 3:
                continue
            sides = Side.of(left), Side.of(right)
            if are_columns(*sides, gutter.x):
                return _split(words, gutter, depth)
            if are_labels(*sides):
                return _labelled(words, gutter, depth)
    return make_lines(words)


def _labelled(words: Sequence[Word], gutter: Gutter, depth: int) -> list[Line]:
    """Dates or headings in a column of their own, each before the lines that it stands beside."""
    left, right = _sides(words, gutter)
    above, below = _outside(words, gutter)
    labels = join_labels(make_lines(left))
    beside = make_lines(right)
    placed = [(line.words[0].base - 0.6 * line.size, 0, line) for line in labels]
    placed += [(line.words[0].base, 1, line) for line in beside]
    inside = [line for _, _, line in sorted(placed, key=lambda p: p[:2])]
    return [*_order(above, depth + 1), *inside, *_order(below, depth + 1)]


def _inside(word: Word, gutter: Gutter) -> bool:
    return gutter.top - 0.1 <= (word.top + word.bottom) / 2 <= gutter.bottom + 0.1


def _sides(words: Sequence[Word], gutter: Gutter) -> tuple[list[Word], list[Word]]:
    inside = [w for w in words if _inside(w, gutter)]
    return [w for w in inside if w.x0 < gutter.x - 0.5], [w for w in inside if w.x0 >= gutter.x - 0.5]


def _split(words: Sequence[Word], gutter: Gutter, depth: int) -> list[Line]:
    left, right = _sides(words, gutter)
    above, below = _outside(words, gutter)
    lines: list[Line] = []
    for part in (above, left, right, below):
        lines += _order(part, depth + 1)
    return lines


def _outside(words: Sequence[Word], gutter: Gutter) -> tuple[list[Word], list[Word]]:
    above = [w for w in words if (w.top + w.bottom) / 2 < gutter.top - 0.1]
    below = [w for w in words if (w.top + w.bottom) / 2 > gutter.bottom + 0.1]
    return above, below
