"""The committee's pages: the ranked list and the scorecards.  Whoever still has a sheet to rate on
the vacancy is refused, with the reason."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for

from hiring.committee import service
from hiring.committee.axis import axis_of
from hiring.committee.ranking import Ranking
from hiring.committee.words import LABEL, RatedName, describe
from hiring.foundation.web import db
from hiring.panel.service import reads_scorecards, waiting_sheets
from hiring.people import access
from hiring.people.models import Role
from hiring.scoring.means import round_shown
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.models import Stage, Vacancy
from hiring.vacancies.stages import NAMES

bp = Blueprint("committee", __name__)

Page = str | tuple[str, int]
Crumb = tuple[str, str | None]


@bp.get("/vacancies/<int:vacancy_id>/scorecards")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def ranking(vacancy_id: int) -> Page:
    """The ranked list."""
    vacancy = vacancy_or_404(vacancy_id)
    refusal = _refuse(vacancy)
    if refusal is not None:
        return refusal
    found = service.rank_candidates(db(), vacancy)
    return render_template(
        "committee/ranking.html",
        **_around(vacancy, ("Scorecards", None)),
        **_tools(found),
        ranking=found,
        words=_describe(found),
    )


@bp.get("/candidates/<int:application_id>/scorecard")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def scorecard(application_id: int) -> Page:
    """One candidate's scorecard."""
    application = application_or_404(application_id)
    vacancy = application.vacancy
    refusal = _refuse(vacancy)
    if refusal is not None:
        return refusal
    card = service.score(db(), application)
    way = ("Scorecards", url_for("committee.ranking", vacancy_id=vacancy.id))
    return render_template(
        "committee/scorecard.html",
        **_around(vacancy, way, (application.shown_name, None)),
        **_tools(card.ranking),
        card=card,
        findings=card.findings,
        stage=NAMES[Stage(application.stage)],
    )


def _refuse(vacancy: Vacancy) -> tuple[str, int] | None:
    """The page that says why scores stay closed to the person who is signed in; None where they
    are open."""
    waiting = waiting_sheets(db(), access.me(), vacancy)
    if not waiting and reads_scorecards(db(), access.me(), vacancy):
        return None
    page = render_template(
        "committee/closed.html", **_around(vacancy, ("Scorecards", None)), waiting=waiting
    )
    return page, 403


def _around(vacancy: Vacancy, *more: Crumb) -> dict[str, object]:
    crumbs = [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        *more,
    ]
    return {"vacancy": vacancy, "here": "committee", "crumbs": crumbs}


def _tools(found: Ranking) -> dict[str, object]:
    return {
        "axis": axis_of(found.sources.edition),
        "shown": round_shown,
        "label": LABEL,
        "sources": found.sources,
    }


def _describe(found: Ranking) -> tuple[str, ...]:
    rated = [
        RatedName(row.application.shown_name, row.means.raw_mean, len(row.means.raters))
        for row in found.rated
        if row.means is not None and row.means.raw_mean is not None
    ]
    return describe(
        rated,
        not_rated=len(found.not_rated),
        same_raters=found.same_raters,
        waiting=found.sources.waiting,
    )
