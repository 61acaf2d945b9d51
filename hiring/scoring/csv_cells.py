"""Cells of CSV files: which are empty, which are numbers, and rows without the rest."""

from __future__ import annotations

import csv
import re
from math import isfinite
from pathlib import Path

MISSING = frozenset({"", ".", "*", "na", "n/a", "nan", "null", "#n/a", "<na>"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_SEPARATORS = {";": "semicolons", "\t": "tabs"}


class CsvError(ValueError):
    """The file can't be read as the table it should be; the message names the line."""


def read_rows(path: Path) -> tuple[list[int], list[list[str]]]:
    """The lines of the rows that are not empty, and their cells without white space at the ends;
    columns at the end that are empty throughout are left out.

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
    lines, rows = [line for line, _ in kept], [row for _, row in kept]
    _check_commas(lines[0], rows)
    while len({len(row) for row in rows}) == 1 and not any(row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    return lines, rows


def read_number(cell: str, line: int) -> float:
    """The cell as a number; CsvError with the line where it is none."""
    if not _NUMBER.fullmatch(cell) or not isfinite(float(cell)):
        raise CsvError(f"Line {line}: {cell!r} is no number.")
    return float(cell)


def is_number(cell: str) -> bool:
    """Whether the cell is a number or says that one is missing."""
    return cell.lower() in MISSING or bool(_NUMBER.fullmatch(cell))


def _check_commas(line: int, rows: list[list[str]]) -> None:
    if all(len(row) == 1 for row in rows):
        for separator, name in _SEPARATORS.items():
            if all(separator in row[0] for row in rows):
                raise CsvError(f"Line {line} is divided by {name}. Save the file with commas.")
