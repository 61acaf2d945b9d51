"""The whole plan made anew: looked at first, made then."""

from __future__ import annotations

from typing import Final

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import balance, service
from hiring.panel.blueprint import bp
from hiring.panel.coverage import Plan
from hiring.panel.plan import Coverage
from hiring.panel.plan_drawing import coverage_of, draw
from hiring.panel.plan_view import show_plan
from hiring.panel.planning import carry_out, stamp
from hiring.people import access
from hiring.people.models import Role

Page = str | tuple[str, int] | Response

WAYS: Final = {"everybody": balance.everybody, "split": balance.split}
DONE: Final = {
    "everybody": "Everybody rates everything now, as far as nothing stood in the way.",
    "split": "The balanced split is made.",
}


@bp.get("/vacancies/<int:vacancy_id>/panel/plan/preview")
@access.only(Role.RECRUITER)
def preview(vacancy_id: int) -> str:
    """What "everybody rates everything" or the balanced split would change."""
    return _draw_preview(coverage_of(vacancy_id), request.args.get("way", "split"))


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/preview")
@access.only(Role.RECRUITER)
def make_plan(vacancy_id: int) -> Page:
    """Make the plan that was looked at."""
    coverage = coverage_of(vacancy_id, lock=True)
    way, seen = request.form.get("way", "split"), request.form.get("seen", "")
    wanted = _wanted(coverage, way)
    try:
        carry_out(db(), coverage, wanted, seen=seen, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_preview(coverage_of(vacancy_id), way, fault=str(error)), 409
    flash(DONE[way], "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


def _wanted(coverage: Coverage, way: str) -> Plan:
    return WAYS[way](coverage.board) if way in WAYS else abort(404)


def _draw_preview(coverage: Coverage, way: str, fault: str = "") -> str:
    wanted = _wanted(coverage, way)
    return draw(
        "panel/plan_preview.html",
        coverage,
        "Everybody rates everything" if way == "everybody" else "Balanced split",
        shown=show_plan(coverage, wanted),
        way=way,
        seen=stamp(coverage, wanted),
        fault=fault,
    )
