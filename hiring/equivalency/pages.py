"""All pages of the room on one blueprint."""

from __future__ import annotations

from hiring.equivalency import form_pages, review_pages
from hiring.equivalency.blueprint import bp

__all__ = ["bp", "form_pages", "review_pages"]
