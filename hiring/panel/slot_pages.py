"""Interviews: set by the recruiter, seen by those who are there, and taken into their calendars."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from hiring.foundation.web import db
from hiring.panel import slots
from hiring.panel.assigning import BEFORE_PANEL
from hiring.panel.attendance import clashes_of
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.own_slots import (
    coordinates,
    interview_crumbs,
    keep_times,
    own_slots,
    own_struck,
    settings,
)
from hiring.panel.round_models import InterviewSlot
from hiring.panel.slot_forms import SlotForm
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.stages import ASIDE

Page = str | tuple[str, int] | Response


@bp.get("/vacancies/<int:vacancy_id>/panel/interviews")
@access.only(Role.RECRUITER, Role.PANEL)
def interviews(vacancy_id: int) -> str:
    """All interviews for the recruiter, with a form for another; a member's own for the member."""
    vacancy = vacancy_or_404(vacancy_id)
    if coordinates():
        return _draw_all(vacancy, _slot_form(vacancy, fresh=True))
    return render_template(
        "panel/my_interviews.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy,
            ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id)),
            ("My interviews", None),
        ),
        slots=own_slots(vacancy),
        struck=own_struck(vacancy),
    )


@bp.post("/vacancies/<int:vacancy_id>/panel/interviews")
@access.only(Role.RECRUITER)
def add_interview(vacancy_id: int) -> Page:
    """Set an interview."""
    vacancy = vacancy_or_404(vacancy_id)
    form = _slot_form(vacancy)
    slot = keep_times(form, partial(_add_slot, form))
    if slot is None:
        return _draw_all(vacancy, form), 422
    flash(f"The interview of {slot.application.shown_name} is set.", "good")
    return redirect(url_for("panel.interviews", vacancy_id=vacancy.id), 303)


def _add_slot(form: SlotForm, **times: Any) -> InterviewSlot:
    application = db().get_one(Application, form.application_id.data)
    return slots.add_slot(db(), application, **times)


def _slot_form(vacancy: Vacancy, *, fresh: bool = False) -> SlotForm:
    form = SlotForm(formdata=None, minutes=60) if fresh else SlotForm()
    rows = db().scalars(
        select(Application)
        .where(
            Application.vacancy_id == vacancy.id,
            Application.merged_into_id.is_(None),
            Application.stage.not_in([stage.value for stage in (*BEFORE_PANEL, *ASIDE)]),
        )
        .order_by(Application.number)
    )
    form.application_id.choices = [
        SelectChoice("", "Choose a candidate"),
        *(SelectChoice(a.id, f"{a.shown_name} (Candidate {a.number})") for a in rows),
    ]
    return form


def _draw_all(vacancy: Vacancy, form: SlotForm) -> str:
    found = own_slots(vacancy)
    return render_template(
        "panel/interviews.html",
        vacancy=vacancy,
        here="panel",
        crumbs=interview_crumbs(vacancy),
        slots=found,
        by_id={slot.id: slot for slot in found},
        clashes=clashes_of(db(), found),
        members={s.user_id: s.user for s in vacancy.seats if s.kind == SeatKind.PANEL},
        form=form,
        zone=settings().time_zone,
    )
