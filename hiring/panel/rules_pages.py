"""The panel's rules, and its end."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import rules as verbs
from hiring.panel import service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.finality import raters_who_read
from hiring.panel.models import Practice, ScoresUse, SeeOthers
from hiring.panel.own_sheet import still_rates
from hiring.panel.rules_forms import PRACTICE, SCORES_USE, SEE_OTHERS, ReopenForm, RulesForm
from hiring.panel.scoring_forms import conversion_words
from hiring.people import access
from hiring.people.models import Role, User
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of

Page = str | tuple[str, int] | Response


@bp.get("/vacancies/<int:vacancy_id>/panel/rules")
@access.only(Role.RECRUITER)
def rules(vacancy_id: int) -> str:
    """How the panel works."""
    vacancy = vacancy_or_404(vacancy_id)
    return _draw(vacancy, _current_rules(vacancy), ReopenForm(formdata=None))


@bp.post("/vacancies/<int:vacancy_id>/panel/rules")
@access.only(Role.RECRUITER)
def save_rules(vacancy_id: int) -> Page:
    """Set the rules; what was settled before the first rating stays."""
    vacancy = vacancy_or_404(vacancy_id)
    current, form = service.rules_of(db(), vacancy), RulesForm()
    consensus, scores_use = current.consensus, current.scores_use
    if still_rates(vacancy) or service.ratings_began(db(), vacancy):
        form.settle()
    if not form.validate_on_submit():
        return _draw(vacancy, form, ReopenForm(formdata=None)), 422
    if "scores_use" in form:
        consensus, scores_use = form.consensus.data, form.scores_use.data
    actor_id = access.me().id
    try:
        service.change_rules(
            db(),
            vacancy,
            see_others=SeeOthers(form.see_others.data),
            fewest_raters=form.fewest_raters.data,
            practice=Practice(form.practice.data),
            consensus=consensus,
            scores_use=ScoresUse(scores_use),
            actor_id=actor_id,
        )
        if "name_raters" in form:
            verbs.name_raters(db(), vacancy, named=form.name_raters.data, actor_id=actor_id)
        verbs.ask_to_rate_by(db(), vacancy, day=form.rate_by.data, actor_id=actor_id)
    except service.PanelError as error:
        db().rollback()
        vacancy = vacancy_or_404(vacancy_id)
        return _draw(vacancy, form, ReopenForm(formdata=None), fault=str(error)), 422
    flash("The rules are kept.", "good")
    return redirect(url_for("panel.rules", vacancy_id=vacancy.id), 303)


@bp.post("/vacancies/<int:vacancy_id>/panel/close")
@access.only(Role.RECRUITER)
def close(vacancy_id: int) -> Response:
    """End rating."""
    vacancy = vacancy_or_404(vacancy_id)
    service.close_panel(db(), vacancy, actor_id=access.me().id)
    flash("The panel is closed. Ratings stand as they are.", "good")
    return redirect(url_for("panel.rules", vacancy_id=vacancy.id), 303)


@bp.post("/vacancies/<int:vacancy_id>/panel/reopen")
@access.only(Role.RECRUITER)
def reopen(vacancy_id: int) -> Page:
    """Let the panel go on."""
    vacancy = vacancy_or_404(vacancy_id)
    form = ReopenForm()
    try:
        if not form.validate_on_submit():
            return _draw(vacancy, _current_rules(vacancy), form), 422
        service.reopen_panel(db(), vacancy, reason=form.reason.data, actor_id=access.me().id)
    except service.PanelError as error:
        form.reason.errors = [str(error)]
        return _draw(vacancy, _current_rules(vacancy), form), 422
    flash("The panel goes on: open sheets take ratings again.", "good")
    return redirect(url_for("panel.rules", vacancy_id=vacancy.id), 303)


def _current_rules(vacancy: Vacancy) -> RulesForm:
    return RulesForm(formdata=None, obj=service.rules_of(db(), vacancy))


def _draw(vacancy: Vacancy, form: RulesForm, reopening: ReopenForm, fault: str = "") -> str:
    current = service.rules_of(db(), vacancy)
    scoring = service.scoring_of(db(), vacancy)
    closer = db().get(User, current.closed_by) if current.closed_by else None
    return render_template(
        "panel/rules.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy,
            ("Panel", url_for("panel.overview", vacancy_id=vacancy.id)),
            ("Rules", None),
        ),
        rules=current,
        blind=still_rates(vacancy),
        settled=service.ratings_began(db(), vacancy),
        scores_use=SCORES_USE[ScoresUse(current.scores_use)],
        see_others=SEE_OTHERS[SeeOthers(current.see_others)],
        practice=PRACTICE[Practice(current.practice)],
        scoring=scoring,
        conversion=conversion_words(scoring.conversion, edition_of(db(), vacancy)),
        form=form,
        reopening=reopening,
        closer=closer,
        readers=raters_who_read(db(), vacancy) if current.closed_at else [],
        fault=fault,
    )
