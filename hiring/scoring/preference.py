"""Veterans' preference on a scored examination that follows the screening (ORS 408.230(2)(b)):
percentage points on the total, for those who meet the minimum and special requirements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hiring.scoring.means import rank_values


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate's total in percent and rank on merit; `points` are those that HR found, the
    higher one and never two, and `qualified` says that every standard is met."""

    candidate: int
    merit: int
    percent: Fraction
    points: int
    qualified: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of the official list: `added` are the points that count, `place` the rank of the
    `total`, with ties as 1, 1, 3."""

    candidate: int
    merit: int
    percent: Fraction
    added: int
    place: int

    @property
    def total(self) -> Fraction:
        """The percentage with preference; it may pass 100."""
        return self.percent + self.added


def place_with_preference(scored: Iterable[Scored]) -> tuple[Placed, ...]:
    """The official list: the highest total first, equal totals by merit and then by candidate."""
    found = tuple(scored)
    added = {one.candidate: one.points if one.qualified else 0 for one in found}
    places = rank_values({one.candidate: one.percent + added[one.candidate] for one in found})
    rows = (
        Placed(one.candidate, one.merit, one.percent, added[one.candidate], places[one.candidate])
        for one in found
    )
    return tuple(sorted(rows, key=lambda row: (row.place, row.merit, row.candidate)))


def ahead_of(placed: Sequence[Placed], chosen: int) -> tuple[int, ...]:
    """The candidates with a higher total than the chosen one."""
    own = next(row for row in placed if row.candidate == chosen)
    return tuple(row.candidate for row in placed if row.place < own.place)


def veterans_not_below(placed: Sequence[Placed], chosen: int) -> tuple[int, ...]:
    """The candidates with preference whose total is equal to or higher than that of the chosen
    one: they must be appointed first, or the reasons written down (ORS 408.230(3), (4))."""
    own = next(row for row in placed if row.candidate == chosen)
    return tuple(
        row.candidate
        for row in placed
        if row.added and row.candidate != chosen and row.total >= own.total
    )
