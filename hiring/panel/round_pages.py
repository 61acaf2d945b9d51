"""The consensus round: opened and closed by the recruiter, the largest differences first, and each
member's final ratings."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import blindness, service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.differences import WORTH_TALKING, Difference, worth_talking
from hiring.panel.forms import FinalForm
from hiring.panel.instrument import level_word, levels_of
from hiring.panel.models import ScoresUse, Sheet, SheetState
from hiring.panel.others import read_differences
from hiring.panel.others_pages import draw_closed
from hiring.panel.own_sheet import seated_sheet
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Seat, SeatKind, Vacancy
from hiring.vacancies.service import edition_of

Page = str | tuple[str, int] | Response
TITLE = "Consensus round"
# Differences on one page: each is a form of its own, and a talk goes one at a time.
PAGE = 25
NO_ROUND = "This vacancy has no consensus round: initial ratings are all there is."
NOT_YET = "The consensus round is not open yet. The recruiter opens it when every sheet is in."


@bp.context_processor
def _tell_round() -> dict[str, object]:
    """`has_round(vacancy)` for the panel's own navigation."""
    return {"has_round": lambda vacancy: service.rules_of(db(), vacancy).consensus}


@bp.get("/vacancies/<int:vacancy_id>/panel/round")
@access.only(Role.PANEL, Role.RECRUITER)
def consensus(vacancy_id: int) -> Page:
    """The round as the member or the recruiter may see it."""
    return _draw(vacancy_or_404(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/panel/round")
@access.only(Role.RECRUITER)
def open_consensus(vacancy_id: int) -> Page:
    """Open the round when every sheet is in."""
    vacancy = vacancy_or_404(vacancy_id)
    # Who is missing would tell a recruiter who still rates how far the others are.
    if service.waiting_sheets(db(), access.me(), vacancy):
        return draw_closed(vacancy, TITLE, blindness.WAIT_FOR_OWN), 409
    try:
        service.open_round(db(), vacancy, actor_id=access.me().id)
    except service.PanelError as error:
        return _draw(vacancy, fault=str(error)), 422
    return _back(vacancy)


@bp.post("/vacancies/<int:vacancy_id>/panel/round/close")
@access.only(Role.RECRUITER)
def close_consensus(vacancy_id: int) -> Page:
    """End the round."""
    vacancy = vacancy_or_404(vacancy_id)
    try:
        service.close_round(db(), vacancy, actor_id=access.me().id)
    except service.PanelError as error:
        return _draw(vacancy, fault=str(error)), 422
    return _back(vacancy)


@bp.post("/sheets/<int:sheet_id>/final")
@access.only(Role.PANEL)
def settle(sheet_id: int) -> Page:
    """Set the member's own final rating of one item."""
    own = seated_sheet(sheet_id)
    vacancy = own.application.vacancy
    form = FinalForm()
    if not form.validate_on_submit():
        return _draw(vacancy, fault="Choose a level; nothing was changed."), 422
    try:
        service.settle(db(), own, **form.answer)
    except (service.StaleFinalError, service.SheetClosedError) as error:
        db().rollback()
        return _draw(vacancy_or_404(vacancy.id), fault=str(error)), 409
    except service.PanelError as error:
        db().rollback()
        return _draw(vacancy_or_404(vacancy.id), fault=str(error)), 422
    flash(f"Final rating of item {form.item.data} for Candidate {own.application.number} kept.")
    target = url_for("panel.consensus", vacancy_id=vacancy.id, page=request.args.get("page"))
    return redirect(f"{target}#difference-{own.application.number}-{form.item.data}", 303)


def _back(vacancy: Vacancy) -> Response:
    return redirect(url_for("panel.consensus", vacancy_id=vacancy.id), 303)


def _draw(vacancy: Vacancy, fault: str = "") -> str:
    closed = _why_closed(vacancy)
    if closed is not None:
        return draw_closed(vacancy, TITLE, closed)
    edition = edition_of(db(), vacancy)
    candidates = _candidates(vacancy)
    talk = service.round_of(db(), vacancy)
    rows = read_differences(db(), vacancy, application_ids=candidates) if talk else []
    large = worth_talking(rows)
    page = max(1, request.args.get("page", 1, type=int))
    return render_template(
        "panel/round.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(vacancy, _way(vacancy), (TITLE, None)),
        talk=talk,
        may_lead=Role.RECRUITER in access.me().roles,
        rows=large[(page - 1) * PAGE : page * PAGE],
        page=page,
        pages=max(1, -(-len(large) // PAGE)),
        large=len(large),
        levels_apart=WORTH_TALKING,
        smaller=_count_smaller(rows),
        names=candidates,
        levels=levels_of(edition),
        word=lambda value: level_word(edition, value),
        scores_use_final=service.rules_of(db(), vacancy).scores_use == ScoresUse.CONSENSUS,
        fault=fault,
    )


def _why_closed(vacancy: Vacancy) -> str | None:
    """Why the round's page is closed to the person who is signed in; None where it is open."""
    me = access.me()
    if not service.rules_of(db(), vacancy).consensus:
        return NO_ROUND
    if Role.RECRUITER in me.roles:
        waits = service.waiting_sheets(db(), me, vacancy)
        return blindness.WAIT_FOR_OWN if waits else None
    if db().get(Seat, (vacancy.id, me.id, SeatKind.PANEL.value)) is None:
        abort(404)
    if service.round_of(db(), vacancy) is None:
        return NOT_YET
    return service.why_others_closed(db(), me, vacancy)


def _candidates(vacancy: Vacancy) -> dict[int, str]:
    """The candidates whose differences the person may see, and how each is called: recruiters see
    all of them by name, a member those whom they rated, by number."""
    me = access.me()
    by_name = Role.RECRUITER in me.roles
    rated = (
        select(Sheet.application_id)
        .join(Sheet.application)
        .where(Application.vacancy_id == vacancy.id, Sheet.state == SheetState.SUBMITTED.value)
    )
    if not by_name:
        rated = rated.where(Sheet.user_id == me.id)
    found = db().scalars(
        select(Application).where(Application.id.in_(rated)).order_by(Application.number)
    )
    return {
        one.id: f"{one.shown_name} (Candidate {one.number})"
        if by_name
        else f"Candidate {one.number}"
        for one in found
    }


def _count_smaller(rows: list[Difference]) -> dict[str, int]:
    """How many items lie below the bound, and how many stand alike, among those that at least two
    members gave a level."""
    both = [row for row in rows if sum(mark.value is not None for mark in row.marks) > 1]
    return {
        "less": sum(0 < row.spread < WORTH_TALKING for row in both),
        "alike": sum(row.spread == 0 for row in both),
    }


def _way(vacancy: Vacancy) -> tuple[str, str]:
    if Role.RECRUITER in access.me().roles:
        return "Panel", url_for("panel.overview", vacancy_id=vacancy.id)
    return "My sheets", url_for("panel.mine", vacancy_id=vacancy.id)
