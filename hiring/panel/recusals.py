"""A member steps back from a candidate, and the coordinator is told: by a task until somebody has
seen to it, and by mail where the product sends mail.

The mail names neither the candidate nor the reason; both stand on the page that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, sessionmaker

from hiring.config import Settings
from hiring.foundation import queue
from hiring.foundation.clock import now
from hiring.panel.letters import recusal_letter
from hiring.panel.models import Sheet, SheetState
from hiring.panel.round_models import RecusalNotice
from hiring.panel.sheets import recuse
from hiring.people import outgoing
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
    query = (
        select(RecusalNotice)
        .join(RecusalNotice.sheet)
        .join(Sheet.application)
        .options(
            joinedload(RecusalNotice.sheet)
            .joinedload(Sheet.application)
            .joinedload(Application.vacancy),
            joinedload(RecusalNotice.sheet).joinedload(Sheet.user),
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


def sweep(session: Session, *, at: datetime) -> int:
    """Send the jobs of all mails that are due at `at` again; how many there were."""
    due = outgoing.list_due(session, RecusalNotice, at=at)
    for mail_id in due:
        queue.enqueue(session, queue.SEND_RECUSAL_NOTICE, mail_id=mail_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session], settings: Settings, *, mail_id: int, at: datetime | None = None
) -> None:
    """The worker's job: send one mail that is due, and write down how it went."""

    def write(_session: Session, mail: RecusalNotice) -> EmailMessage | None:
        if mail.noted_at is not None or not mail.user.active:
            return None
        return recusal_letter(mail, settings)

    outgoing.deliver(sessions, settings, kind=RecusalNotice, mail_id=mail_id, write=write, at=at)


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
