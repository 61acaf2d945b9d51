"""Who is at which interview, and what gets in its way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVarTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from hiring.panel.clashes import Clash, Meeting, find_clashes
from hiring.panel.models import ActKind, Sheet, SheetAct, SheetState
from hiring.panel.round_models import InterviewSlot
from hiring.people.models import User
from hiring.vacancies.models import Application, Seat, SeatKind, Vacancy

Ts = TypeVarTuple("Ts")


def slots_on(
    session: Session, vacancy: Vacancy, *, member: User | None = None
) -> Sequence[InterviewSlot]:
    """The slots of the vacancy in the order of time, cancelled ones among them; with `member`,
    those of the candidates whom the member rates."""
    query = (
        select(InterviewSlot)
        .join(InterviewSlot.application)
        .options(joinedload(InterviewSlot.application))
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .order_by(InterviewSlot.starts_at, InterviewSlot.id)
    )
    if member is not None:
        query = query.where(InterviewSlot.application_id.in_(_rated_by(member)))
    return session.scalars(query).all()


def meets(session: Session, slot: InterviewSlot, member: User) -> bool:
    """Whether the member is at this interview."""
    rated = _rated_by(member).where(Sheet.application_id == slot.application_id)
    return session.scalar(rated) is not None


def struck_slots(
    session: Session, vacancy: Vacancy, *, member: User
) -> list[tuple[InterviewSlot, datetime]]:
    """The slots that the member may have in a calendar although they stepped back from the
    candidate afterwards, each with the moment when they did."""
    rows = session.execute(
        select(InterviewSlot, SheetAct.at)
        .join(InterviewSlot.application)
        .join(Sheet, Sheet.application_id == InterviewSlot.application_id)
        .join(SheetAct, SheetAct.sheet_id == Sheet.id)
        .options(contains_eager(InterviewSlot.application))
        .where(
            Application.vacancy_id == vacancy.id,
            Sheet.user_id == member.id,
            Sheet.state == SheetState.RECUSED.value,
            SheetAct.kind == ActKind.RECUSED.value,
            SheetAct.at >= InterviewSlot.made_at,
        )
        .order_by(InterviewSlot.id)
    )
    return [(slot, at) for slot, at in rows]


def clashes_of(session: Session, slots: Sequence[InterviewSlot]) -> dict[int, list[Clash]]:
    """What stands in the way of each slot that is not cancelled, by its id."""
    members = _members(session, slots)
    return find_clashes(
        [
            Meeting(
                slot=slot.id,
                candidate=slot.application_id,
                starts=slot.starts_at,
                ends=slot.starts_at + timedelta(minutes=slot.minutes),
                place=slot.place,
                members=frozenset(members.get(slot.application_id, ())),
            )
            for slot in slots
            if slot.cancelled_at is None
        ]
    )


def _rated_by(member: User) -> Select[int]:
    return _attended(select(Sheet.application_id)).where(Sheet.user_id == member.id)


def _attended(query: Select[*Ts]) -> Select[*Ts]:
    """Of these sheets those whose members are at the interview: still seated, not recused, and the
    candidate not taken from them."""
    return (
        query.join(Application, Application.id == Sheet.application_id)
        .join(Seat, (Seat.vacancy_id == Application.vacancy_id) & (Seat.user_id == Sheet.user_id))
        .where(
            Seat.kind == SeatKind.PANEL.value,
            Sheet.released_at.is_(None),
            Sheet.state != SheetState.RECUSED.value,
        )
    )


def _members(session: Session, slots: Sequence[InterviewSlot]) -> dict[int, set[int]]:
    candidates = {slot.application_id for slot in slots}
    rates = select(Sheet.application_id, Sheet.user_id)
    query = _attended(rates.where(Sheet.application_id.in_(candidates)))
    found: dict[int, set[int]] = {}
    for application_id, user_id in session.execute(query):
        found.setdefault(application_id, set()).add(user_id)
    return found
