"""The life of a sheet: opened or recused, submitted, and brought back with a reason."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.panel.acts import check_reason, lock, record_act
from hiring.panel.blindness import has_seen_others
from hiring.panel.errors import OpenItemsError, PanelError, PracticeFirstError, SheetClosedError
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import ActKind, Sheet, SheetState
from hiring.panel.newest import area_notes
from hiring.panel.practice import must_practise
from hiring.panel.ratings import current_ratings
from hiring.panel.round_models import ConsensusRound
from hiring.panel.rules import refuse_when_closed, rules_of
from hiring.vacancies.service import edition_of

CLOSED_WORDS = {
    SheetState.ASSIGNED: "This sheet is not open yet: first say whether a conflict exists.",
    SheetState.RECUSED: "You are recused from this candidate; the sheet takes no ratings.",
    SheetState.SUBMITTED: "This sheet is submitted and locked; nothing was changed.",
}

NOT_SUBMITTED = "Only a submitted sheet can be brought back."
ROUND_BEGAN = (
    "The consensus round has begun: initial ratings stand as they were submitted. What you would"
    " change now is a final rating, beside the initial one."
)
SEEN_OTHERS = (
    "You have seen what others gave, or could have, and so your own ratings stay as they are. If"
    " something is plainly wrong, ask the recruiter, who can return the sheet with a reason."
)


def declare_no_conflict(session: Session, sheet: Sheet) -> Sheet:
    """Open the sheet after its member has said that no conflict stands in the way.  An open sheet
    stays open; SheetClosedError for any other state, PracticeFirstError where the sample comes
    first."""
    lock(session, sheet)
    if sheet.state == SheetState.OPEN:
        return sheet
    if sheet.state != SheetState.ASSIGNED or sheet.released_at is not None:
        raise SheetClosedError(f"This sheet is {sheet.state}; it can't be opened again.")
    vacancy = sheet.application.vacancy
    refuse_when_closed(session, vacancy)
    if must_practise(session, vacancy, sheet.user):
        raise PracticeFirstError("Rate the sample candidate first; your sheets open after it.")
    sheet.state = SheetState.OPEN.value
    sheet.opened_at = now()
    record_act(session, sheet, ActKind.OPENED, actor_id=sheet.user_id)
    return sheet


def recuse(session: Session, sheet: Sheet, *, reason: str) -> Sheet:
    """Withdraw the member from this candidate.  Ratings made so far stay on record and count
    nowhere; PanelError without a reason or after submission."""
    lock(session, sheet)
    if sheet.state == SheetState.SUBMITTED:
        raise SheetClosedError("This sheet is submitted; its member can't be recused any more.")
    reason = check_reason(reason, missing="Say in a sentence why you recuse yourself.")
    if sheet.state != SheetState.RECUSED:
        sheet.state = SheetState.RECUSED.value
        sheet.recusal_reason = reason
        record_act(session, sheet, ActKind.RECUSED, actor_id=sheet.user_id, reason=reason)
    return sheet


def submit(session: Session, sheet: Sheet, *, leave_open: bool = False) -> Sheet:
    """Hand the sheet in; from then on it is locked, and the versions it was made of are kept.
    Items without a rating stay unrated, and only where `leave_open` says so: otherwise
    OpenItemsError.  PanelError where nothing is rated at all."""
    lock(session, sheet)
    refuse_unless_open(session, sheet)
    rated = current_ratings(session, sheet)
    if not rated:
        raise PanelError("Nothing is rated yet. Rate what you observed, or recuse yourself.")
    edition = edition_of(session, sheet.application.vacancy)
    unrated = sorted(rated_numbers(edition, sheet.areas) - set(rated))
    if unrated and not leave_open:
        raise OpenItemsError(unrated)
    sheet.state = SheetState.SUBMITTED.value
    sheet.submitted_at = now()
    versions = {str(item): rating.version for item, rating in sorted(rated.items())}
    notes = {slug: note.version for slug, note in sorted(area_notes(session, sheet).items())}
    record_act(
        session,
        sheet,
        ActKind.SUBMITTED,
        actor_id=sheet.user_id,
        content={"versions": versions, "left_open": unrated, "area_notes": notes},
        left_open=len(unrated),
    )
    return sheet


def return_sheet(session: Session, sheet: Sheet, *, reason: str, actor_id: int) -> Sheet:
    """Give a submitted sheet back to its member, who reads the reason.  PanelError without one, or
    where the sheet is the actor's own; SheetClosedError for a sheet that is not submitted, or where
    the panel is closed or a consensus round has begun."""
    if actor_id == sheet.user_id:
        raise PanelError("Nobody returns a sheet to themselves: another recruiter does it.")
    missing = "Say in a sentence why the sheet goes back; its member reads it."
    return _bring_back(session, sheet, ActKind.RETURNED, reason, missing, actor_id)


def withdraw(session: Session, sheet: Sheet, *, reason: str) -> Sheet:
    """Take the member's own submitted sheet back to correct it.  PanelError without a reason;
    SheetClosedError for a sheet that is not submitted, where the panel is closed, a consensus round
    has begun, or the member has seen the others' ratings."""
    why = why_not_withdraw(session, sheet)
    if why is not None:
        raise SheetClosedError(why)
    missing = "Say in a sentence what you want to correct."
    return _bring_back(session, sheet, ActKind.WITHDRAWN, reason, missing, sheet.user_id)


def why_not_withdraw(session: Session, sheet: Sheet) -> str | None:
    """Why the member can't take the submitted sheet back any more: a sentence; None where they
    can."""
    vacancy = sheet.application.vacancy
    if sheet.state != SheetState.SUBMITTED:
        return NOT_SUBMITTED
    if rules_of(session, vacancy).closed_at is not None:
        return "The panel is closed: your ratings stand as they are."
    if session.get(ConsensusRound, vacancy.id) is not None:
        return ROUND_BEGAN
    if has_seen_others(session, sheet.user, vacancy):
        return SEEN_OTHERS
    return None


def _bring_back(
    session: Session, sheet: Sheet, kind: ActKind, reason: str, missing: str, actor_id: int
) -> Sheet:
    lock(session, sheet)
    vacancy = sheet.application.vacancy
    refuse_when_closed(session, vacancy)
    reason = check_reason(reason, missing=missing)
    if sheet.state != SheetState.SUBMITTED:
        raise SheetClosedError(NOT_SUBMITTED)
    if session.get(ConsensusRound, vacancy.id) is not None:
        raise SheetClosedError(ROUND_BEGAN)
    sheet.state = SheetState.OPEN.value
    sheet.submitted_at = None
    record_act(session, sheet, kind, actor_id=actor_id, reason=reason)
    return sheet


def refuse_unless_open(session: Session, sheet: Sheet) -> None:
    """SheetClosedError unless the sheet takes ratings now."""
    state = SheetState(sheet.state)
    if state is not SheetState.OPEN:
        raise SheetClosedError(CLOSED_WORDS[state])
    refuse_when_closed(session, sheet.application.vacancy)
