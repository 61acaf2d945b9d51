"""The pages of this room: the recruiter's, the candidate's, and asking many at once."""

from __future__ import annotations

from hiring.correspondence import answer_pages, ask_pages, many_pages
from hiring.correspondence.blueprint import bp
from hiring.people.throttle import GUESSES, limit_views

__all__ = ["answer_pages", "ask_pages", "bp", "many_pages"]

bp.record(
    limit_views(
        {f"correspondence.{view}": (GUESSES,) for view in ("answer", "save", "check", "send")}
    )
)
