"""Pages of a PDF as glyphs and shapes, by way of pypdfium2; coordinates are those a person sees."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hiring.reading.glyphs import Glyph, group_words
from hiring.reading.hidden import INVISIBLE, Cover, visible
from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.pdf_shapes import page_shapes
from hiring.reading.view import View
from hiring.reading.words import Page, Shape


@dataclass(frozen=True, slots=True)
class _Ink:
    """What all glyphs of one text object share."""

    font: str
    bold: bool
    italic: bool
    color: int
    alpha: int
    mode: int
    size: float
    turn: tuple[float, float]


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


def read_pages(document: pdfium.PdfDocument, limits: Limits, deadline: Deadline) -> Iterator[Page]:
    """Each page with its visible words."""
    fonts: dict[int, tuple[str, bool, bool]] = {}
    for index in range(len(document)):
        deadline.check()
        page = document[index]
        try:
            yield _read_page(page, index + 1, limits, fonts)
        finally:
            page.close()


def _read_page(page: Any, number: int, limits: Limits, fonts: dict[int, Any]) -> Page:
    view = View.of(page)
    if max(view.width, view.height) > limits.page_side:
        raise UnreadableError("resource_limit", f"Page {number} is unreasonably large.")
    shapes = page_shapes(page, view, limits)
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > limits.glyphs_per_page:
            raise UnreadableError("resource_limit", f"Page {number} has too many characters.")
        glyphs = list(_glyphs(text_page, view, fonts))
    finally:
        text_page.close()
    cover = Cover(shapes, view.width, view.height)
    seen = [glyph for glyph in glyphs if visible(glyph, cover)]
    hidden = any(not glyph.text.isspace() for glyph in glyphs) and len(seen) < len(glyphs)
    drawn = [glyph for glyph in seen if not glyph.space]
    words = group_words(drawn, number)
    return Page(
        number, view.width, view.height, tuple(words), tuple(shapes), hidden,
        _image_share(shapes, view), not (view.rotation or view.left or view.bottom),
        sum(glyph.mode == INVISIBLE for glyph in drawn) > 0.5 * len(drawn),
    )  # fmt: skip


def _image_share(shapes: list[Shape], view: View) -> float:
    area = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in shapes if s.color is None)
    return min(area / max(view.width * view.height, 1), 1.0)


def _glyphs(text_page: Any, view: View, fonts: dict[int, Any]) -> Iterator[Glyph]:
    handle = text_page.raw
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    ox, oy = ctypes.c_double(), ctypes.c_double()
    loose = raw.FS_RECTF()
    inks: dict[int, _Ink] = {}
    for i in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        if raw.FPDFText_IsGenerated(handle, i) or code in (0, 10, 13):
            continue
        owner = raw.FPDFText_GetTextObject(handle, i)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = _read_ink(handle, i, owner, fonts)
        raw.FPDFText_GetCharBox(handle, i, left, right, low, high)
        raw.FPDFText_GetLooseCharBox(handle, i, loose)
        raw.FPDFText_GetCharOrigin(handle, i, ox, oy)
        box = view.box(left.value, low.value, right.value, high.value)
        wide = view.box(loose.left, loose.bottom, loose.right, loose.top)
        x, base = view.point(ox.value, oy.value)
        angle = view.angle(*ink.turn)
        size = _plausible(ink.size, wide, angle)
        yield Glyph(
            chr(code), box, wide, x, base, size, ink.bold, ink.italic, ink.color, angle,
            ink.alpha, ink.mode, key,
        )  # fmt: skip


def _plausible(size: float, wide: tuple[float, float, float, float], angle: int) -> float:
    """The text size, or an estimate from the glyph's box where the font states nonsense."""
    height = wide[3] - wide[1] if angle in (0, 180) else wide[2] - wide[0]
    if height > 0 and not 0.35 < size / height < 2.5:
        return height / 1.15
    return size


def _read_ink(handle: Any, i: int, owner: Any, fonts: dict[int, Any]) -> _Ink:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, i, matrix)
    size = raw.FPDFText_GetFontSize(handle, i) * math.hypot(matrix.c, matrix.d)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    font = raw.FPDFTextObj_GetFont(owner)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _read_font(font)
    name, bold, italic = fonts[key]
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    leaning = abs(matrix.b) < 0.01 and abs(matrix.c) > 0.1 * abs(matrix.d) > 0
    return _Ink(
        name, bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE, italic or leaning,
        (red.value << 16) | (green.value << 8) | blue.value, alpha.value, mode, size,
        (matrix.a, matrix.b),
    )  # fmt: skip


def _read_font(font: Any) -> tuple[str, bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    flags, angle = raw.FPDFFont_GetFlags(font), ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, angle)
    lower = name.lower()
    bold = (
        any(mark in lower for mark in ("bold", "black", "heavy", "demi", "medi", "cmbx", "-bd"))
        or (flags >= 0 and bool(flags & 0x40000))
        or raw.FPDFFont_GetWeight(font) >= 600
    )
    italic = (
        any(mark in lower for mark in ("italic", "oblique", "slanted", "cmti", "-it", "cmsl"))
        or angle.value != 0
    )
    return name, bold, italic
