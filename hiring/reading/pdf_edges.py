"""The straight sides of a path on a PDF page that run level or upright: what rules a table."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from hiring.reading.view import Matrix, View, apply_matrix
from hiring.reading.words import Box

_MOST_SEGMENTS = 200  # of a path of rules; one with more is a drawing
_MOST_FILLED = 5  # of a filled area that is a rectangle
_SLANT = 0.5  # points: a side that strays less is straight
Point = tuple[float, float]


def path_edges(path: Any, matrix: Matrix, view: View, *, filled: bool) -> tuple[Box, ...]:
    """The path's sides as boxes without width or height, as seen; none for drawings of many parts.
    `matrix` leads from the path's own space to that of the page.
    """
    count = raw.FPDFPath_CountSegments(path)
    if count > (_MOST_FILLED if filled else _MOST_SEGMENTS):
        return ()
    return tuple(
        edge
        for a, b in _sides(path, count, matrix)
        for edge in _edge(view.point(*a), view.point(*b))
    )


def _sides(path: Any, count: int, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """The straight parts of the path, each from one point to the next."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for n in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = apply_matrix(matrix, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start
        last = here


def _edge(a: Point, b: Point) -> Iterator[Box]:
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    if abs(a[0] - b[0]) < _SLANT:
        yield x, min(a[1], b[1]), x, max(a[1], b[1])
    elif abs(a[1] - b[1]) < _SLANT:
        yield min(a[0], b[0]), y, max(a[0], b[0]), y
