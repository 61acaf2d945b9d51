"""The history of one sheet: what was done to it, and what changed between submissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel.acts import acts_of
from hiring.panel.changed import Change, Given, NoteChange, changes_between, notes_changed
from hiring.panel.models import ActKind, AreaNote, Rating, Sheet

WORDS = {
    ActKind.ASSIGNED: "sent to its member",
    ActKind.AREAS: "given other areas",
    ActKind.OPENED: "opened: no conflict of interest",
    ActKind.RECUSED: "recused",
    ActKind.SUBMITTED: "submitted",
    ActKind.RETURNED: "returned to its member",
    ActKind.WITHDRAWN: "taken back by its member",
    ActKind.RELEASED: "taken from its member",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One act on the sheet.  A submission says how many items it held and left open, on how many
    areas a note stood, and what changed since the one before: None for the first and for every
    other act."""

    what: str
    at: datetime
    who: str
    reason: str
    rated: int | None = None
    left_open: int = 0
    notes: int = 0
    changes: tuple[Change, ...] | None = None
    note_changes: tuple[NoteChange, ...] = ()


@dataclass(frozen=True, slots=True)
class _Submission:
    """What a sheet held when it was submitted: answers by item, notes by area."""

    answers: Mapping[int, Given]
    notes: Mapping[str, str]


def tell_history(session: Session, sheet: Sheet) -> list[Step]:
    """Everything that was done to the sheet, the first act first.  What was rated after the last
    submission is not in it."""
    cells, notes = _cells(session, sheet), _notes(session, sheet)
    before: _Submission | None = None
    steps = []
    for act in acts_of(session, sheet):
        step = Step(WORDS[ActKind(act.kind)], act.at, act.actor.name, act.reason or "")
        if act.kind == ActKind.SUBMITTED:
            content = act.content
            after = _Submission(
                {int(item): cells[int(item), v] for item, v in content["versions"].items()},
                {area: notes[area, v] for area, v in content.get("area_notes", {}).items()},
            )
            step = _tell(step, before, after, left_open=len(content["left_open"]))
            before = after
        steps.append(step)
    return steps


def _tell(step: Step, before: _Submission | None, after: _Submission, *, left_open: int) -> Step:
    """The step with what was submitted, and how that differs from what was before."""
    step = replace(
        step,
        rated=len(after.answers),
        left_open=left_open,
        notes=sum(bool(note) for note in after.notes.values()),
    )
    if before is None:
        return step
    return replace(
        step,
        changes=changes_between(before.answers, after.answers),
        note_changes=notes_changed(before.notes, after.notes),
    )


def _cells(session: Session, sheet: Sheet) -> dict[tuple[int, int], Given]:
    """What stood in each version of each cell, by item and version."""
    rows = session.scalars(select(Rating).where(Rating.sheet_id == sheet.id))
    return {(row.item, row.version): Given(row.value, row.note or "") for row in rows}


def _notes(session: Session, sheet: Sheet) -> dict[tuple[str, int], str]:
    """Each version of each note on an area, by the area's slug and version."""
    rows = session.scalars(select(AreaNote).where(AreaNote.sheet_id == sheet.id))
    return {(row.area, row.version): row.note for row in rows}
