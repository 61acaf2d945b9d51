"""The rating sheet: declaration, form, paper, mirror, submission.  A sheet exists for its own
member alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.advising import advise_on
from hiring.panel.area_form import save_area
from hiring.panel.blindness import WAITING
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.forms import RecuseForm, SubmitForm
from hiring.panel.instrument import count_words, levels_of, rated_numbers
from hiring.panel.lines import Answer, Note, choose_open, draw_areas
from hiring.panel.mirror import reflect
from hiring.panel.models import Sheet, SheetState
from hiring.panel.own_sheet import is_seated, opened_sheet, own_sheet, seated_sheet
from hiring.panel.pace import time_left
from hiring.panel.recusals import step_back
from hiring.people import access
from hiring.people.models import Role
from hiring.reading.service import facts_of
from hiring.redaction.employers import name_employers
from hiring.redaction.seal import is_unsealed
from hiring.redaction.shown import show_documents
from hiring.vacancies.service import edition_of

Page = str | tuple[str, int] | Response


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stood in a form that was not saved."""

    answers: dict[int, Answer] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)


@bp.get("/sheets/<int:sheet_id>")
@access.only(Role.PANEL)
def sheet(sheet_id: int) -> Page:
    """The sheet in the state it is in: declaration, form, recused, or submitted."""
    own = own_sheet(sheet_id)
    if own.state in WAITING and not is_seated(own):
        return _draw_unseated(own)
    draw: dict[str, Callable[[Sheet], str]] = {
        SheetState.ASSIGNED: _draw_declaration,
        SheetState.OPEN: _draw_form,
        SheetState.SUBMITTED: _draw_submitted,
        SheetState.RECUSED: _draw_recused,
    }
    return draw[own.state](own)


@bp.post("/sheets/<int:sheet_id>/open")
@access.only(Role.PANEL)
def declare(sheet_id: int) -> Page:
    """No conflict: open the sheet, or lead to the sample where it comes first."""
    own = seated_sheet(sheet_id)
    try:
        service.declare_no_conflict(db(), own)
    except service.PracticeFirstError:
        return redirect(url_for("panel.practice", vacancy_id=own.application.vacancy_id), 303)
    except service.SheetClosedError:
        abort(409)
    return redirect(url_for("panel.sheet", sheet_id=own.id), 303)


@bp.post("/sheets/<int:sheet_id>/recuse")
@access.only(Role.PANEL)
def recuse(sheet_id: int) -> Page:
    """Withdraw from this candidate, with a reason."""
    own = own_sheet(sheet_id)
    form = RecuseForm()
    draw_again = _draw_declaration if is_seated(own) else _draw_unseated
    if not form.validate_on_submit():
        return draw_again(own, form), 422
    try:
        settings: Settings = current_app.config["SETTINGS"]
        step_back(db(), own, reason=form.reason.data, by_mail=bool(settings.smtp_url))
    except service.SheetClosedError:
        abort(409)
    except service.PanelError as error:
        form.reason.errors = [str(error)]
        return draw_again(own, form), 422
    return redirect(url_for("panel.sheet", sheet_id=own.id), 303)


@bp.post("/sheets/<int:sheet_id>/areas/<slug>")
@access.only(Role.PANEL)
def save_whole_area(sheet_id: int, slug: str) -> Page:
    """Save all answers of one area, for a browser without scripts."""
    own = seated_sheet(sheet_id)
    edition = edition_of(db(), own.application.vacancy)
    area = next((area for area in edition.areas if area.slug == slug), None)
    if area is None:
        abort(404)
    try:
        faults = save_area(db(), own, edition=edition, area=area, form=request.form)
    except service.SheetClosedError:
        abort(409)
    if faults is not None:
        db().rollback()
        typed = _Typed(faults.answers, {slug: faults.note})
        return _draw_form(own, typed, opened=slug), faults.status
    return redirect(url_for("panel.sheet", sheet_id=own.id, area=slug) + f"#area-{slug}", 303)


@bp.get("/sheets/<int:sheet_id>/print")
@access.only(Role.PANEL)
def paper(sheet_id: int) -> str:
    """The same areas to be printed, with boxes to tick, for notes on paper; without answers."""
    own = opened_sheet(sheet_id)
    edition = edition_of(db(), own.application.vacancy)
    return _draw("panel/print.html", own, areas=draw_areas(edition, {}, own.areas))


