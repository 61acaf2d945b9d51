"""A vacancy with rated candidates for the committee's tests."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.vacancies.models import Application, Vacancy
from tests.panel import made

NAMES = ("Ana Kovač", "Ben Ode", "Eve Park")


def rated_vacancy(session: Session, *levels: int) -> tuple[Vacancy, list[Application]]:
    """A vacancy with Mara and Noel on the panel, Cleo on the committee, and one candidate for each
    of `levels`, whom both members rated at that level throughout."""
    vacancy = made.vacancy(session)
    members = [made.member(session, vacancy, name) for name in ("Mara", "Noel")]
    made.committee_member(session, vacancy, "Cleo")
    made.person(session, "Rita", Role.RECRUITER)
    applications = [add_rated(session, vacancy, n, level) for n, level in enumerate(levels)]
    assert len(members) == 2
    return vacancy, applications


def add_rated(session: Session, vacancy: Vacancy, number: int, level: int) -> Application:
    """One more candidate of the vacancy, rated by every panel member at that level."""
    application = made.candidate(session, vacancy, NAMES[number])
    for sheet in made.send(session, application):
        made.submit_sheet(session, application, sheet.user, level)
    return application
