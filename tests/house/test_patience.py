"""The browser of the tests waits for the scripts of a page that a click leads to."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from flask import Flask, Response
from playwright.sync_api import Browser, expect

from tests.live import serve
from tests.patience import hurry

PAGE = """<!doctype html><title>Two</title><button>Count</button><p>0</p>
<script type="module" src="/late.js"></script>"""
SCRIPT = """const said = document.querySelector("p");
document.querySelector("button").onclick = () => { said.textContent = "1"; };
"""
LATE_SECONDS = 0.5


@pytest.fixture
def clicked() -> Event:
    """What a script that comes after a click waits for."""
    return Event()


@pytest.fixture
def address(clicked: Event, hurried: bool) -> Iterator[str]:
    """Two pages: the second one's script comes late, or only after the click of a hurried hand."""
    app = Flask("late")
    app.add_url_rule("/", "one", lambda: "<!doctype html><title>One</title><a href=/two>Two</a>")
    app.add_url_rule("/two", "two", lambda: PAGE)

    @app.get("/late.js")
    def late() -> Response:
        clicked.wait(None if hurried else LATE_SECONDS)
        return Response(SCRIPT, content_type="text/javascript")

    with serve(app) as url:
        yield url
        clicked.set()


@pytest.mark.parametrize(("hurried", "counted"), [(False, "1"), (True, "0")])
def test_click_waits_for_the_scripts_of_a_page(
    browser: Browser, address: str, clicked: Event, hurried: bool, counted: str
) -> None:
    page = browser.new_page(base_url=address)
    if hurried:
        hurry(page)
    page.goto("/")
    page.get_by_role("link").click()
    page.get_by_role("button").click()
    clicked.set()
    page.wait_for_load_state("load")
    expect(page.get_by_role("paragraph")).to_have_text(counted)
    page.close()


def test_page_that_has_only_begun_is_waited_for(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate("document.open()")  # loading, and without any element yet
    write = "() => { document.write('<title>Late</title><p>1</p>'); document.close(); }"
    page.evaluate(f"setTimeout({write}, 300)")
    expect(page.get_by_role("paragraph")).to_have_text("1")
    page.close()
