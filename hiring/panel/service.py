"""The verbs of the panel: send candidates, open or recuse a sheet, rate, submit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.blindness import may_see_ratings, reads_scorecards, waiting_sheets
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import Rating, Sheet, SheetState
from hiring.panel.ratings import (
    SubmittedNote,
    SubmittedRating,
    answered_counts,
    current_ratings,
    submitted_notes,
    submitted_ratings,
)
from hiring.vacancies.models import Application, Seat, SeatKind, Stage, Vacancy
from hiring.vacancies.service import edition_of, move
from hiring.vacancies.stages import ASIDE, NAMES

__all__ = [
    "OpenItemsError",
    "PanelError",
    "SheetClosedError",
    "StaleRatingError",
    "SubmittedNote",
    "SubmittedRating",
    "answered_counts",
    "current_ratings",
    "declare_no_conflict",
    "may_see_ratings",
    "rate",
    "reads_scorecards",
    "recuse",
    "send_to_panel",
    "submit",
    "submitted_notes",
    "submitted_ratings",
    "waiting_sheets",
]

MAX_NOTE: Final = 4000
MAX_REASON: Final = 1000
BEFORE_PANEL = (Stage.RECEIVED, Stage.QUALIFIED)


class PanelError(ValueError):
    """What was asked can't be done; the message is a sentence for the person who asked."""


class SheetClosedError(PanelError):
    """The sheet takes no ratings: not opened yet, recused, or submitted."""


class StaleRatingError(PanelError):
    """The cell holds another version than the one its writer had seen; `current` is that version,
    None where there is none."""

    def __init__(self, current: Rating | None) -> None:
        super().__init__("This rating was changed in another window. Nothing was overwritten.")
        self.current = current


class OpenItemsError(PanelError):
    """Items are not rated, and the member has not said that they stay so."""

    def __init__(self, items: Sequence[int]) -> None:
        super().__init__("Some items are not rated. Say that they stay unrated, or rate them.")
        self.items = tuple(items)


def send_to_panel(
    session: Session, vacancy: Vacancy, *, applications: Sequence[Application], actor_id: int
) -> list[Sheet]:
    """Bring the applications to the panel: the stage moves to panel where it stood before it, and
    every panel seat has a sheet for each.  Returns the new sheets; a second call makes none.

    Raises PanelError where nobody is seated or an application stands aside."""
    members = [seat.user_id for seat in _panel_seats(session, vacancy)]
    if not members:
        raise PanelError("Nobody is seated on the panel yet. Seat its members first.")
    for application in applications:
        _bring(session, vacancy, application, actor_id=actor_id)
    there = _sheet_keys(session, applications)
    missing = [(a, m) for a in applications for m in members if (a.id, m) not in there]
    return [_assign(session, a, user_id=m, actor_id=actor_id) for a, m in missing]


def declare_no_conflict(session: Session, sheet: Sheet) -> Sheet:
    """Open the sheet after its member has said that no conflict stands in the way.  An open sheet
    stays open; PanelError for any other state."""
    _lock(session, sheet)
    if sheet.state == SheetState.OPEN:
        return sheet
    if sheet.state != SheetState.ASSIGNED:
        raise SheetClosedError(f"This sheet is {sheet.state}; it can't be opened again.")
    sheet.state = SheetState.OPEN.value
    sheet.opened_at = now()
    _record(session, "sheet.opened", sheet)
    return sheet


def recuse(session: Session, sheet: Sheet, *, reason: str) -> Sheet:
    """Withdraw the member from this candidate.  Ratings made so far stay on record and count
    nowhere; PanelError without a reason or after submission."""
    _lock(session, sheet)
    if sheet.state == SheetState.SUBMITTED:
        raise SheetClosedError("This sheet is submitted; its member can't be recused any more.")
    reason = reason.strip()
    if not reason:
        raise PanelError("Say in a sentence why you recuse yourself.")
    if len(reason) > MAX_REASON:
        raise PanelError(f"Keep the reason below {MAX_REASON} characters.")
    if sheet.state != SheetState.RECUSED:
        sheet.state = SheetState.RECUSED.value
        sheet.recusal_reason = reason
        _record(session, "sheet.recused", sheet)
    return sheet


