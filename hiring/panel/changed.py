"""What changed on a sheet between one submission and the next, item by item and note by note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What stood in one cell; `value` None is "not observed"."""

    value: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """One item that was given, taken along otherwise, or noted otherwise; `before` None where the
    earlier submission left it open, `after` None where the later one did."""

    item: int
    before: Given | None
    after: Given | None

    @property
    def level_changed(self) -> bool:
        """Whether more than the note changed."""
        if self.before is None or self.after is None:
            return True
        return self.before.value != self.after.value

    @property
    def note_changed(self) -> bool:
        """Whether another note stands there, or one where none stood."""
        return (self.before.note if self.before else "") != (self.after.note if self.after else "")


@dataclass(frozen=True, slots=True)
class NoteChange:
    """The note on a whole area, by its slug; "" where there was none, or is none."""

    area: str
    before: str
    after: str


def changes_between(before: Mapping[int, Given], after: Mapping[int, Given]) -> tuple[Change, ...]:
    """The cells that differ, by item."""
    return tuple(
        Change(item, before.get(item), after.get(item))
        for item in sorted(before.keys() | after.keys())
        if before.get(item) != after.get(item)
    )


def notes_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[NoteChange, ...]:
    """The areas, by slug, on which another note stands."""
    pairs = ((area, before.get(area, ""), after.get(area, "")) for area in {*before, *after})
    return tuple(NoteChange(*pair) for pair in sorted(pairs) if pair[1] != pair[2])
