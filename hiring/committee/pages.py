"""The committee's pages: ranked list, scorecards, and how far the panel agreed."""

from __future__ import annotations

from hiring.committee import agreement_pages, score_pages
from hiring.committee.blueprint import bp

__all__ = ["agreement_pages", "bp", "score_pages"]
