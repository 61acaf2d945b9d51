"""The navigation of a vacancy: each room names its step, with what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hiring.people.models import User
from hiring.vacancies.models import Vacancy


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the journey: its name, its page (None where this person may not open it), and a
    short count such as
    "14" or "9 open"."""

    key: str
    name: str
    url: str | None
    count: str = ""


StepSource = Callable[[Session, Vacancy, User], Step]


def steps_for(
    session: Session, vacancy: Vacancy, user: User, sources: Sequence[StepSource]
) -> list[Step]:
    """The steps of the vacancy's journey that this person may open, in the order of the journey."""
    steps = (source(session, vacancy, user) for source in sources)
    return [step for step in steps if step.url is not None]
