"""Choosing candidates in the list, and what is done with them, as without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.panel.models import Sheet
from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import add_application
from tests.conftest import SignIn, token
from tests.panel.made import count_queries, member
from tests.qualification_pages import made
from tests.qualification_pages.people import someone


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """A vacancy with three judged candidates, and one who is not."""
    row = made.vacancy(session)
    member(session, row, "mara")
    someone(session, row, "Ana Kovač")
    someone(session, row, "Bo Lind", found=made.unclear("Bo Lind"))
    someone(session, row, "Cleo Marsh", found=made.short("Cleo Marsh"))
    add_application(session, row)
    session.commit()
    return row


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def text_of(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def choose(
    client: FlaskClient, vacancy: Vacancy, go: str, *picked: int, shown: tuple[int, ...] = ()
) -> TestResponse:
    """Send the page of the list with these candidates picked."""
    form = {
        "go": go,
        "application_id": list(picked),
        "shown": list(shown),
        "csrf_token": token(client),
    }
    return client.post(f"/vacancies/{vacancy.id}/candidates/choice", data=form)


def chosen_in(text: str) -> tuple[set[str], set[str]]:
    """The ids that the page has picked, and those that it carries along from elsewhere."""
    box = r'<input type="checkbox" name="application_id" value="(\d+)"[^>]* checked'
    picked = re.findall(box, text)
    carried = re.findall(r'<input type="hidden" name="application_id" value="(\d+)"', text)
    return set(picked), set(carried)


def stages(session: Session, vacancy: Vacancy) -> list[str]:
    session.rollback()  # what was seen before is a view of its time
    query = select(Application.stage).where(Application.vacancy_id == vacancy.id)
    return list(session.scalars(query.order_by(Application.number)))


def test_choice_survives_the_turn_of_a_page(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    for _ in range(50):
        add_application(session, vacancy)
    session.commit()
    address = f"/vacancies/{vacancy.id}/candidates?sort=received"
    form = {"go": "page:2", "application_id": ["1", "3"], "shown": ["1", "2", "3"]}
    answer = recruiter.post(
        address.replace("candidates", "candidates/choice"),
        data={**form, "csrf_token": token(recruiter)},
    )
    assert answer.location == f"{address}&page=2"
    second = text_of(recruiter, answer.location)
    assert chosen_in(second) == (set(), {"1", "3"})
    assert "2 chosen on other pages or outside the filters." in second
    assert chosen_in(text_of(recruiter, address)) == ({"1", "3"}, set())


def test_choice_outlives_filters_and_ends_with_choose_none(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    assert choose(recruiter, vacancy, "save", 1, 2, shown=(1, 2, 3)).status_code == 204
    address = f"/vacancies/{vacancy.id}/candidates"
    assert chosen_in(text_of(recruiter, f"{address}?outcome=meets")) == ({"1"}, {"2"})
    choose(recruiter, vacancy, "save", 2, shown=(1,))
    assert chosen_in(text_of(recruiter, address)) == ({"2"}, set())
    choose(recruiter, vacancy, "none", 2, shown=(2,))
    assert chosen_in(text_of(recruiter, address)) == (set(), set())


def test_all_that_fit_the_filters_are_chosen(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    recruiter.post(
        f"/vacancies/{vacancy.id}/candidates/choice?stage=qualified",
        data={"go": "all", "csrf_token": token(recruiter)},
    )
    address = f"/vacancies/{vacancy.id}/candidates"
    assert chosen_in(text_of(recruiter, address)) == ({"1", "2", "3"}, set())


def test_candidates_of_another_vacancy_are_never_chosen(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    other = someone(session, made.vacancy(session, title="Other"), "Dan Abara")
    session.commit()
    answer = choose(recruiter, vacancy, "set_aside", other.id, shown=(other.id,))
    assert answer.status_code == 422
    assert "Choose one or more candidates first." in answer.get_data(as_text=True)


def test_chosen_go_to_the_panel_at_once_where_all_can(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = choose(recruiter, vacancy, "panel", 1, 2, shown=(1, 2, 3, 4))
    assert (answer.status_code, answer.location) == (307, f"/vacancies/{vacancy.id}/panel/send")
    form = {"application_id": ["1", "2"], "csrf_token": token(recruiter)}
    assert recruiter.post(answer.location, data=form).status_code == 303
    assert stages(session, vacancy) == ["panel", "panel", "qualified", "received"]
    assert len(session.scalars(select(Sheet)).all()) == 2
    text = text_of(recruiter, f"/vacancies/{vacancy.id}/candidates")
    assert chosen_in(text) == (set(), set())


def test_who_cannot_go_to_the_panel_is_named_first(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = choose(recruiter, vacancy, "panel", 1, 4, shown=(1, 2, 3, 4))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Send 1 candidate to the panel" in text
    assert chosen_in(text) == (set(), {"1"})
    assert "Candidate 4" in text.partition("Not sent")[2]
    assert stages(session, vacancy)[0] == "qualified"


def test_administrator_sets_aside_but_sends_nobody(
    vacancy: Vacancy, sign_in: SignIn, recruiter: FlaskClient
) -> None:
    administrator = sign_in(Role.ADMINISTRATOR)
    assert "Send to the panel</button>" in text_of(recruiter, f"/vacancies/{vacancy.id}/candidates")
    text = text_of(administrator, f"/vacancies/{vacancy.id}/candidates")
    assert "Send to the panel</button>" not in text
    assert "Set aside…" in text
    assert choose(administrator, vacancy, "panel", 1, shown=(1,)).status_code == 403


def set_aside(client: FlaskClient, vacancy: Vacancy, *ids: int, **more: str) -> TestResponse:
    form = {"application_id": list(ids), **more, "csrf_token": token(client)}
    return client.post(f"/vacancies/{vacancy.id}/candidates/set-aside", data=form)


def test_setting_aside_asks_once_with_the_names_and_can_be_undone(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    list_page = f"/vacancies/{vacancy.id}/candidates?stage=qualified"
    text_of(recruiter, list_page)
    answer = choose(recruiter, vacancy, "set_aside", 1, 3, shown=(1, 2, 3))
    assert answer.status_code == 307
    asked = set_aside(recruiter, vacancy, 1, 3).get_data(as_text=True)
    assert "Set 2 candidates aside" in asked
    assert "Ana Kovač" in asked
    assert stages(session, vacancy)[0] == "qualified"
    answer = set_aside(recruiter, vacancy, 1, 3, confirmed="yes", reason="Too few places.")
    assert (answer.status_code, answer.location) == (303, list_page)
    assert stages(session, vacancy) == ["set_aside", "qualified", "set_aside", "received"]
    text = text_of(recruiter, list_page)
    assert "2 candidates are set aside: Ana Kovač, Cleo Marsh." in text
    form = {"application_id": ["1", "3"], "csrf_token": token(recruiter)}
    recruiter.post(f"/vacancies/{vacancy.id}/candidates/put-back", data=form)
    assert stages(session, vacancy) == ["qualified", "qualified", "qualified", "received"]
    reasons = [
        step.reason
        for step in session.get_one(Application, 1).moves
        if Stage.SET_ASIDE in (step.from_stage, step.to_stage)
    ]
    assert reasons == [
        "Too few places.",
        "Put back from the list: the setting aside was undone.",
    ]
    assert "are set aside" not in text_of(recruiter, list_page)


def test_setting_aside_needs_a_reason(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = set_aside(recruiter, vacancy, 1, confirmed="yes", reason="  ")
    assert answer.status_code == 422
    assert "Give the reason: it stays on record." in answer.get_data(as_text=True)
    assert stages(session, vacancy)[0] == "qualified"


def test_who_stands_aside_already_stays_so(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    set_aside(recruiter, vacancy, 1, confirmed="yes", reason="First.")
    text = set_aside(recruiter, vacancy, 1, 2).get_data(as_text=True)
    assert "These stand aside already and stay as they are: Ana Kovač (set aside)." in text
    set_aside(recruiter, vacancy, 1, 2, confirmed="yes", reason="Second.")
    assert [step.reason for step in session.get_one(Application, 1).moves][-1] == "First."


def test_notice_goes_when_it_is_left_at_that(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    set_aside(recruiter, vacancy, 1, confirmed="yes", reason="First.")
    form = {"application_id": "1", "keep": "yes", "csrf_token": token(recruiter)}
    recruiter.post(f"/vacancies/{vacancy.id}/candidates/put-back", data=form)
    assert stages(session, vacancy)[0] == "set_aside"
    assert "Leave it at that" not in text_of(recruiter, f"/vacancies/{vacancy.id}/candidates")


def test_candidate_page_leads_back_to_the_list_as_it_was_left(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    text_of(recruiter, f"/vacancies/{vacancy.id}/candidates?sort=name&outcome=unclear")
    text = text_of(recruiter, f"/vacancies/{vacancy.id}/same-person")
    assert f'href="/vacancies/{vacancy.id}/candidates?outcome=unclear&amp;sort=name"' in text


def test_list_says_who_was_decided_by_a_person_and_which_files_came_late(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    made.document_of(session, session.get_one(Application, 2)).late = True
    session.commit()
    text = text_of(recruiter, f"/vacancies/{vacancy.id}/candidates?mark=late")
    assert "late file" in text
    assert "Bo Lind" in text
    assert "Ana Kovač" not in text


@pytest.mark.parametrize("sort", ["standing", "missing", "months", "changed"])
def test_list_with_chosen_ones_takes_the_same_queries_for_one_and_three(
    app: Flask, session: Session, sign_in: SignIn, sort: str
) -> None:
    vacancy = made.vacancy(session)
    session.commit()
    recruiter = sign_in(Role.RECRUITER)
    path = f"/vacancies/{vacancy.id}/candidates?sort={sort}"
    counts = []
    for name in ("Ana", "Bo", "Cleo"):
        someone(session, vacancy, name, email="shared@mail.example")
        session.commit()
        form = {"go": "all", "csrf_token": token(recruiter)}
        recruiter.post(f"/vacancies/{vacancy.id}/candidates/choice", data=form)
        choose(recruiter, vacancy, "save")
        text_of(recruiter, path)
        counts.append(count_queries(app, lambda: text_of(recruiter, path)))
    assert len(set(counts)) == 1, counts
