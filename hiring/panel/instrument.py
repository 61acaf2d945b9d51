"""The rating instrument as a sheet shows it: which items are rated, under which numbers, on which
scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classification.edition import Area, Competency, Edition, RatingLevel

NOT_OBSERVED = "Not observed"
SECONDS_AN_ITEM = 20


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of a sheet.  `numbers` are all the numbers under which the source prints the item,
    the rated one first."""

    item: Competency
    numbers: tuple[int, ...]

    @property
    def number(self) -> int:
        """The number that its ratings are kept under."""
        return self.item.number

    @property
    def shown_number(self) -> str:
        """ "12", or "53 and 54" for an item that the source prints twice."""
        return " and ".join(map(str, self.numbers))


def items_of(edition: Edition, area: Area) -> tuple[SheetItem, ...]:
    """The lines of one area: each distinct item once."""
    repeats: dict[int, tuple[int, ...]] = {}
    for item in edition.items:
        if item.repeats is not None:
            repeats[item.repeats] = (*repeats.get(item.repeats, ()), item.number)
    return tuple(
        SheetItem(item, (item.number, *repeats.get(item.number, ())))
        for item in area.items
        if item.repeats is None
    )


def areas_of(edition: Edition, slugs: Sequence[str] | None) -> tuple[Area, ...]:
    """The areas with these slugs in the edition's order; every area for None."""
    return tuple(area for area in edition.areas if slugs is None or area.slug in slugs)


def rated_numbers(edition: Edition, slugs: Sequence[str] | None = None) -> frozenset[int]:
    """The numbers of the items that a member rates who rates the areas with these slugs; None is
    every area."""
    return frozenset(
        item.number
        for area in areas_of(edition, slugs)
        for item in area.items
        if item.repeats is None
    )


def levels_of(edition: Edition) -> tuple[RatingLevel, ...]:
    """The levels of the scale, the lowest first."""
    return tuple(sorted(edition.levels, key=lambda level: level.value))


def level_word(edition: Edition, value: int | None) -> str:
    """ "4 Proficient", or "Not observed"."""
    labels = {level.value: level.label for level in edition.levels}
    return NOT_OBSERVED if value is None else f"{value} {labels[value]}"


def count_words(edition: Edition, slugs: Sequence[str] | None = None) -> str:
    """ "63 items (62 distinct)" of the areas with these slugs, None for all; or "40 items" where
    the source repeats none."""
    items = sum(len(area.items) for area in areas_of(edition, slugs))
    distinct = len(rated_numbers(edition, slugs))
    return f"{items} items" + (f" ({distinct} distinct)" if distinct != items else "")


def minutes_for(items: int) -> int:
    """About how many minutes so many ratings take; a started minute counts whole."""
    return -(-items * SECONDS_AN_ITEM // 60)
