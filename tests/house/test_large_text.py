"""Pages fold with the size of their text, so that nothing stands outside the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from tests.conftest import SignIn
from tests.e2e.browser import launch

PAGES = ("", "/intake", "/candidates", "/panel", "/panel/plan", "/scorecards")
OUTSIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def page(app: Flask, vacancy: int, sign_in: SignIn) -> Iterator[Page]:
    """The recruiter's browser; the session is that of a client who has signed in."""
    cookie = sign_in(email="recruiter@district.example").get_cookie("hiring")
    assert cookie is not None
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as driver, launch(driver) as browser:
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": "hiring", "value": cookie.value, "url": address}])
        yield context.new_page()
    server.shutdown()
    thread.join()


@pytest.mark.parametrize(("width", "percent"), [(1280, 200), (360, 100)])
def test_nothing_stands_outside_the_window(
    page: Page, vacancy: int, width: int, percent: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    outside = {}
    for path in (
        *(f"/vacancies/{vacancy}{room}" for room in PAGES),
        "/",
        "/candidates/3/scorecard",
    ):
        page.goto(path)
        page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
        outside[path] = page.evaluate(OUTSIDE)
        assert page.get_by_role("heading", level=1).inner_text() != "Sign in"
    assert {path: pixels for path, pixels in outside.items() if pixels > 0} == {}
