"""The candidate's page of voluntary questions.

It shows the same to everybody at every time: whoever holds the link, rightly or not, learns from it
neither what was answered nor whether anything was.
"""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.web import db
from hiring.people import access
from hiring.voluntary import service
from hiring.voluntary.blueprint import bp, settings
from hiring.voluntary.categories import categories
from hiring.voluntary.forms import SelfIdentificationForm
from hiring.voluntary.links import link_ever_made, link_or_gone
from hiring.voluntary.suppression import THRESHOLD

KEPT = "kept"


@bp.route("/self-identification/<voluntary_token>", methods=["GET", "POST"])
@access.everyone()
def self_identification(voluntary_token: str) -> str | Response | tuple[str, int]:
    """The questions; what is sent replaces what was sent before."""
    sent = request.method == "POST"
    if sent and request.form.get("act") == "withdraw":
        return _withdraw(voluntary_token)
    link = link_or_gone(voluntary_token, Purpose.SELF_IDENTIFICATION, lock=sent)
    if not sent:
        return _page(link, SelfIdentificationForm(formdata=None))
    form = SelfIdentificationForm()
    if not form.validate():
        return _page(link, form), 422
    service.keep_answers(
        db(),
        application_id=link.application_id,
        chosen=form.chosen,
        secret_key=settings().secret_key,
    )
    return redirect(
        url_for("voluntary.self_identification", voluntary_token=voluntary_token, done=KEPT),
        code=303,
    )


def _withdraw(token: str) -> str:
    """Delete what was sent, also through a link that has ended.  The page says the same whether
    there was anything or not."""
    link = link_ever_made(token, Purpose.SELF_IDENTIFICATION)
    service.forget_answers(
        db(), application_ids=[link.application_id], secret_key=settings().secret_key
    )
    return render_template("voluntary/withdrawn.html", path=request.path)


def _page(link: CandidateLink, form: SelfIdentificationForm) -> str:
    return render_template(
        "voluntary/self_identification.html",
        form=form,
        link=link,
        done=request.args.get("done"),
        questions=categories().questions,
        threshold=THRESHOLD,
    )
