"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

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


def launch(driver: Playwright) -> Browser:
    """A headless browser."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: run scripts/system-packages.sh test"
    return driver.chromium.launch(executable_path=path, args=ARGUMENTS)
