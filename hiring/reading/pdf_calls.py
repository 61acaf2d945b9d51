"""Calls into PDFium for each character and object of a page, bound as leanly as ctypes allows.

A page has thousands of characters, so that the call itself is what costs: handles are plain
addresses, and answers are written straight into a column.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_POINTER, _INT, _UINT, _FLOAT, _DOUBLE = (
    ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_float, ctypes.c_double,
)  # fmt: skip


def address(handle: Any) -> int:
    """The address of a handle or function of pypdfium2's."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bind(function: Any, answer: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(answer, *arguments)(address(function))


text_object = _bind(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
char_box = _bind(
    raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER
)
loose_box = _bind(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
char_origin = _bind(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
char_matrix = _bind(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
font_size = _bind(raw.FPDFText_GetFontSize, _DOUBLE, _POINTER, _INT)
fill_color = _bind(
    raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
font_of = _bind(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
count_objects = _bind(raw.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _bind(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_form_objects = _bind(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bind(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_kind = _bind(raw.FPDFPageObj_GetType, _INT, _POINTER)
