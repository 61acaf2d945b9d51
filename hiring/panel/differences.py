"""Where members of a panel differ: what each gave one item of one candidate, the largest
differences first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hiring.panel.instrument import SheetItem

# Levels between the lowest and the highest rating of one item from which on a panel talks about it.
# Raters who differ by one level agree for most purposes ("adjacent agreement"); two levels are
# different judgements (the usual rule for a third reading in scored examinations).
WORTH_TALKING = 2


@dataclass(frozen=True, slots=True)
class Final:
    """What a member settled on in the consensus round; `value` None is "not observed"."""

    version: int
    value: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one member gave the item: the submitted rating, and the final one where there is one."""

    sheet_id: int
    user_id: int
    member: str
    value: int | None
    note: str
    final: Final | None = None

    @property
    def settled(self) -> int | None:
        """The final level where there is one, else the initial."""
        return self.final.value if self.final else self.value


@dataclass(frozen=True, slots=True)
class Difference:
    """One item of one candidate with every mark on it, by member."""

    application_id: int
    candidate: int
    item: SheetItem
    marks: tuple[Mark, ...]

    @property
    def spread(self) -> int:
        """Levels between the lowest and the highest initial rating."""
        return spread_of(mark.value for mark in self.marks)

    @property
    def settled_spread(self) -> int:
        """The same of what stands now."""
        return spread_of(mark.settled for mark in self.marks)


def spread_of(values: Iterable[int | None]) -> int:
    """The highest level less the lowest; 0 with fewer than two.  "Not observed" is no level."""
    levels = [value for value in values if value is not None]
    return max(levels) - min(levels) if levels else 0


def largest_first(rows: Iterable[Difference]) -> list[Difference]:
    """The rows by spread, the largest first; equal ones by candidate and item."""
    return sorted(rows, key=lambda row: (-row.spread, row.candidate, row.item.number))


def worth_talking(rows: Iterable[Difference]) -> list[Difference]:
    """The rows whose spread is large enough to talk about, the largest first."""
    return largest_first(row for row in rows if row.spread >= WORTH_TALKING)
