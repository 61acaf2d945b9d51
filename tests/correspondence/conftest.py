"""A real browser and a real mail server for the tests of this room."""

from __future__ import annotations

from tests.post import post

__all__ = ["post"]
