"""Reminders to members whose sheets are not in, at the coordinator's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit, queue
from hiring.foundation.clock import now
from hiring.panel.blindness import WAITING
from hiring.panel.models import Sheet
from hiring.panel.round_models import Reminder
from hiring.panel.rules import refuse_when_closed
from hiring.people.models import MailState, User
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.stages import ASIDE

# One a day, whatever the vacancy: a member of three panels is not to be mailed three times.
AT_MOST_EVERY = timedelta(hours=24)
COUNTED = (MailState.WAITING.value, MailState.SENT.value)
STANDING_ASIDE = [stage.value for stage in ASIDE]


@dataclass(frozen=True, slots=True)
class Behind:
    """A member with sheets that are not in.  `last` is the newest reminder for this vacancy;
    `rests_until` is when the next may be asked for, None where that is now."""

    member: User
    waiting: int
    last: Reminder | None
    rests_until: datetime | None

    @property
    def due(self) -> bool:
        """Whether a reminder may be asked for now."""
        return self.rests_until is None


def members_behind(session: Session, vacancy: Vacancy) -> list[Behind]:
    """The members whose sheets are not all in, by name, with what they were mailed."""
    waiting = _count_waiting(session, vacancy)
    members = session.scalars(
        select(User).where(User.id.in_(waiting), User.active).order_by(User.name, User.id)
    ).all()
    rests = _rests(session, waiting)
    last = _newest(session, vacancy)
    return [Behind(m, waiting[m.id], last.get(m.id), rests.get(m.id)) for m in members]


def remind(session: Session, vacancy: Vacancy, *, actor_id: int) -> list[Reminder]:
    """Ask for a reminder to every member who is behind and has had none for a day, the one who asks
    apart.  SheetClosedError where the panel is closed."""
    refuse_when_closed(session, vacancy)
    waiting = _count_waiting(session, vacancy)
    # Two who press the button at once wait for one another here.
    order = select(User.id).where(User.id.in_(waiting)).order_by(User.id)
    session.scalars(order.with_for_update()).all()
    behind = members_behind(session, vacancy)
    asked = [b.member for b in behind if b.due and b.member.id != actor_id]
    return [_ask(session, vacancy, member, actor_id=actor_id) for member in asked]


def _ask(session: Session, vacancy: Vacancy, member: User, *, actor_id: int) -> Reminder:
    moment = now()
    reminder = Reminder(
        vacancy_id=vacancy.id,
        user_id=member.id,
        asked_by=actor_id,
        state=MailState.WAITING.value,
        created_at=moment,
        attempts=0,
        next_attempt_at=moment,
    )
    session.add(reminder)
    session.flush()
    audit.record(
        session,
        "panel.reminder_asked",
        subject="account",
        subject_id=member.id,
        actor_id=actor_id,
        vacancy_id=vacancy.id,
    )
    queue.enqueue(session, queue.SEND_REMINDER, mail_id=reminder.id)
    return reminder


def _count_waiting(session: Session, vacancy: Vacancy) -> dict[int, int]:
    """How many sheets each member still has to hand in; nobody without one."""
    rows = session.execute(
        select(Sheet.user_id, func.count(Sheet.id))
        .join(Sheet.application)
        .where(
            Application.vacancy_id == vacancy.id,
            Application.merged_into_id.is_(None),
            Application.stage.not_in(STANDING_ASIDE),
            Sheet.state.in_(WAITING),
            Sheet.released_at.is_(None),
            Sheet.user_id.in_(seated_on(vacancy)),
        )
        .group_by(Sheet.user_id)
    )
    return {user_id: count for user_id, count in rows}


def seated_on(vacancy: Vacancy) -> set[int]:
    """The ids of the members who have a place on the panel."""
    return {seat.user_id for seat in vacancy.seats if seat.kind == SeatKind.PANEL}


def _rests(session: Session, members: dict[int, int]) -> dict[int, datetime]:
    """Until when each member who was reminded less than a day ago is left in peace."""
    rows = session.execute(
        select(Reminder.user_id, func.max(Reminder.created_at))
        .where(
            Reminder.user_id.in_(members),
            Reminder.state.in_(COUNTED),
            Reminder.created_at > now() - AT_MOST_EVERY,
        )
        .group_by(Reminder.user_id)
    )
    return {user_id: at + AT_MOST_EVERY for user_id, at in rows}


def _newest(session: Session, vacancy: Vacancy) -> dict[int, Reminder]:
    newest = (
        select(func.max(Reminder.id))
        .where(Reminder.vacancy_id == vacancy.id)
        .group_by(Reminder.user_id)
    )
    rows: Sequence[Reminder] = session.scalars(
        select(Reminder).where(Reminder.id.in_(newest))
    ).all()
    return {row.user_id: row for row in rows}
