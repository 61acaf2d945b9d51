"""What of a vacancy waits for a person, and its first step in the journey."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.people.models import Role, User
from hiring.people.tasks import Task
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Vacancy


def tasks_of(session: Session, user: User) -> list[Task]:
    """Drafts that a recruiter has not opened."""
    if Role.RECRUITER not in user.roles:
        return []
    drafts = select(Vacancy).where(Vacancy.opened_at.is_(None)).order_by(Vacancy.id)
    return [
        Task(
            title=f"Open the vacancy “{draft.title}”",
            detail="It is a draft: nobody can be taken in yet.",
            url=url_for("vacancies.show", vacancy_id=draft.id),
            since=draft.created_at,
            minutes=5,
        )
        for draft in session.scalars(drafts)
    ]


def step_of(_session: Session, vacancy: Vacancy, _user: User) -> Step:
    """The overview of the vacancy."""
    return Step(
        key="vacancy",
        name="Overview",
        url=url_for("vacancies.show", vacancy_id=vacancy.id),
        count="" if vacancy.opened_at else "draft",
    )
