"""Pages of a PDF as glyphs and shapes, by way of pypdfium2; coordinates are those a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hiring.reading.hidden import INVISIBLE, Cover, visible
from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.pdf_glyphs import read_glyphs
from hiring.reading.pdf_shapes import page_shapes
from hiring.reading.spacing import group_words
from hiring.reading.view import View
from hiring.reading.words import Page, Shape


def open_pdf(data: bytes, limits: Limits) -> pdfium.PdfDocument:
    """The opened document; UnreadableError for one that is encrypted, corrupt or too long."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        code = raw.FPDF_GetLastError()
        locked = "password" in str(error).lower() or code == raw.FPDF_ERR_PASSWORD
        raise UnreadableError("encrypted" if locked else "corrupt") from error
    if count == 0:
        raise UnreadableError("corrupt", "It has no pages.")
    if count > limits.pages:
        raise UnreadableError("too_many_pages", f"It has {count}; the limit is {limits.pages}.")
    return document


def read_pages(
    pages: Iterable[pdfium.PdfPage], limits: Limits, deadline: Deadline
) -> Iterator[Page]:
    """Each page, from the first on, with its visible words."""
    for number, page in enumerate(pages, start=1):
        deadline.check()
        yield _read_page(page, number, limits)


def _read_page(page: Any, number: int, limits: Limits) -> Page:
    view = View.of(page)
    if max(view.width, view.height) > limits.page_side:
        raise UnreadableError("resource_limit", f"Page {number} is unreasonably large.")
    shapes = page_shapes(page, view, limits)
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > limits.glyphs_per_page:
            raise UnreadableError("resource_limit", f"Page {number} has too many characters.")
        glyphs = read_glyphs(text_page, view)
    finally:
        text_page.close()
    drawn = glyphs.where(visible(glyphs, Cover(shapes, view.width, view.height)))
    traced = np.array([look.mode == INVISIBLE for look in drawn.palette], bool)[drawn.looks]
    return Page(
        number, view.width, view.height, tuple(group_words(drawn, number)), tuple(shapes),
        len(drawn.texts) < len(glyphs.texts), _image_share(shapes, view),
        int(traced.sum()) > 0.5 * len(traced),
    )  # fmt: skip


def _image_share(shapes: list[Shape], view: View) -> float:
    area = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in shapes if s.color is None)
    return min(area / max(view.width * view.height, 1), 1.0)
