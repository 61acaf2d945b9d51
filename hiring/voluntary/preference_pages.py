"""HR's pages of veterans' preference: the claims of a vacancy, one candidate's claim with its
evidence, and the decision."""

from __future__ import annotations

import io
from datetime import date

from flask import abort, flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from hiring.foundation.clock import now
from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import candidate_crumbs, crumbs
from hiring.vacancies.models import Application
from hiring.voluntary import claims, decisions, offers
from hiring.voluntary.access import application_for_hr, vacancy_for_hr
from hiring.voluntary.blueprint import bp, evidence_store, settings
from hiring.voluntary.claim_list import list_claims, newest_decisions
from hiring.voluntary.claims import ClaimError
from hiring.voluntary.decisions import StaleDecisionError
from hiring.voluntary.evidence import MIME_TYPES, SUFFIXES, type_of
from hiring.voluntary.forms import DecisionForm
from hiring.voluntary.interviews import Interview, owed_interviews
from hiring.voluntary.models import PreferenceEvidence
from hiring.voluntary.rule import label_of_claim, label_of_evidence, rule_on

STALE = (
    "Somebody else recorded a decision while you worked. Nothing was overwritten: read it below and"
    " decide anew."
)
INTERVIEWS = {
    Interview.INVITED: ("met", "●", "invited"),
    Interview.OWED: ("not_met", "▲", "must be invited"),
    Interview.UNCLEAR: ("unclear", "◐", "settle the findings"),
    Interview.NOT_OWED: ("", "–", "not owed"),
}
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)


@bp.get("/vacancies/<int:vacancy_id>/preference")
@staff_only
def claims_of_vacancy(vacancy_id: int) -> str:
    """Every claim on the vacancy, what is to be decided first."""
    vacancy = vacancy_for_hr(vacancy_id)
    rows = list_claims(db(), vacancy_id=vacancy.id)
    claiming = {row.application.id for row in rows}
    made = newest_decisions(db(), vacancy_id=vacancy.id)
    return render_template(
        "voluntary/claims.html",
        vacancy=vacancy,
        crumbs=crumbs(vacancy, ("Veterans’ preference", None)),
        rows=rows,
        unclaimed=[
            (application, made[application.id])
            for application in offers.candidates(db(), vacancy_id=vacancy.id)
            if application.id in made and application.id not in claiming
        ],
        interviews=owed_interviews(db(), vacancy),
        words=INTERVIEWS,
        rule=rule_on(vacancy.as_of),
        label_of_claim=label_of_claim,
    )


@bp.get("/candidates/<int:application_id>/preference")
@staff_only
def preference(application_id: int) -> str:
    """The claim of one candidate, the evidence, and what HR found."""
    application = application_for_hr(application_id)
    return _page(application, _form(application, formdata=None))


@bp.post("/candidates/<int:application_id>/preference")
@staff_only
def decide(application_id: int) -> str | Response | tuple[str, int]:
    """Record what was found."""
    application = application_for_hr(application_id)
    form = _form(application)
    if not form.validate():
        return _page(application, form), 422
    try:
        decisions.decide(
            db(),
            application,
            eligibility=form.eligibility.data,
            evidence=form.evidence.data,
            evidence_seen_on=form.evidence_seen_on.data,
            reason=form.reason.data,
            seen=form.seen_id,
            actor_id=access.me().id,
        )
    except ClaimError as error:
        form[error.field].errors = [str(error)]
        return _page(application, form), 422
    except StaleDecisionError:
        return _page(application, form, problem=STALE), 409
    flash("The decision is recorded.", "good")
    return redirect(url_for("voluntary.preference", application_id=application.id), code=303)


@bp.post("/candidates/<int:application_id>/preference/evidence/<int:evidence_id>")
@staff_only
def evidence(application_id: int, evidence_id: int) -> Response:
    """A file of evidence, as a download that a browser will not run.  It is posted for: every
    download is written into the trail."""
    application = application_for_hr(application_id)
    row = db().get(PreferenceEvidence, evidence_id)
    own = claims.evidence_of(db(), application_id=application.id)
    if row is None or row not in own:
        abort(404)
    try:
        data = evidence_store().get(row.sha256)
    except MissingFileError:
        abort(404)
    kind = type_of(data)
    assert kind is not None  # checked when it was taken in
    decisions.note_download(db(), row, actor_id=access.me().id)
    answer = send_file(
        io.BytesIO(data),
        mimetype=MIME_TYPES[kind],
        as_attachment=True,
        download_name=f"evidence-{row.id}{SUFFIXES[kind]}",
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _today() -> date:
    return now().astimezone(settings().zone).date()


def _form(application: Application, **values: None) -> DecisionForm:
    return DecisionForm(claims.rule_of(application), today=_today(), **values)


def _page(application: Application, form: DecisionForm, problem: str | None = None) -> str:
    made = decisions.decisions_of(db(), application_id=application.id)
    sent = claims.claims_of(db(), application_id=application.id)
    # What the next sending was decided on top of: the decision that this page shows.
    form.seen.data = str(made[0].id) if made else ""
    return render_template(
        "voluntary/preference.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, ("Veterans’ preference", None)),
        application=application,
        claims=sent,
        decisions=made,
        eligibility=decisions.eligibility_of(db(), application.id),
        files=claims.evidence_of(db(), application_id=application.id),
        rule=claims.rule_of(application),
        form=form,
        problem=problem,
        label_of_claim=label_of_claim,
        label_of_evidence=label_of_evidence,
    )
