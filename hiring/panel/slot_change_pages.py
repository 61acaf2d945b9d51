"""One interview, changed or called off."""

from __future__ import annotations

from functools import partial

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import slots
from hiring.panel.blueprint import bp
from hiring.panel.own_slots import interview_crumbs, keep_times, settings, slot_or_404
from hiring.panel.round_models import InterviewSlot
from hiring.panel.slot_forms import TimesForm
from hiring.people import access
from hiring.people.models import Role

Page = str | tuple[str, int] | Response


@bp.get("/interviews/<int:slot_id>")
@access.only(Role.RECRUITER)
def interview(slot_id: int) -> str:
    """One interview, to be changed or called off."""
    slot, _ = slot_or_404(slot_id)
    local = slot.starts_at.astimezone(settings().zone)
    form = TimesForm(
        formdata=None, day=local.date(), at=local.time(), minutes=slot.minutes, place=slot.place
    )
    return _draw_one(slot, form)


@bp.post("/interviews/<int:slot_id>")
@access.only(Role.RECRUITER)
def change_interview(slot_id: int) -> Page:
    """Another time or place."""
    slot, _ = slot_or_404(slot_id)
    form = TimesForm()
    if keep_times(form, partial(slots.change_slot, db(), slot)) is None:
        return _draw_one(slot, form), 422
    flash(f"The interview of {slot.application.shown_name} is changed.", "good")
    return redirect(url_for("panel.interviews", vacancy_id=slot.application.vacancy_id), 303)


@bp.post("/interviews/<int:slot_id>/cancel")
@access.only(Role.RECRUITER)
def cancel_interview(slot_id: int) -> Page:
    """Call an interview off."""
    slot, _ = slot_or_404(slot_id)
    slots.cancel_slot(db(), slot, actor_id=access.me().id)
    flash(f"The interview of {slot.application.shown_name} is cancelled.", "good")
    return redirect(url_for("panel.interviews", vacancy_id=slot.application.vacancy_id), 303)


def _draw_one(slot: InterviewSlot, form: TimesForm) -> str:
    vacancy = slot.application.vacancy
    name = f"Interview of {slot.application.shown_name}"
    return render_template(
        "panel/interview.html",
        vacancy=vacancy,
        here="panel",
        crumbs=interview_crumbs(vacancy, name),
        slot=slot,
        name=name,
        form=form,
        zone=settings().time_zone,
    )
