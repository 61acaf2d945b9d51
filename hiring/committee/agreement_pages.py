"""How far the panel agreed: the page for the committee."""

from __future__ import annotations

from flask import render_template, url_for

from hiring.committee.agreement import FLAGS, mean_for_ranking, severity_axis, shares
from hiring.committee.blueprint import Page, around, bp, refuse
from hiring.committee.cover import cover_of
from hiring.committee.figures import show_points, show_signed
from hiring.committee.service import rank_candidates, rater_names
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404


@bp.get("/vacancies/<int:vacancy_id>/agreement")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def agreement(vacancy_id: int) -> Page:
    """Reliability, severity, what is unusual, and what is missing."""
    vacancy = vacancy_or_404(vacancy_id)
    refusal = refuse(vacancy)
    if refusal is not None:
        return refusal
    found = rank_candidates(db(), vacancy)
    scores, edition = found.scores, found.sources.edition
    names = rater_names(db(), vacancy)
    way = ("Scorecards", url_for("committee.ranking", vacancy_id=vacancy.id))
    return render_template(
        "committee/agreement.html",
        **around(vacancy, way, ("Agreement", None)),
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
