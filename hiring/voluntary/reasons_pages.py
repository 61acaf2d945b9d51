"""HR's pages of written reasons: asked for on a day, given in words."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.clock import now
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import candidate_crumbs
from hiring.vacancies.models import Application
from hiring.voluntary import reasons
from hiring.voluntary.access import application_for_hr
from hiring.voluntary.blueprint import bp, settings
from hiring.voluntary.claims import ClaimError, rule_of
from hiring.voluntary.forms import AskedForm, ReasonsForm

Page = str | Response | tuple[str, int]
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)


@bp.get("/candidates/<int:application_id>/preference/reasons")
@staff_only
def written_reasons(application_id: int) -> str:
    """What was asked and given so far."""
    application = application_for_hr(application_id)
    return _page(application, AskedForm(_today(), formdata=None), ReasonsForm(formdata=None))


@bp.post("/candidates/<int:application_id>/preference/reasons/asked")
@staff_only
def note_reasons_asked(application_id: int) -> Page:
    """Record that the candidate asked."""
    application = application_for_hr(application_id)
    form = AskedForm(_today())
    if not form.validate():
        return _page(application, form, ReasonsForm(formdata=None)), 422
    reasons.note_asked(db(), application, on=form.day.data, actor_id=access.me().id)
    return _back(application, "It is on record that reasons were asked for.")


@bp.post("/candidates/<int:application_id>/preference/reasons")
@staff_only
def give_reasons(application_id: int) -> Page:
    """Record the reasons that go out."""
    application = application_for_hr(application_id)
    asked, form = AskedForm(_today(), formdata=None), ReasonsForm()
    if not form.validate():
        return _page(application, asked, form), 422
    try:
        reasons.give(db(), application, text=form.text.data, on=_today(), actor_id=access.me().id)
    except ClaimError as error:
        form[error.field].errors = [str(error)]
        return _page(application, asked, form), 422
    return _back(application, "The reasons are on record. Print this page or send the words.")


def _today() -> date:
    return now().astimezone(settings().zone).date()


def _back(application: Application, words: str) -> Response:
    flash(words, "good")
    return redirect(url_for("voluntary.written_reasons", application_id=application.id), code=303)


def _page(application: Application, asked: AskedForm, form: ReasonsForm) -> str:
    acts = reasons.acts_of(db(), application)
    return render_template(
        "voluntary/reasons.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(
            application,
            (
                "Veterans’ preference",
                url_for("voluntary.preference", application_id=application.id),
            ),
            ("Written reasons", None),
        ),
        application=application,
        acts=acts,
        waits=reasons.asked_for(acts),
        rule=rule_of(application),
        asked=asked,
        form=form,
    )
