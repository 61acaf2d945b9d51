"""When the panel meets whom: interview slots, set by the recruiter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVarTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.clashes import Clash, Meeting, find_clashes
from hiring.panel.errors import PanelError
from hiring.panel.models import Sheet, SheetState
from hiring.panel.round_models import InterviewSlot
from hiring.people.models import User
from hiring.vacancies.models import Application, Seat, SeatKind, Stage, Vacancy
from hiring.vacancies.stages import ASIDE, NAMES

Ts = TypeVarTuple("Ts")

SHORTEST, LONGEST = 5, 600
LONGEST_PLACE = 200


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment when the district's clocks show this; of two (clocks go back) the first.
    PanelError where they never show it (clocks go forward)."""
    local = datetime.combine(day, at)
    moment = local.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        raise PanelError(
            f"{at:%H:%M} does not exist on {day.day} {day:%b %Y}: the clocks go forward."
        )
    return moment


def add_slot(
    session: Session,
    application: Application,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    actor_id: int,
) -> InterviewSlot:
    """Set an interview.  PanelError for a candidate who stands aside, for no place, or a length
    that can't be."""
    stage = Stage(application.stage)
    if stage in ASIDE:
        name = application.shown_name
        raise PanelError(f"{name} is {NAMES[stage]}. Move the candidate back first.")
    place = _check(minutes, place)
    moment = now()
    slot = InterviewSlot(
        application=application,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        sequence=0,
        made_by=actor_id,
        made_at=moment,
        changed_at=moment,
    )
    session.add(slot)
    _record(session, slot, "added", actor_id)
    return slot


def change_slot(
    session: Session,
    slot: InterviewSlot,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    actor_id: int,
) -> InterviewSlot:
    """Set another time or place; calendars learn of it by the slot's sequence.  PanelError for a
    cancelled slot, and as for a new one."""
    session.refresh(slot, with_for_update=True)
    if slot.cancelled_at is not None:
        raise PanelError("This interview is cancelled. Set a new one.")
    place = _check(minutes, place)
    if (slot.starts_at, slot.minutes, slot.place) != (starts_at, minutes, place):
        slot.starts_at, slot.minutes, slot.place = starts_at, minutes, place
        slot.sequence += 1
        slot.changed_at = now()
        _record(session, slot, "changed", actor_id)
    return slot


def cancel_slot(session: Session, slot: InterviewSlot, *, actor_id: int) -> InterviewSlot:
    """Call the interview off; it stays on record."""
    session.refresh(slot, with_for_update=True)
    if slot.cancelled_at is None:
        slot.cancelled_at = slot.changed_at = now()
        slot.sequence += 1
        _record(session, slot, "cancelled", actor_id)
    return slot


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
    rows = session.execute(
        _attended(select(Sheet.application_id, Sheet.user_id)).where(
            Sheet.application_id.in_({slot.application_id for slot in slots})
        )
    )
    found: dict[int, set[int]] = {}
    for application_id, user_id in rows:
        found.setdefault(application_id, set()).add(user_id)
    return found


def _check(minutes: int, place: str) -> str:
    place = " ".join(place.split())
    if not place:
        raise PanelError("Say where the interview is: a room, or a line to call.")
    if len(place) > LONGEST_PLACE:
        raise PanelError(f"Keep the place below {LONGEST_PLACE} characters.")
    if not SHORTEST <= minutes <= LONGEST:
        raise PanelError(f"An interview takes between {SHORTEST} and {LONGEST} minutes.")
    return place


def _record(session: Session, slot: InterviewSlot, act: str, actor_id: int) -> None:
    session.flush()
    audit.record(
        session,
        f"interview.{act}",
        subject="interview_slot",
        subject_id=slot.id,
        actor_id=actor_id,
        vacancy_id=slot.application.vacancy_id,
    )
