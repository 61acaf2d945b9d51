"""HR's list of the claims on a vacancy."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.vacancies.models import Application
from hiring.voluntary.claim_list import list_claims
from tests.conftest import SignIn
from tests.panel import made as panel
from tests.voluntary import made
from tests.voluntary.test_preference import decide


def test_claim_of_a_merged_application_is_listed_under_the_one_that_stands(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    other = panel.candidate(session, ana.vacancy, "Ana K.")
    made.claim(app, session, other)
    other.merged_into_id = ana.id
    session.commit()
    (row,) = list_claims(session, vacancy_id=ana.vacancy_id)
    assert (row.application, row.waits) == (ana, True)
    decide(session, ana)
    (row,) = list_claims(session, vacancy_id=ana.vacancy_id)
    assert (row.application, row.waits) == (ana, False)


def test_list_of_claims_asks_the_database_as_often_for_three_as_for_one(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    made.claim(app, session, ana)
    session.commit()
    hr = sign_in(Role.RECRUITER, email="hr@district.example")
    path = f"/vacancies/{ana.vacancy_id}/preference"
    hr.get(path)
    one = panel.count_queries(app, lambda: hr.get(path))
    for name in ("Bo Lind", "Cleo Marsh"):
        made.claim(app, session, panel.candidate(session, ana.vacancy, name))
    session.commit()
    assert panel.count_queries(app, lambda: hr.get(path)) == one
