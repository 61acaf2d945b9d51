"""What waits for HR in this room: claims to decide about, reasons to give, interviews owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from flask import url_for
from sqlalchemy.orm import Session

from hiring.people.models import User
from hiring.people.tasks import Task
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import STAFF
from hiring.voluntary.access import sat_on
from hiring.voluntary.blueprint import preference_applies
from hiring.voluntary.claim_list import ClaimRow, list_claims
from hiring.voluntary.interviews import owed_interviews
from hiring.voluntary.models import PreferenceDecision, ReasonsAct
from hiring.voluntary.reasons import requests

MINUTES_EACH = 5
MINUTES_FOR_REASONS = 30


def tasks_of(session: Session, user: User) -> list[Task]:
    """For HR that never sat on the vacancy: one task for each with open claims, one for each
    request for reasons, and one for each where others are invited before a veteran who meets the
    standards."""
    if not STAFF & user.roles or not preference_applies():
        return []
    claims: dict[Vacancy, list[ClaimRow]] = defaultdict(list)
    decided: dict[Vacancy, list[PreferenceDecision]] = defaultdict(list)
    for row in list_claims(session):
        if row.waits:
            claims[row.application.vacancy].append(row)
        elif row.decision and row.decision.points:
            decided[row.application.vacancy].append(row.decision)
    asked = requests(session)
    found = {*claims, *decided, *(row.application.vacancy for row in asked)}
    closed = sat_on(session, user, [vacancy.id for vacancy in found]) if found else set()
    return [
        *(_decide(vacancy, rows) for vacancy, rows in claims.items() if vacancy.id not in closed),
        *(_answer(row) for row in asked if row.application.vacancy_id not in closed),
        *_invite(session, {v: rows for v, rows in decided.items() if v.id not in closed}),
    ]


def _decide(vacancy: Vacancy, rows: list[ClaimRow]) -> Task:
    count = f"{len(rows)} claims" if len(rows) > 1 else "a claim"
    return Task(
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


def _invite(session: Session, decided: dict[Vacancy, list[PreferenceDecision]]) -> Iterator[Task]:
    for vacancy, rows in decided.items():
        interviews = owed_interviews(session, vacancy)
        if interviews.owed and interviews.others_invited:
            count = f"{interviews.owed} veterans" if interviews.owed > 1 else "a veteran"
            yield Task(
                title=f"Invite {count} who must be interviewed",
                detail=vacancy.title,
                url=url_for("voluntary.claims_of_vacancy", vacancy_id=vacancy.id),
                since=min(row.decided_at for row in rows),
                minutes=MINUTES_EACH * interviews.owed,
            )
