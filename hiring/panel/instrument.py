"""The rating instrument as a sheet shows it: which items are rated, under which numbers, on which
scale."""

from __future__ import annotations

from dataclasses import dataclass

from classification.edition import Area, Competency, Edition, RatingLevel

NOT_OBSERVED = "Not observed"


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


def rated_numbers(edition: Edition) -> frozenset[int]:
    """The numbers of the items that a member rates."""
    return frozenset(item.number for item in edition.rated_items)


def levels_of(edition: Edition) -> tuple[RatingLevel, ...]:
    """The levels of the scale, the lowest first."""
    return tuple(sorted(edition.levels, key=lambda level: level.value))


def level_word(edition: Edition, value: int | None) -> str:
    """ "4 Proficient", or "Not observed"."""
    labels = {level.value: level.label for level in edition.levels}
    return NOT_OBSERVED if value is None else f"{value} {labels[value]}"


def count_words(edition: Edition) -> str:
    """ "63 items (62 distinct)", or "40 items" where the source repeats none."""
    items, distinct = len(edition.items), len(edition.rated_items)
    return f"{items} items" + (f" ({distinct} distinct)" if distinct != items else "")
