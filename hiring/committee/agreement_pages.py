"""How far the panel agreed: the page for the committee."""

from __future__ import annotations

from flask import render_template

from hiring.committee.agreement import FLAGS, mean_for_ranking, severity_axis, shares
from hiring.committee.blueprint import around_scores, bp, open_vacancy
from hiring.committee.cover import cover_of
from hiring.committee.figures import show_points, show_signed
from hiring.committee.service import rank_candidates, rater_names
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role


@bp.get("/vacancies/<int:vacancy_id>/agreement")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def agreement(vacancy_id: int) -> str:
    """Reliability, severity, what is unusual, and what is missing."""
    vacancy = open_vacancy(vacancy_id)
    found = rank_candidates(db(), vacancy)
    scores, edition = found.scores, found.sources.edition
    names = rater_names(db(), vacancy)
    return render_template(
        "committee/agreement.html",
        **around_scores(vacancy, "Agreement"),
        found=found,
        scores=scores,
        meaning=mean_for_ranking(scores.reliability),
        shares=shares(scores.reliability.variance),
        names=names,
        flags=FLAGS,
        axis=severity_axis(scores.raters),
        points=show_points,
        signed=show_signed,
        area_names={area.slug: f"{area.number} {area.name}" for area in edition.areas},
        cover=cover_of(db(), vacancy, edition, sorted(names, key=names.__getitem__)),
    )
