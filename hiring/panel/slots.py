"""When the panel meets whom: interview slots, set by the recruiter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.errors import PanelError
from hiring.panel.round_models import InterviewSlot
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.stages import ASIDE, NAMES

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