def rate(
    session: Session,
    sheet: Sheet,
    *,
    item: int,
    value: int | None,
    note: str | None = None,
    seen: int | None = None,
) -> Rating:
    """The rating of the item, saved as a new version where value or note differ from the current
    one.

    `value` None is "not observed".  `note` None leaves the note as it is, "" takes it away.  `seen`
    is the version that the writer had on screen (0: none; None: doesn't matter): where another is
    current and says something else, StaleRatingError and nothing is written.  SheetClosedError
    unless the sheet is open; PanelError for an item or a value that the edition doesn't have."""
    _lock(session, sheet)
    _check_cell(session, sheet, item=item, value=value, note=note)
    current = session.scalar(
        select(Rating)
        .where(Rating.sheet_id == sheet.id, Rating.item == item)
        .order_by(Rating.version.desc())
        .limit(1)
    )
    kept = current.note if current else None
    note = kept if note is None else note.strip() or None
    if current and (current.value, current.note) == (value, note):
        return current
    version = current.version if current else 0
    if seen is not None and seen != version:
        raise StaleRatingError(current)
    rating = Rating(
        sheet_id=sheet.id, item=item, version=version + 1, value=value, note=note, at=now()
    )
    session.add(rating)
    session.flush()
    _record(session, "rating.saved", sheet, item=item, version=rating.version)
    return rating


def submit(session: Session, sheet: Sheet, *, leave_open: bool = False) -> Sheet:
    """Hand the sheet in; from then on it is locked.  Items without a rating stay unrated, and only
    where `leave_open` says so: otherwise OpenItemsError.  PanelError where nothing is rated at
    all."""
    _lock(session, sheet)
    if sheet.state != SheetState.OPEN:
        raise SheetClosedError(_closed_words(sheet))
    rated = current_ratings(session, sheet)
    if not rated:
        raise PanelError("Nothing is rated yet. Rate what you observed, or recuse yourself.")
    unrated = sorted(rated_numbers(_edition(session, sheet)) - set(rated))
    if unrated and not leave_open:
        raise OpenItemsError(unrated)
    sheet.state = SheetState.SUBMITTED.value
    sheet.submitted_at = now()
    _record(session, "sheet.submitted", sheet, left_open=len(unrated))
    return sheet


def _panel_seats(session: Session, vacancy: Vacancy) -> list[Seat]:
    return list(
        session.scalars(
            select(Seat)
            .where(Seat.vacancy_id == vacancy.id, Seat.kind == SeatKind.PANEL.value)
            .order_by(Seat.user_id)
        )
    )


def _bring(session: Session, vacancy: Vacancy, application: Application, *, actor_id: int) -> None:
    if application.vacancy_id != vacancy.id:
        raise PanelError("This candidate belongs to another vacancy.")
    stage = Stage(application.stage)
    if stage in ASIDE:
        name = application.shown_name
        raise PanelError(f"{name} is {NAMES[stage]}. Move the candidate back first.")
    if stage in BEFORE_PANEL:
        move(session, application, to=Stage.PANEL, actor_id=actor_id)


def _sheet_keys(session: Session, applications: Sequence[Application]) -> set[tuple[int, int]]:
    ids = [application.id for application in applications]
    rows = session.execute(
        select(Sheet.application_id, Sheet.user_id).where(Sheet.application_id.in_(ids))
    )
    return {(application_id, user_id) for application_id, user_id in rows}


def _assign(session: Session, application: Application, *, user_id: int, actor_id: int) -> Sheet:
    sheet = Sheet(
        application=application,
        user_id=user_id,
        state=SheetState.ASSIGNED.value,
        assigned_at=now(),
        assigned_by=actor_id,
    )
    session.add(sheet)
    session.flush()
    _record(session, "sheet.assigned", sheet, actor_id=actor_id, member=user_id)
    return sheet


def _check_cell(
    session: Session, sheet: Sheet, *, item: int, value: int | None, note: str | None
) -> None:
    if sheet.state != SheetState.OPEN:
        raise SheetClosedError(_closed_words(sheet))
    edition = _edition(session, sheet)
    if item not in rated_numbers(edition):
        raise PanelError(f"Item {item} is not rated on this sheet.")
    if value is not None and value not in {level.value for level in edition.levels}:
        raise PanelError(f"{value} is not on the scale.")
    if note is not None and len(note) > MAX_NOTE:
        raise PanelError(f"Keep a note below {MAX_NOTE} characters.")


def _closed_words(sheet: Sheet) -> str:
    return {
        SheetState.ASSIGNED: "This sheet is not open yet: first say whether a conflict exists.",
        SheetState.RECUSED: "You are recused from this candidate; the sheet takes no ratings.",
        SheetState.SUBMITTED: "This sheet is submitted and locked; nothing was changed.",
    }[SheetState(sheet.state)]


def _edition(session: Session, sheet: Sheet) -> Edition:
    return edition_of(session, sheet.application.vacancy)


def _lock(session: Session, sheet: Sheet) -> None:
    """Make two requests on one sheet wait for one another (SQLite waits for the whole database)."""
    session.flush()
    session.refresh(sheet, with_for_update=True)


def _record(
    session: Session, action: str, sheet: Sheet, *, actor_id: int | None = None, **details: int
) -> None:
    audit.record(
        session,
        action,
        subject="sheet",
        subject_id=sheet.id,
        actor_id=actor_id if actor_id is not None else sheet.user_id,
        vacancy_id=sheet.application.vacancy_id,
        **details,
    )
