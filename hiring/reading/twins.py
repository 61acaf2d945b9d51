"""Glyphs drawn twice at one place, a way to fake bold type: kept once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hiring.reading.glyphs import Flags, Glyphs

_NEAR = 0.08  # of the text size: a glyph drawn again closer than this is the same


def seen_once(glyphs: Glyphs) -> Flags:
    """Marks the glyphs that have a width and are not drawn over an equal one of another object."""
    kept = (glyphs.wides[:, 2] > glyphs.wides[:, 0]) | (glyphs.boxes[:, 2] > glyphs.boxes[:, 0])
    for group in _groups(glyphs):
        first: list[int] = []
        for i in group:
            if not kept[i]:
                continue
            if any(_twins(glyphs, i, j) for j in first):
                kept[i] = False
            else:
                first.append(i)
    return kept


def _twins(glyphs: Glyphs, i: int, j: int) -> bool:
    near = _NEAR * glyphs.sizes[i]
    return bool(
        glyphs.owners[i] != glyphs.owners[j]
        and abs(glyphs.xs[i] - glyphs.xs[j]) < near
        and abs(glyphs.bases[i] - glyphs.bases[j]) < near
    )


def _groups(glyphs: Glyphs) -> Iterator[list[int]]:
    """Equal characters on one line, in the order of the page, where any two stand close together.

    Sorted along the line, two that are close have none but close ones between them."""
    codes = np.fromiter(map(ord, glyphs.texts), np.int64, len(glyphs.texts))
    lines = np.rint(glyphs.bases / 4).astype(np.int64)
    order = np.lexsort((glyphs.xs, lines, codes))
    codes, lines, sizes = codes[order], lines[order], glyphs.sizes[order]
    parted = (codes[1:] != codes[:-1]) | (lines[1:] != lines[:-1])
    near = np.diff(glyphs.xs[order]) < _NEAR * np.maximum(sizes[1:], sizes[:-1])
    groups = np.concatenate([[0], np.cumsum(parted)])
    for group in np.unique(groups[1:][near & ~parted]).tolist():
        yield np.sort(order[groups == group]).tolist()
