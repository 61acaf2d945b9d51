"""A vacancy whose candidates' findings have a history: readings, amendments, reviews, dates."""

from __future__ import annotations

from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from hiring.foundation.database import transaction
from hiring.qualification import service
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.qualification.models import Qualification
from hiring.qualification.reviews import review
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import change_date
from tests.qualification_pages import made

TITLE = "Chief Technology Officer"


def vacancy(session: Session) -> Vacancy:
    """A vacancy with a candidate who meets everything and one with a history of four steps."""
    row = made.vacancy(session, title=TITLE)
    made.candidate(session, row, made.facts("Ana Kovač"))
    add_history(session, row, made.candidate(session, row, made.short("Ben Ode")))
    return row


def add_history(session: Session, row: Vacancy, application: Application) -> None:
    """A corrected end, an override, and another closing date."""
    found = current(session, application)
    actor = row.created_by
    document = found.result["positions"][0]["document"]
    found = amend(
        session,
        application,
        seen=found.id,
        act="correct",
        kind="position",
        target=FactRef("position", document, 0),
        changes={"end": "2015-06"},
        note="Told on the telephone.",
        actor_id=actor,
    )
    review(
        session,
        application,
        seen=found.id,
        requirement="experience.total",
        act="override",
        result="met",
        reason="The years abroad count as well.",
        actor_id=actor,
    )
    day = date(2026, 11, 15)
    change_date(session, row, closing_date=day, first_review_date=None, actor_id=actor)
    for number in (1, 2):
        service.qualify(session, application_id=application_of(session, row, number).id)


def application_of(session: Session, row: Vacancy, number: int) -> Application:
    """The candidate of that number."""
    return session.query(Application).filter_by(vacancy_id=row.id, number=number).one()


def current(session: Session, application: Application) -> Qualification:
    """The findings in force, which there must be."""
    found = service.current(session, application.id)
    assert found is not None
    return found


def tamper(session: Session, application: Application) -> Qualification:
    """Findings recorded that do not follow from their inputs: the total is called met."""
    found = current(session, application)
    result = {**found.result, "findings": [dict(one) for one in found.result["findings"]]}
    total = next(f for f in result["findings"] if f["requirement"] == "experience.management")
    total["result"] = "met"
    columns = {
        column.name: getattr(found, column.name)
        for column in Qualification.__table__.columns
        if column.name not in ("id", "result", "outcome")
    }
    row = Qualification(**columns, result=result, outcome="meets")
    session.add(row)
    session.flush()
    return row


def keep(app: Flask) -> int:
    """The vacancy written to the application's database; its number."""
    with transaction(app.extensions["sessions"]) as session:
        return vacancy(session).id
