"""A browser that acts as a person does, who sees a page before touching it: each click, each word
typed and each look waits until the page is loaded and its scripts have run, however slow the
machine is.  (Playwright itself waits for that only where a test goes to an address.)

Keys pressed, and what is read at once (`inner_text`, `count`, `evaluate`), ask nobody: before them
comes an `expect`, or `ready`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

# A busy machine answers late; what never comes is still found.
PATIENCE_MS = 60_000
ENGINE = """{
    queryAll(root) {
        const page = root.ownerDocument ?? root;
        const all = page.documentElement; // none where the page has only begun
        return !all || page.readyState === "complete" ? [] : [all];
    },
    query(root) { return this.queryAll(root)[0]; },
}"""
UNREADY = "unready=page"
_HURRIED: WeakSet[Page] = WeakSet()


def teach(driver: Playwright) -> None:
    """Let the driver tell pages that are not loaded yet; before any browser starts."""
    driver.selectors.register("unready", ENGINE)


def make_patient(browser: Browser) -> None:
    """Every page of the browser is waited for, wherever a test opens it."""
    browser.on("context", _watch)


def _watch(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE_MS)
    context.on("page", _wait_for)


def _wait_for(page: Page) -> None:
    def look_again() -> None:
        if page not in _HURRIED:
            ready(page)

    page.add_locator_handler(page.locator(UNREADY), look_again, no_wait_after=True)


def ready(page: Page) -> None:
    """Wait until the page is loaded and its scripts have run."""
    page.wait_for_load_state("load")


def hurry(page: Page) -> None:
    """Let a test act on this page before its scripts have run."""
    _HURRIED.add(page)


@contextmanager
def held(page: Page, address: str) -> Iterator[list[Route]]:
    """What the page asks of addresses with these words in them, kept from the server until the
    block ends."""
    asked: list[Route] = []
    words = re.compile(re.escape(address))

    def hold(route: Route) -> None:
        asked.append(route)

    page.route(words, hold)
    yield asked
    for route in asked:
        route.continue_()
    page.unroute(words, hold)  # lets go what came meanwhile


def sent(page: Page) -> None:
    """Wait until what the page's scripts have asked of the server so far is on its way."""
    page.evaluate("fetch('/health/live').then(answer => answer.status)")
