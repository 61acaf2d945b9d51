"""The blueprint of the committee's pages, what stands around each, and who is refused."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for

from hiring.foundation.web import db
from hiring.panel.service import reads_scorecards, waiting_sheets
from hiring.people import access
from hiring.vacancies.models import Vacancy

bp = Blueprint("committee", __name__)

Page = str | tuple[str, int]
Crumb = tuple[str, str | None]


def refuse(vacancy: Vacancy) -> tuple[str, int] | None:
    """The page that says why scores stay closed to the person who is signed in; None where they
    are open."""
    waiting = waiting_sheets(db(), access.me(), vacancy)
    if not waiting and reads_scorecards(db(), access.me(), vacancy):
        return None
    page = render_template(
        "committee/closed.html", **around(vacancy, ("Scorecards", None)), waiting=waiting
    )
    return page, 403


def around(vacancy: Vacancy, *more: Crumb) -> dict[str, object]:
    """The vacancy's shell and the breadcrumbs of a page."""
    crumbs = [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        *more,
    ]
    return {"vacancy": vacancy, "here": "committee", "crumbs": crumbs}
