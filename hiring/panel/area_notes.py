"""A member's notes on whole areas, saved as ratings are: a new version each, once, and never over
what another window saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.acts import lock
from hiring.panel.errors import PanelError, StaleNoteError
from hiring.panel.instrument import areas_of
from hiring.panel.models import AreaNote, Sheet
from hiring.panel.newest import is_known, newest
from hiring.panel.rating import MAX_NOTE
from hiring.panel.sheets import refuse_unless_open
from hiring.vacancies.service import edition_of


def note_area(
    session: Session,
    sheet: Sheet,
    *,
    area: str,
    note: str,
    seen: int | None = None,
    key: str | None = None,
    after: str | None = None,
    given_at: datetime | None = None,
) -> AreaNote | None:
    """The member's note on the area with this slug, saved as a new version where it differs; ""
    takes it away, None where there was none to take.  `seen`, `key`, `after` and `given_at` are
    those of `rate`, StaleNoteError where another window was quicker.  SheetClosedError unless the
    sheet is open; PanelError for an area that the member doesn't rate."""
    lock(session, sheet)
    current = newest(session, AreaNote, sheet, AreaNote.area == area)
    if key is not None and is_known(session, AreaNote, sheet, key):
        if current is None or current.key != key:
            raise StaleNoteError(current, overtaken=True)
        return current
    refuse_unless_open(session, sheet)
    note = _check(session, sheet, area, note)
    if note == (current.note if current else ""):
        return current
    version = current.version if current else 0
    follows = current is not None and after is not None and current.key == after
    if seen is not None and seen != version and not follows:
        raise StaleNoteError(current)
    moment = now()
    saved = AreaNote(
        sheet_id=sheet.id,
        area=area,
        version=version + 1,
        note=note,
        at=moment,
        key=key,
        given_at=min(given_at, moment) if given_at else None,
    )
    session.add(saved)
    session.flush()
    audit.record(
        session,
        "area_note.saved",
        subject="sheet",
        subject_id=sheet.id,
        actor_id=sheet.user_id,
        vacancy_id=sheet.application.vacancy_id,
        version=saved.version,
    )
    return saved


def _check(session: Session, sheet: Sheet, area: str, note: str) -> str:
    edition = edition_of(session, sheet.application.vacancy)
    if area not in {known.slug for known in areas_of(edition, sheet.areas)}:
        raise PanelError("This area is not among those that you rate for this candidate.")
    if len(note) > MAX_NOTE:
        raise PanelError(f"Keep a note below {MAX_NOTE} characters.")
    return note.strip()