@bp.get("/sheets/<int:sheet_id>/submit")
@access.only(Role.PANEL)
def mirror(sheet_id: int) -> Page:
    """The private mirror, before the sheet is handed in."""
    own = seated_sheet(sheet_id)
    if own.state != SheetState.OPEN:
        return redirect(url_for("panel.sheet", sheet_id=own.id))
    return _draw_mirror(own, SubmitForm())


@bp.post("/sheets/<int:sheet_id>/submit")
@access.only(Role.PANEL)
def submit(sheet_id: int) -> Page:
    """Hand the sheet in."""
    own = seated_sheet(sheet_id)
    form = SubmitForm()
    if not form.validate_on_submit():
        return _draw_mirror(own, form), 422
    try:
        service.submit(db(), own, leave_open=form.leave_open.data)
    except service.SheetClosedError:
        abort(409)
    except service.PanelError as error:
        form.leave_open.errors = [str(error)]
        return _draw_mirror(own, form), 422
    return redirect(url_for("panel.sheet", sheet_id=own.id), 303)


def _answers(own: Sheet) -> dict[int, Answer]:
    return {
        item: Answer(row.version, True, row.value, row.note or "", row.at)
        for item, row in service.current_ratings(db(), own).items()
    }


def _notes(own: Sheet) -> dict[str, Note]:
    return {
        slug: Note(row.version, row.note, row.at)
        for slug, row in service.area_notes(db(), own).items()
    }


def _draw(template: str, own: Sheet, **values: object) -> str:
    vacancy = own.application.vacancy
    edition = edition_of(db(), vacancy)
    name = f"Candidate {own.application.number}"
    return render_template(
        template,
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy, ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id)), (name, None)
        ),
        sheet=own,
        name=name,
        edition=edition,
        levels=levels_of(edition),
        count_words=count_words(edition, own.areas),
        **values,
    )


def _draw_declaration(own: Sheet, form: RecuseForm | None = None) -> str:
    facts = facts_of(db(), own.application_id)
    employers = name_employers(facts, name=own.application.name)
    return _draw(
        "panel/declare.html",
        own,
        form=form or RecuseForm(),
        employers=employers,
        practice_first=service.must_practise(db(), own.application.vacancy, own.user),
    )


def _draw_form(own: Sheet, typed: _Typed | None = None, opened: str = "") -> str:
    edition = edition_of(db(), own.application.vacancy)
    answers = _answers(own)
    shown = typed or _Typed()
    areas = draw_areas(edition, answers | shown.answers, own.areas, _notes(own) | shown.notes)
    left = sum(lines.left for lines in areas)
    return _draw(
        "panel/sheet.html",
        own,
        documents=show_documents(db(), own.application),
        unsealed=is_unsealed(own.application.stage),
        areas=areas,
        opened=choose_open(areas, opened or request.args.get("area")),
        total=len(rated_numbers(edition, own.areas)),
        left=left,
        time_left=time_left(service.answer_moments(db(), own), left),
        conflicts=typed is not None,
        returned=service.returned_because(db(), [own]).get(own.id),
    )


def _draw_mirror(own: Sheet, form: SubmitForm) -> str:
    edition = edition_of(db(), own.application.vacancy)
    values = {item: row.value for item, row in service.current_ratings(db(), own).items()}
    return _draw(
        "panel/submit.html",
        own,
        form=form,
        mirror=reflect(edition, values, own.areas),
        advice=advise_on(db(), own),
    )


def _draw_submitted(own: Sheet) -> str:
    edition = edition_of(db(), own.application.vacancy)
    answers = _answers(own)
    values = {item: answer.value for item, answer in answers.items()}
    return _draw(
        "panel/submitted.html",
        own,
        documents=show_documents(db(), own.application) if is_seated(own) else None,
        unsealed=is_unsealed(own.application.stage),
        mirror=reflect(edition, values, own.areas),
        why_not_withdraw=service.why_not_withdraw(db(), own),
        areas=draw_areas(edition, answers, own.areas, _notes(own)),
    )


def _draw_recused(own: Sheet) -> str:
    return _draw("panel/recused.html", own)


def _draw_unseated(own: Sheet, form: RecuseForm | None = None) -> str:
    return _draw("panel/unseated.html", own, form=form or RecuseForm())
