"""What comes after a submission: the recruiter returns a sheet, its member takes it back, and both
read its history."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import blindness, service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.forms import ReasonForm
from hiring.panel.history import tell_history
from hiring.panel.instrument import areas_of, items_of, level_word
from hiring.panel.models import Sheet, SheetState
from hiring.panel.others_pages import draw_closed
from hiring.panel.own_sheet import own_sheet, seated_sheet
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.service import edition_of

Page = str | tuple[str, int] | Response


@bp.get("/sheets/<int:sheet_id>/return")
@access.only(Role.RECRUITER)
def ask_return(sheet_id: int) -> Page:
    """Why the sheet goes back to its member."""
    sheet = _sheet_or_404(sheet_id)
    return _refuse_return(sheet) or _draw_return(sheet, ReasonForm())


@bp.post("/sheets/<int:sheet_id>/return")
@access.only(Role.RECRUITER)
def return_sheet(sheet_id: int) -> Page:
    """Give the sheet back."""
    sheet = _sheet_or_404(sheet_id)
    refused = _refuse_return(sheet)
    if refused is not None:
        return refused, 409
    form = ReasonForm()
    if not form.validate_on_submit():
        return _draw_return(sheet, form), 422
    try:
        service.return_sheet(db(), sheet, reason=form.reason.data, actor_id=access.me().id)
    except service.PanelError as error:
        form.reason.errors = [str(error)]
        return _draw_return(sheet, form), 409
    number = sheet.application.number
    flash(f"The sheet for Candidate {number} is with {sheet.user.name} again.", "good")
    return redirect(url_for("panel.overview", vacancy_id=sheet.application.vacancy_id), 303)


@bp.get("/sheets/<int:sheet_id>/withdraw")
@access.only(Role.PANEL)
def ask_withdraw(sheet_id: int) -> Page:
    """Why the member takes the sheet back, or why that can't be any more."""
    own = seated_sheet(sheet_id)
    if own.state != SheetState.SUBMITTED:
        return redirect(url_for("panel.sheet", sheet_id=own.id))
    return _draw_withdraw(own, ReasonForm())


@bp.post("/sheets/<int:sheet_id>/withdraw")
@access.only(Role.PANEL)
def withdraw(sheet_id: int) -> Page:
    """Take the member's own sheet back."""
    own = seated_sheet(sheet_id)
    form = ReasonForm()
    if not form.validate_on_submit():
        return _draw_withdraw(own, form), 422
    try:
        service.withdraw(db(), own, reason=form.reason.data)
    except service.SheetClosedError:
        return _draw_withdraw(own, form), 409
    except service.PanelError as error:
        form.reason.errors = [str(error)]
        return _draw_withdraw(own, form), 422
    return redirect(url_for("panel.sheet", sheet_id=own.id), 303)


@bp.get("/sheets/<int:sheet_id>/history")
@access.only(Role.PANEL, Role.RECRUITER)
def history(sheet_id: int) -> Page:
    """What was done to the sheet, and what changed from one submission to the next."""
    found = db().get(Sheet, sheet_id)
    if found is None or found.user_id != access.me().id:
        if Role.RECRUITER not in access.me().roles:
            abort(404)
        found = _sheet_or_404(sheet_id)
        if not service.may_see_ratings(db(), access.me(), found.application.vacancy):
            return draw_closed(found.application.vacancy, "History", blindness.WAIT_FOR_OWN)
    else:
        found = own_sheet(sheet_id)
    vacancy = found.application.vacancy
    edition = edition_of(db(), vacancy)
    items = {i.number: i for area in areas_of(edition, None) for i in items_of(edition, area)}
    return render_template(
        "panel/history.html",
        **_around(found, "History"),
        sheet=found,
        name=_name(found),
        own=found.user_id == access.me().id,
        steps=tell_history(db(), found),
        items=items,
        names={area.slug: area.name for area in edition.areas},
        word=lambda value: level_word(edition, value),
    )


def _sheet_or_404(sheet_id: int) -> Sheet:
    found = db().get(Sheet, sheet_id)
    if found is None or found.released_at is not None:
        abort(404)
    vacancy_or_404(found.application.vacancy_id)
    return found


def _refuse_return(sheet: Sheet) -> str | None:
    """The page that says why there is nothing to return.  A recruiter who still rates is not told
    how far the sheet is."""
    vacancy = sheet.application.vacancy
    if service.waiting_sheets(db(), access.me(), vacancy):
        return draw_closed(vacancy, "Return a sheet", blindness.WAIT_FOR_OWN)
    if sheet.state != SheetState.SUBMITTED:
        words = "Only a submitted sheet can be returned; this one is with its member."
        return draw_closed(vacancy, "Return a sheet", words)
    return None


def _draw_return(sheet: Sheet, form: ReasonForm) -> str:
    return render_template(
        "panel/return.html",
        **_around(sheet, "Return the sheet"),
        sheet=sheet,
        name=_name(sheet),
        form=form,
    )


def _draw_withdraw(own: Sheet, form: ReasonForm) -> str:
    return render_template(
        "panel/withdraw.html",
        **_around(own, "Take the sheet back"),
        sheet=own,
        name=_name(own),
        form=form,
        why_not=service.why_not_withdraw(db(), own),
    )


def _name(sheet: Sheet) -> str:
    """The candidate's name for a recruiter who looks at another's sheet, else the number."""
    if sheet.user_id != access.me().id:
        return str(sheet.application.shown_name)
    return f"Candidate {sheet.application.number}"


def _around(sheet: Sheet, title: str) -> dict[str, object]:
    vacancy = sheet.application.vacancy
    if sheet.user_id != access.me().id:
        ways = [("Panel", url_for("panel.overview", vacancy_id=vacancy.id))]
    else:
        ways = [
            ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id)),
            (_name(sheet), url_for("panel.sheet", sheet_id=sheet.id)),
        ]
    return {
        "vacancy": vacancy,
        "here": "panel",
        "crumbs": crumbs(vacancy, *ways, (title, None)),
    }
