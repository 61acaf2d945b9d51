"""What waits for a recruiter in this room, and the room's step in the journey of a vacancy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask import url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.people.models import Role, User
from hiring.people.tasks import Task
from hiring.qualification.application_models import ListedCandidate
from hiring.qualification.listing import Standing, count_open
from hiring.vacancies.access import may_see_originals
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Application, Stage, Vacancy

# What a recruiter does with candidates of each standing, and about how long one takes.
WORK: dict[Standing, tuple[str, int]] = {
    Standing.MEETS: ("Decide on {} who {} the standards", 2),
    Standing.STATEMENTS: ("Ask {} about licence and automobile", 2),
    Standing.UNCLEAR: ("Settle what is unclear about {}", 8),
    Standing.DOES_NOT_MEET: ("Review {} whose evidence falls short", 15),
}


def tasks_of(session: Session, user: User) -> Sequence[Task]:
    """For a recruiter: the judged candidates of each vacancy who wait for a decision, one task for
    each standing."""
    return list(_tasks(session)) if Role.RECRUITER in user.roles else []


def _tasks(session: Session) -> Iterator[Task]:
    for vacancy_id, title, standing, count, since in _waiting(session):
        words, minutes = WORK[standing]
        who = f"{count} candidate{'' if count == 1 else 's'}"
        yield Task(
            title=words.format(who, "meets" if count == 1 else "meet"),
            detail=title,
            url=url_for(
                "qualification.candidates",
                vacancy_id=vacancy_id,
                outcome=standing.value,
                stage=Stage.QUALIFIED.value,
            ),
            since=since,
            minutes=minutes * count,
        )


def _waiting(session: Session) -> Iterator[tuple[int, str, Standing, int, datetime]]:
    query = (
        select(
            Vacancy.id,
            Vacancy.title,
            ListedCandidate.standing,
            func.count(Application.id),
            func.min(ListedCandidate.judged_at),
        )
        .join(Application, Application.vacancy_id == Vacancy.id)
        .join(ListedCandidate, ListedCandidate.application_id == Application.id)
        .where(Application.stage == Stage.QUALIFIED.value, Application.merged_into_id.is_(None))
        .group_by(Vacancy.id, Vacancy.title, ListedCandidate.standing)
        .order_by(Vacancy.id)
    )
    for vacancy_id, title, word, count, since in session.execute(query):
        yield vacancy_id, title, Standing(word), count, since


def step_of(session: Session, vacancy: Vacancy, user: User) -> Step:
    """The step "Qualification" with the number of candidates that wait for a decision."""
    if not may_see_originals(user, vacancy):
        return Step("qualification", "Qualification", None)
    waiting = count_open(session, vacancy_id=vacancy.id)
    return Step(
        "qualification",
        "Qualification",
        url_for("qualification.candidates", vacancy_id=vacancy.id),
        f"{waiting} open" if waiting else "",
    )
