"""Areas of a page that look like a picture: neither paper, nor even, nor words.

Finds photographs inside scans, and those that a file draws in a way that no reader lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from hiring.reading.words import Box
from hiring.redaction.cover import Sheet

Flags = npt.NDArray[np.bool_]
Grey = npt.NDArray[np.float32]

_CELL = 6.0  # points
_PAPER = 0.35  # of a cell: with more of the page's own paper it shows text, not a picture
_TONE = 22.0  # of 255: what differs less from the paper is paper
_EVEN = 6.0  # of 255: shades that an even area or a gradient stays within, cell by cell
_SMALLEST = 36.0  # points: no face is recognised in less
_LARGEST = 0.3  # of the page: more is what the text lies on
_FILLED = 0.5  # of its bounds: a frame around text is no picture
_CORE = 6  # cells without which nothing can be said of an area's shades
_WORDS = 6  # more of them stand on a coloured area; fewer may be misread from a picture
_MOST = 20  # of one page


def find_pictures(sheet: Sheet, words: Sequence[Box]) -> list[Box]:
    """The areas in points, each the bounds of one picture, the largest first."""
    grey = sheet.pixels.mean(axis=2, dtype=np.float32)
    size = max(round(_CELL * sheet.scale), 2)
    rows, columns = grey.shape[0] // size, grey.shape[1] // size
    if rows < 2 or columns < 2:
        return []
    cells = grey[: rows * size, : columns * size].reshape(rows, size, columns, size)
    toned = (np.abs(cells - np.median(grey)) > _TONE).mean(axis=(1, 3)) > 1 - _PAPER
    shades = cells.mean(axis=(1, 3))
    found = []
    for top, left, bottom, right in _islands(toned):
        inside = slice(top, bottom), slice(left, right)
        x0, high, x1, low = (round(n * size / sheet.scale, 2) for n in (left, top, right, bottom))
        large = (x1 - x0) * (low - high) > _LARGEST * grey.size / sheet.scale**2
        if large or min(x1 - x0, low - high) < _SMALLEST or _count(words, x0, high, x1, low):
            continue
        if toned[inside].mean() > _FILLED and _is_uneven(shades[inside], toned[inside]):
            found.append((x0, high, x1, low))
    found.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    return [_widen(box) for box in found[:_MOST]]


def _widen(box: Box) -> Box:
    """The box with the cells that its edge may cut."""
    x0, top, x1, bottom = box
    return max(x0 - _CELL, 0.0), max(top - _CELL, 0.0), x1 + _CELL, bottom + _CELL


def _count(words: Iterable[Box], x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether more words stand in the area than are misread from a picture."""
    inside = (
        x0 <= (word[0] + word[2]) / 2 <= x1 and top <= (word[1] + word[3]) / 2 <= bottom
        for word in words
    )
    return sum(inside) > _WORDS


def _is_uneven(shades: Grey, toned: Flags) -> bool:
    """Whether the shades are neither alike nor those of a straight gradient: what is left of them
    beside the plane that fits best."""
    core = toned.copy()  # without the cells that an edge cuts
    core[1:-1, 1:-1] &= toned[:-2, 1:-1] & toned[2:, 1:-1] & toned[1:-1, :-2] & toned[1:-1, 2:]
    core[[0, -1]] = core[:, [0, -1]] = False
    y, x = np.nonzero(core)
    if len(x) < _CORE:
        return True
    plane = np.column_stack([x, y, np.ones(len(x))])
    values = shades[core].astype(float)
    fit, *_ = np.linalg.lstsq(plane, values, rcond=None)
    return float((values - plane @ fit).std()) > _EVEN


def _islands(flags: Flags) -> Iterator[tuple[int, int, int, int]]:
    """The bounds (top, left, bottom, right) of each connected group of cells."""
    left = flags.copy()
    for row, column in np.argwhere(flags).tolist():
        if left[row, column]:
            cells = np.array(_flood(left, row, column))
            (top, first), (low, last) = cells.min(axis=0).tolist(), cells.max(axis=0).tolist()
            yield top, first, low + 1, last + 1


def _flood(left: Flags, row: int, column: int) -> list[tuple[int, int]]:
    """The cells connected with this one, taken out of those that are left."""
    cells = [(row, column)]
    left[row, column] = False
    for y, x in cells:
        for ny, nx in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
            if 0 <= ny < left.shape[0] and 0 <= nx < left.shape[1] and left[ny, nx]:
                left[ny, nx] = False
                cells.append((ny, nx))
    return cells
