"""What waits for a person: each room names its own, the shell shows them oldest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from hiring.people.models import User


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what (a verb first), where, since when, and about how many minutes it
    takes."""

    title: str
    detail: str
    url: str
    since: datetime
    minutes: int


TaskSource = Callable[[Session, User], Sequence[Task]]


def tasks_for(session: Session, user: User, sources: Sequence[TaskSource]) -> list[Task]:
    """Everything that waits for the user, oldest first."""
    return sorted(
        (task for source in sources for task in source(session, user)), key=lambda task: task.since
    )
