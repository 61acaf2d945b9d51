"""The coverage plan: who rates which areas of whom, what is missing, and who takes it over."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import recusals, service
from hiring.panel.blueprint import bp
from hiring.panel.coverage import Pair
from hiring.panel.plan import Coverage
from hiring.panel.plan_drawing import coverage_of, draw, pair_of
from hiring.panel.plan_view import show_plan
from hiring.panel.planning import give
from hiring.people import access
from hiring.people.models import Role

Page = str | tuple[str, int] | Response


@bp.get("/vacancies/<int:vacancy_id>/panel/plan")
@access.only(Role.RECRUITER)
def plan(vacancy_id: int) -> str:
    """The plan as it stands, with its gaps."""
    return _draw_plan(coverage_of(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/give")
@access.only(Role.RECRUITER)
def give_areas(vacancy_id: int) -> Page:
    """Have a member take over areas that have too few raters."""
    coverage = coverage_of(vacancy_id, lock=True)
    areas = request.form.getlist("area")
    try:
        pair = pair_of(
            coverage,
            request.form.get("application_id", 0, type=int),
            request.form.get("member_id", 0, type=int),
        )
        if pair is None:
            raise service.PanelError("Choose a candidate and a member of this panel.")
        new = give(db(), coverage, pair, areas, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_plan(coverage_of(vacancy_id), fault=str(error)), 422
    after = coverage_of(vacancy_id)
    if pair[0] not in {gap.application.id for gap in show_plan(after).gaps}:
        recusals.note(db(), pair[0], actor_id=access.me().id)
    flash(_given_words(coverage, pair, len(new)), "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/note")
@access.only(Role.RECRUITER)
def note_recusal(vacancy_id: int) -> Page:
    """Say that a recusal is seen to."""
    coverage = coverage_of(vacancy_id, lock=True)
    candidate = request.form.get("application_id", 0, type=int)
    if candidate not in coverage.board.candidates:
        return _draw_plan(coverage, fault="Choose a candidate of this panel."), 422
    recusals.note(db(), candidate, actor_id=access.me().id)
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


def _draw_plan(coverage: Coverage, fault: str = "") -> str:
    notices = recusals.open_notices(db(), coverage.vacancy)
    shown = show_plan(coverage)
    return draw("panel/plan.html", coverage, shown=shown, notices=notices, fault=fault)


def _given_words(coverage: Coverage, pair: Pair, count: int) -> str:
    application = next(a for a in coverage.applications if a.id == pair[0])
    member = next(m for m in coverage.members if m.id == pair[1])
    areas = "1 area" if count == 1 else f"{count} areas"
    return f"{member.name} rates {areas} more of {application.shown_name}."
