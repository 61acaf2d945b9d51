"""What the pages of the coverage plan share."""

from __future__ import annotations

from flask import render_template, url_for

from hiring.foundation.web import db
from hiring.panel.blueprint import crumbs
from hiring.panel.coverage import Pair
from hiring.panel.plan import Coverage, read_coverage
from hiring.panel.planning import lock_plan
from hiring.people import access
from hiring.vacancies.access import vacancy_or_404


def coverage_of(vacancy_id: int, *, lock: bool = False) -> Coverage:
    """The vacancy's plan as the person who is signed in may know it; locked to be changed."""
    vacancy = vacancy_or_404(vacancy_id)
    if lock:
        lock_plan(db(), vacancy)
    return read_coverage(db(), vacancy, viewer=access.me())


def pair_of(coverage: Coverage, candidate: int, member: int) -> Pair | None:
    """The candidate and the member, where both are of this plan."""
    known = candidate in coverage.board.candidates and member in coverage.board.members
    return (candidate, member) if known else None


def draw(template: str, coverage: Coverage, *more: str, **values: object) -> str:
    """A page of the plan; `more` are the names of the pages under it."""
    here = url_for("panel.plan", vacancy_id=coverage.vacancy.id)
    way = [("Coverage plan", here if more else None), *((name, None) for name in more)]
    panel = ("Panel", url_for("panel.overview", vacancy_id=coverage.vacancy.id))
    return render_template(
        template,
        vacancy=coverage.vacancy,
        here="panel",
        crumbs=crumbs(coverage.vacancy, panel, *way),
        coverage=coverage,
        **values,
    )
