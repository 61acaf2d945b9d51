"""The pages of redaction: a candidate's twins beside the log of what is covered and why."""

from __future__ import annotations

from dataclasses import dataclass

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.intake.models import Document
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import candidate_crumbs
from hiring.redaction import service
from hiring.redaction.forms import CoverForm, LiftForm
from hiring.redaction.inputs import latest_twins
from hiring.redaction.kinds import COVERS, Kind
from hiring.redaction.models import Twin, TwinRedaction
from hiring.redaction.overview import gather_documents
from hiring.redaction.seal import is_unsealed, openings_of
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

bp = Blueprint("redaction", __name__)
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)

Page = str | tuple[str, int] | Response


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was sent and not accepted: which document or redaction it is of."""

    document_id: int | None = None
    redaction_id: int | None = None
    form: CoverForm | LiftForm | None = None
    message: str = ""


@bp.get("/candidates/<int:application_id>/twin")
@staff_only
def twin(application_id: int) -> str:
    """The twins of a candidate's documents, what is covered in each, and why."""
    return _draw(application_or_404(application_id))


@bp.get("/documents/<int:document_id>/twin/<int:number>.webp")
@staff_only
def page_image(document_id: int, number: int) -> Response:
    """The picture of one page of the latest twin of a document."""
    document = _document_or_404(document_id)
    latest = latest_twins(db(), [document.id]).get(document.id)
    pages = latest.pages if latest else []
    digest = next((page.sha256 for page in pages if page.page == number), None)
    if digest is None:
        abort(404)
    try:
        answer = make_response(storage().get(digest))
    except MissingFileError:
        abort(404)
    answer.content_type = "image/webp"
    return answer


@bp.post("/documents/<int:document_id>/redactions")
@staff_only
def cover(document_id: int) -> Page:
    """Cover words or an area of a document."""
    document = _document_or_404(document_id)
    form = CoverForm()
    if not form.validate_on_submit():
        return _draw(document.application, Refused(document.id, form=form)), 422
    try:
        _cover(document, form)
    except service.RedactionError as error:
        return _draw(document.application, Refused(document.id, None, form, str(error))), 422
    flash("Covered. The panel sees nothing of this document until its twin is made anew.", "good")
    return _back(document)


@bp.post("/redactions/<int:redaction_id>/lift")
@staff_only
def lift(redaction_id: int) -> Page:
    """Lift one redaction."""
    redaction = db().get(TwinRedaction, redaction_id)
    if redaction is None:
        abort(404)
    document = _document_or_404(db().get_one(Twin, redaction.twin_id).document_id)
    form = LiftForm()
    if not form.validate_on_submit():
        return _draw(document.application, Refused(None, redaction.id, form)), 422
    try:
        service.lift(db(), redaction, reason=form.reason.data, actor_id=access.me().id)
    except service.RedactionError as error:
        return _draw(document.application, Refused(None, redaction.id, form, str(error))), 409
    flash("Lifted. The twin is being made anew.", "good")
    return _back(document)


@bp.post("/candidates/<int:application_id>/twin/again")
@staff_only
def try_again(application_id: int) -> Response:
    """Make the twins once more after it broke off."""
    application = application_or_404(application_id)
    service.try_again(db(), application, actor_id=access.me().id)
    flash("The twins are being made.", "good")
    return redirect(url_for("redaction.twin", application_id=application.id), 303)


def _cover(document: Document, form: CoverForm) -> None:
    kind = _kind(form.kind.data)
    reason, actor_id = form.reason.data, access.me().id
    area = form.chosen_area
    chosen = area is not None or form.first.data is not None
    latest = latest_twins(db(), [document.id]).get(document.id)
    if chosen and (latest is None or latest.id != form.seen.data):
        raise service.RedactionError("seen", "The twin was made anew meanwhile. Choose again.")
    if area is not None:
        page, box = area
        service.cover_area(
            db(), document, page=page, box=box, kind=kind, reason=reason, actor_id=actor_id
        )
        return
    service.cover_words(
        db(),
        document,
        kind=kind,
        reason=reason,
        actor_id=actor_id,
        first=form.first.data,
        last=form.last.data,
        words=form.words.data or "",
    )


def _kind(name: str) -> Kind:
    return next(kind for kind in COVERS if kind == name)


def _document_or_404(document_id: int) -> Document:
    document = db().get(Document, document_id)
    if document is None:
        abort(404)
    application_or_404(document.application_id)
    return document


def _back(document: Document) -> Response:
    address = url_for("redaction.twin", application_id=document.application_id)
    return redirect(f"{address}#document-{document.id}", 303)


def _draw(application: Application, refused: Refused | None = None) -> str:
    return render_template(
        "redaction/twin.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, ("Twin for the panel", None)),
        application=application,
        documents=gather_documents(db(), application),
        covers=COVERS,
        new_form=lambda: CoverForm(formdata=None, kind="other"),
        chosen=request.args.get("document", type=int),
        first=request.args.get("first", type=int),
        refused=refused or Refused(),
        unsealed=is_unsealed(application.stage),
        openings=openings_of(db(), application.id),
    )
