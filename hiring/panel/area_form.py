"""One area of a sheet as a plain form sends it: all its answers saved together, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError
from sqlalchemy.orm import Session

from classification.edition import Area, Edition
from hiring.panel import service
from hiring.panel.forms import CellIn, NoteIn
from hiring.panel.instrument import items_of, level_word
from hiring.panel.lines import Answer, Note
from hiring.panel.models import Sheet

NO_LEVEL = "Choose a level or “Not observed”: a note is saved together with it."


@dataclass(frozen=True, slots=True)
class AreaFaults:
    """Why an area was not saved: every typed answer and the note on the area, those at fault with a
    message; 409 where another window was quicker, else 422."""

    answers: dict[int, Answer]
    note: Note
    status: int


def save_area(
    session: Session, sheet: Sheet, *, edition: Edition, area: Area, form: Mapping[str, str]
) -> AreaFaults | None:
    """Rate every answered item of the area and keep the note on it; None where all went well.

    On AreaFaults some rows may have been written: roll the session back.  SheetClosedError where
    the sheet takes no ratings."""
    typed: dict[int, Answer] = {}
    stale = wrong = False
    for entry in items_of(edition, area):
        answer = _rate_cell(session, sheet, edition, entry.number, form)
        typed[entry.number] = answer
        stale = stale or (bool(answer.message) and answer.rated)
        wrong = wrong or bool(answer.message)
    note, overtaken = _note_area(session, sheet, area, form)
    if not wrong and not note.message:
        return None
    return AreaFaults(typed, note, 409 if stale or overtaken else 422)


def _note_area(
    session: Session, sheet: Sheet, area: Area, form: Mapping[str, str]
) -> tuple[Note, bool]:
    """The note as it was typed, and whether another window was quicker."""
    try:
        sent = NoteIn.model_validate(
            {key: form[f"area-{key}"] for key in ("note", "seen") if f"area-{key}" in form}
        )
    except ValidationError:
        return Note(message="This note could not be read. Type it again."), False
    typed = Note(sent.seen, sent.note)
    try:
        service.note_area(session, sheet, area=area.slug, note=sent.note, seen=sent.seen)
    except service.StaleNoteError as error:
        now = error.current.note if error.current else ""
        words = f"Changed in another window: there it says “{now}”. Save again to keep yours."
        version = error.current.version if error.current else 0
        return replace(typed, version=version, message=words), True
    except service.SheetClosedError:
        raise
    except service.PanelError as error:
        return replace(typed, message=str(error)), False
    return typed, False


def _rate_cell(
    session: Session, sheet: Sheet, edition: Edition, item: int, form: Mapping[str, str]
) -> Answer:
    try:
        cell = CellIn.model_validate(
            {
                key: form[f"{key}-{item}"]
                for key in ("value", "note", "seen")
                if f"{key}-{item}" in form
            }
        )
        value = cell.level if cell.answered else None
    except (ValidationError, ValueError):
        return Answer(message="This answer could not be read. Choose again.")
    typed = Answer(cell.seen, cell.answered, value, cell.note)
    if not cell.answered:
        return replace(typed, message=NO_LEVEL) if cell.note.strip() else typed
    try:
        service.rate(session, sheet, item=item, value=value, note=cell.note, seen=cell.seen)
    except service.StaleRatingError as error:
        version = error.current.version if error.current else 0
        now = level_word(edition, error.current.value) if error.current else "not rated"
        words = (
            f"Changed in another window: there it is {now}. Save again to keep what stands here."
        )
        return replace(typed, version=version, message=words)
    except service.SheetClosedError:
        raise
    except service.PanelError as error:
        return replace(typed, rated=False, message=str(error))
    return typed
