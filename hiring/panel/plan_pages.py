"""The coverage plan: who rates which areas of whom, what is missing, and changes looked at before
they are made."""

from __future__ import annotations

from typing import Final

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import balance, recusals, service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.coverage import NOTHING, Pair, Plan
from hiring.panel.plan import Coverage, read_coverage
from hiring.panel.plan_view import show_plan
from hiring.panel.planning import carry_out, give, lock_plan, set_areas, stamp
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404

Page = str | tuple[str, int] | Response

WAYS: Final = {"everybody": balance.everybody, "split": balance.split}
DONE: Final = {
    "everybody": "Everybody rates everything now, as far as nothing stood in the way.",
    "split": "The balanced split is made.",
}


@bp.get("/vacancies/<int:vacancy_id>/panel/plan")
@access.only(Role.RECRUITER)
def plan(vacancy_id: int) -> str:
    """The plan as it stands, with its gaps."""
    return _draw_plan(_coverage(vacancy_id))


@bp.get("/vacancies/<int:vacancy_id>/panel/plan/preview")
@access.only(Role.RECRUITER)
def preview(vacancy_id: int) -> str:
    """What "everybody rates everything" or the balanced split would change."""
    return _draw_preview(_coverage(vacancy_id), request.args.get("way", "split"))


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/preview")
@access.only(Role.RECRUITER)
def make_plan(vacancy_id: int) -> Page:
    """Make the plan that was looked at."""
    coverage = _coverage(vacancy_id, lock=True)
    way, seen = request.form.get("way", "split"), request.form.get("seen", "")
    wanted = _wanted(coverage, way)
    try:
        carry_out(db(), coverage, wanted, seen=seen, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_preview(_coverage(vacancy_id), way, fault=str(error)), 409
    flash(DONE[way], "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/give")
@access.only(Role.RECRUITER)
def give_areas(vacancy_id: int) -> Page:
    """Have a member take over areas that have too few raters."""
    coverage = _coverage(vacancy_id, lock=True)
    areas = request.form.getlist("area")
    try:
        pair = _pair(
            coverage,
            request.form.get("application_id", 0, type=int),
            request.form.get("member_id", 0, type=int),
        )
        if pair is None:
            raise service.PanelError("Choose a candidate and a member of this panel.")
        new = give(db(), coverage, pair, areas, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_plan(_coverage(vacancy_id), fault=str(error)), 422
    after = _coverage(vacancy_id)
    if pair[0] not in {gap.application.id for gap in show_plan(after).gaps}:
        recusals.note(db(), pair[0], actor_id=access.me().id)
    flash(_given_words(coverage, pair, len(new)), "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/note")
@access.only(Role.RECRUITER)
def note_recusal(vacancy_id: int) -> Page:
    """Say that a recusal is seen to."""
    coverage = _coverage(vacancy_id, lock=True)
    candidate = request.form.get("application_id", 0, type=int)
    if candidate not in coverage.board.candidates:
        return _draw_plan(coverage, fault="Choose a candidate of this panel."), 422
    recusals.note(db(), candidate, actor_id=access.me().id)
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


@bp.get("/vacancies/<int:vacancy_id>/panel/plan/<int:application_id>/<int:member_id>")
@access.only(Role.RECRUITER)
def plan_cell(vacancy_id: int, application_id: int, member_id: int) -> str:
    """The areas that one member rates of one candidate."""
    coverage = _coverage(vacancy_id)
    pair = _pair(coverage, application_id, member_id) or abort(404)
    return _draw_cell(coverage, pair, coverage.plan.get(pair, NOTHING))


@bp.post("/vacancies/<int:vacancy_id>/panel/plan/<int:application_id>/<int:member_id>")
@access.only(Role.RECRUITER)
def set_cell(vacancy_id: int, application_id: int, member_id: int) -> Page:
    """Have the member rate exactly the chosen areas of the candidate."""
    coverage = _coverage(vacancy_id, lock=True)
    pair = _pair(coverage, application_id, member_id) or abort(404)
    chosen = frozenset(request.form.getlist("area")) & frozenset(coverage.board.areas)
    # A box that can't be unticked is not sent.
    chosen |= coverage.board.kept.get(pair, NOTHING)
    try:
        set_areas(db(), coverage, pair, chosen, actor_id=access.me().id)
    except service.PanelError as error:
        db().rollback()
        return _draw_cell(_coverage(vacancy_id), pair, chosen, fault=str(error)), 422
    flash("The plan is changed.", "good")
    return redirect(url_for("panel.plan", vacancy_id=vacancy_id), 303)


def _coverage(vacancy_id: int, *, lock: bool = False) -> Coverage:
    vacancy = vacancy_or_404(vacancy_id)
    if lock:
        lock_plan(db(), vacancy)
    return read_coverage(db(), vacancy, viewer=access.me())


def _wanted(coverage: Coverage, way: str) -> Plan:
    return WAYS[way](coverage.board) if way in WAYS else abort(404)


def _pair(coverage: Coverage, candidate: int, member: int) -> Pair | None:
    known = candidate in coverage.board.candidates and member in coverage.board.members
    return (candidate, member) if known else None


def _draw(template: str, coverage: Coverage, *more: str, **values: object) -> str:
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


def _draw_plan(coverage: Coverage, fault: str = "") -> str:
    notices = recusals.open_notices(db(), coverage.vacancy)
    shown = show_plan(coverage)
    return _draw("panel/plan.html", coverage, shown=shown, notices=notices, fault=fault)


def _draw_preview(coverage: Coverage, way: str, fault: str = "") -> str:
    wanted = _wanted(coverage, way)
    return _draw(
        "panel/plan_preview.html",
        coverage,
        "Everybody rates everything" if way == "everybody" else "Balanced split",
        shown=show_plan(coverage, wanted),
        way=way,
        seen=stamp(coverage, wanted),
        fault=fault,
    )


def _draw_cell(coverage: Coverage, pair: Pair, chosen: frozenset[str], fault: str = "") -> str:
    application = next(a for a in coverage.applications if a.id == pair[0])
    member = next(m for m in coverage.members if m.id == pair[1])
    return _draw(
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


def _given_words(coverage: Coverage, pair: Pair, count: int) -> str:
    application = next(a for a in coverage.applications if a.id == pair[0])
    member = next(m for m in coverage.members if m.id == pair[1])
    areas = "1 area" if count == 1 else f"{count} areas"
    return f"{member.name} rates {areas} more of {application.shown_name}."
