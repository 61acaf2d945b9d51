"""A vacancy with rated candidates for the committee's tests."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.committee import deciding
from hiring.committee.basis import hash_of
from hiring.committee.official import OfficialList, official_list
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, Vacancy
from hiring.voluntary.crossing import CROSSED
from hiring.voluntary.models import VoluntaryCounts
from hiring.voluntary.suppression import Table, publish
from tests.panel import made

COLUMNS = ("applied", "meets", "invited")
# Applied only, met the standards, invited.
PEOPLE = Table(
    ("female", "male", "x", "no_answer"),
    COLUMNS,
    ((28, 6, 6), (32, 24, 24), (0, 0, 0), (6, 7, 8)),
)
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


def keep_counts(session: Session, vacancy: Vacancy) -> None:
    """Counts of voluntary answers as if drawn up, of people enough for a finding."""
    # Everybody said one of these; of a category without anybody the noughts would be withheld.
    table = publish(Table(PEOPLE.rows, COLUMNS, (*PEOPLE.counts[:2], (8, 6, 6), (6, 7, 8))))
    crossed = publish(
        Table(
            ("female+asian", "male+asian", "male+white", "female+no_answer"),
            COLUMNS,
            ((20, 10, 10), (10, 10, 20), (15, 15, 15), (9, 9, 9)),
        )
    )
    session.add(
        VoluntaryCounts(
            vacancy_id=vacancy.id,
            drawn_up_at=vacancy.created_at,
            drawn_up_by=vacancy.created_by,
            categories="2024-03-28",
            threshold=5,
            tables={"sex": table.to_json(), CROSSED: crossed.to_json()},
        )
    )


def choose_first(
    session: Session, vacancy: Vacancy, user: User, *, on_preference: str = ""
) -> OfficialList:
    """Record the choice of the first on the official list, which is given back."""
    official = official_list(session, vacancy, preference=True)
    deciding.record_decision(
        session,
        vacancy,
        official,
        chosen_id=official.rows[0].application.id,
        reasons="Nobody else has led a department of this size.",
        memo=[],
        preference_reasons=on_preference,
        competencies=(),
        seen=0,
        seen_hash=hash_of(deciding.basis_of(official)),
        user=user,
    )
    return official
