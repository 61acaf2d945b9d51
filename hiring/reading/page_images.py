"""The pictures of a document's pages: drawn once, kept in the storage, one row for each.

Only a worker loads this module: drawing needs pypdfium2.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import MissingFileError, Storage
from hiring.intake.models import Document
from hiring.reading.models import PageImage
from hiring.reading.page_drawing import draw_pages


def draw_document(session: Session, storage: Storage, *, document_id: int, limit: int) -> int:
    """Draw the first `limit` pages of the document and return how many pictures were added.

    0 where the pages are there already, the document is no PDF that opens, or it is gone."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is None or _has_pictures(session, document_id):
        return 0
    try:
        data = storage.get(document.sha256)
    except MissingFileError:
        return 0
    count = 0
    for page in draw_pages(data, limit=limit):
        count += 1
        session.add(
            PageImage(
                document_id=document_id,
                page=page.number,
                sha256=storage.put(page.image),
                width=page.width,
                height=page.height,
                created_at=now(),
            )
        )
    if count:
        audit.record(
            session,
            "document.pages_drawn",
            subject="document",
            subject_id=document_id,
            actor_id=None,
            vacancy_id=document.vacancy_id,
            pages=count,
        )
    session.flush()
    return count


def _has_pictures(session: Session, document_id: int) -> bool:
    query = select(PageImage.id).where(PageImage.document_id == document_id).limit(1)
    return session.scalar(query) is not None
