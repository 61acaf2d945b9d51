"""The submitted ratings as files for other programs: CSV and XLSX.  The same rows give the same
bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hiring.committee.rating_rows import RatingRow

RATINGS = (
    ("Candidate", 10),
    ("Rater", 24),
    ("Area", 34),
    ("Item", 6),
    ("Competency", 34),
    ("Answer", 13),
    ("Rating", 8),
    ("Initial rating", 8),
    ("Agreed rating", 8),
    ("Note", 60),
    ("Note on the agreed rating", 60),
    ("Given (UTC)", 18),
    ("Versions", 9),
)
# A spreadsheet takes such a text for a formula when it opens a CSV file.
LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Files made again from the same data must be the same.
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)

Cell = str | int | None


def write_csv(rows: Iterable[RatingRow]) -> bytes:
    """Everything, in UTF-8 with a mark that spreadsheets know it by.  A text that would be taken
    for a formula gets an apostrophe before it."""
    file = io.StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(name for name, _ in RATINGS)
    for row in rows:
        lines.writerow(_disarm(value) for value in _values(row))
    return file.getvalue().encode("utf-8-sig")


def write_cells(rows: Iterable[RatingRow]) -> bytes:
    """The ratings that the scores are made of, under the header `candidate,rater,item,rating` that
    `hiring score` reads; an empty rating is "not observed".  Items left open and candidates set
    aside have no row; raters are numbered as they come."""
    file = io.StringIO(newline="")
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(("candidate", "rater", "item", "rating"))
    numbers: dict[int, int] = {}
    for row in rows:
        if row.compared and row.answer != "left open":
            number = numbers.setdefault(row.rater_id, len(numbers) + 1)
            lines.writerow((row.candidate, f"R{number}", row.item, row.rating))
    return file.getvalue().encode()


def write_xlsx(rows: Iterable[RatingRow], *, title: str, about: Mapping[str, str]) -> bytes:
    """A workbook: what this is in the first sheet, the ratings in the second."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    _write_about(book.add_worksheet("About"), title, about, head, words)
    _write_rows(book.add_worksheet("Ratings"), [_values(row) for row in rows], head, words)
    book.close()
    return file.getvalue()


def _write_about(
    sheet: Worksheet, title: str, about: Mapping[str, str], head: Format, words: Format
) -> None:
    sheet.set_column(0, 0, 24, words)
    sheet.set_column(1, 1, 90, words)
    sheet.write_string(0, 0, title, head)
    for number, (name, text) in enumerate(about.items(), start=2):
        sheet.write_string(number, 0, name, head)
        sheet.write_string(number, 1, text, words)


def _write_rows(
    sheet: Worksheet, rows: Sequence[Sequence[Cell]], head: Format, words: Format
) -> None:
    for column, (name, width) in enumerate(RATINGS):
        sheet.set_column(column, column, width, words)
        sheet.write_string(0, column, name, head)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value, words)
            elif value is not None:
                sheet.write_number(number, column, value, words)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(RATINGS) - 1)


def _values(row: RatingRow) -> tuple[Cell, ...]:
    return (
        row.candidate,
        row.rater,
        row.area,
        row.item,
        row.label,
        row.answer,
        row.rating,
        row.initial,
        row.final,
        row.note,
        row.final_note,
        row.given_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if row.given_at else "",
        row.versions,
    )


def _disarm(value: Cell) -> Cell:
    if isinstance(value, str) and value.startswith(LOOKS_LIKE_A_FORMULA):
        return f"'{value}"
    return value
