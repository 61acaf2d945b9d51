"""What text of a PDF is drawn with: font, size, colour and direction of each text object."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as raw

from hiring.reading import pdf_calls
from hiring.reading.glyphs import Flags, Floats, Ints, Look
from hiring.reading.view import View

_BOLD = ("bold", "black", "heavy", "demi", "medi", "cmbx", "-bd")
_ITALIC = ("italic", "oblique", "slanted", "cmti", "-it", "cmsl")
_FORCED_BOLD = 0x40000  # of a font's flags
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True, eq=False)
class Inks:
    """Text objects in columns: text size, the height of the baseline in user space, whether that
    runs straight to the right, and the look, a place in `palette`.
    """

    sizes: Floats
    baselines: Floats
    upright: Flags
    looks: Ints
    palette: Sequence[Look]

    @property
    def angles(self) -> Ints:
        """The turn of each, in degrees clockwise as seen."""
        return np.array([look.angle for look in self.palette], np.int64)[self.looks]


def read_inks(page: int, places: Sequence[int], objects: Sequence[int], view: View) -> Inks:
    """What the text objects are drawn with; `places` holds the index of a character of each."""
    count = len(objects)
    matrices, colors = np.zeros((count, 6), np.float32), np.zeros((count, 4), np.uint32)
    to_matrix, to_color = matrices.ctypes.data, colors.ctypes.data
    for i, owner in zip(places, objects, strict=True):
        pdf_calls.char_matrix(page, i, to_matrix)
        pdf_calls.fill_color(owner, to_color, to_color + 4, to_color + 8, to_color + 12)
        to_matrix, to_color = to_matrix + 24, to_color + 16
    sizes = np.array([pdf_calls.font_size(page, i) for i in places])
    a, b, c, d, _, f = matrices.astype(np.float64).T
    looks, palette = _looks(objects, matrices[:, :4].tolist(), colors.tolist(), view)
    upright = (b == 0) & (c == 0) & (a > 0) & (d > 0)
    return Inks(sizes * np.hypot(c, d), f, upright, looks, palette)


def _looks(
    objects: Sequence[int], matrices: Sequence[list[float]], colors: Sequence[list[int]], view: View
) -> tuple[Ints, list[Look]]:
    """The look of each text object as its place among the looks there are."""
    fonts: dict[int, tuple[bool, bool]] = {}
    known: dict[tuple[object, ...], int] = {}
    looks, palette = [], list[Look]()
    for owner, matrix, color in zip(objects, matrices, colors, strict=True):
        font, mode = pdf_calls.font_of(owner) or 0, pdf_calls.render_mode(owner)
        key = font, mode, *matrix, *color
        if key not in known:
            known[key] = len(palette)
            if font not in fonts:
                fonts[font] = _read_font(font)
            palette.append(_look(fonts[font], mode, matrix, color, view))
        looks.append(known[key])
    return np.array(looks, np.int64), palette


def _look(
    font: tuple[bool, bool], mode: int, matrix: Sequence[float], color: Sequence[int], view: View
) -> Look:
    (bold, italic), (a, b, c, d), (red, green, blue, alpha) = font, matrix, color
    leaning = abs(b) < 0.01 and abs(c) > 0.1 * abs(d) > 0
    return Look(
        bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE, italic or leaning,
        (red << 16) | (green << 8) | blue, view.angle(a, b), alpha, mode,
    )  # fmt: skip


def _read_font(address: int) -> tuple[bool, bool]:
    """Whether the font is bold, and whether it is italic."""
    font = ctypes.cast(address, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1].lower()
    flags, angle = raw.FPDFFont_GetFlags(font), ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, angle)
    bold = (
        any(mark in name for mark in _BOLD)
        or (flags >= 0 and bool(flags & _FORCED_BOLD))
        or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    )
    return bold, any(mark in name for mark in _ITALIC) or angle.value != 0
