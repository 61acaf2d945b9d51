"""Lines that break only because their cell or column is narrow, made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hiring.reading.dates import find_dates
from hiring.reading.features import is_bullet
from hiring.reading.words import Box, Line

_CLOSE = 0.7  # white space, in text sizes, above which lines do not go on
_NARROW = 26  # of the text size: a wider column holds any heading on one line
_SPACE = 0.22  # of the text size: a space between words


def join_wrapped(lines: Sequence[Line], cell: Box) -> list[Line]:
    """The lines of a cell, those joined whose break the cell's width made; items of lists stay."""
    out: list[Line] = []
    for n, line in enumerate(lines):
        if is_bullet(line.text):
            return out + list(lines[n:])
        if out and _is_wrapped(out[-1], line, cell):
            out[-1] = replace(out[-1], words=out[-1].words + line.words)
        else:
            out.append(line)
    return out


def _is_wrapped(before: Line, line: Line, cell: Box) -> bool:
    """Whether the line's first word would not have fitted at the end of the line before."""
    padding = max(min(before.x0, line.x0) - cell[0], 0.0)
    return _goes_on(before, line) and _needs(before, line) > cell[2] - padding


def join_narrow(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section, those joined whose break the width of a narrow column made."""
    out: list[Line] = []
    for line in lines:
        if out and _breaks_column(out[-1], line):
            out[-1] = replace(out[-1], words=out[-1].words + line.words)
        else:
            out.append(line)
    return out


def _breaks_column(before: Line, line: Line) -> bool:
    """Whether the column's width alone parts two lines of a heading."""
    width = before.right - before.left
    if not 0 < width < _NARROW * before.size or line.left != before.left or line.breaks:
        return False
    if is_bullet(before.text) or is_bullet(line.text) or before.breaks:
        return False
    if find_dates(before.text) or find_dates(line.text) or not line.words[0].text[0].isalnum():
        return False
    aligned = abs(before.x0 - line.x0) < _SPACE * line.size
    return aligned and _goes_on(before, line) and _needs(before, line) > before.right


def _goes_on(before: Line, line: Line) -> bool:
    return line.gap <= _CLOSE and _look(before) == _look(line)


def _needs(before: Line, line: Line) -> float:
    """Where the line's first word would end, did it stand on the line before."""
    last, first = before.words[-1], line.words[0]
    return last.x1 + _SPACE * line.size + (first.x1 - first.x0)


def _look(line: Line) -> tuple[bool, bool, int]:
    return line.bold, line.italic, round(line.size)
