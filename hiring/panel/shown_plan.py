"""A coverage plan as its page draws it."""

from __future__ import annotations

from dataclasses import dataclass

from classification.edition import Area
from hiring.panel.instrument import minutes_for
from hiring.panel.models import Sheet
from hiring.people.models import User
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What one member rates of one candidate; `was` is what they rated before a proposed change."""

    member: User
    areas: tuple[Area, ...]
    items: int
    words: str
    recused: bool
    open: bool
    was: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One candidate with every member's part."""

    application: Application
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownLoad:
    """How much one member rates in all; `candidates` are those of whom they rate anything."""

    member: User
    candidates: int
    items: int
    items_before: int

    @property
    def minutes(self) -> int:
        """About how long the ratings take."""
        return minutes_for(self.items)


@dataclass(frozen=True, slots=True)
class Offer:
    """Areas that a member could take over, and what they rate already."""

    member: User
    areas: tuple[Area, ...]
    items: int
    load: int

    @property
    def minutes(self) -> int:
        """About how much longer the member is at work."""
        return minutes_for(self.items)


@dataclass(frozen=True, slots=True)
class ShownGap:
    """A candidate's areas with too few raters, those with the same number together, and who could
    take them, the one with the least to do first."""

    application: Application
    areas: tuple[tuple[int, tuple[Area, ...]], ...]
    offers: tuple[Offer, ...]
    recused: tuple[Sheet, ...]

    @property
    def count(self) -> int:
        """How many areas have too few raters."""
        return sum(len(areas) for _, areas in self.areas)


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """Everything that the page draws of a plan.  `groups` are candidates that hang together."""

    rows: tuple[ShownRow, ...]
    loads: tuple[ShownLoad, ...]
    gaps: tuple[ShownGap, ...]
    groups: tuple[tuple[Application, ...], ...]
    changes: int
