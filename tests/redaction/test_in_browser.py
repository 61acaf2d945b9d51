"""A recruiter goes over a twin in a real browser: words and areas are chosen on its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.reading.placed import PlacedLine, PlacedPage, PlacedText, PlacedWord
from hiring.redaction import jobs
from hiring.redaction.changes import redact_words
from hiring.redaction.models import RedactionChange
from hiring.redaction.twin_text import write_lines
from hiring.vacancies.models import Application
from tests.conftest import PASSWORD
from tests.panel import made


@pytest.fixture
def application(app: Flask, session: Session) -> Application:
    """A candidate whose twin has one page of three lines."""
    made.person(session, "Rita", Role.RECRUITER)
    application = made.candidate(session, made.vacancy(session))
    lines = ("Ana Kovač", "Led the Rocket Club", "and its museum")
    text = PlacedText(
        (PlacedPage(1, 612, 792),),
        tuple(
            PlacedLine(
                tuple(
                    PlacedWord(
                        word, 1, (60.0 + 70 * n, 60.0 + 40 * row, 120.0 + 70 * n, 80 + 40 * row)
                    )
                    for n, word in enumerate(line.split())
                ),
                "top",
            )
            for row, line in enumerate(lines)
        ),
    )
    (job,) = jobs.begin_twins(session, application_id=application.id)
    redactions = tuple(redact_words(text, job.facts, job.names, ()))
    written = tuple(write_lines(text, redactions)[1])
    page = jobs.MadePage(1, 612, 792, written, made.picture(306, 396))
    twin = jobs.MadeTwin(text, redactions, (page,))
    jobs.keep_twin(session, app.extensions["storage"], job=job, made=twin)
    session.commit()
    return application


@pytest.fixture
def page(browser: Browser, application: Application, address: str) -> Iterator[Page]:
    """The recruiter's browser on the twin."""
    page = browser.new_page(base_url=address)
    page.goto(f"/sign-in?next=/candidates/{application.id}/twin")
    page.get_by_label("E-mail").fill("rita@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    page.close()


def change(session: Session) -> RedactionChange:
    session.rollback()
    changes = select(RedactionChange).order_by(RedactionChange.id)
    return session.scalars(changes).all()[-1]


def test_words_and_areas_are_chosen_on_the_page(page: Page, session: Session) -> None:
    words = page.locator("a.word")
    expect(words).to_have_count(7)
    assert Axe().run(page).response["violations"] == []
    words.nth(2).click()
    words.nth(3).click()
    expect(page.locator("[data-chosen]")).to_have_text("Chosen: Rocket Club")
    page.get_by_label("Why", exact=True).fill("It tells of a hobby.")
    page.get_by_role("button", name="Cover", exact=True).click()
    expect(page.get_by_role("heading", name="What people changed")).to_be_visible()
    made_change = change(session)
    assert (made_change.first, made_change.last, made_change.quote) == (4, 5, "Rocket Club")

    page.get_by_role("button", name="Choose an area instead").click()
    sheet = page.locator(".twin-sheet")
    bounds = sheet.bounding_box()
    assert bounds is not None
    scale = bounds["width"] / 612
    for x, y in ((300, 300), (400, 420)):
        sheet.click(position={"x": x * scale, "y": y * scale})
    expect(page.locator("[data-chosen]")).to_have_text("Chosen: an area of page 1")
    page.get_by_label("Why", exact=True).fill("A face.")
    page.get_by_role("button", name="Cover", exact=True).click()
    expect(page.locator(".redaction-log").last.locator("li")).to_have_count(2)
    box = change(session).box
    assert [abs(a - b) < 3 for a, b in zip(box, (300, 300, 400, 420), strict=True)] == [True] * 4
