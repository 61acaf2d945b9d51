"""What waits for HR in this room: claims to decide about, reasons to give, interviews owed."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.people.models import User
from hiring.people.tasks import Task
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import STAFF
from hiring.voluntary.access import sat_on
from hiring.voluntary.blueprint import preference_applies
from hiring.voluntary.claim_list import list_claims, newest_decisions, vacancies_with_open_claims
from hiring.voluntary.interviews import owed_interviews, vacancies_that_may_owe
from hiring.voluntary.models import ReasonsAct
from hiring.voluntary.reasons import requests

MINUTES_EACH = 5
MINUTES_FOR_REASONS = 30


def tasks_of(session: Session, user: User) -> list[Task]:
    """For HR that never sat on the vacancy: one task for each with open claims, one for each
    request for reasons, and one for each where others are invited before a veteran who meets the
    standards."""
    if not STAFF & user.roles or not preference_applies():
        return []
    asked = requests(session)
    waiting, owing = vacancies_with_open_claims(session), vacancies_that_may_owe(session)
    concerned = {*waiting, *owing, *(row.application.vacancy_id for row in asked)}
    if not concerned:
        return []
    open_to_me = concerned - sat_on(session, user, concerned)
    vacancies = session.scalars(
        select(Vacancy).where(Vacancy.id.in_(open_to_me & (waiting | owing))).order_by(Vacancy.id)
    ).all()
    return [
        *(task for one in vacancies if one.id in waiting for task in _decide(session, one)),
        *(_answer(row) for row in asked if row.application.vacancy_id in open_to_me),
        *(task for one in vacancies if one.id in owing for task in _invite(session, one)),
    ]


def _decide(session: Session, vacancy: Vacancy) -> Iterator[Task]:
    rows = [row for row in list_claims(session, vacancy_id=vacancy.id) if row.waits]
    if rows:
        count = f"{len(rows)} claims" if len(rows) > 1 else "a claim"
        yield Task(
            title=f"Decide about {count} to veterans’ preference",
            detail=vacancy.title,
            url=url_for("voluntary.claims_of_vacancy", vacancy_id=vacancy.id),
            since=min(row.claim.at for row in rows),
            minutes=MINUTES_EACH * len(rows),
        )


def _answer(row: ReasonsAct) -> Task:
    return Task(
        title="Give a candidate written reasons",
        detail=row.application.vacancy.title,
        url=url_for("voluntary.written_reasons", application_id=row.application_id),
        since=row.acted_at,
        minutes=MINUTES_FOR_REASONS,
    )


def _invite(session: Session, vacancy: Vacancy) -> Iterator[Task]:
    interviews = owed_interviews(session, vacancy)
    if interviews.owed and interviews.others_invited:
        decided = newest_decisions(session, vacancy_id=vacancy.id).values()
        count = f"{interviews.owed} veterans" if interviews.owed > 1 else "a veteran"
        yield Task(
            title=f"Invite {count} who must be interviewed",
            detail=vacancy.title,
            url=url_for("voluntary.claims_of_vacancy", vacancy_id=vacancy.id),
            since=min(row.decided_at for row in decided if row.points),
            minutes=MINUTES_EACH * interviews.owed,
        )
