"""The recruiter's page of questions to one candidate: what is open, the letter, and what was asked
and answered so far."""

from __future__ import annotations

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hiring.correspondence import asking, service
from hiring.correspondence.blueprint import bp, settings
from hiring.correspondence.forms import AskForm, draft_form, read_form
from hiring.correspondence.inputs import INPUTS
from hiring.correspondence.letters import LetterError, check
from hiring.correspondence.models import Questionnaire
from hiring.correspondence.record import EFFECTS, list_asked
from hiring.correspondence.wording import DAYS, LINK_PLACE
from hiring.foundation.database import transaction
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification import service as qualification
from hiring.qualification.blueprint import candidate_crumbs
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

STAFF = (Role.RECRUITER, Role.ADMINISTRATOR)
CHANGED = (
    "The findings have changed since you opened this page. The questions below are drawn up anew;"
    " your own words are kept. Nothing was sent."
)
ASKED = (
    "Somebody else has asked this candidate since you opened the page. Nothing was sent: look at"
    " what was asked, and decide anew."
)


@bp.get("/candidates/<int:application_id>/questions")
@access.only(*STAFF)
def questions(application_id: int) -> str:
    """The questions as drafted, and what was asked and answered so far."""
    application = application_or_404(application_id)
    if service.has_unseen(db(), application):
        _mark_seen(application.id)
    return _show(application, _draft(application))


def _mark_seen(application_id: int) -> None:
    """Note that the answers were looked at, in a transaction of its own: this request only
    reads."""
    with transaction(current_app.extensions["sessions"]) as session:
        application = session.get_one(Application, application_id)
        service.mark_seen(session, application, actor_id=access.me().id)


@bp.post("/candidates/<int:application_id>/questions")
@access.only(*STAFF)
def ask(application_id: int) -> ResponseReturnValue:
    """Look at the letter and the questions once more, or send them."""
    application = application_or_404(application_id)
    form = _read(application)
    if form.found != _found_id(application):
        form.found = _found_id(application)
        return _show(application, form, problem=CHANGED), 409
    step = request.form.get("step", "preview")
    if step == "edit":
        return _show(application, form)
    try:
        if step == "hand":
            return _hand_over(application, _ask(application, form, by_hand=True))
        if step == "send":
            _ask(application, form, by_hand=False)
            return _sent(application, form)
        return _preview(application, form)
    except service.AskedMeanwhileError:
        db().rollback()
        form.seen = _last_id(application)
        return _show(application, form, problem=ASKED), 409
    except LetterError as error:
        form.errors[error.field] = str(error)
        return _show(application, form), 422
    except service.AskError as error:
        return _show(application, form, problem=str(error)), 422


@bp.post("/candidates/<int:application_id>/questions/<int:questionnaire_id>/again")
@access.only(*STAFF)
def ask_again(application_id: int, questionnaire_id: int) -> ResponseReturnValue:
    """Send the same letter once more, or show a new link to pass on."""
    application, asked = _asked_or_404(application_id, questionnaire_id)
    try:
        if request.form.get("way") == "hand" or not settings().smtp_url:
            return _hand_over(application, asked)
        letter = service.send_again(db(), asked, actor_id=access.me().id)
    except service.AskError as error:
        return _show(application, _draft(application), problem=str(error)), 422
    flash(f"The letter to {letter.to_address} is on its way, with a new link.", "good")
    return _back(application)


@bp.post("/candidates/<int:application_id>/questions/<int:questionnaire_id>/withdraw")
@access.only(*STAFF)
def withdraw(application_id: int, questionnaire_id: int) -> ResponseReturnValue:
    """Take the questions back."""
    application, asked = _asked_or_404(application_id, questionnaire_id)
    try:
        service.withdraw(db(), asked, actor_id=access.me().id)
    except service.AskError as error:
        return _show(application, _draft(application), problem=str(error)), 422
    flash("The link does not work any more. What was asked stays on record.", "good")
    return _back(application)


def _asked_or_404(application_id: int, questionnaire_id: int) -> tuple[Application, Questionnaire]:
    application = application_or_404(application_id)
    asked = db().get(Questionnaire, questionnaire_id)
    if asked is None or application.id not in (
        asked.application_id,
        asked.application.merged_into_id,
    ):
        abort(404)
    return application, asked


def _found_id(application: Application) -> int:
    found = qualification.current(db(), application.id)
    return found.id if found else 0


def _last_id(application: Application) -> int:
    last = asking.newest(db(), application)
    return last.id if last else 0


def _draft(application: Application) -> AskForm:
    open_now = asking.open_questions(db(), qualification.current(db(), application.id))
    before = asking.answered_keys(db(), application)
    letter = asking.word_letter(
        application, sender=access.me(), organisation=settings().organisation
    )
    return draft_form(
        open_now,
        before=before,
        letter=letter,
        to_address=application.email or "",
        seen=_last_id(application),
        found=_found_id(application),
    )


def _read(application: Application) -> AskForm:
    open_now = asking.open_questions(db(), qualification.current(db(), application.id))
    before = asking.answered_keys(db(), application)
    return read_form(request.form.to_dict(), open_now, before=before)


def _ask(application: Application, form: AskForm, *, by_hand: bool) -> Questionnaire:
    return service.ask(
        db(),
        application,
        questions=form.chosen,
        letter=None if by_hand else form.letter,
        seen=form.seen or None,
        actor_id=access.me().id,
    )


def _sent(application: Application, form: AskForm) -> ResponseReturnValue:
    count = len(form.chosen)
    words = f"{count} question{'' if count == 1 else 's'}"
    flash(f"The letter with {words} to {form.to_address} is on its way.", "good")
    return _back(application)


def _hand_over(application: Application, asked: Questionnaire) -> str:
    url = service.hand_over(db(), asked, settings=settings(), actor_id=access.me().id)
    return _draw("hand_over", application, "Link", url=url, days=DAYS)


def _preview(application: Application, form: AskForm) -> str:
    service.check(application, form.chosen)
    if settings().smtp_url and form.to_address:
        check(subject=form.subject, body=form.body, to_address=form.to_address)
    return _draw(
        "preview",
        application,
        "Questions",
        form=form,
        inputs=INPUTS,
        mails=bool(settings().smtp_url and form.to_address),
        link_place=LINK_PLACE,
    )


def _show(application: Application, form: AskForm, *, problem: str = "") -> str:
    return _draw(
        "questions",
        application,
        "Questions",
        form=form,
        problem=problem,
        asked=list_asked(db(), application),
        effects=EFFECTS,
        mails=bool(settings().smtp_url),
        link_place=LINK_PLACE,
    )


def _draw(page: str, application: Application, name: str, **values: object) -> str:
    return render_template(
        f"correspondence/{page}.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, (name, None)),
        application=application,
        **values,
    )


def _back(application: Application) -> ResponseReturnValue:
    return redirect(url_for("correspondence.questions", application_id=application.id), 303)
