"""Pictures of pages with what is covered painted over: the pixels are gone, nothing lies beneath.

Only a worker loads this module."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from hiring.reading.page_drawing import encode
from hiring.reading.words import Box

Pixels = npt.NDArray[np.uint8]
Grey = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]

INK = (27, 31, 36)
_BESIDE, _ABOVE = 1.6, 1.0  # points that letters may reach beyond the box of their word
# A box is set by the size of most of a word's letters: large initials and accents stand out of it.
_FURTHER = 0.6  # of the height of the box: how far what stands out is followed
_INK = 40.0  # of 255: what differs more from the paper around it is ink
# Ink this close to white is none that a person sees; the reader leaves such words out, so that the
# picture must not hold them either.
_NEARLY_WHITE = 241


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture of a page as pixels (height × width × 3), and pixels per point."""

    pixels: Pixels
    scale: float


def open_sheet(image: bytes, width: float) -> Sheet:
    """The picture of a page that is `width` points wide."""
    picture = Image.open(io.BytesIO(image)).convert("RGB")
    return Sheet(np.array(picture), picture.width / width)


def cover_sheet(sheet: Sheet, boxes: Iterable[Box], *, scanned: bool) -> bytes:
    """The page as a WebP image with the boxes (in points) painted over.

    Where the page is no scan, what is written in nearly white is wiped out, too."""
    pixels = sheet.pixels.copy()
    grey = pixels.mean(axis=2)
    if not scanned:
        pixels[pixels.min(axis=2) >= _NEARLY_WHITE] = 255
    picture = Image.fromarray(pixels)
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(_area(grey, box, sheet.scale), fill=INK)
    return encode(picture)


def _area(grey: Grey, box: Box, scale: float) -> tuple[float, float, float, float]:
    """The pixels to paint for a box in points: with what its letters reach beyond it."""
    x0, top, x1, bottom = box
    left, right = (x0 - _BESIDE) * scale, (x1 + _BESIDE) * scale
    high, low = (top - _ABOVE) * scale, (bottom + _ABOVE) * scale
    steps = round(_FURTHER * (bottom - top) * scale)
    first, last = max(round(high) - steps, 0), min(round(low) + steps + 1, grey.shape[0])
    window = grey[first:last, max(round(left), 0) : max(round(right) + 1, 0)]
    if window.size == 0:
        return left, high, right, low
    ink = np.abs(window - np.median(window)) > _INK
    up = _follow(ink[: max(round(high) - first + 1, 0)][::-1])
    down = _follow(ink[max(round(low) - first, 0) :])
    return left, high - up, right, low + down


def _follow(ink: Flags) -> int:
    """By how many rows ink goes on without a break from the first row, which lies on the edge of a
    box."""
    rows = 0
    for before, row in pairwise(ink):
        near = before.copy()
        near[1:] |= before[:-1]
        near[:-1] |= before[1:]
        if not (row & near).any():
            break
        rows += 1
    return rows
