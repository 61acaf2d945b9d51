"""A member steps back from a candidate, and the coordinator is told: by a task until somebody has
seen to it, and by mail where the product sends mail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation import queue
from hiring.foundation.clock import now
from hiring.panel.models import Sheet, SheetState
from hiring.panel.round_models import RecusalNotice
from hiring.panel.sheets import recuse
from hiring.people.models import MailState, Role, User
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.stages import ASIDE


def step_back(session: Session, sheet: Sheet, *, reason: str, by_mail: bool) -> Sheet:
    """Recuse the sheet's member and tell the coordinator; a second time changes nothing.  Raises
    what `recuse` does."""
    before = sheet.state
    recuse(session, sheet, reason=reason)
    if before != SheetState.RECUSED:
        _tell(session, sheet, by_mail=by_mail)
    return sheet


def open_notices(session: Session, vacancy: Vacancy | None = None) -> Sequence[RecusalNotice]:
    """The recusals that nobody has seen to yet, of one vacancy or of all, oldest first; those from
    candidates who stand aside need nobody."""
    whose = joinedload(RecusalNotice.sheet)
    query = (
        select(RecusalNotice)
        .join(RecusalNotice.sheet)
        .join(Sheet.application)
        .options(
            whose.joinedload(Sheet.application).joinedload(Application.vacancy),
            whose.joinedload(Sheet.user),
        )
        .where(
            RecusalNotice.noted_at.is_(None),
            Application.merged_into_id.is_(None),
            Application.stage.not_in([stage.value for stage in ASIDE]),
        )
        .order_by(RecusalNotice.id)
    )
    if vacancy is not None:
        query = query.where(Application.vacancy_id == vacancy.id)
    return session.scalars(query).all()


def note(session: Session, application_id: int, *, actor_id: int) -> int:
    """Say that the recusals from this candidate are seen to; how many there were."""
    notices = session.scalars(
        select(RecusalNotice)
        .join(RecusalNotice.sheet)
        .where(Sheet.application_id == application_id, RecusalNotice.noted_at.is_(None))
    ).all()
    for notice in notices:
        notice.noted_at, notice.noted_by = now(), actor_id
    return len(notices)


def _tell(session: Session, sheet: Sheet, *, by_mail: bool) -> None:
    coordinator = _coordinator(session, sheet)
    mailed = by_mail and coordinator.id != sheet.user_id
    moment = now()
    notice = RecusalNotice(
        sheet_id=sheet.id,
        user_id=coordinator.id,
        state=(MailState.WAITING if mailed else MailState.DROPPED).value,
        created_at=moment,
        attempts=0,
        next_attempt_at=moment,
    )
    session.add(notice)
    session.flush()
    if mailed:
        queue.enqueue(session, queue.SEND_RECUSAL_NOTICE, mail_id=notice.id)


def _coordinator(session: Session, sheet: Sheet) -> User:
    """Who sent the candidate to the panel, as long as they are a recruiter; else who opened the
    vacancy."""
    sender = session.get_one(User, sheet.assigned_by)
    if sender.active and Role.RECRUITER in sender.roles:
        return sender
    return session.get_one(User, sheet.application.vacancy.created_by)
