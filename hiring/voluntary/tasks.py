"""What waits for HR in this room: claims to preference that nobody has decided about."""

from __future__ import annotations

from collections import defaultdict

from flask import url_for
from sqlalchemy.orm import Session

from hiring.people.models import User
from hiring.people.tasks import Task
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import STAFF
from hiring.voluntary.access import sat_on
from hiring.voluntary.claim_list import ClaimRow, list_claims

MINUTES_EACH = 5


def tasks_of(session: Session, user: User) -> list[Task]:
    """One task for each vacancy with open claims, for HR that never sat on it."""
    if not STAFF & user.roles:
        return []
    waiting: dict[Vacancy, list[ClaimRow]] = defaultdict(list)
    for row in list_claims(session):
        if row.waits:
            waiting[row.application.vacancy].append(row)
    if not waiting:
        return []
    closed = sat_on(session, user, [vacancy.id for vacancy in waiting])
    return [_task(vacancy, rows) for vacancy, rows in waiting.items() if vacancy.id not in closed]


def _task(vacancy: Vacancy, rows: list[ClaimRow]) -> Task:
    count = f"{len(rows)} claims" if len(rows) > 1 else "a claim"
    return Task(
        title=f"Decide about {count} to veterans’ preference",
        detail=vacancy.title,
        url=url_for("voluntary.claims_of_vacancy", vacancy_id=vacancy.id),
        since=min(row.claim.at for row in rows),
        minutes=MINUTES_EACH * len(rows),
    )
