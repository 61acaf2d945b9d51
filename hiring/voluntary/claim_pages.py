"""The candidate's page of veterans' preference.  Like the other private page it shows nothing of
what was sent: the link can be in hands that must not see it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.web import db
from hiring.people import access
from hiring.voluntary import claims
from hiring.voluntary.blueprint import bp, evidence_store, settings
from hiring.voluntary.claims import ClaimError
from hiring.voluntary.forms import MAX_FILES_AT_ONCE, ClaimForm
from hiring.voluntary.links import link_or_gone

CLAIMED, TAKEN_BACK = "claimed", "taken_back"
MEGABYTE = 1024 * 1024


@bp.route("/preference/<claim_token>", methods=["GET", "POST"])
@access.everyone()
def preference_claim(claim_token: str) -> str | Response | tuple[str, int]:
    """Claim preference and send evidence, or take the claim back."""
    sent = request.method == "POST"
    link = link_or_gone(claim_token, Purpose.PREFERENCE_CLAIM, lock=sent)
    rule = claims.rule_of(link.application)
    if not sent:
        return _page(link, ClaimForm(rule, formdata=None))
    if request.form.get("act") == "take_back":
        claims.take_back(db(), link.application)
        return _done(claim_token, TAKEN_BACK)
    form = ClaimForm(rule)
    if not form.validate():
        return _page(link, form), 422
    try:
        count = _keep(link, form)
    except ClaimError as error:
        form[error.field].errors = [str(error)]
        return _page(link, form), 422
    if count:
        flash(f"{count} {'file' if count == 1 else 'files'} arrived.", "good")
    return _done(claim_token, CLAIMED)


def _keep(link: CandidateLink, form: ClaimForm) -> int:
    """Write the claim and its files down; how many files came."""
    files = [file for file in form.files.data or [] if getattr(file, "filename", "")]
    if len(files) > MAX_FILES_AT_ONCE:
        raise ClaimError("files", f"Send {MAX_FILES_AT_ONCE} files at a time, then the others.")
    claims.claim(db(), link.application, kind=form.kind.data)
    for file in files:
        claims.add_evidence(
            db(),
            evidence_store(),
            link.application,
            filename=file.filename or "",
            data=file.read(),
            max_bytes=settings().max_upload_mb * MEGABYTE,
        )
    return len(files)


def _page(link: CandidateLink, form: ClaimForm) -> str:
    return render_template(
        "voluntary/preference_claim.html",
        form=form,
        link=link,
        rule=claims.rule_of(link.application),
        done=request.args.get("done"),
        max_mb=settings().max_upload_mb,
        max_files=MAX_FILES_AT_ONCE,
    )


def _done(token: str, done: str) -> Response:
    return redirect(url_for("voluntary.preference_claim", claim_token=token, done=done), code=303)
