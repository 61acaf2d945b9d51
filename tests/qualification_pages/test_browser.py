"""The candidate page in a real browser: quotes and words lead to one another by keyboard and by
mouse, and axe finds nothing on either page."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from hiring.people.models import Role
from tests.conftest import PASSWORD
from tests.e2e.browser import launch
from tests.panel.made import person
from tests.qualification_pages import made

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The product at an address, with a candidate on vacancy 1 who meets every standard."""
    picture = io.BytesIO()
    Image.new("RGB", (612, 792), "white").save(picture, "WEBP")
    with made.session_of(app) as session:
        person(session, "rita", Role.RECRUITER)
        vacancy = made.vacancy(session)
        one = made.candidate(session, vacancy, made.facts("Berta Ode"))
        made.candidate(session, vacancy, made.unclear("Carl Ode"))
        row = made.document_of(session, one)
        made.draw(session, app.extensions["storage"], row, *[picture.getvalue()] * 3)
        session.commit()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = launch(driver)
        yield browser
        browser.close()


def sign_in(browser: Browser, address: str, width: int, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill("rita@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()
    return page


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": TAGS}).response
    assert len(found["passes"]) > 10
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found["violations"]]


def test_quote_and_words_lead_to_one_another(browser: Browser, address: str) -> None:
    page = sign_in(browser, address, 1280)
    page.goto(f"{address}/candidates/1")
    quote = page.locator("#finding-education-bachelor .quote").first
    words = page.locator(quote.get_attribute("href") or "")
    quote.focus()
    page.keyboard.press("Enter")
    expect(words).to_have_class("words chosen")
    expect(quote).to_have_attribute("aria-current", "true")
    expect(words).to_be_in_viewport()
    expect(page.locator("[data-announce]")).to_have_text("Shown on page 1 of resume.pdf.")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    words.focus()
    page.keyboard.press("Enter")
    expect(quote).to_be_focused()
    expect(quote).to_be_in_viewport()


def test_quote_jumps_to_the_words_without_a_script(browser: Browser, address: str) -> None:
    cookies = sign_in(browser, address, 1280).context.storage_state()
    page = browser.new_context(java_script_enabled=False, storage_state=cookies).new_page()
    page.goto(f"{address}/candidates/1")
    quote = page.locator("#finding-education-bachelor .quote").first
    quote.click()
    assert page.url.endswith(quote.get_attribute("href") or "?")
    expect(page.locator(quote.get_attribute("href") or "")).to_be_in_viewport()


def test_chosen_candidates_are_counted_on_the_button(browser: Browser, address: str) -> None:
    page = sign_in(browser, address, 1280)
    page.goto(f"{address}/vacancies/1/candidates")
    expect(page.get_by_role("button", name="Send candidates to the panel")).to_be_disabled()
    page.get_by_role("checkbox", name="Choose Berta Ode").check()
    expect(page.get_by_role("button", name="Send 1 candidate to the panel")).to_be_enabled()
    page.get_by_role("checkbox", name="Choose all on this page").check()
    expect(page.get_by_role("button", name="Send 2 candidates to the panel")).to_be_enabled()
    expect(page.get_by_text("1 of them has open findings.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_pages_are_accessible_and_fit(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = sign_in(browser, address, width, scheme)
    for path in ("/vacancies/1/candidates", "/candidates/1"):
        page.goto(f"{address}{path}")
        assert faults(page) == []
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0
