"""The pictures of a document's pages: drawn once by a worker, kept in the storage, one row for
each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import Storage
from hiring.intake.models import Document
from hiring.reading.models import PageImage

if TYPE_CHECKING:
    # The module that draws needs pypdfium2, which a web process never loads.
    from hiring.reading.page_drawing import DrawnPage


def digest_to_draw(session: Session, *, document_id: int) -> str | None:
    """The SHA-256 of the document's bytes; None where its pages are drawn already or it is gone."""
    document = session.get(Document, document_id)
    if document is None or pages_of(session, document_ids=[document_id]):
        return None
    return document.sha256


def keep_pages(
    session: Session, storage: Storage, *, document_id: int, pages: Sequence[DrawnPage]
) -> list[PageImage]:
    """Keep the pictures of the document and return their rows; none where another worker was
    quicker, the document is gone, or it had no pages to draw."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is None or not pages or pages_of(session, document_ids=[document_id]):
        return []
    rows = [
        PageImage(
            document_id=document_id,
            page=page.number,
            sha256=storage.put(page.image),
            width=page.width,
            height=page.height,
            created_at=now(),
        )
        for page in pages
    ]
    session.add_all(rows)
    session.flush()
    audit.record(
        session,
        "document.pages_drawn",
        subject="document",
        subject_id=document_id,
        actor_id=None,
        vacancy_id=document.vacancy_id,
        pages=len(rows),
    )
    return rows


def pages_of(session: Session, *, document_ids: Collection[int]) -> dict[int, list[PageImage]]:
    """The pages of each of the documents that has pictures, in their order."""
    found: dict[int, list[PageImage]] = {}
    query = (
        select(PageImage)
        .where(PageImage.document_id.in_(document_ids))
        .order_by(PageImage.document_id, PageImage.page)
    )
    for row in session.scalars(query):
        found.setdefault(row.document_id, []).append(row)
    return found
