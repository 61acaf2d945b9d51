"""What waits for a recruiter in this room: answers to read, and letters that were not taken."""

from __future__ import annotations

from collections.abc import Sequence

from flask import url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from hiring.correspondence.models import Letter, Purpose, Questionnaire
from hiring.people.models import MailState, Role, User
from hiring.people.tasks import Task
from hiring.vacancies.models import Application


def tasks_of(session: Session, user: User) -> Sequence[Task]:
    """For a recruiter: one task for each candidate whose answers nobody has looked at, and for each
    whose questions could not be mailed."""
    if Role.RECRUITER not in user.roles:
        return []
    return [*_answers(session), *_failures(session)]


def _answers(session: Session) -> list[Task]:
    rows = session.scalars(
        select(Questionnaire)
        .options(joinedload(Questionnaire.application).joinedload(Application.vacancy))
        .where(Questionnaire.answered_at.is_not(None), Questionnaire.seen_at.is_(None))
    )
    return [
        Task(
            f"Read the answers of {row.application.shown_name}",
            f"Answers arrived · {row.application.vacancy.title}",
            _page(row.application),
            row.answered_at or row.asked_at,
            3,
        )
        for row in rows
    ]


def _failures(session: Session) -> list[Task]:
    newest = (
        select(func.max(Letter.id))
        .where(Letter.purpose == Purpose.QUESTIONS.value)
        .group_by(Letter.application_id)
    )
    rows = session.scalars(
        select(Letter)
        .join(Questionnaire, Questionnaire.id == Letter.ref)
        .options(joinedload(Letter.application).joinedload(Application.vacancy))
        .where(
            Letter.id.in_(newest),
            Letter.state == MailState.FAILED.value,
            Questionnaire.answered_at.is_(None),
            Questionnaire.ended_at.is_(None),
        )
    )
    return [
        Task(
            f"See to the letter to {row.application.shown_name}: it was not sent",
            row.application.vacancy.title,
            _page(row.application),
            row.created_at,
            2,
        )
        for row in rows
    ]


def _page(application: Application) -> str:
    """The page of the candidate's questions, or of the one that this candidate was merged into."""
    id_ = application.merged_into_id or application.id
    return url_for("correspondence.questions", application_id=id_)
