"""Practice on the sample: the member's own affair, before the first sheet where wanted."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classification.loader import load_edition
from hiring.panel import service
from hiring.panel.models import Practice, ScoresUse, SeeOthers, SheetState
from hiring.panel.practice_mirror import compare
from hiring.panel.round_models import PracticeRating, PracticeSheet
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, Vacancy
from tests.conftest import SignIn, token
from tests.e2e.browser import faults, overflow
from tests.e2e.browser import sign_in as enter
from tests.panel import made

EDITION = load_edition("cto-2015")
KEY = {keyed.item: keyed.level for keyed in EDITION.sample.key} if EDITION.sample else {}


@pytest.fixture
def ana(session: Session) -> Application:
    """A candidate with the panel, which rates the sample first."""
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    application = made.candidate(session, vacancy)
    made.send(session, application)
    service.change_rules(
        session,
        vacancy,
        see_others=SeeOthers.AFTER_OWN,
        fewest_raters=2,
        practice=Practice.FIRST,
        consensus=False,
        scores_use=ScoresUse.INITIAL,
        actor_id=vacancy.created_by,
    )
    session.commit()
    return application


@pytest.fixture
def vacancy(ana: Application) -> Vacancy:
    return ana.vacancy


@pytest.fixture
def mara(session: Session, ana: Application) -> User:
    return made.person(session, "Mara")


@pytest.fixture
def client(sign_in: SignIn, mara: User) -> FlaskClient:
    return sign_in(Role.PANEL, email=mara.email)


def post(client: FlaskClient, vacancy: Vacancy, *, script: bool = False, **form: str) -> int:
    headers = {"Accept": "application/json"} if script else {}
    answer = client.post(
        f"/vacancies/{vacancy.id}/panel/practice",
        data={**form, "csrf_token": token(client)},
        headers=headers,
    )
    return answer.status_code


def text_of(client: FlaskClient, path: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(path).get_data(as_text=True)))


def test_comparison_counts_each_way_of_differing() -> None:
    same = compare(EDITION, KEY)
    assert (same.count("same"), same.mean_difference) == (len(KEY), 0)
    answers = dict(KEY)
    answers[3], answers[6], answers[8], answers[12] = 5, 4, 2, None  # the key: 4, 2, 4, 1
    answers[16] = 3  # nobody could observe it
    del answers[58]
    mixed = compare(EDITION, answers)
    wheres = {item.item.number: item.where for item in mixed.items}
    assert {number: wheres[number] for number in (3, 6, 8, 12, 14, 16, 58)} == {
        3: "near",
        6: "higher",
        8: "lower",
        12: "not_observed",
        14: "same",
        16: "observed",
        58: "open",
    }
    assert mixed.mean_difference == pytest.approx((1 + 2 - 2) / 18)


def test_answers_are_kept_as_versions_and_only_where_they_change(
    session: Session, vacancy: Vacancy, mara: User
) -> None:
    service.practise(session, vacancy, mara, answers={3: 4, 6: None})
    practice = service.practise(session, vacancy, mara, answers={3: 4, 6: 2})
    assert service.answers_of(session, practice) == {3: 4, 6: 2}
    assert session.scalar(select(func.count(PracticeRating.id))) == 3


@pytest.mark.parametrize(("item", "value"), [(1, 3), (3, 0), (3, 6)])
def test_practice_refuses_what_the_sample_does_not_have(
    session: Session, vacancy: Vacancy, mara: User, item: int, value: int
) -> None:
    with pytest.raises(service.PanelError):
        service.practise(session, vacancy, mara, answers={item: value})
    assert session.scalar(select(func.count(PracticeSheet.id))) == 0


def test_sheets_open_after_the_sample(session: Session, ana: Application, mara: User) -> None:
    sheet = made.sheet_of(session, ana, mara)
    with pytest.raises(service.PracticeFirstError):
        service.declare_no_conflict(session, sheet)
    service.practise(session, ana.vacancy, mara, answers={3: 4})
    with pytest.raises(service.PracticeFirstError):
        service.declare_no_conflict(session, sheet)
    service.finish_practice(session, ana.vacancy, mara)
    assert service.declare_no_conflict(session, sheet).state == SheetState.OPEN


def test_key_is_shown_only_beside_own_answers_and_ends_the_practice(
    client: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    path = f"/vacancies/{vacancy.id}/panel/practice"
    why = EDITION.sample.key[0].why if EDITION.sample else ""
    assert post(client, vacancy, act="compare") == 422
    assert why not in client.get(path).get_data(as_text=True)
    assert post(client, vacancy, **{"value-3": "2", "value-16": "not_observed"}, act="save") == 303
    assert why not in client.get(path).get_data(as_text=True)
    assert post(client, vacancy, **{"value-3": "3"}, act="compare") == 303
    shown = text_of(client, path)
    assert why in shown
    assert "1 of 22 as the key, 1 one level off, 0 further off." in shown
    assert "On average you are 1.0 levels below the key: stricter." in shown
    assert post(client, vacancy, **{"value-3": "4"}, act="save") == 409
    session.rollback()
    practice = service.practice_of(session, vacancy, mara)
    assert practice is not None
    assert service.answers_of(session, practice) == {3: 3, 16: None}


def test_script_is_told_what_became_of_an_answer(client: FlaskClient, vacancy: Vacancy) -> None:
    assert post(client, vacancy, script=True, **{"value-3": "2"}) == 200
    assert post(client, vacancy, script=True, **{"value-3": "no level"}) == 422
    assert post(client, vacancy, script=True, **{"value-3": "9"}) == 422


def test_practice_is_for_those_seated_here(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    otto = made.person(session, "Otto", Role.PANEL)
    session.commit()
    stranger = sign_in(Role.PANEL, email=otto.email)
    assert stranger.get(f"/vacancies/{vacancy.id}/panel/practice").status_code == 404


def test_recruiter_learns_that_it_is_done_and_nothing_else(
    sign_in: SignIn, session: Session, vacancy: Vacancy, mara: User
) -> None:
    service.practise(session, vacancy, mara, answers={3: 4})
    service.finish_practice(session, vacancy, mara)
    session.commit()
    recruiter = sign_in(Role.RECRUITER)
    assert "Mara: done · Noel: not done yet" in text_of(recruiter, f"/vacancies/{vacancy.id}/panel")
    assert recruiter.get(f"/vacancies/{vacancy.id}/panel/practice").status_code == 403


def test_member_practises_by_keyboard_and_comes_to_the_sheet(
    app: Flask, session: Session, ana: Application, mara: User, address: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    enter(page, address, mara.email)
    expect(page.get_by_text("first rate the made-up sample candidate")).to_be_visible()
    page.get_by_role("link", name="Rate Candidate 1").click()
    page.get_by_role("link", name="Rate the sample first").click()
    assert (faults(page), overflow(page)) == ([], 0)
    page.locator("[name=value-3]").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("[name=value-3][value='4']")).to_be_checked()
    page.get_by_role("button", name="Compare with the key").click()
    expect(page.get_by_role("heading", name="Practice: where you stand")).to_be_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert (faults(page), overflow(page)) == ([], 0)
    page.get_by_role("link", name="Go to my sheets").click()
    page.get_by_role("link", name="Candidate 1").click()
    page.get_by_role("button", name="No conflict: open the sheet").click()
    expect(page.get_by_role("heading", name="Candidate 1: rating sheet")).to_be_visible()
    page.close()
