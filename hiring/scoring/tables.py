"""Reading tables of figures from CSV files: wide ones, and long ones with factors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hiring.scoring.csv_cells import MISSING, CsvError, read_number, read_rows
from hiring.scoring.headings import counts_rows, has_heading, names_rows


@dataclass(frozen=True, slots=True)
class Wide:
    """A row a target or unit, a column a judge; a cell is None where it is missing.  `note` says
    what was taken for granted in reading it."""

    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]
    note: str = ""

    def numbers(self) -> list[list[float | None]]:
        """The cells as numbers; CsvError with the line of one that is none."""
        return [
            [None if cell is None else read_number(cell, line) for cell in row]
            for row, line in zip(self.rows, self.lines, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Long:
    """One value a row, with the level of each factor."""

    values: tuple[float, ...]
    factors: dict[str, tuple[str, ...]]


def read_wide(path: Path) -> Wide:
    """The table of the file, without a heading and without names of the rows."""
    lines, rows = read_rows(path)
    width = len(rows[0])
    for row, line in zip(rows, lines, strict=True):
        if len(row) != width:
            raise CsvError(f"Line {line} has {len(row)} values where the others have {width}.")
    heading: list[str] = []
    if has_heading(rows):
        heading, rows, lines = rows[0], rows[1:], lines[1:]
    if not rows:
        raise CsvError("The file holds no row of values.")
    note = ""
    if names_rows(heading, rows):
        rows = [row[1:] for row in rows]
    elif counts_rows(heading, rows):
        rows = [row[1:] for row in rows]
        note = f"The first column, {heading[0]!r}, is taken for the numbers of the rows."
    cells = tuple(tuple(None if cell.lower() in MISSING else cell for cell in row) for row in rows)
    return Wide(cells, tuple(lines), note)


def read_long(path: Path) -> Long:
    """The values and factors of a file whose heading is `value,factor…`; the values stand in the
    column "value", else in the first.  A first column without a name numbers the rows."""
    lines, rows = read_rows(path)
    if len(rows[0]) > 2 and not rows[0][0]:
        rows = [row[1:] for row in rows]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise CsvError("A heading such as value,plate,sample and a row for each value are needed.")
    heading, rows, lines = rows[0], rows[1:], lines[1:]
    names = [name.lower() for name in heading]
    if len(set(names)) < len(names) or "" in names:
        raise CsvError("Line 1: each column needs a name of its own.")
    place = names.index("value") if "value" in names else 0
    for row, line in zip(rows, lines, strict=True):
        if len(row) != len(heading):
            raise CsvError(f"Line {line} has {len(row)} cells; the heading has {len(heading)}.")
        if "" in row:
            raise CsvError(f"Line {line} has an empty cell.")
    return Long(
        tuple(read_number(row[place], line) for row, line in zip(rows, lines, strict=True)),
        {name: tuple(row[n] for row in rows) for n, name in enumerate(heading) if n != place},
    )
