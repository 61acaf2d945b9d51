"""Pages of a PDF as pictures, so that a person can see the words a fact rests on where they stand.

Only a worker loads this module: drawing needs pypdfium2.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
from PIL import Image

from hiring.reading.annotations import merged_pages
from hiring.reading.view import View

DOTS_PER_POINT = 2.0
# A poster must not fill the worker's memory; an ordinary page stays below this at full sharpness.
LONGEST_SIDE = 2400


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a WebP image.

    `number` counts from 1; `width` and `height` are those of the page as a person sees it, in PDF
    points, the measure of the boxes of evidence."""

    number: int
    width: float
    height: float
    image: bytes


def draw_pages(data: bytes, *, limit: int) -> Iterator[DrawnPage]:
    """The first `limit` pages of the PDF, each drawn once; nothing where the bytes are no PDF that
    opens."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for number, page in enumerate(islice(merged_pages(document, data), limit), start=1):
            yield _draw(page, number)
    finally:
        document.close()


def _draw(page: pdfium.PdfPage, number: int) -> DrawnPage:
    view = View.of(page)
    longest = max(view.width, view.height, 1.0)
    scale = min(DOTS_PER_POINT, LONGEST_SIDE / longest)
    bitmap = page.render(scale=scale)
    try:
        return DrawnPage(number, view.width, view.height, encode(bitmap.to_pil()))
    finally:
        bitmap.close()


def encode(picture: Image.Image) -> bytes:
    """The picture as WebP without loss: letters stay sharp, and it is smaller and quicker to make
    than PNG."""
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "WEBP", lossless=True, method=1, quality=20)
    return buffer.getvalue()
