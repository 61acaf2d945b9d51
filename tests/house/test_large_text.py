"""Pages fold with the size of their text, so that nothing stands outside the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import SignIn

PAGES = ("", "/intake", "/candidates", "/panel", "/panel/plan", "/scorecards")
OUTSIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def page(browser: Browser, address: str, vacancy: int, sign_in: SignIn) -> Iterator[Page]:
    """The recruiter's browser; the session is that of a client who has signed in."""
    cookie = sign_in(email="recruiter@district.example").get_cookie("hiring")
    assert cookie is not None
    context = browser.new_context(base_url=address)
    context.add_cookies([{"name": "hiring", "value": cookie.value, "url": address}])
    yield context.new_page()
    context.close()


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
