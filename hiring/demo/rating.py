"""The panel rates the candidates who came to it, as far as each one's course says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.demo.cast import COLLEAGUES, COURSES, RECUSAL, Course
from hiring.demo.marks import marks
from hiring.panel import recusals
from hiring.panel import service as panel
from hiring.panel.models import Sheet
from hiring.people.models import User
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application, Vacancy

Transaction = Callable[[], AbstractContextManager[Session]]


def followed(session: Session, vacancy: Vacancy) -> list[tuple[Application, Course]]:
    """The applications whose course is laid down, each with it."""
    applications = session.scalars(
        select(Application).where(Application.vacancy_id == vacancy.id).order_by(Application.number)
    )
    return [
        (application, COURSES[application.number])
        for application in applications
        if application.number in COURSES
    ]


@dataclass(frozen=True, slots=True)
class Stint:
    """What one member does on one sheet: rates around `middle`, and submits or stops half-way."""

    sheet_id: int
    middle: float
    submits: bool


def rate_all(begin: Transaction, vacancy_id: int) -> None:
    """The panel rates as many sheets as each course says, and one member steps back."""
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        stints = [
            stint
            for application, course in followed(session, vacancy)
            for stint in stints_of(
                session, application, strength=course.strength, rated=course.rated
            )
        ]
    rate_stints(begin, vacancy_id, stints)
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        for application, course in followed(session, vacancy):
            if course.recused:
                step_back(session, application, email=course.recused)


def rate_stints(begin: Transaction, vacancy_id: int, stints: Iterable[Stint]) -> None:
    """Each stint in a transaction of its own."""
    with begin() as session:
        edition = vacancies.edition_of(session, session.get_one(Vacancy, vacancy_id))
    half_way = edition.areas[2].items[-1].number
    for stint in stints:
        with begin() as session:
            sheet = session.get_one(Sheet, stint.sheet_id)
            panel.declare_no_conflict(session, sheet)
            for item, value, note in marks(edition, middle=stint.middle, seed=stint.sheet_id):
                if stint.submits or item <= half_way:
                    panel.rate(session, sheet, item=item, value=value, note=note)
            if stint.submits:
                panel.submit(session, sheet)


def step_back(session: Session, application: Application, *, email: str) -> None:
    """The member recuses themself from the candidate."""
    sheet = session.scalars(
        select(Sheet)
        .join(User, User.id == Sheet.user_id)
        .where(Sheet.application_id == application.id, User.email == email)
    ).one()
    recusals.step_back(session, sheet, reason=RECUSAL, by_mail=False)


def stints_of(
    session: Session, application: Application, *, strength: float, rated: int | None = None
) -> list[Stint]:
    """The first `rated` members submit (None: all), the next one is half-way, the others not
    begun."""
    rows = session.execute(
        select(Sheet.id, User.email)
        .join(User, User.id == Sheet.user_id)
        .where(Sheet.application_id == application.id)
        .order_by(Sheet.id)
    ).all()
    submitting = len(rows) if rated is None else rated
    severity = {colleague.email: colleague.severity for colleague in COLLEAGUES}
    return [
        Stint(sheet_id, strength - severity[email], submits=place < submitting)
        for place, (sheet_id, email) in enumerate(rows)
        if place <= submitting
    ]
