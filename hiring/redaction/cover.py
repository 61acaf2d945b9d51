"""Pictures of pages with what is covered painted over: the pixels are gone, nothing lies beneath.

Only a worker loads this module."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from hiring.reading.page_drawing import encode
from hiring.reading.words import Box

Pixels = npt.NDArray[np.uint8]

INK = (27, 31, 36)
_BESIDE, _ABOVE = 1.6, 1.0  # points that letters may reach beyond the box of their word
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
    if not scanned:
        pixels[pixels.min(axis=2) >= _NEARLY_WHITE] = 255
    picture = Image.fromarray(pixels)
    pen = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in boxes:
        pen.rectangle(
            (
                (x0 - _BESIDE) * sheet.scale,
                (top - _ABOVE) * sheet.scale,
                (x1 + _BESIDE) * sheet.scale,
                (bottom + _ABOVE) * sheet.scale,
            ),
            fill=INK,
        )
    return encode(picture)
