"""The blueprint of the committee's pages, what stands around each, and who is refused."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, render_template, url_for

from hiring.foundation.web import db
from hiring.panel.service import reads_scorecards, waiting_sheets
from hiring.people import access
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy

bp = Blueprint("committee", __name__)

Page = str | tuple[str, int]
Crumb = tuple[str, str | None]


def open_vacancy(vacancy_id: int, *, here: str = "committee", title: str = "Scorecards") -> Vacancy:
    """The vacancy, where its scores are open to the person who is signed in; else the request ends
    with the page that says why they are closed."""
    vacancy = vacancy_or_404(vacancy_id)
    keep_closed(vacancy, here=here, title=title)
    return vacancy


def keep_closed(vacancy: Vacancy, *, here: str = "committee", title: str = "Scorecards") -> None:
    """End the request where scores are closed to the person who is signed in."""
    waiting = waiting_sheets(db(), access.me(), vacancy)
    if waiting or not reads_scorecards(db(), access.me(), vacancy):
        shell = around(vacancy, (title, None), here=here)
        page = render_template("committee/closed.html", **shell, waiting=waiting)
        abort(make_response(page, 403))


def around(vacancy: Vacancy, *more: Crumb, here: str = "committee") -> dict[str, object]:
    """The vacancy's shell and the breadcrumbs of a page."""
    crumbs = [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        *more,
    ]
    return {"vacancy": vacancy, "here": here, "crumbs": crumbs}


def around_scores(vacancy: Vacancy, title: str) -> dict[str, object]:
    """The same of a page below the ranked list."""
    ranking = url_for("committee.ranking", vacancy_id=vacancy.id)
    return around(vacancy, ("Scorecards", ranking), (title, None))
