"""Whether the first row of a wide table names its columns, and whether its first column names the
rows: published tables come with such names and without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hiring.scoring.csv_cells import is_number

# Words of a heading under which the rows are named and no ratings stand.
ROW_NAMES = frozenset(
    """
    applicant candidate case document essay id index item name object observation participant
    patient person ratee row sample segment student subject target unit
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LAST = re.compile(r"[\W_]*(\d+|\b[a-z])?[\W_]*$")
Rows = Sequence[Sequence[str]]


def has_heading(rows: Rows) -> bool:
    """Whether the first row names the columns: by words none of which stands below, or, where the
    rows are named too, by numbers that count; also by 0, 1, 2 and so on alone, as data frames are
    written."""
    first, below = rows[0], rows[1:]
    if len(first) > 2 and below and _counts(first, 0):
        return True
    if len(first) > 2 and _count(first[1:]):
        return _starts(first[0], below)
    if any(is_number(cell) for n, cell in enumerate(first) if n or cell):
        return False
    if {cell for row in below for cell in row if cell} & set(first):
        return False
    figures = all(is_number(cell) for row in below for cell in row[1:])
    return figures or len(set(first)) == len(first)


def names_rows(heading: Sequence[str], rows: Rows) -> bool:
    """Whether the first column names the rows: by its heading, or because it alone holds words, no
    two the same."""
    if heading and (not heading[0] or (_is_row_name(heading[0]) and not _alike(heading))):
        return True
    first = [row[0] for row in rows]
    figures = all(is_number(cell) for row in rows for cell in row[1:])
    return figures and not any(map(is_number, first)) and len(set(first)) == len(first)


def counts_rows(heading: Sequence[str], rows: Rows) -> bool:
    """Whether the first column, under a heading unlike the next, does nothing but count."""
    if len(heading) < 3 or len(rows) < 3 or _alike(heading):
        return False
    return _count([row[0] for row in rows])


def _starts(start: str, below: Rows) -> bool:
    """Whether a first row that counts is a heading, by what stands over the first column."""
    first = [row[0] for row in below]
    if not start:
        return bool(first) and (_count(first) or not any(map(is_number, first)))
    return not is_number(start) and (_is_row_name(start) or all(map(is_number, first)))


def _count(cells: Sequence[str]) -> bool:
    return _counts(cells, 0) or _counts(cells, 1)


def _counts(cells: Sequence[str], start: int) -> bool:
    return list(cells) == [str(n + start) for n in range(len(cells))]


def _is_row_name(heading: str) -> bool:
    words = {word.lower() for word in _WORD.findall(heading)}
    return bool(ROW_NAMES & (words | {word.removesuffix("s") for word in words}))


def _alike(heading: Sequence[str]) -> bool:
    """Whether the first two columns are called the same but for a number or a letter."""
    stems = [_LAST.sub("", name.lower()) for name in heading[:2]]
    return len(stems) == 2 and stems[0] == stems[1]
