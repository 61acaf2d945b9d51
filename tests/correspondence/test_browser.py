"""The whole way in a real browser: a recruiter asks, the letter arrives, the candidate answers on a
phone, and the finding is settled."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.people.models import Role
from tests.correspondence import made
from tests.e2e.browser import faults, overflow, sign_in
from tests.panel.made import person
from tests.patience import held
from tests.post import Post
from tests.qualification_pages.made import candidate, session_of

SAVED = re.compile(r"Saved \d\d:\d\d")
TYPE = """(field, words) => {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-saved]").textContent;
}"""

LEAVE = """() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url})


@pytest.fixture(autouse=True)
def candidates(app: Flask) -> None:
    """Somebody about whom six questions are open, somebody without an address, and a recruiter."""
    with session_of(app) as session:
        person(session, "rita", Role.RECRUITER)
        one = made.asked_candidate(session)
        candidate(session, one.vacancy, made.unclear_facts("Berta Ode"))
        session.commit()


def open_as_recruiter(browser: Browser, address: str, width: int, scheme: str = "light") -> Page:
    """My tasks of a recruiter who has signed in."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    sign_in(page, address, "rita@district.example")
    return page


def open_as_candidate(
    browser: Browser, address: str, message_path: str, *, scripts: bool = True
) -> Page:
    """The candidate's page on a phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}{message_path}")
    return page


def ask(browser: Browser, address: str) -> Page:
    """The recruiter's page after all open questions were sent."""
    page = open_as_recruiter(browser, address, 1280)
    page.goto(f"{address}/candidates/1/questions")
    assert faults(page) == []
    page.get_by_role("button", name="See it as the candidate will").click()
    expect(page.get_by_role("heading", name="6 questions to Ana Kovač")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Send 6 questions").click()
    expect(page.get_by_text("The letter with 6 questions to ana@mail.example")).to_be_visible()
    return page


def test_letter_is_answered_on_a_phone_and_settles_the_findings(
    browser: Browser, address: str, app: Flask, session: Session, post: Post
) -> None:
    recruiter = ask(browser, address)
    made.deliver(app, session)
    (message,) = post.arrived
    page = open_as_candidate(browser, address, made.link_in(message))
    expect(page.get_by_role("heading", name="Questions about your application")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    page.get_by_role("group", name="Conferred").get_by_label("Yes", exact=True).check()
    page.get_by_label("The whole information technology department").check()
    page.get_by_label("Technical staff (people)").fill("2")
    page.get_by_label("Month", exact=True).select_option("November")
    page.get_by_label("Year", exact=True).select_option("2020")
    page.get_by_role("group", name="You managed technical staff").get_by_label("Yes").check()
    page.get_by_label("Technical: networks").check()
    page.get_by_role("group", name="driver's license").get_by_label("Yes", exact=True).check()
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    # Said of nothing that isn't saved yet.
    assert page.get_by_label("Technical staff (people)").evaluate(TYPE, "24") == ""
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    page.reload()
    staff = page.get_by_label("Technical staff (people)")
    expect(staff).to_have_value("24")
    # Who leaves while an earlier answer is on its way takes the newest one along.
    with held(page, page.locator("form[data-save]").get_attribute("data-save") or ""):
        with page.expect_request(lambda request: request.method == "POST"):
            staff.fill("25")
        staff.fill("26")
        with page.expect_request(lambda request: request.method == "POST"):
            page.evaluate(LEAVE)
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    page.reload()
    expect(staff).to_have_value("26")
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    page.get_by_role("button", name="Send your answers").click()
    expect(page.get_by_role("heading", name="Thank you, your answers have arrived")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{address}{made.link_in(message)}")
    expect(page.get_by_role("heading", name="Your answers have arrived")).to_be_visible()
    recruiter.goto(f"{address}/")
    recruiter.get_by_role("link", name="Read the answers of Ana Kovač").click()
    expect(recruiter.get_by_text("Taken into the facts").first).to_be_visible()
    assert faults(recruiter) == []
    row = session.get_one(made.Application, 1)
    assert made.results(session, row) == {
        "education.bachelor": "met",
        "experience.total": "met",
        "experience.management": "met",
        "license.driver": "met",
        "automobile.personal": "unclear",
    }


def test_page_works_without_scripts_and_names_what_cannot_be_read(
    browser: Browser, address: str, app: Flask, session: Session
) -> None:
    row = session.get_one(made.Application, 1)
    path = made.link_by_hand(app, session, made.ask(session, row, letter=None))
    page = open_as_candidate(browser, address, path, scripts=False)
    page.get_by_label("Technical staff (people)").fill("many")
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("Saved. You can close this page")).to_be_visible()
    expect(page.get_by_label("Technical staff (people)")).to_have_value("many")
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_text("1 answer can’t be read yet.")).to_be_visible()
    expect(page.get_by_label("Technical staff (people)")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Technical staff (people)").fill("24")
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Send your answers").click()
    expect(page.get_by_role("heading", name="Thank you, your answers have arrived")).to_be_visible()


def test_recruiters_pages_are_accessible_and_fit_a_phone(
    browser: Browser, address: str, app: Flask, session: Session
) -> None:
    row = session.get_one(made.Application, 1)
    made.link_by_hand(app, session, made.ask(session, row))
    page = open_as_recruiter(browser, address, 360, "dark")
    for number in (1, 2):
        page.goto(f"{address}/candidates/{number}/questions")
        assert faults(page) == []
        assert overflow(page) == 0
    page.get_by_role("button", name="See it as the candidate will").click()
    expect(page.get_by_role("button", name="Show the link to pass on")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
