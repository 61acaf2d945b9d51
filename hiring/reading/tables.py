"""Ruled tables of a page: cells row by row, from the rules and boxes drawn on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hiring.reading.ruling import find_cells
from hiring.reading.words import Box, Page, Shape

_THIN = 2.5  # points: narrower shapes are rules
_FEWEST_RULES = 3
_MOST_EDGES = 2_000  # of a table; a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its box, and the boxes of its cells row by row."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]

    @classmethod
    def of(cls, cells: Sequence[Box]) -> Table:
        """The table of these cells, which come row by row."""
        x0, top, x1, bottom = zip(*cells, strict=True)
        rows = tuple(tuple(row) for _, row in groupby(cells, key=lambda cell: cell[1]))
        return cls((min(x0), min(top), max(x1), max(bottom)), rows)


def may_have_table(page: Page) -> bool:
    """Whether enough rules run down the page for a table with columns."""
    down = [s for s in page.shapes if _is_upright_rule(s)]
    boxes = [s for s in page.shapes if not s.filled and s.x1 - s.x0 > 40 and s.bottom - s.top > 10]
    return len(down) >= _FEWEST_RULES or len(boxes) >= _FEWEST_RULES


def _is_upright_rule(shape: Shape) -> bool:
    return shape.x1 - shape.x0 < _THIN and shape.bottom - shape.top > 8


def find_tables(page: Page) -> list[Table]:
    """The ruled tables of a page with at least two rows of two cells, from the top down."""
    if not may_have_table(page):
        return []
    edges = [edge for shape in page.shapes for edge in shape.edges]
    if len(edges) > _MOST_EDGES:
        return []
    tables = [Table.of(group) for group in find_cells(edges)]
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    return [t for t in tables if sum(len(row) > 1 for row in t.rows) >= 2]
