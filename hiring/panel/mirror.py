"""The private mirror: what one sheet holds, shown to its own member alone before submitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classification.edition import Area, Edition
from hiring.panel.instrument import NOT_OBSERVED, SheetItem, areas_of, items_of, levels_of


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many of the member's ratings stand at one level (`value` None: not observed)."""

    value: int | None
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """One area of a sheet: its lines and those that are still open."""

    area: Area
    items: tuple[SheetItem, ...]
    open_items: tuple[SheetItem, ...]

    @property
    def left(self) -> int:
        """How many items of the area are not rated yet."""
        return len(self.open_items)


@dataclass(frozen=True, slots=True)
class Mirror:
    """The distribution of one sheet and what it leaves open."""

    levels: tuple[LevelCount, ...]
    areas: tuple[AreaProgress, ...]

    @property
    def total(self) -> int:
        """How many items the sheet has."""
        return sum(len(progress.items) for progress in self.areas)

    @property
    def left(self) -> int:
        """How many items are not rated yet."""
        return sum(progress.left for progress in self.areas)

    @property
    def rated(self) -> int:
        """How many items have an answer, "not observed" among them."""
        return self.total - self.left


def reflect(
    edition: Edition, values: Mapping[int, int | None], slugs: Sequence[str] | None = None
) -> Mirror:
    """The mirror of a sheet over the areas with these slugs, None for all, whose answers so far are
    `values`, by item; an item without a key is open."""
    answers = list(values.values())
    levels = [
        LevelCount(level.value, level.label, answers.count(level.value))
        for level in levels_of(edition)
    ]
    return Mirror(
        levels=(LevelCount(None, NOT_OBSERVED, answers.count(None)), *levels),
        areas=tuple(_progress(edition, area, values) for area in areas_of(edition, slugs)),
    )


def _progress(edition: Edition, area: Area, values: Mapping[int, int | None]) -> AreaProgress:
    items = items_of(edition, area)
    return AreaProgress(area, items, tuple(item for item in items if item.number not in values))
