"""Is a glyph visible to a person?  Text no one can see is no statement of the candidate's."""

from __future__ import annotations

import numpy as np

from hiring.reading.glyphs import Flags, Glyphs, Look
from hiring.reading.words import Shape

SMALLEST = 2.0  # points; smaller text can't be read on paper
INVISIBLE = 3  # the PDF text rendering mode that draws nothing
_NEAR = 14  # of 255: two colours closer than this in every channel can't be told apart
_WHITE = 0xFFFFFF


class Cover:
    """What lies on the page behind the text."""

    def __init__(self, shapes: list[Shape], width: float, height: float) -> None:
        self.width, self.height = width, height
        self._areas = [s for s in shapes if s.filled and s.x1 - s.x0 > 2 and s.bottom - s.top > 2]

    def shows(self, color: int, x: float, y: float) -> bool:
        """Whether ink of the colour stands out at a point: from the paper, or from anything drawn
        there.

        An area may be clipped to less than its bounds, so ink is hidden only where every area that
        could lie
        behind it is white, or none does, and the ink is white."""
        if not _alike(color, _WHITE):
            return True
        behind = (a for a in self._areas if a.x0 <= x <= a.x1 and a.top <= y <= a.bottom)
        return any(a.color is None or not _alike(a.color, color) for a in behind)

    def image_at(self, x: float, y: float) -> bool:
        """Whether a picture is drawn at the point."""
        return any(
            a.color is None and a.x0 <= x <= a.x1 and a.top <= y <= a.bottom for a in self._areas
        )


def _alike(a: int, b: int) -> bool:
    return all(abs((a >> shift & 255) - (b >> shift & 255)) < _NEAR for shift in (0, 8, 16))


def visible(glyphs: Glyphs, cover: Cover) -> Flags:
    """Marks the glyphs that a person can see, or whose picture they were recognised from."""
    boxes = glyphs.extents()
    xs, ys = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    seen: Flags = (
        (xs >= 0) & (xs <= cover.width) & (ys >= 0) & (ys <= cover.height)
        & (glyphs.sizes >= SMALLEST)
    )  # fmt: skip
    for n, look in enumerate(glyphs.palette):
        if look.mode != INVISIBLE and look.alpha >= 10 and not _alike(look.color, _WHITE):
            continue
        for i in np.flatnonzero(seen & (glyphs.looks == n)).tolist():
            seen[i] = _shown(look, cover, float(xs[i]), float(ys[i]))
    return seen


def _shown(look: Look, cover: Cover, x: float, y: float) -> bool:
    if look.mode == INVISIBLE:
        return cover.image_at(x, y)
    return look.alpha >= 10 and cover.shows(look.color, x, y)
