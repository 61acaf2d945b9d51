"""The page of what would change: the form, the table, refusals, the number of queries."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from hiring.foundation.database import transaction
from hiring.people.models import Role
from hiring.qualification.models import Qualification
from hiring.vacancies.models import Vacancy
from tests.conftest import SignIn
from tests.panel.made import count_queries
from tests.qualification_pages import made as candidates
from tests.replay import made


@pytest.fixture
def vacancy_id(app: Flask) -> int:
    return made.keep(app)


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def words(client: FlaskClient, address: str, status: int = 200) -> str:
    """The page's main part as words."""
    answer = client.get(address)
    assert answer.status_code == status
    main = answer.get_data(as_text=True).split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_the_vacancy_leads_to_it(recruiter: FlaskClient, vacancy_id: int) -> None:
    page = recruiter.get(f"/vacancies/{vacancy_id}").get_data(as_text=True)
    assert f'action="/vacancies/{vacancy_id}/replay"' in page


def test_a_vacancy_looked_at_without_terms_says_how_it_is_judged(
    recruiter: FlaskClient, vacancy_id: int
) -> None:
    shown = words(recruiter, f"/vacancies/{vacancy_id}/replay")
    assert "The vacancy is judged as of 15 Nov 2026 by edition cto-2015" in shown
    assert "Nothing here changes the record." in shown


def test_another_date_shows_recorded_beside_what_would_be(
    app: Flask, recruiter: FlaskClient, vacancy_id: int
) -> None:
    shown = words(recruiter, f"/vacancies/{vacancy_id}/replay?as_of=2015-06-01&edition=")
    assert "1 of 2 would come out otherwise, 1 would stay as recorded." in shown
    assert "1 outcome from ● meets the standards to ▲ does not meet the standards" in shown
    assert (
        "Ana Kovač Outcome ● meets the standards ▲ does not meet the standards"
        " The next step would be: Review an equivalent combination"
        " Ana Kovač Ten years overseeing an IT department"
        " ● met 203 of 120 months ▲ not met 66 of 120 months" in shown
    )
    assert "Ben Ode" not in shown
    with app.extensions["sessions"]() as session:
        assert session.scalar(select(func.count(Qualification.id))) == 6


def test_the_recorded_terms_change_nothing(recruiter: FlaskClient, vacancy_id: int) -> None:
    address = f"/vacancies/{vacancy_id}/replay?as_of=2026-11-15&edition=cto-2015"
    shown = words(recruiter, address)
    assert "Nothing would change" in shown
    assert "0 of 2 would come out otherwise, 2 would stay as recorded." in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("as_of=soon", "Write the date as year, month and day: 2026-11-30."),
        ("edition=cto-1815", "Choose one of the editions."),
    ],
)
def test_wrong_terms_are_refused_with_a_sentence(
    recruiter: FlaskClient, vacancy_id: int, arguments: str, message: str
) -> None:
    assert message in words(recruiter, f"/vacancies/{vacancy_id}/replay?{arguments}", 422)


def test_a_vacancy_without_candidates_says_so(app: Flask, recruiter: FlaskClient) -> None:
    with transaction(app.extensions["sessions"]) as session:
        empty = candidates.vacancy(session).id
    shown = words(recruiter, f"/vacancies/{empty}/replay?as_of=2015-06-01")
    assert "No candidate has findings yet." in shown


def test_queries_do_not_grow_with_the_candidates(
    app: Flask, recruiter: FlaskClient, vacancy_id: int
) -> None:
    def ask() -> None:
        words(recruiter, f"/vacancies/{vacancy_id}/replay?as_of=2015-06-01")

    ask()
    few = count_queries(app, ask)
    with transaction(app.extensions["sessions"]) as session:
        for number in range(3):
            vacancy = session.get_one(Vacancy, vacancy_id)
            candidates.candidate(session, vacancy, candidates.facts(f"Person {number}"))
    assert count_queries(app, ask) == few
