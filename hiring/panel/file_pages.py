"""A candidate's file as a panel member may have it: pictures of the twin's pages, and the original
once the first interview is recorded.  Addresses hold the sheet's id and a number, nothing else."""

from __future__ import annotations

from flask import abort, make_response
from werkzeug.wrappers import Response

from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.panel.blueprint import bp
from hiring.panel.own_sheet import opened_sheet
from hiring.people import access
from hiring.people.models import Role
from hiring.redaction.seal import is_unsealed, note_opening
from hiring.redaction.shown import documents_of, show_documents

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/sheets/<int:sheet_id>/pages/<int:number>.webp")
@access.only(Role.PANEL)
def twin_page(sheet_id: int, number: int) -> Response:
    """The picture of one page of the twin, the pages of all documents counted through."""
    sheet = opened_sheet(sheet_id)
    documents = show_documents(db(), sheet.application)
    pages = (page for document in documents for page in document.pages)
    digest = next((page.digest for page in pages if page.number == number), None)
    if digest is None:
        abort(404)
    answer = make_response(_stored(digest))
    answer.content_type = "image/webp"
    return answer


@bp.get("/sheets/<int:sheet_id>/originals/<int:number>")
@access.only(Role.PANEL)
def original(sheet_id: int, number: int) -> Response:
    """One of the candidate's files as it was sent; not there before the first interview."""
    sheet = opened_sheet(sheet_id)
    if not is_unsealed(sheet.application.stage):
        abort(404)
    documents = documents_of(db(), sheet.application_id)
    if not 1 <= number <= len(documents):
        abort(404)
    document = documents[number - 1]
    data = _stored(document.sha256)
    note_opening(db(), document, actor_id=access.me().id, sheet_id=sheet.id)
    kind, ending = (PDF, "pdf") if data.startswith(b"%PDF") else (DOCX, "docx")
    answer = make_response(data)
    answer.content_type = kind
    name = f"candidate-{sheet.application.number}-document-{number}.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _stored(digest: str) -> bytes:
    try:
        return storage().get(digest)
    except MissingFileError:
        abort(404)
