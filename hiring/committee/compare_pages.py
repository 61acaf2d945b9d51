"""Candidates side by side."""

from __future__ import annotations

from flask import render_template, request

from hiring.committee.axis import axis_of
from hiring.committee.blueprint import around_scores, bp, open_vacancy
from hiring.committee.comparison import FEWEST, MOST, pairs_of
from hiring.committee.figures import show_points
from hiring.committee.ranking import Ranked, Ranking
from hiring.committee.service import rank_candidates, score
from hiring.committee.words import chance
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.scoring.means import round_shown


@bp.get("/vacancies/<int:vacancy_id>/compare")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def compare(vacancy_id: int) -> str:
    """Two to four candidates; without a choice the first two of the ranking."""
    vacancy = open_vacancy(vacancy_id)
    ranking = rank_candidates(db(), vacancy)
    chosen, fault = _choose(ranking, request.args.getlist("candidate"))
    cards = [score(db(), row.application, ranking) for row in ranking.rated if row in chosen]
    edition = ranking.sources.edition
    return render_template(
        "committee/compare.html",
        **around_scores(vacancy, "Compare"),
        ranking=ranking,
        cards=cards,
        fault=fault,
        pairs=pairs_of(cards, {area.slug: area.name for area in edition.areas}),
        edition=edition,
        levels={level.value: level.label for level in edition.levels},
        axis=axis_of(edition),
        points=show_points,
        shown=round_shown,
        chance=chance,
    )


def _choose(ranking: Ranking, wanted: list[str]) -> tuple[list[Ranked], str]:
    """The rows to compare, and what is wrong with the choice."""
    rows = [row for row in ranking.rated if str(row.application.id) in wanted]
    if wanted and not FEWEST <= len(rows) <= MOST:
        return list(ranking.rated[:FEWEST]), f"Choose {FEWEST} to {MOST} rated candidates."
    return list(rows or ranking.rated[:FEWEST]), ""
