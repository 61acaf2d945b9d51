"""What stands out among a candidate's items: strongest, weakest, and where members differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hiring.committee.scorecard import Breakdown, Given, ItemRatings

SHOWN = 5
DIFFERENCE = 2  # levels of the scale


@dataclass(frozen=True, slots=True)
class Standout:
    """An item with its mean and what the members wrote beside it."""

    ratings: ItemRatings
    mean: Fraction
    notes: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An item on which members differ, with those who gave the most and those who gave the
    least."""

    ratings: ItemRatings
    highest: tuple[Given, ...]
    lowest: tuple[Given, ...]

    @property
    def difference(self) -> int:
        """How many levels lie between them."""
        return (self.highest[0].value or 0) - (self.lowest[0].value or 0)


@dataclass(frozen=True, slots=True)
class Highlights:
    """The most telling items, the most telling first; every strong one has a higher mean than every
    weak one."""

    strongest: tuple[Standout, ...]
    weakest: tuple[Standout, ...]
    disagreements: tuple[Disagreement, ...]
    more_disagreements: int


def highlight(breakdown: Breakdown) -> Highlights:
    """What stands out in the candidate's ratings."""
    items = [item for area in breakdown.areas for item in area.items]
    known = [Standout(item, item.mean, _notes(item)) for item in items if item.mean is not None]
    best_first = sorted(known, key=lambda one: -one.mean)[: min(SHOWN, len(known) // 2)]
    weaker = [one for one in known if best_first and one.mean < best_first[-1].mean]
    differing = _disagreements(items)
    return Highlights(
        strongest=tuple(best_first),
        weakest=tuple(sorted(weaker, key=lambda one: one.mean)[:SHOWN]),
        disagreements=tuple(differing[:SHOWN]),
        more_disagreements=max(0, len(differing) - SHOWN),
    )


def _notes(item: ItemRatings) -> tuple[Given, ...]:
    return tuple(given for given in item.given if given.note)


def _disagreements(items: Sequence[ItemRatings]) -> list[Disagreement]:
    found = []
    for item in items:
        values = [given.value for given in item.given if given.value is not None]
        if values and max(values) - min(values) >= DIFFERENCE:
            highest, lowest = (
                tuple(given for given in item.given if given.value == end)
                for end in (max(values), min(values))
            )
            found.append(Disagreement(item, highest, lowest))
    return sorted(found, key=lambda one: -one.difference)
