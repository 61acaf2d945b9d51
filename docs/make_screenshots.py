"""Make the README's pictures anew: starts the demo on an empty folder and photographs its pages.

Run by `make screenshots`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.demo import Demo  # noqa: E402
from tests.live import launch  # noqa: E402

PICTURES = ROOT / "docs" / "screenshots"
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Every picture."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Demo(Path(folder)) as demo,
        sync_playwright() as driver,
    ):
        browser = launch(driver)
        photograph_recruiter(browser, demo)
        photograph_panel(browser, demo)
        photograph_committee(browser, demo)
        browser.close()


def signed_in(browser: Browser, demo: Demo, email: str) -> Page:
    """A page of somebody who has signed in."""
    page = browser.new_page(viewport=SIZE)
    demo.sign_in(page, email)
    return page


def shoot(page: Page, name: str) -> None:
    """The visible part of the page as docs/screenshots/NAME.png."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


def photograph_recruiter(browser: Browser, demo: Demo) -> None:
    """Intake, a candidate, and the twin for the panel."""
    page = signed_in(browser, demo, "recruiter@district.example")
    page.goto(f"{demo.url}/vacancies/1/intake")
    shoot(page, "intake")
    page.goto(f"{demo.url}/candidates/3")
    shoot(page, "candidate")
    page.goto(f"{demo.url}/candidates/3/twin")
    shoot(page, "twin")


def photograph_panel(browser: Browser, demo: Demo) -> None:
    """A half-filled sheet."""
    page = signed_in(browser, demo, "panel2@district.example")
    page.goto(f"{demo.url}/vacancies/1/panel/mine")
    begun = page.get_by_role("listitem").filter(has_text="opensent to you")
    begun.get_by_role("link").first.click()
    shoot(page, "sheet")


def photograph_committee(browser: Browser, demo: Demo) -> None:
    """The ranked list and a scorecard."""
    page = signed_in(browser, demo, "committee@district.example")
    page.goto(f"{demo.url}/vacancies/1/scorecards")
    shoot(page, "ranking")
    page.goto(f"{demo.url}/candidates/1/scorecard")
    shoot(page, "scorecard")


if __name__ == "__main__":
    main()
