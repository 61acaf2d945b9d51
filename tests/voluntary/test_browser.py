"""The pages in a real browser: a candidate on a phone, HR at a desk, nothing for axe to find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.correspondence.models import Purpose
from hiring.people.models import Role
from hiring.vacancies.models import Application
from hiring.voluntary import claims, service
from hiring.voluntary.models import VoluntaryAnswer
from tests.e2e.browser import WIDTHS, faults, overflow, sign_in
from tests.live import serve
from tests.panel import made as panel
from tests.voluntary import made


@dataclass(frozen=True, slots=True)
class Places:
    """Where the product stands, and the candidate's two private pages."""

    url: str
    questions: str
    claim: str


@pytest.fixture
def places(app: Flask, session: Session, ana: Application) -> Iterator[Places]:
    """The product at an address, with Ana's links; on a second vacancy the counts are drawn up."""
    panel.person(session, "hr", Role.RECRUITER, Role.ADMINISTRATOR)
    questions = made.link(app, session, ana, Purpose.SELF_IDENTIFICATION)
    claim = made.link(app, session, ana, Purpose.PREFERENCE_CLAIM)
    other = panel.vacancy(session)
    panel.candidate(session, other, "Bo Lind")
    service.draw_up(
        session,
        other,
        actor_id=other.created_by,
        secret_key=made.settings_of(app).secret_key,
    )
    session.commit()
    with serve(app) as url:
        yield Places(url, f"{url}/self-identification/{questions}", f"{url}/preference/{claim}")


def open_page(browser: Browser, *, width: int = 360, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if width > 1000 else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return context.new_page()


@pytest.mark.parametrize("scripts", [True, False])
def test_candidate_answers_and_withdraws_on_a_phone(
    session: Session, browser: Browser, places: Places, scripts: bool
) -> None:
    page = open_page(browser, scripts=scripts)
    page.goto(places.questions)
    page.get_by_label("Female").check()
    page.get_by_label("Samoan").check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Thank you. Your answers have arrived"
    )
    chosen = session.scalars(select(VoluntaryAnswer.chosen)).all()
    assert chosen == [{"sex": ["female"], "race": ["pacific_islander"]}]
    page.get_by_role("link", name="Change or withdraw them").click()
    expect(page.get_by_label("Female")).not_to_be_checked()
    page.get_by_role("button", name="Delete what I sent").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing of yours is kept")
    session.rollback()
    assert session.scalars(select(VoluntaryAnswer.chosen)).all() == []


def test_not_saying_and_saying_exclude_each_other(browser: Browser, places: Places) -> None:
    page = open_page(browser)
    page.goto(places.questions)
    race = page.get_by_role("group", name="Race and ethnicity")
    race.get_by_label("Asian", exact=False).first.check()
    race.get_by_label("I prefer not to say").check()
    assert race.locator(":checked").count() == 1
    race.get_by_label("White").check()
    expect(race.get_by_label("I prefer not to say")).not_to_be_checked()


def test_candidate_claims_with_a_photo_on_a_phone(
    session: Session, browser: Browser, places: Places, ana: Application, tmp_path: Path
) -> None:
    photo = tmp_path / "dd214.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 made up photo")
    page = open_page(browser)
    page.goto(places.claim)
    page.locator("input[value=state_servicemember]").check()
    page.get_by_label("Your evidence").set_input_files(photo)
    page.get_by_role("button", name="Send my claim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your claim has arrived")
    expect(page.get_by_role("status")).to_have_text("1 file arrived.")
    (claim,) = claims.claims_of(session, application_id=ana.id)
    assert claim.kind == "state_servicemember"


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_accessible_and_fit(
    app: Flask, session: Session, browser: Browser, places: Places, ana: Application, width: int
) -> None:
    made.claim(app, session, ana)
    session.commit()
    page = open_page(browser, width=width)
    wrong: dict[str, list[str]] = {}

    def check(address: str) -> None:
        page.goto(address)
        found = faults(page) + [f"{overflow(page)} px too wide"] * (overflow(page) > 0)
        if found:
            wrong[address] = found

    for private in (places.questions, places.claim):
        check(private)
        check(f"{private}?done={'kept' if private == places.questions else 'claimed'}")
    check(f"{places.url}/preference/made-up")
    sign_in(page, places.url, "hr@district.example")
    vacancy = f"{places.url}/vacancies/{ana.vacancy_id}"
    for room in ("preference", "offer-voluntary", "voluntary"):
        check(f"{vacancy}/{room}")
    check(f"{places.url}/candidates/{ana.id}/preference")
    check(f"{places.url}/vacancies/{ana.vacancy_id + 1}/voluntary")
    assert wrong == {}
