"""The cells of a ruled table: lines that break only because the cell is narrow, made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hiring.reading.features import is_bullet
from hiring.reading.words import Box, Line

_CLOSE = 0.7  # white space, in text sizes, above which lines do not go on
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
    if line.gap > _CLOSE or _look(before) != _look(line):
        return False
    padding = max(min(before.x0, line.x0) - cell[0], 0.0)
    last, first = before.words[-1], line.words[0]
    return last.x1 + _SPACE * line.size + (first.x1 - first.x0) > cell[2] - padding


def _look(line: Line) -> tuple[bool, bool, int]:
    return line.bold, line.italic, round(line.size)
