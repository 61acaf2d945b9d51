"""Debian's Chromium, driven by Playwright, and the product at an address for it.

Rooms whose tests need a browser import the fixtures `address` and `browser` in their conftest."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.conftest import PASSWORD

# As root Chromium needs --no-sandbox; the rest keeps it from looking for the outside world.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A busy machine answers late; what never comes is still found.
expect.set_options(timeout=30_000)
# Every run looks at the narrow and the wide window; `make measure` at the one between as well.
WIDTHS = (360, 768, 1280) if os.environ.get("EVERY_WIDTH") else (360, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def launch(driver: Playwright) -> Browser:
    """A headless browser: Chromium as Debian builds it without windows, else the whole one, which
    takes three times as much of the machine."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "Chromium is missing: run scripts/system-packages.sh test"
    return driver.chromium.launch(executable_path=path, args=ARGUMENTS)


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """The product at an address while the block lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The test's own product at an address."""
    with serve(app) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module; each opens pages of its own."""
    with sync_playwright() as driver:
        browser = launch(driver)
        yield browser
        browser.close()


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign in as this account."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(width))


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line for each rule."""
    # Only violations are told in full: writing down all that is right takes most of the time.
    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert len(found["passes"]) > 10
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found["violations"]]
