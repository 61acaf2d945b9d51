"""The committee's pages: ranked list, scorecards, comparison, how far the panel agreed, and
what would be."""

from __future__ import annotations

from hiring.committee import agreement_pages, compare_pages, score_pages, what_if_pages
from hiring.committee.blueprint import bp

__all__ = ["agreement_pages", "bp", "compare_pages", "score_pages", "what_if_pages"]
