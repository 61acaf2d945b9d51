"""The consensus round: the panel talks about its largest differences, and each member sets final
ratings beside the initial ones or keeps them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.acts import lock
from hiring.panel.blindness import awaited_sheets
from hiring.panel.errors import PanelError, SheetClosedError, StaleFinalError
from hiring.panel.models import Sheet, SheetState
from hiring.panel.newest import newest
from hiring.panel.rating import MAX_NOTE
from hiring.panel.ratings import current_ratings
from hiring.panel.round_models import ConsensusRating, ConsensusRound
from hiring.panel.rules import rules_of
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of

MOST_NAMED = 6


def round_of(session: Session, vacancy: Vacancy) -> ConsensusRound | None:
    """The vacancy's round, open or closed; None where none was opened."""
    return session.get(ConsensusRound, vacancy.id)


def open_round(session: Session, vacancy: Vacancy, *, actor_id: int) -> ConsensusRound:
    """Let the panel talk; a second call changes nothing.  PanelError where the rules have no round,
    a sheet is still awaited (with who and for whom), or nothing is submitted.  From then on
    submitted sheets stay as they are."""
    session.refresh(vacancy, with_for_update=True)
    found = round_of(session, vacancy)
    if found is not None:
        return found
    if not rules_of(session, vacancy).consensus:
        raise PanelError("This vacancy has no consensus round.")
    awaited = awaited_sheets(session, vacancy)
    if awaited:
        raise PanelError(f"Not every sheet is in yet. Missing: {_who(awaited)}.")
    if not _any_submitted(session, vacancy):
        raise PanelError("No sheet is submitted yet; there is nothing to talk about.")
    opened = ConsensusRound(
        vacancy_id=vacancy.id, opened_at=now(), opened_by=actor_id, closed_at=None, closed_by=None
    )
    session.add(opened)
    _record(session, "consensus.opened", vacancy, actor_id)
    return opened


def close_round(session: Session, vacancy: Vacancy, *, actor_id: int) -> ConsensusRound:
    """End the round: final ratings stand as they are.  PanelError where none was opened."""
    session.refresh(vacancy, with_for_update=True)
    found = round_of(session, vacancy)
    if found is None:
        raise PanelError("There is no consensus round to close.")
    if found.closed_at is None:
        found.closed_at, found.closed_by = now(), actor_id
        _record(session, "consensus.closed", vacancy, actor_id)
    return found


def settle(
    session: Session,
    sheet: Sheet,
    *,
    item: int,
    value: int | None,
    note: str = "",
    seen: int | None = None,
) -> ConsensusRating | None:
    """The member's final rating of the item, saved as a new version where it says something new;
    None where the initial one is kept and nothing was ever set.

    `seen` is the version on screen (0: none); StaleFinalError where another is current.
    SheetClosedError unless the round is open and the sheet in; PanelError for an item that the
    member did not rate, a value that is not on the scale, or a note that is too long."""
    lock(session, sheet)
    _refuse_unless_talking(session, sheet)
    initial = current_ratings(session, sheet).get(item)
    if initial is None:
        raise PanelError("Only what you rated on your sheet can have a final rating.")
    levels = {level.value for level in edition_of(session, sheet.application.vacancy).levels}
    if value is not None and value not in levels:
        raise PanelError(f"{value} is not on the scale.")
    if len(note) > MAX_NOTE:
        raise PanelError(f"Keep a note below {MAX_NOTE} characters.")
    current = newest(session, ConsensusRating, sheet, ConsensusRating.item == item)
    kept = note.strip() or None
    standing = (current.value, current.note) if current else (initial.value, None)
    if standing == (value, kept):
        return current
    version = current.version if current else 0
    if seen is not None and seen != version:
        raise StaleFinalError()
    final = ConsensusRating(
        sheet_id=sheet.id, item=item, version=version + 1, value=value, note=kept, at=now()
    )
    session.add(final)
    session.flush()
    audit.record(
        session,
        "consensus.settled",
        subject="sheet",
        subject_id=sheet.id,
        actor_id=sheet.user_id,
        vacancy_id=sheet.application.vacancy_id,
        item=item,
        version=final.version,
    )
    return final


def _refuse_unless_talking(session: Session, sheet: Sheet) -> None:
    found = round_of(session, sheet.application.vacancy)
    if found is None or found.closed_at is not None:
        raise SheetClosedError("No consensus round is open; nothing was changed.")
    if sheet.state != SheetState.SUBMITTED:
        raise SheetClosedError("Only a submitted sheet takes part in the round.")


def _any_submitted(session: Session, vacancy: Vacancy) -> bool:
    found = session.scalar(
        select(Sheet.id)
        .join(Sheet.application)
        .where(Application.vacancy_id == vacancy.id, Sheet.state == SheetState.SUBMITTED.value)
        .limit(1)
    )
    return found is not None


def _who(awaited: list[Sheet]) -> str:
    """ "Mara (Candidates 1, 3), Noel (Candidate 2)", shortened where many are missing."""
    by_member: dict[str, list[str]] = {}
    for sheet in awaited:
        by_member.setdefault(sheet.user.name, []).append(str(sheet.application.number))
    said = [
        f"{name} (Candidate{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})"
        for name, numbers in by_member.items()
    ]
    more = len(said) - MOST_NAMED
    return ", ".join(said[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _record(session: Session, action: str, vacancy: Vacancy, actor_id: int) -> None:
    session.flush()
    audit.record(
        session,
        action,
        subject="consensus",
        subject_id=vacancy.id,
        actor_id=actor_id,
        vacancy_id=vacancy.id,
    )
