"""One cell of the coverage plan: the areas that a member rates of a candidate."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.blueprint import bp
from hiring.panel.coverage import NOTHING, Pair
from hiring.panel.plan import Coverage
from hiring.panel.plan_drawing import coverage_of, draw, pair_of
from hiring.panel.planning import set_areas
from hiring.people import access
from hiring.people.models import Role

Page = str | tuple[str, int] | Response


@bp.get("/vacancies/<int:vacancy_id>/panel/plan/<int:application_id>/<int:member_id>")
@access.only(Role.RECRUITER)
def plan_cell(vacancy_id: int, application_id: int, member_id: int) -> str:
    """The areas that one member rates of one candidate."""
    coverage = coverage_of(vacancy_id)
    pair = pair_of(coverage, application_id, member_id) or abort(404)
    return _draw_cell(coverage, pair, coverage.plan.get(pair, NOTHING))


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/<int:application_id>/<int:member_id>")
@access.only(Role.RECRUITER)
def set_cell(vacancy_id: int, application_id: int, member_id: int) -> Page:
    """Have the member rate exactly the chosen areas of the candidate."""
    coverage = coverage_of(vacancy_id, lock=True)
    pair = pair_of(coverage, application_id, member_id) or abort(404)
    chosen = frozenset(request.form.getlist("area")) & frozenset(coverage.board.areas)
    # A box that can't be unticked is not sent.
    chosen |= coverage.board.kept.get(pair, NOTHING)
    try:
        set_areas(db(), coverage, pair, chosen, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_cell(coverage_of(vacancy_id), pair, chosen, fault=str(error)), 422
    flash("The plan is changed.", "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


def _draw_cell(coverage: Coverage, pair: Pair, chosen: frozenset[str], fault: str = "") -> str:
    application = next(a for a in coverage.applications if a.id == pair[0])
    member = next(m for m in coverage.members if m.id == pair[1])
    return draw(
        "panel/plan_cell.html",
        coverage,
        f"{member.name}, Candidate {application.number}",
        application=application,
        member=member,
        chosen=chosen,
        begun=coverage.board.kept.get(pair, NOTHING),
        open=coverage.board.takes(pair),
        fault=fault,
    )
