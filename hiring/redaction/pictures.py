"""Areas of a page that look like a picture: many shades, and no words of the text.

Finds photographs inside scans, and those that a file draws in a way that no reader lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from hiring.reading.words import Box
from hiring.redaction.cover import Sheet

Flags = npt.NDArray[np.bool_]
Grey = npt.NDArray[np.float32]

_CELL = 6.0  # points
_PAPER = 0.35  # of a cell: with more of the page's own paper it shows text, not a picture
_TONE = 22.0  # of 255: what differs less from the paper is paper
_FLAT = 3.0  # of 255: an even area, such as a coloured column, varies less
_NOISE = 2.0  # times the grain of the paper: a scanned even area varies less
_SMALLEST = 36.0  # points: no face is recognised in less
_FILLED = 0.55  # of its bounds: a frame around text is no picture
_WORDY = 0.25  # of its bounds: more words stand on a coloured area, not on a picture


def find_pictures(sheet: Sheet, words: Iterable[Box]) -> list[Box]:
    """The areas in points, each the bounds of one picture."""
    grey = sheet.pixels.mean(axis=2, dtype=np.float32)
    size = max(round(_CELL * sheet.scale), 2)
    rows, columns = grey.shape[0] // size, grey.shape[1] // size
    if rows < 2 or columns < 2:
        return []
    cells = grey[: rows * size, : columns * size].reshape(rows, size, columns, size)
    cells = cells.swapaxes(1, 2).reshape(rows, columns, size * size)
    written = _written(words, rows, columns, size / sheet.scale)
    toned = _toned(cells) & ~written
    found = []
    for top, left, bottom, right in _islands(_closed(toned)):
        box = tuple(edge * size / sheet.scale for edge in (left, top, right, bottom))
        if _is_picture(toned, written, (top, left, bottom, right), size / sheet.scale):
            found.append((box[0], box[1], box[2], box[3]))
    return found


def _toned(cells: Grey) -> Flags:
    """Cells that are mostly not paper, and not even."""
    paper = np.median(cells)
    off = np.abs(cells - paper) > _TONE
    share = off.mean(axis=2)
    spread = cells.std(axis=2)
    blank = spread[share < 0.02]
    grain = float(np.median(blank)) if blank.size else 0.0
    flags: Flags = (share > 1 - _PAPER) & (spread > max(_FLAT, _NOISE * grain))
    return flags


def _written(words: Iterable[Box], rows: int, columns: int, size: float) -> Flags:
    """Cells that words stand on."""
    written: Flags = np.zeros((rows, columns), bool)
    for x0, top, x1, bottom in words:
        written[
            max(int(top // size), 0) : int(bottom // size) + 1,
            max(int(x0 // size), 0) : int(x1 // size) + 1,
        ] = True
    return written


def _closed(flags: Flags) -> Flags:
    """The flags with gaps of one cell filled."""
    grown = flags.copy()
    grown[1:] |= flags[:-1]
    grown[:-1] |= flags[1:]
    wide = grown.copy()
    wide[:, 1:] |= grown[:, :-1]
    wide[:, :-1] |= grown[:, 1:]
    return wide


def _islands(flags: Flags) -> Iterator[tuple[int, int, int, int]]:
    """The bounds (top, left, bottom, right) of each connected group of cells."""
    left = flags.copy()
    for row, column in np.argwhere(flags):
        if not left[row, column]:
            continue
        stack = [(int(row), int(column))]
        left[row, column] = False
        top, low, first, last = int(row), int(row), int(column), int(column)
        while stack:
            y, x = stack.pop()
            top, low, first, last = min(top, y), max(low, y), min(first, x), max(last, x)
            for ny, nx in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if 0 <= ny < flags.shape[0] and 0 <= nx < flags.shape[1] and left[ny, nx]:
                    left[ny, nx] = False
                    stack.append((ny, nx))
        yield top, first, low + 1, last + 1


def _is_picture(
    toned: Flags, written: Flags, bounds: tuple[int, int, int, int], size: float
) -> bool:
    top, left, bottom, right = bounds
    if min(bottom - top, right - left) * size < _SMALLEST:
        return False
    inside = slice(top, bottom), slice(left, right)
    return bool(toned[inside].mean() > _FILLED and written[inside].mean() < _WORDY)
