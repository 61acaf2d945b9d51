"""Ruled tables of a PDF page, by pdfplumber, which alone knows how rules make cells."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hiring.reading.words import Box, Page, Shape

_THIN = 2.5  # points: narrower shapes are rules
_FEWEST_RULES = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its box, and the boxes of its cells row by row."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def may_have_table(page: Page) -> bool:
    """Whether enough rules run down the page for a table with columns."""
    down = [s for s in page.shapes if _is_upright_rule(s)]
    boxes = [s for s in page.shapes if not s.filled and s.x1 - s.x0 > 40 and s.bottom - s.top > 10]
    return len(down) >= _FEWEST_RULES or len(boxes) >= _FEWEST_RULES


def _is_upright_rule(shape: Shape) -> bool:
    return shape.x1 - shape.x0 < _THIN and shape.bottom - shape.top > 8


def find_tables(data: bytes, page: Page) -> list[Table]:
    """The ruled tables of a page with at least two rows of two cells; none on a page that is shown
    turned or cropped.
    """
    import pdfplumber

    if not page.upright or not may_have_table(page):
        return []
    with pdfplumber.open(io.BytesIO(data), pages=[page.number]) as document:
        found = [
            Table(
                table.bbox,
                tuple(tuple(c for c in row.cells if c is not None) for row in table.rows),
            )
            for table in document.pages[0].find_tables()
        ]
    return [t for t in found if sum(len(row) > 1 for row in t.rows) >= 2]
