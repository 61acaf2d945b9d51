"""What is done with many candidates of the list at once, posted without a browser: nothing half
done, and a word for everybody it isn't done with."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import move
from tests.conftest import SignIn, token
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


@pytest.fixture
def three(session: Session, vacancy: Vacancy) -> list[Application]:
    """One who meets, one who is short, and one who is short and stands aside."""
    found = [made.facts("Ana Ode"), made.short("Berta Ode"), made.short("Carl Ode")]
    rows = [made.candidate(session, vacancy, one) for one in found]
    move(session, rows[2], to=Stage.SET_ASIDE, actor_id=None, reason="Asked for it.")
    session.commit()
    return rows


@pytest.fixture
def recruiter(three: list[Application], sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def choose(client: FlaskClient, vacancy: Vacancy, go: str, *ids: int, query: str = "") -> str:
    """Post the list with these candidates chosen in it; the page that comes of it."""
    shown = list(ids)
    data = {"go": go, "application_id": shown, "shown": shown, "csrf_token": token(client)}
    path = f"/vacancies/{vacancy.id}/candidates/choice{query}"
    answer = client.post(path, data=data)
    if answer.status_code == 307:  # what was posted goes on, as a browser sends it
        answer = client.post(answer.location, data=data)
    return answer.text if answer.status_code != 303 else client.get(answer.location).text


def words(page: str) -> str:
    main = page.split("<main", 1)[1].split(">", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("go", ["panel", "ask", "offer", "set_aside"])
def test_nobody_chosen_is_said_on_the_list_with_its_filters(
    vacancy: Vacancy, recruiter: FlaskClient, go: str
) -> None:
    page = choose(recruiter, vacancy, go, query="?outcome=does_not_meet")
    assert "Choose one or more candidates first." in words(page)
    assert "2 candidates of 3" in words(page)


def test_all_that_fit_are_chosen_and_nobody_else(
    vacancy: Vacancy, recruiter: FlaskClient, three: list[Application]
) -> None:
    page = choose(recruiter, vacancy, "all", query="?outcome=does_not_meet")
    chosen = re.findall(r'value="(\d+)" data-pick[^>]* checked', page)
    assert sorted(map(int, chosen)) == [one.id for one in three[1:]]


def test_those_who_stand_aside_are_named_and_stay_and_nobody_moves_without_a_reason(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, three: list[Application]
) -> None:
    page = words(choose(recruiter, vacancy, "set_aside", *(one.id for one in three)))
    assert "Set 2 candidates aside" in page
    assert "These stand aside already and stay as they are: Carl Ode (set aside)." in page
    data = {"confirmed": "yes", "application_id": [one.id for one in three], "reason": " "}
    path = f"/vacancies/{vacancy.id}/candidates/set-aside"
    answer = recruiter.post(path, data={**data, "csrf_token": token(recruiter)})
    assert answer.status_code == 422
    session.rollback()
    assert [one.stage for one in three] == ["qualified", "qualified", "set_aside"]


def test_those_who_can_not_go_to_the_panel_are_named_and_the_choice_is_kept_where_nothing_is_sent(
    vacancy: Vacancy, recruiter: FlaskClient, three: list[Application]
) -> None:
    page = words(choose(recruiter, vacancy, "panel", *(one.id for one in three)))
    assert "Send 2 candidates to the panel" in page
    assert "These stay where they are: Carl Ode" in page
    choose(recruiter, vacancy, "none")
    page = words(choose(recruiter, vacancy, "panel", three[2].id))
    assert "None of those you chose is judged and at the stage “qualified”." in page
    # Nobody is seated on the panel: nothing is sent, and nobody has to be chosen anew.
    both = [one.id for one in three[:2]]
    choose(recruiter, vacancy, "none")
    page = words(choose(recruiter, vacancy, "panel", *both))
    assert "Nobody is seated on the panel yet." in page
    page = recruiter.get(f"/vacancies/{vacancy.id}/candidates").text
    assert re.findall(r'value="(\d+)" data-pick[^>]* checked', page) == [str(id_) for id_ in both]


def test_nobody_is_asked_where_nothing_is_open(
    vacancy: Vacancy, recruiter: FlaskClient, three: list[Application]
) -> None:
    page = words(choose(recruiter, vacancy, "ask", *(one.id for one in three)))
    assert "Nobody to ask" in page
    assert "Nothing is unclear about them that they have not answered" in page
