"""The characters of a PDF page with their boxes and looks, by way of PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from hiring.reading import pdf_calls
from hiring.reading.glyphs import Floats, Glyphs, Ints
from hiring.reading.pdf_inks import Inks, read_inks
from hiring.reading.view import View

# Where text runs to the left, PDFium may part the characters of one text object.
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


def read_glyphs(text_page: Any, view: View) -> Glyphs:
    """The characters that draw something, in the order of the page."""
    page = pdf_calls.address(text_page.raw)
    text = _text(text_page)
    places = [i for i, c in enumerate(text) if not c.isspace() and c != "\0"]
    owners = _owners(page, places, leftward=_LEFTWARD.search(text) is not None)
    known, first, objects = np.unique(owners, return_index=True, return_inverse=True)
    ink, loose = np.zeros((len(places), 4)), np.zeros((len(places), 4), np.float32)
    at, wide_at = ink.ctypes.data, loose.ctypes.data
    char_box, loose_box = pdf_calls.char_box, pdf_calls.loose_box
    for i in places:
        char_box(page, i, at, at + 8, at + 16, at + 24)
        loose_box(page, i, wide_at)
        at, wide_at = at + 32, wide_at + 16
    inks = read_inks(page, [places[n] for n in first.tolist()], known.tolist(), view)
    left, top, right, bottom = loose.astype(np.float64).T
    xs, ys = _origins(page, places, objects, inks, (left, bottom))
    wides = view.boxes(left, bottom, right, top)
    return Glyphs(
        [text[i] for i in places], view.boxes(*ink[:, [0, 2, 1, 3]].T), wides,
        *view.point(xs, ys), _plausible(inks.sizes[objects], wides, inks.angles[objects]),
        owners, inks.looks[objects], inks.palette,
    )  # fmt: skip


def _text(text_page: Any) -> str:
    """The character at each index of the page, those among them that PDFium puts in itself."""
    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    length = raw.FPDFText_GetText(text_page.raw, 0, count, buffer) - 1
    text = bytes(buffer)[: 2 * length].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(text_page.raw, i)) for i in range(count))
    return text.replace("\ufffe", "\x02")  # the mark of a hyphen at a line's end, told either way


def _owners(page: int, places: Sequence[int], leftward: bool) -> Ints:
    """The text object of each character.  Those of one object stand together, so that a stretch
    between two of one object is not asked for.
    """
    ask, count = pdf_calls.text_object, len(places)
    if leftward or count < 3:
        return np.array([ask(page, i) or 0 for i in places], np.int64)
    owners = [0] * count
    owners[0], owners[-1] = ask(page, places[0]), ask(page, places[-1])
    waiting = [(0, count - 1)]
    while waiting:
        low, high = waiting.pop()
        if owners[low] == owners[high]:
            owners[low:high] = [owners[low]] * (high - low)
        elif high - low > 1:
            middle = (low + high) // 2
            owners[middle] = ask(page, places[middle])
            waiting += [(low, middle), (middle, high)]
    return np.array([owner or 0 for owner in owners], np.int64)


def _origins(
    page: int, places: Sequence[int], objects: Ints, inks: Inks, corners: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Where each character stands on its baseline, in user space; `corners` are where its line
    height begins at the lower left.

    Upright text of one object has one baseline, and each character's advance begins at its origin;
    only other text is asked for each."""
    lefts, lows = corners
    xs, ys = lefts.copy(), inks.baselines[objects]
    level = np.zeros(len(inks.baselines))
    level[objects] = lows
    odd = ~inks.upright
    odd[objects[lows != level[objects]]] = True
    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
    for n in np.flatnonzero(odd[objects]).tolist():
        pdf_calls.char_origin(page, places[n], to_x, to_y)
        xs[n], ys[n] = x.value, y.value
    return xs, ys


def _plausible(sizes: Floats, wides: Floats, angles: Ints) -> Floats:
    """The text sizes, estimated from the glyph's box where the font states nonsense."""
    heights = np.where(angles % 180 == 0, wides[:, 3] - wides[:, 1], wides[:, 2] - wides[:, 0])
    ratio = sizes / np.where(heights > 0, heights, 1)
    return np.where((heights > 0) & ~((ratio > 0.35) & (ratio < 2.5)), heights / 1.15, sizes)
