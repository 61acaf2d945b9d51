"""The lines of a sheet as its page draws them: the instrument with this member's answers in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from classification.edition import Area, Edition
from hiring.panel.instrument import areas_of, items_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one cell.  `rated` is False for a typed note without a level; `version` 0 has
    never been saved."""

    version: int = 0
    rated: bool = False
    value: int | None = None
    note: str = ""
    saved_at: datetime | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the sheet with its answer."""

    number: int
    shown_number: str
    label: str
    text: str
    repeated: bool
    answer: Answer


@dataclass(frozen=True, slots=True)
class Note:
    """The member's note on a whole area; `version` 0 has never been saved."""

    version: int = 0
    text: str = ""
    saved_at: datetime | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class AreaLines:
    """One area of the sheet with its lines and the note on the whole of it."""

    area: Area
    lines: tuple[Line, ...]
    note: Note = Note()

    @property
    def left(self) -> int:
        """How many of its items have no saved answer."""
        return sum(line.answer.version == 0 for line in self.lines)


def draw_areas(
    edition: Edition,
    answers: Mapping[int, Answer],
    slugs: Sequence[str] | None = None,
    notes: Mapping[str, Note] | None = None,
) -> tuple[AreaLines, ...]:
    """The areas with these slugs, None for all, in their order, with the notes on them by slug; an
    item without an answer has an empty one."""
    return tuple(
        AreaLines(
            area,
            tuple(
                Line(
                    number=entry.number,
                    shown_number=entry.shown_number,
                    label=entry.item.label,
                    text=entry.item.shown,
                    repeated=len(entry.numbers) > 1,
                    answer=answers.get(entry.number, Answer()),
                )
                for entry in items_of(edition, area)
            ),
            (notes or {}).get(area.slug, Note()),
        )
        for area in areas_of(edition, slugs)
    )


def choose_open(areas: tuple[AreaLines, ...], wanted: str | None) -> str:
    """The slug of the area that the page opens: the wanted one, else the first with something
    left, else the first."""
    slugs = [lines.area.slug for lines in areas]
    if wanted in slugs:
        return str(wanted)
    return next((lines.area.slug for lines in areas if lines.left), slugs[0])
