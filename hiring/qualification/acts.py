"""What every act on a candidate's standing begins with: the lock, and a look at whether somebody
else was quicker."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.qualification import service
from hiring.qualification.models import Qualification
from hiring.vacancies.models import Application


class StaleError(Exception):
    """Somebody else changed the candidate's standing since the person looked at it; `current` is
    what is in force now.  Nothing was written."""

    def __init__(self, current: Qualification) -> None:
        super().__init__("The findings have changed since you opened this page.")
        self.current = current


class NothingJudgedError(Exception):
    """The candidate has no findings yet."""


def take_hold(session: Session, application: Application, *, seen: int | None) -> Qualification:
    """The findings in force, with the application locked until the transaction ends.

    `seen` is the id of the findings that the person saw: StaleError where others are in force;
    None skips that.  NothingJudgedError where there are none."""
    session.get(Application, application.id, with_for_update=True)
    in_force = service.current(session, application.id)
    if in_force is None:
        raise NothingJudgedError("Nothing is judged of this candidate yet.")
    if seen is not None and in_force.id != seen:
        raise StaleError(in_force)
    return in_force


def judge_again(session: Session, application: Application) -> Qualification:
    """The findings after an act that was just written."""
    session.flush()
    found = service.qualify(session, application_id=application.id)
    assert found is not None  # there were findings before the act
    return found
