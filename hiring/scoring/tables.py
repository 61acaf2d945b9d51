"""Reading tables of figures from CSV files: wide ones, and long ones with factors."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

MISSING = frozenset({"", ".", "na", "n/a", "nan", "null"})
# What the first column is called where it names the rows and holds no ratings.
ROW_NAMES = frozenset(
    {"", "case", "id", "name", "object", "person", "row", "subject", "target", "unit"}
)


class CsvError(ValueError):
    """The file can't be read as the table it should be; the message names the line."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A row a target or unit, a column a judge; a cell is None where it is missing."""

    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]

    def numbers(self) -> list[list[float | None]]:
        """The cells as numbers; CsvError with the line of one that is none."""
        return [
            [None if cell is None else _number(cell, line) for cell in row]
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
    if _has_heading(rows):
        heading, rows, lines = rows[0], rows[1:], lines[1:]
    else:
        heading = []
    if not rows:
        raise CsvError("The file holds no row of values.")
    if _names_rows(heading, rows):
        rows = [row[1:] for row in rows]
    width = len(rows[0])
    for row, line in zip(rows, lines, strict=True):
        if len(row) != width:
            raise CsvError(f"Line {line} has {len(row)} values where the others have {width}.")
    cells = tuple(tuple(None if cell.lower() in MISSING else cell for cell in row) for row in rows)
    return Wide(cells, tuple(lines))


def read_long(path: Path) -> Long:
    """The values and factors of a file whose heading is `value,factor…`; the values stand in the
    column "value", else in the first."""
    lines, rows = read_rows(path)
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
        tuple(_number(row[place], line) for row, line in zip(rows, lines, strict=True)),
        {name: tuple(row[n] for row in rows) for n, name in enumerate(heading) if n != place},
    )


def read_rows(path: Path) -> tuple[list[int], list[list[str]]]:
    """The lines of the rows that are not empty, and their cells without white space at the ends.

    CsvError where the file is no CSV in UTF-8, or empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            found = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except UnicodeDecodeError:
        raise CsvError("The file is not UTF-8 text. Save it as CSV in UTF-8.") from None
    except csv.Error as error:
        raise CsvError(f"The file is no CSV: {error}.") from None
    kept = [(line, row) for line, row in found if any(row)]
    if not kept:
        raise CsvError("The file is empty.")
    return [line for line, _ in kept], [row for _, row in kept]


def _number(cell: str, line: int) -> float:
    try:
        number = float(cell)
    except ValueError:
        number = float("nan")
    if number != number or number in (float("inf"), float("-inf")):
        raise CsvError(f"Line {line}: {cell!r} is no number.")
    return number


def _is_number(cell: str) -> bool:
    try:
        _number(cell, 0)
    except CsvError:
        return cell.lower() in MISSING
    return True


def _has_heading(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: it holds words, and none of them stands below."""
    words = {cell for cell in rows[0] if not _is_number(cell)}
    return bool(words) and not words & {cell for row in rows[1:] for cell in row}


def _names_rows(heading: list[str], rows: list[list[str]]) -> bool:
    """Whether the first column names the rows: by its heading, or because it alone holds words, no
    two the same."""
    if heading and heading[0].lower() in ROW_NAMES:
        return True
    first = [row[0] for row in rows]
    others = [cell for row in rows for cell in row[1:]]
    words = not all(map(_is_number, first)) and all(map(_is_number, others))
    return words and len(set(first)) == len(first)
