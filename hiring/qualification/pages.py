"""The pages of qualification: the list of candidates with its acts, one candidate with the
documents, and the pictures of pages."""

from __future__ import annotations

from flask import abort, make_response
from sqlalchemy import select
from werkzeug.wrappers import Response

from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.intake.models import Document
from hiring.qualification import (
    aside_pages,
    correction_pages,
    list_pages,
    reopen_pages,
    replay_pages,
    review_pages,
)
from hiring.qualification.blueprint import bp, staff_only
from hiring.qualification.candidate import gather_page
from hiring.qualification.merging import merged_here
from hiring.qualification.reopening import reopenings_of
from hiring.qualification.standing_page import draw
from hiring.reading.models import PageImage
from hiring.vacancies.access import application_or_404

__all__ = [
    "aside_pages",
    "bp",
    "correction_pages",
    "list_pages",
    "reopen_pages",
    "replay_pages",
    "review_pages",
]


@bp.get("/candidates/<int:application_id>")
@staff_only
def show(application_id: int) -> str:
    """One candidate: findings on the left, documents on the right."""
    application = application_or_404(application_id)
    return draw(
        "qualification/candidate.html",
        gather_page(db(), application),
        merged=merged_here(db(), application),
        reopenings=reopenings_of(db(), application),
        may_act=True,
    )


@bp.get("/documents/<int:document_id>/pages/<int:number>.webp")
@staff_only
def page_image(document_id: int, number: int) -> Response:
    """The picture of one page of a document, for those who may see the document itself."""
    document = db().get(Document, document_id)
    if document is None:
        abort(404)
    application_or_404(document.application_id)
    query = select(PageImage.sha256).where(
        PageImage.document_id == document_id, PageImage.page == number
    )
    digest = db().scalar(query)
    if digest is None:
        abort(404)
    try:
        answer = make_response(storage().get(digest))
    except MissingFileError:
        abort(404)
    answer.content_type = "image/webp"
    # Only in this reader's own browser, and only for a while: a picture of a page never changes.
    answer.headers["Cache-Control"] = "private, max-age=600"
    return answer
