"""A scanned page turned upright, straight and evenly lit, and the way back to where things stand
on it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

_WIDEST = 6.0  # degrees of skew looked for on either side
_SMALLEST = 0.25  # less skew than this is left alone
_PREVIEW = 700  # pixels: skew is measured on a small copy
_PATCH = 16  # pixels: the paper's brightness is measured in patches of this size
_UNEVEN = 0.85  # the darkest paper over the brightest, below which a page is made even


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn by `degrees` counter-clockwise that makes a picture of `width` × `height` upright."""

    degrees: float
    width: int
    height: int

    def apply(self, picture: Image.Image) -> Image.Image:
        """The picture turned, on white, large enough to hold it all."""
        if not self.degrees:
            return picture
        return picture.rotate(
            self.degrees, resample=Image.Resampling.BILINEAR, expand=True, fillcolor=255
        )

    def _size_after(self) -> tuple[float, float]:
        a = math.radians(self.degrees)
        c, s = abs(math.cos(a)), abs(math.sin(a))
        return self.width * c + self.height * s, self.width * s + self.height * c

    def point_before(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the turned picture stands on the picture as it was."""
        if not self.degrees:
            return x, y
        a = math.radians(self.degrees)
        w, h = self._size_after()
        dx, dy = x - w / 2, y - h / 2
        return (
            dx * math.cos(a) - dy * math.sin(a) + self.width / 2,
            dx * math.sin(a) + dy * math.cos(a) + self.height / 2,
        )

    def box_before(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """The upright box around a box of the turned picture, on the picture as it was."""
        corners = [self.point_before(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)


def straighten(picture: Image.Image, quarter: int) -> Turn:
    """The turn that makes the picture upright; `quarter` is how far its text is turned clockwise
    (0, 90, 180, 270).
    """
    rough = picture.rotate(quarter, expand=True) if quarter else picture
    skew = find_skew(rough)
    return Turn(quarter + skew, picture.width, picture.height)


def even_out(picture: Image.Image) -> Image.Image:
    """The grey picture with shadows and gradients of its paper made white; as it is, where the
    paper is even."""
    width, height = picture.width // _PATCH, picture.height // _PATCH
    if min(width, height) < 3:
        return picture
    patches = picture.convert("L").resize((width, height), Image.Resampling.BOX)
    paper = patches.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    dark, bright = np.percentile(np.asarray(paper), (2, 98))
    if dark >= _UNEVEN * bright:
        return picture
    behind = paper.resize(picture.size, Image.Resampling.BILINEAR)
    light = np.maximum(np.asarray(behind, dtype=np.float32), 1.0) / 255
    even = np.clip(np.asarray(picture.convert("L"), dtype=np.float32) / light, 0, 255)
    return Image.fromarray(even.astype(np.uint8))


def find_skew(picture: Image.Image) -> float:
    """The turn in degrees counter-clockwise that makes the rows of text horizontal, 0 where they
    are.
    """
    small = picture.convert("L").copy()
    small.thumbnail((_PREVIEW, _PREVIEW))
    ink = Image.fromarray(((np.asarray(small) < 140) * 255).astype(np.uint8))
    best = 0.0
    for step, reach in ((1.0, _WIDEST), (0.25, 1.0)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda a: _sharpness(ink, float(a))))
    gain = _sharpness(ink, best) / max(_sharpness(ink, 0.0), 1e-9)
    return best if abs(best) >= _SMALLEST and gain > 1.03 else 0.0


def _sharpness(ink: Image.Image, degrees: float) -> float:
    """How sharply rows of ink and rows of white alternate."""
    rows = np.asarray(ink.rotate(degrees, fillcolor=0), dtype=float).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
