"""A real browser for the pages of this room."""

from __future__ import annotations

from tests.e2e.browser import address, browser

__all__ = ["address", "browser"]
