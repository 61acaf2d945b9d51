"""From PDF user space to the page as a person sees it: cropped and turned, y downward."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from hiring.reading.glyphs import Floats

Number = TypeVar("Number", float, Floats)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """How a page is shown: its crop box in user space and its rotation in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> View:
        """The view of a pypdfium2 page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        """The width as seen, in points."""
        return self.right - self.left if self.rotation in (0, 180) else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height as seen, in points."""
        return self.top - self.bottom if self.rotation in (0, 180) else self.right - self.left

    def point(self, x: Number, y: Number) -> tuple[Number, Number]:
        """A point of user space, or many in columns, as (x, y) from the top left of the page as
        seen.
        """
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of user space as (x0, top, x1, bottom)."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def boxes(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
        """Rectangles of user space, in columns, as rows of (x0, top, x1, bottom)."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        near, far = np.minimum((ax, ay), (bx, by)), np.maximum((ax, ay), (bx, by))
        return np.concatenate([near, far]).T

    def angle(self, dx: float, dy: float) -> int:
        """The turn of text that runs along (dx, dy) in user space: degrees clockwise as seen, by
        90.
        """
        turned = -math.degrees(math.atan2(dy, dx)) + self.rotation
        return round(turned / 90) % 4 * 90


def multiply_matrices(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def apply_matrix(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point that the matrix leads to."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
