"""The product at an address, and one browser for every test of a process that needs one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.patience import PATIENCE_MS, make_patient, teach

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


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
expect.set_options(timeout=PATIENCE_MS)


def launch(driver: Playwright) -> Browser:
    """A headless browser: Chromium as Debian builds it without windows, else the whole one, which
    takes three times as much of the machine."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "Chromium is missing: run scripts/system-packages.sh test"
    return driver.chromium.launch(executable_path=path, args=ARGUMENTS)


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """The product at an address while the block lasts."""
    server = make_server("127.0.0.1", 0, whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def whole(app: WSGIApplication) -> WSGIApplication:
    """The application with each answer read before it is sent: the server forgets to close the
    file of an answer when the browser has turned to another page meanwhile."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        body = app(environ, start)
        try:
            return [b"".join(body)]
        finally:
            if hasattr(body, "close"):
                body.close()

    return answer


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The test's own product at an address."""
    with serve(app) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; it starts with the first test that needs it."""
    with sync_playwright() as driver:
        teach(driver)
        with launch(driver) as browser:
            make_patient(browser)
            yield browser


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser for the tests of a module, each of which opens pages of its own; they are closed
    with the module."""
    yield chromium
    for context in chromium.contexts:
        context.close()
