"""What a person does and sees in the browser: signing in, and looking for what is wrong with a
page."""

from __future__ import annotations

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import PASSWORD
from tests.patience import ready

# Every run looks at the narrow window, where least fits; `make measure` at the wider ones as well.
EVERY = bool(os.environ.get("EVERY_WIDTH"))
WIDTHS = (360, 768, 1280) if EVERY else (360,)
# Whether a page fits is quick to see: also where it folds, between phone and desk.
BETWEEN = (1280, 1000, 840, 768, 700, 620, 480, 360)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign in as this account."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    ready(page)
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(width))


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line for each rule."""
    ready(page)
    # Only violations are told in full: writing down all that is right takes most of the time.
    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert len(found["passes"]) > 10
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found["violations"]]


def too_wide(page: Page) -> dict[int, int]:
    """How many pixels the page is wider than the window, for the widths between desk and phone
    where it is."""
    found = {}
    for width in BETWEEN:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = overflow(page)
    return {width: pixels for width, pixels in found.items() if pixels}


def look(page: Page, wrong: dict[str, object]) -> None:
    """Note under the page's address what is wrong with it at each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if found := faults(page):
            wrong[f"{page.url} at {width}"] = found
    if wide := too_wide(page):
        wrong[f"{page.url}, pixels beyond each width"] = wide
