"""Ruled tables."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pdfplumber
import pytest

from hiring.demo.generate import resumes
from hiring.reading.limits import Deadline, Limits
from hiring.reading.pdf import open_pdf, read_pages
from hiring.reading.ruling import find_cells
from hiring.reading.tables import Table, find_tables
from hiring.reading.words import Box, Page, Shape

ACROSS = [(50.0, y, 250.0, y) for y in (100.0, 120.0, 140.0)]
DOWN = [(x, 100.0, x, 140.0) for x in (50.0, 150.0, 250.0)]


def page_with(edges: Sequence[Box]) -> Page:
    """A page on which each edge is drawn as a stroke of its own."""
    shapes = [Shape(*edge, 0, False, (edge,)) for edge in edges]
    return Page(1, 595.0, 842.0, (), tuple(shapes))


def test_rules_that_cross_make_cells_row_by_row() -> None:
    assert find_cells([*ACROSS, *DOWN]) == [
        [
            (50, 100, 150, 120), (150, 100, 250, 120),
            (50, 120, 150, 140), (150, 120, 250, 140),
        ]
    ]  # fmt: skip


def test_a_cell_over_two_columns_is_one_cell() -> None:
    short = (150.0, 120.0, 150.0, 140.0)
    cells = find_cells([*ACROSS, DOWN[0], short, DOWN[2]])
    assert cells == [[(50, 100, 250, 120), (50, 120, 150, 140), (150, 120, 250, 140)]]


@pytest.mark.parametrize(("apart", "count"), [(2.0, 1), (5.0, 0)])
def test_rules_meet_only_where_their_ends_are_close(apart: float, count: int) -> None:
    across = [(50.0 + apart, y, 250.0, y) for y in (100.0, 120.0)]
    down = [(x, 100.0, x, 120.0) for x in (50.0, 250.0)]
    assert sum(map(len, find_cells([*across, *down]))) == count


def test_the_two_edges_of_a_thick_rule_are_one_rule() -> None:
    thick = [(50.0, y + 2, 250.0, y + 2) for y in (100.0, 120.0, 140.0)]
    assert [len(cells) for cells in find_cells([*ACROSS, *thick, *DOWN])] == [4]


def test_tables_apart_from_each_other_are_two() -> None:
    below = [(x0, y0 + 100, x1, y1 + 100) for x0, y0, x1, y1 in [*ACROSS, *DOWN]]
    boxes = [table.box for table in find_tables(page_with([*below, *ACROSS, *DOWN]))]
    assert boxes == [(50, 100, 250, 140), (50, 200, 250, 240)]


def test_boxes_of_one_column_are_no_table() -> None:
    frame = [*ACROSS, DOWN[0], DOWN[2], (52.0, 100.0, 52.0, 140.0)]
    assert find_tables(page_with(frame)) == []


def test_a_drawing_of_thousands_of_strokes_has_no_table() -> None:
    hatching = [(float(n), 0.0, float(n), 800.0) for n in range(2100)]
    assert find_tables(page_with([*ACROSS, *DOWN, *hatching])) == []


def test_tables_are_those_that_a_second_program_finds() -> None:
    (resume,) = resumes(1, "test", 7, only=["table"])
    document = open_pdf(resume.content, Limits())
    with pdfplumber.open(io.BytesIO(resume.content)) as second:
        for page in read_pages(document, Limits(), Deadline(60)):
            theirs = second.pages[page.number - 1].find_tables()
            for table, other in zip(find_tables(page), theirs, strict=True):
                assert boxes_of(table) == pytest.approx(
                    [edge for row in other.rows for cell in row.cells if cell for edge in cell],
                    abs=1.0,
                )


def boxes_of(table: Table) -> list[float]:
    """The edges of all its cells in a row."""
    return [edge for row in table.rows for cell in row for edge in cell]
