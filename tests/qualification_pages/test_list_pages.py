"""The pages of the list of candidates, asked for by a recruiter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.intake.models import DocumentState
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import add_application
from tests.conftest import SignIn, token
from tests.panel.made import count_queries
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


@pytest.fixture
def recruiter(vacancy: Vacancy, session: Session, sign_in: SignIn) -> FlaskClient:
    session.commit()
    return sign_in(Role.RECRUITER)


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_empty_list_says_what_will_be_here(recruiter: FlaskClient, vacancy: Vacancy) -> None:
    text = page(recruiter, f"/vacancies/{vacancy.id}/candidates")
    assert "Candidates will stand here with their findings" in text
    assert f'href="/vacancies/{vacancy.id}/intake"' in text


def test_list_shows_outcome_open_points_next_step_and_groups(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    made.candidate(session, vacancy, made.facts("Berta Ode", statements=False))
    made.candidate(session, vacancy, made.short("Dora Ruiz"))
    session.commit()
    text = page(recruiter, f"/vacancies/{vacancy.id}/candidates")
    assert text.index("Berta Ode") < text.index("Dora Ruiz")
    for words in (
        "Lacks only the statements on licence and automobile",
        "Valid driver&#39;s license",
        "Ask the candidate",
        "24 of 120 months",
        "Review an equivalent combination",
    ):
        assert words in text


@pytest.mark.parametrize("path", ["/vacancies/{}/candidates", "/vacancies/{}/candidates?sort=name"])
def test_list_takes_the_same_queries_for_one_three_and_sixty(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient, path: str
) -> None:
    path = path.format(vacancy.id)
    counts = []
    have = 0
    for wanted in (1, 3, 60):
        for number in range(have, wanted):
            if number < 3:
                made.candidate(session, vacancy, made.facts(f"Person {number}"))
            else:
                made.document(
                    session,
                    add_application(session, vacancy),
                    None,
                    state=DocumentState.FAILED,
                    filename=f"{number}.pdf",
                )
        session.commit()
        have = wanted
        page(recruiter, path)
        counts.append(count_queries(app, lambda: page(recruiter, path)))
    assert len(set(counts)) == 1, counts


def test_second_page_holds_the_rest(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    for _ in range(51):
        add_application(session, vacancy)
    session.commit()
    first = page(recruiter, f"/vacancies/{vacancy.id}/candidates?sort=received")
    second = page(recruiter, f"/vacancies/{vacancy.id}/candidates?sort=received&page=2")
    assert 'name="go" value="page:2"' in first
    assert "Candidate 50<" in first
    assert "Candidate 51<" not in first
    assert "Candidate 51<" in second


def test_search_keeps_the_name_out_of_the_address(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.candidate(session, vacancy, made.facts("Dora Ruiz"))
    session.commit()
    answer = recruiter.post(
        f"/vacancies/{vacancy.id}/candidates/search?stage=qualified",
        data={"search": " ruiz ", "csrf_token": token(recruiter)},
    )
    assert answer.location == f"/vacancies/{vacancy.id}/candidates?stage=qualified"
    text = page(recruiter, answer.location)
    assert "Dora Ruiz" in text
    assert "Berta Ode" not in text
    recruiter.post(
        f"/vacancies/{vacancy.id}/candidates/search",
        data={"search": "", "csrf_token": token(recruiter)},
    )
    assert "Berta Ode" in page(recruiter, f"/vacancies/{vacancy.id}/candidates")


def test_search_for_too_long_a_name_is_refused_with_the_list(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    add_application(session, vacancy)
    session.commit()
    answer = recruiter.post(
        f"/vacancies/{vacancy.id}/candidates/search",
        data={"search": "x" * 81, "csrf_token": token(recruiter)},
    )
    assert answer.status_code == 422
    assert "Type 80 letters at most." in answer.get_data(as_text=True)


def test_search_on_one_vacancy_leaves_another_alone(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    other = made.vacancy(session, title="Other")
    made.candidate(session, other, made.facts("Berta Ode"))
    session.commit()
    recruiter.post(
        f"/vacancies/{vacancy.id}/candidates/search",
        data={"search": "ruiz", "csrf_token": token(recruiter)},
    )
    assert "Berta Ode" in page(recruiter, f"/vacancies/{other.id}/candidates")
