"""Candidates whom fewer members rated than the rules of the panel ask for."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.committee.ranking import Ranked, Ranking
from hiring.committee.words import join


def tell_few_raters(found: Ranking) -> str:
    """Whom too few members rated, and what that means; empty where nobody."""
    few = few_rated(found)
    if not few:
        return ""
    everybody = len(few) == len(found.rated) > 1
    who = [f"{row.application.shown_name} ({_count(row)})" for row in few]
    what = "This score rests" if len(few) == 1 else "These scores rest"
    return (
        f"Rated by fewer members than the {found.sources.fewest_raters} that the rules ask for:"
        f" {'all candidates' if everybody else join(who)}. {what} on few eyes."
    )


def few_rated(found: Ranking) -> Sequence[Ranked]:
    """The rated candidates with too few raters, by rank."""
    return [row for row in found.rated if _count(row) < found.sources.fewest_raters]


def _count(row: Ranked) -> int:
    return len(row.means.raters) if row.means else 0
