"""The panel's pages through the real application."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.panel import service
from hiring.panel.models import Rating, Sheet, SheetState
from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage
from tests.conftest import SignIn, token
from tests.panel import made


@pytest.fixture
def ana(session: Session) -> Application:
    """A candidate with two panel members, not sent yet."""
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    application = made.candidate(session, vacancy)
    session.commit()
    return application


@pytest.fixture
def sheet(app: Flask, session: Session, ana: Application) -> Sheet:
    """Mara's open sheet for the candidate, whose twin is made."""
    made.send(session, ana)
    made.twins(session, app.extensions["storage"], ana)
    sheet = made.open_sheet(session, ana, made.person(session, "Mara"))
    session.commit()
    return sheet


@pytest.fixture
def mara(sign_in: SignIn, ana: Application) -> FlaskClient:
    """Mara's browser."""
    return sign_in(Role.PANEL, email="mara@district.example")


def post(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **fields})


def save(client: FlaskClient, sheet: Sheet, **answer: object) -> TestResponse:
    headers = {"X-CSRFToken": token(client), "Accept": "application/json"}
    return client.post(f"/sheets/{sheet.id}/ratings", json=answer, headers=headers)


def words(page: TestResponse) -> str:
    """The text of the page as it is read: without tags, white space run together."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)).split())


def test_recruiter_sends_candidates_and_sees_their_sheets(
    sign_in: SignIn, session: Session, ana: Application
) -> None:
    recruiter = sign_in(Role.RECRUITER)
    path = f"/vacancies/{ana.vacancy_id}/panel"
    assert "Ready to be sent" in words(recruiter.get(path))
    answer = post(recruiter, f"{path}/send", application_id=ana.id)
    assert (answer.status_code, answer.headers["Location"]) == (303, path)
    page = words(recruiter.get(path))
    assert "1 candidate is with the panel; 2 new sheets made." in page
    assert "Mara not opened yet Noel not opened yet" in page
    session.expire_all()
    assert ana.stage == Stage.PANEL


@pytest.mark.parametrize("chosen", [{}, {"application_id": 4711}, {"application_id": "x"}])
def test_send_without_a_candidate_of_the_vacancy_is_refused_in_words(
    sign_in: SignIn, ana: Application, chosen: dict[str, object]
) -> None:
    answer = post(sign_in(Role.RECRUITER), f"/vacancies/{ana.vacancy_id}/panel/send", **chosen)
    assert answer.status_code == 422
    assert "Choose at least one candidate of this vacancy." in words(answer)


def test_overview_warns_where_fewer_than_two_raters_remain(
    sign_in: SignIn, session: Session, ana: Application
) -> None:
    made.send(session, ana)
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    service.recuse(session, sheet, reason="We are cousins.")
    session.commit()
    page = words(sign_in(Role.RECRUITER).get(f"/vacancies/{ana.vacancy_id}/panel"))
    assert "1 rater of 2: all 11 areas." in page
    assert "See who can take them : Candidate 1" in page
    assert "Mara recused: We are cousins." in page


def test_file_stays_closed_until_the_conflict_is_declared(
    app: Flask, session: Session, mara: FlaskClient, ana: Application
) -> None:
    made.send(session, ana)
    made.twins(session, app.extensions["storage"], ana)
    session.commit()
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    page = words(mara.get(f"/sheets/{sheet.id}"))
    assert "No conflict: open the sheet" in page
    assert "oversaw a department" not in page
    answer = post(mara, f"/sheets/{sheet.id}/open")
    assert answer.status_code == 303
    page = words(mara.get(f"/sheets/{sheet.id}"))
    assert "oversaw a department of 14" in page


def test_sheet_shows_nothing_that_tells_who_the_candidate_is(
    mara: FlaskClient, sheet: Sheet
) -> None:
    page = mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    assert "Candidate 1" in page
    for secret in (
        "Ana\\b",
        "Kova",
        "mail.example",
        "555-0134",
        "kovac.example",
        "1997",
        "original",
    ):
        assert not re.search(rf"\b{secret}", page), secret
    text = words(mara.get(f"/sheets/{sheet.id}"))
    assert "Director of Technology, Alder Valley Schools" in text
    assert "[name] oversaw a department of 14." in text
    assert "B.S. Computer Science, Basin College, [year]" in text


def test_sheet_shows_each_distinct_item_once(mara: FlaskClient, sheet: Sheet) -> None:
    page = mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    numbers = [int(n) for n in re.findall(r'data-item="(\d+)"', page)]
    assert numbers == [n for n in range(1, 64) if n != 54]
    assert "63 items (62 distinct)" in page
    assert '<span class="item-number figures">53 and 54</span>' in page
    assert len(re.findall(r'<details class="area"', page)) == 11
    assert page.count(" open>") == 2  # the file and one area


def test_autosave_keeps_the_answer_and_tells_the_time_left(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    answer = save(mara, sheet, item=1, value=4, note="Led it.", seen=0)
    assert answer.status_code == 200
    body = answer.get_json()
    assert (body["version"], body["value"], body["note"]) == (1, 4, "Led it.")
    assert body["time_left"] == "about 20 min left"
    assert [(r.item, r.value, r.note) for r in session.scalars(select(Rating))] == [
        (1, 4, "Led it.")
    ]


def test_autosave_from_a_stale_window_answers_409_with_the_current_value(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    save(mara, sheet, item=1, value=4, seen=0)
    answer = save(mara, sheet, item=1, value=None, seen=0)
    assert answer.status_code == 409
    body = answer.get_json()
    assert (body["current"]["version"], body["current"]["value"]) == (1, 4)
    assert body["current"]["word"] == "4 Proficient"
    assert session.scalars(select(Rating.value)).all() == [4]


def test_autosave_refuses_what_is_no_answer(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    wrong: list[dict[str, object]] = [
        {"item": 54, "value": 3, "seen": 0},
        {"item": 1, "value": 6, "seen": 0},
        {"item": 1, "value": "3", "seen": 0},
        {"item": 1, "value": True, "seen": 0},
        {"item": 1, "seen": 0},
        {"item": 1, "value": 3},
        {"item": 1, "value": 3, "seen": 0, "rater": 2},
    ]
    assert [save(mara, sheet, **answer).status_code for answer in wrong] == [422] * len(wrong)
    assert session.scalars(select(Rating)).all() == []


def test_autosave_needs_the_csrf_token(mara: FlaskClient, sheet: Sheet) -> None:
    answer = mara.post(f"/sheets/{sheet.id}/ratings", json={"item": 1, "value": 3, "seen": 0})
    assert answer.status_code == 400


def test_plain_form_saves_a_whole_area(session: Session, mara: FlaskClient, sheet: Sheet) -> None:
    fields = {f"value-{n}": "3" for n in range(8, 12)} | {f"seen-{n}": "0" for n in range(8, 13)}
    answer = post(
        mara,
        f"/sheets/{sheet.id}/areas/strategic-planning",
        **fields,
        **{"value-12": "not_observed", "note-12": "No occasion."},
    )
    assert answer.status_code == 303
    rows = session.scalars(select(Rating).order_by(Rating.item)).all()
    assert [(r.item, r.value, r.note) for r in rows] == [
        *((n, 3, None) for n in range(8, 12)),
        (12, None, "No occasion."),
    ]


def test_plain_form_from_a_stale_window_saves_nothing_and_keeps_what_was_typed(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    save(mara, sheet, item=8, value=4, seen=0)
    answer = post(
        mara,
        f"/sheets/{sheet.id}/areas/strategic-planning",
        **{"value-8": "2", "seen-8": "0", "value-9": "5", "seen-9": "0"},
    )
    assert answer.status_code == 409
    page = answer.get_data(as_text=True)
    assert "Changed in another window: there it is 4 Proficient." in words(answer)
    assert 'name="value-8" value="2" checked' in page
    assert 'name="value-9" value="5" checked' in page
    assert 'name="seen-8" value="1"' in page
    assert [(r.item, r.value) for r in session.scalars(select(Rating))] == [(8, 4)]


def test_plain_form_with_a_note_alone_asks_for_a_level(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    path = f"/sheets/{sheet.id}/areas/strategic-planning"
    answer = post(mara, path, **{"note-8": "Words.", "seen-8": "0"})
    assert answer.status_code == 422
    assert "Choose a level or “Not observed”" in words(answer)
    assert ">Words.</textarea>" in answer.get_data(as_text=True)
    assert session.scalars(select(Rating)).all() == []


def test_submit_shows_the_mirror_and_asks_before_it_leaves_items_open(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    save(mara, sheet, item=1, value=4, seen=0)
    save(mara, sheet, item=2, value=None, seen=0)
    path = f"/sheets/{sheet.id}/submit"
    page = words(mara.get(path))
    assert "My answers by level: 2 of 62 items" in page
    assert "60 items left open" in page
    refused = post(mara, path)
    assert refused.status_code == 422
    assert "Say that they stay unrated" in words(refused)
    assert post(mara, path, leave_open="y").status_code == 303
    session.expire_all()
    assert sheet.state == SheetState.SUBMITTED
    assert len(session.scalars(select(Rating)).all()) == 2
    assert "submitted" in words(mara.get(f"/sheets/{sheet.id}"))
    closed = save(mara, sheet, item=1, value=1, seen=1)
    assert (closed.status_code, closed.get_json()["closed"]) == (409, True)


def test_recusal_needs_a_reason(session: Session, mara: FlaskClient, ana: Application) -> None:
    made.send(session, ana)
    session.commit()
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    refused = post(mara, f"/sheets/{sheet.id}/recuse", reason=" ")
    assert refused.status_code == 422
    assert "Say in a sentence why you recuse yourself." in words(refused)
    assert post(mara, f"/sheets/{sheet.id}/recuse", reason="Cousins.").status_code == 303
    assert "you are recused" in words(mara.get(f"/sheets/{sheet.id}"))


def test_my_tasks_count_the_open_items_in_minutes(mara: FlaskClient, sheet: Sheet) -> None:
    page = words(mara.get("/"))
    assert "Rate Candidate 1 CTO · 0 of 62 rated" in page
    assert "about 21 min" in page


def test_my_sheets_show_the_state_of_each(mara: FlaskClient, sheet: Sheet) -> None:
    save(mara, sheet, item=1, value=4, seen=0)
    page = words(mara.get(f"/vacancies/{sheet.application.vacancy_id}/panel/mine"))
    assert "Candidate 1 1 of 62 rated open" in page


SHEET_PATHS = ("", "/submit")
SHEET_POSTS = ("/open", "/recuse", "/ratings", "/areas/strategic-planning", "/submit")


@pytest.mark.parametrize("roles", [(Role.PANEL,), tuple(Role)])
def test_sheet_exists_for_its_own_member_alone(
    sign_in: SignIn, sheet: Sheet, roles: tuple[Role, ...]
) -> None:
    other = sign_in(*roles, email="other@district.example")
    got = [other.get(f"/sheets/{sheet.id}{path}").status_code for path in SHEET_PATHS]
    sent = [post(other, f"/sheets/{sheet.id}{path}").status_code for path in SHEET_POSTS]
    assert {*got, *sent} == {404}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PANEL, Role.COMMITTEE])
def test_overview_is_the_recruiters(sign_in: SignIn, ana: Application, role: Role) -> None:
    client = sign_in(role)
    path = f"/vacancies/{ana.vacancy_id}/panel"
    assert client.get(path).status_code == 403
    assert post(client, f"{path}/send", application_id=ana.id).status_code == 403


def test_overview_hides_colleagues_progress_from_a_recruiter_who_still_rates(
    sign_in: SignIn, session: Session, ana: Application
) -> None:
    rita = made.member(session, ana.vacancy, "Rita", Role.RECRUITER)
    made.send(session, ana)
    made.submit_sheet(session, ana, made.person(session, "Mara"))
    session.commit()
    client = sign_in(email="rita@district.example")
    path = f"/vacancies/{ana.vacancy_id}/panel"
    page = words(client.get(path))
    assert "Mara hidden until your own sheets are in" in page
    assert "submitted" not in page.replace("until yours are submitted", "")
    assert "%" not in page
    made.submit_sheet(session, ana, rita)
    session.commit()
    page = words(client.get(path))
    assert "Mara submitted" in page
    assert "Panel 66 %" in page


@pytest.mark.usefixtures("app")
def test_overview_takes_as_many_queries_for_one_candidate_as_for_three(
    app: Flask, sign_in: SignIn, session: Session, ana: Application
) -> None:
    client = sign_in(Role.RECRUITER)
    made.send(session, ana)
    session.commit()
    path = f"/vacancies/{ana.vacancy_id}/panel"
    one = made.count_queries(app, lambda: client.get(path))
    made.send(
        session, *(made.candidate(session, ana.vacancy, name) for name in ("Ben Ode", "Eve Park"))
    )
    session.commit()
    assert made.count_queries(app, lambda: client.get(path)) == one
