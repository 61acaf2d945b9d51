"""Areas, rules and pictures drawn on a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from hiring.reading import pdf_calls
from hiring.reading.limits import Limits, UnreadableError
from hiring.reading.pdf_edges import path_edges
from hiring.reading.view import Matrix, View, apply_matrix, multiply_matrices
from hiring.reading.words import Shape

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_DEPTH = 6


def page_shapes(page: Any, view: View, limits: Limits) -> list[Shape]:
    """What is drawn, bottom-most first; UnreadableError for a page with an absurd number of
    objects.
    """
    shapes = []
    text = raw.FPDF_PAGEOBJ_TEXT
    for count, (item, kind, matrix) in enumerate(
        _objects(pdf_calls.address(page.raw), _IDENTITY, 0)
    ):
        if count > limits.shapes_per_page:
            raise UnreadableError("resource_limit", "A page has too many drawn objects.")
        if kind != text:
            shape = _shape(ctypes.cast(item, raw.FPDF_PAGEOBJECT), kind, matrix, view)
            if shape is not None:
                shapes.append(shape)
    return shapes


def _objects(holder: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    count = pdf_calls.count_form_objects if depth else pdf_calls.count_objects
    get = pdf_calls.form_object if depth else pdf_calls.page_object
    kind_of, form = pdf_calls.object_kind, raw.FPDF_PAGEOBJ_FORM
    for i in range(count(holder)):
        item = get(holder, i)
        kind = kind_of(item)
        if kind == form and depth < _MAX_DEPTH:
            inner = _own_matrix(ctypes.cast(item, raw.FPDF_PAGEOBJECT))
            yield from _objects(item, multiply_matrices(inner, matrix), depth + 1)
        else:
            yield item, kind, matrix


def _own_matrix(item: Any) -> Matrix:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    return own.a, own.b, own.c, own.d, own.e, own.f


def _shape(item: Any, kind: int, matrix: Matrix, view: View) -> Shape | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    a = apply_matrix(matrix, left.value, bottom.value)
    b = apply_matrix(matrix, right.value, top.value)
    box = view.box(*a, *b)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return Shape(*box, None, picture=kind == raw.FPDF_PAGEOBJ_IMAGE)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    read = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
    read(item, red, green, blue, alpha)
    if alpha.value < 10:
        return None
    color = (red.value << 16) | (green.value << 8) | blue.value
    whole, filled = multiply_matrices(_own_matrix(item), matrix), bool(fill.value)
    return Shape(*box, color, filled, path_edges(item, whole, view, filled=filled))
