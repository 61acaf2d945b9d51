"""The files that wait for a recruiter, and intake's step in the journey."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from hiring.intake.models import Document, DocumentState
from hiring.people.models import Role, User
from hiring.people.tasks import Task
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import STAFF

MINUTES_PER_FILE = 2


def tasks_of(session: Session, user: User) -> list[Task]:
    """For a recruiter: the failed files of each vacancy that nobody has dealt with.

    A file is dealt with when a later one of the same candidate could be read, or when the candidate
    was set aside or withdrew."""
    if Role.RECRUITER not in user.roles:
        return []
    later = aliased(Document)
    replaced = (
        select(later.id)
        .where(
            later.application_id == Document.application_id,
            later.id > Document.id,
            later.state != DocumentState.FAILED.value,
        )
        .exists()
    )
    open_failures = (
        select(Vacancy, func.count(Document.id), func.min(Document.state_changed_at))
        .join(Application, Application.vacancy_id == Vacancy.id)
        .join(Document, Document.application_id == Application.id)
        .where(
            Document.state == DocumentState.FAILED.value,
            Application.stage.not_in([Stage.SET_ASIDE.value, Stage.WITHDRAWN.value]),
            ~replaced,
        )
        .group_by(Vacancy.id)
        .order_by(Vacancy.id)
    )
    return [
        Task(
            title=f"Deal with {count} {'file' if count == 1 else 'files'} that could not be read",
            detail=vacancy.title,
            url=url_for("intake.show", vacancy_id=vacancy.id),
            since=since,
            minutes=MINUTES_PER_FILE * count,
        )
        for vacancy, count, since in session.execute(open_failures)
    ]


def step_of(session: Session, vacancy: Vacancy, user: User) -> Step:
    """Intake, with the number of files; for recruiters and administrators."""
    if not STAFF & user.roles:
        return Step(key="intake", name="Intake", url=None)
    files = select(func.count(Document.id)).where(Document.vacancy_id == vacancy.id)
    return Step(
        key="intake",
        name="Intake",
        url=url_for("intake.show", vacancy_id=vacancy.id),
        count=str(session.scalar(files) or ""),
    )
