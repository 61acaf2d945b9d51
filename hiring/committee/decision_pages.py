"""The page of the decision: the official list, the choice with its reasons, and the signatures."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.committee import deciding
from hiring.committee.basis import hash_of, passed_over, same_list
from hiring.committee.blueprint import around, open_vacancy
from hiring.committee.decision_forms import (
    DecisionForm,
    SignForm,
    competencies,
    decision_form,
)
from hiring.committee.figures import show_points
from hiring.committee.models import Decision
from hiring.committee.official import OfficialList, official_list
from hiring.committee.official_words import (
    describe_asked,
    describe_list,
    describe_owed,
    describe_passed_over,
)
from hiring.committee.ranked_names import name_ranked
from hiring.committee.words import describe_merit
from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel.finality import note_list_read, why_not_final
from hiring.panel.scoring_forms import conversion_words
from hiring.people import access
from hiring.people.models import Role
from hiring.scoring.means import round_shown
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy

bp = Blueprint("decision", __name__)

Page = str | Response | tuple[str, int]


@bp.get("/vacancies/<int:vacancy_id>/decision")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def show(vacancy_id: int) -> Page:
    """The decision as it stands, and what is to be done about it."""
    return _draw(_open(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/decision")
@access.only(Role.COMMITTEE)
def record(vacancy_id: int) -> Page:
    """Record a version of the decision."""
    vacancy = _open(vacancy_id)
    official = _list(vacancy)
    edition = official.ranking.sources.edition
    form = decision_form(official, edition)
    if not form.validate_on_submit():
        return _draw(vacancy, form), 422
    try:
        deciding.record_decision(
            db(),
            vacancy,
            official,
            chosen_id=int(form.chosen.data),
            reasons=form.reasons.data or "",
            memo=form.entries,
            preference_reasons=form.preference_reasons.data or "",
            competencies=tuple(competencies(edition)),
            seen=form.seen.data or 0,
            seen_hash=form.seen_hash.data or "",
            user=access.me(),
        )
    except deciding.IncompleteDecisionError as error:
        for name, sentence in error.faults.items():
            form[name].errors = [sentence]
        return _draw(vacancy, form, fault=str(error)), 422
    except deciding.DecisionError as error:
        return _refused(vacancy, error, form)
    return _done(vacancy, "The decision is recorded. Each member of the committee signs it.")


@bp.post("/vacancies/<int:vacancy_id>/decision/sign")
@access.only(Role.COMMITTEE)
def sign(vacancy_id: int) -> Page:
    """Put one's name under the version that stood on the page."""
    vacancy = _open(vacancy_id)
    form = SignForm()
    if not form.validate_on_submit():
        return _draw(vacancy, signing=form), 422
    try:
        deciding.sign(
            db(),
            vacancy,
            _list(vacancy),
            version=form.version.data,
            kind=form.kind.data,
            remark=form.remark.data or "",
            user=access.me(),
        )
    except deciding.DecisionError as error:
        return _refused(vacancy, error, signing=form)
    return _done(vacancy, "Your signature is recorded.")


@bp.post("/vacancies/<int:vacancy_id>/decision/freeze")
@access.only(Role.COMMITTEE)
def freeze(vacancy_id: int) -> Page:
    """Freeze what everybody who is still seated has signed."""
    vacancy = _open(vacancy_id)
    try:
        deciding.freeze(db(), vacancy, user=access.me())
    except deciding.DecisionError as error:
        return _refused(vacancy, error)
    return _done(vacancy, "The decision is frozen.")


def _open(vacancy_id: int) -> Vacancy:
    return open_vacancy(vacancy_id, here="decision", title="Decision")


def _refused(
    vacancy: Vacancy,
    error: deciding.DecisionError,
    form: DecisionForm | None = None,
    signing: SignForm | None = None,
) -> Page:
    stale = isinstance(error, deciding.StaleDecisionError)
    db().rollback()
    page = _draw(vacancy_or_404(vacancy.id), form, signing, fault=str(error))
    return page, 409 if stale else 422


def _done(vacancy: Vacancy, words: str) -> Response:
    flash(words, "good")
    return redirect(url_for("decision.show", vacancy_id=vacancy.id), 303)


def _list(vacancy: Vacancy) -> OfficialList:
    settings: Settings = current_app.config["SETTINGS"]
    return official_list(db(), vacancy, preference=settings.veterans_preference)


def _flag(current: Decision, official: OfficialList) -> str:
    """Whom with preference the choice passes over, by the list that it was made from."""
    names = {row.application.number: row.application.shown_name for row in official.rows}
    found = passed_over(current.basis, current.chosen.number)
    return describe_passed_over(
        [names.get(number, f"Candidate {number}") for number in found], current.chosen.shown_name
    )


def _draw(
    vacancy: Vacancy,
    form: DecisionForm | None = None,
    signing: SignForm | None = None,
    fault: str = "",
) -> str:
    versions = deciding.versions_of(db(), vacancy)
    current = versions[0] if versions else None
    frozen = deciding.frozen_of(db(), vacancy)
    open_still = why_not_final(db(), vacancy)
    context = {
        **around(vacancy, ("Decision", None), here="decision"),
        "open_still": open_still,
        "current": current,
        "before": versions[1:],
        "frozen": frozen,
        "fault": fault,
        "shown": round_shown,
    }
    if open_still and current is None:
        return render_template("committee/decision.html", **context)
    official = _list(vacancy)
    if not open_still:
        note_list_read(db(), vacancy, access.me())
    edition = official.ranking.sources.edition
    present = deciding.basis_of(official)
    writing = form is not None
    form = form or decision_form(official, edition, formdata=None)
    # What the next sending is decided on top of.
    form.seen.data = current.version if current else 0
    form.seen_hash.data = hash_of(present)
    missing = deciding.unsigned(current, vacancy) if current else []
    return render_template(
        "committee/decision.html",
        **context,
        official=official,
        words=describe_list(
            official.placed,
            {row.application.id: row.application.shown_name for row in official.rows},
        ),
        merit=describe_merit(name_ranked(official.ranking)),
        intervals={
            row.application.id: row.score.interval for row in official.ranking.rated if row.score
        },
        points=show_points,
        asks={
            row.application.id: describe_asked(official.placed, row.application.id)
            for row in official.rows
        },
        conversion=conversion_words(official.ranking.sources.scoring.conversion, edition),
        competencies=competencies(edition),
        owed=describe_owed(official.uninvited) if not open_still else "",
        passed_over=_flag(current, official) if current and not open_still else "",
        changed=current is not None and not same_list(present, current.basis),
        missing=missing,
        decides=deciding.decides(db(), access.me(), vacancy),
        may_sign=access.me() in missing,
        form=form,
        writing=writing,
        signing=signing or SignForm(formdata=None),
    )
