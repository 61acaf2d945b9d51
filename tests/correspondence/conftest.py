"""A real browser and a real mail server for the tests of this room."""

from __future__ import annotations

from tests.e2e.browser import address, browser
from tests.post import post

__all__ = ["address", "browser", "post"]
