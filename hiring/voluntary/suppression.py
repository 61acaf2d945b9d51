"""Which counts of people may be shown without telling anything of one of them.

A table has a row for each category and a column for the last step that people reached, so that
everybody stands in one cell.  The totals of the columns are no secret: those who hire know how many
were invited.  All else is shown only under two rules:

1. No count below the threshold is shown, nought included.
2. A count that is withheld must stay open by at least the threshold: with everything shown, and
   the totals of the columns, nobody can narrow it further than `threshold` persons.  Where that
   fails, more counts are withheld, the smallest first, until it holds.

Rule 2 is what keeps a withheld count from being taken off a total, and what keeps "all of them"
from showing: where six of six are in one row, the noughts beside it would be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hiring.voluntary.flow import Arc
from hiring.voluntary.withholding import withhold

# The fewest people a shown count may stand for, and how far a withheld one must stay open.
THRESHOLD = 5
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of people: `counts[row][column]`, each person in one cell."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What of a table may be shown: counts by row and column, None where withheld."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int, ...]

    def reached(self, row: int, column: int) -> int | None:
        """How many people of the row came to this column or further, as far as what is shown says
        so: None where it doesn't."""
        later = self.cells[row][column:]
        if None not in later:
            return sum(count or 0 for count in later)
        earlier, total = self.cells[row][:column], self.row_totals[row]
        if total is None or None in earlier:
            return None
        return total - sum(count or 0 for count in earlier)

    def to_json(self) -> dict[str, Any]:
        """The table as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Published:
        """The table that `to_json` wrote."""
        return cls(
            rows=tuple(data["rows"]),
            columns=tuple(data["columns"]),
            cells=tuple(tuple(row) for row in data["cells"]),
            row_totals=tuple(data["row_totals"]),
            column_totals=tuple(data["column_totals"]),
        )

    def all_reached(self, column: int) -> int:
        """How many people in all came to this column or further."""
        return sum(self.column_totals[column:])

    @property
    def withholds_all(self) -> bool:
        """Whether no count of any category is shown."""
        shown = [*self.row_totals, *(self._open_cells())]
        return all(count is None for count in shown)

    def _open_cells(self) -> Iterable[int | None]:
        return (
            count
            for row in self.cells
            for count, total in zip(row, self.column_totals, strict=True)
            if total
        )


def publish(table: Table, *, threshold: int = THRESHOLD) -> Published:
    """The most of the table that the two rules let through, taking the smallest counts away first.
    A column that nobody stands in is shown as noughts: its total tells them anyway."""
    totals = tuple(sum(column) for column in zip(*table.counts, strict=True))
    arcs = _arcs(table, totals)
    withheld = withhold(arcs, threshold=threshold)
    rows = range(len(table.rows))
    return Published(
        rows=table.rows,
        columns=table.columns,
        cells=tuple(
            tuple(
                None if (("row", r), ("column", c)) in withheld else count
                for c, count in enumerate(table.counts[r])
            )
            for r in rows
        ),
        row_totals=tuple(
            None if (WHOLE, ("row", r)) in withheld else sum(table.counts[r]) for r in rows
        ),
        column_totals=totals or (0,) * len(table.columns),
    )


def _arcs(table: Table, totals: tuple[int, ...]) -> dict[Arc, int]:
    """Every count that is not known beforehand."""
    if not any(totals):
        return {}
    arcs: dict[Arc, int] = {
        (WHOLE, ("row", r)): sum(counts) for r, counts in enumerate(table.counts)
    }
    for r, counts in enumerate(table.counts):
        for c, count in enumerate(counts):
            if totals[c]:
                arcs[("row", r), ("column", c)] = count
    return arcs
