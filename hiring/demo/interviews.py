"""The panel's interviews in the demo: two on a working day, behind for those who have been met and
ahead for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.panel import slots
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.stages import JOURNEY

TIMES = (time(9, 30), time(13, 30))
MINUTES = 60
PLACE = "District office, board room"
MET = JOURNEY[JOURNEY.index(Stage.INTERVIEWED) :]
AHEAD = (Stage.PANEL, Stage.INVITED)


def set_interviews(
    session: Session, applications: Iterable[Application], *, zone: ZoneInfo, actor_id: int
) -> None:
    """One interview for each candidate who is with the panel or has met it."""
    today = now().astimezone(zone).date()
    behind, ahead = _places(today, step=-1), _places(today, step=1)
    for application in applications:
        stage = Stage(application.stage)
        if stage in (*MET, *AHEAD):
            day, at = next(behind if stage in MET else ahead)
            slots.add_slot(
                session,
                application,
                starts_at=slots.moment_of(day, at, zone),
                minutes=MINUTES,
                place=PLACE,
                actor_id=actor_id,
            )


def _places(today: date, *, step: int) -> Iterator[tuple[date, time]]:
    """The times of the working days from the next one on, or backwards from the last one."""
    day = today
    while True:
        day += timedelta(days=step)
        if day.isoweekday() <= 5:
            for at in TIMES:
                yield day, at
