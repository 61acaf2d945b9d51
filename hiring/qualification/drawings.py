"""Whether pictures of a document's pages are still to come, and asking for them again.

A drawing that killed its worker leaves no trace of its own: pictures that have not come after a
while are taken not to come, and a person may ask once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.foundation.queue import DRAW_PAGES, enqueue
from hiring.intake.models import Document
from hiring.qualification.models import Qualification
from hiring.reading import page_images

Drawing = Literal["waiting", "overdue"]
ASKED = "document.pages_asked"
PATIENCE = timedelta(minutes=3)


class DrawingError(ValueError):
    """The pages can't be asked for; the message is a sentence."""


def find_drawings(
    session: Session, *, application_id: int, document_ids: Sequence[int]
) -> dict[int, Drawing]:
    """How it stands with each of these documents of the application, which have no pictures:
    "waiting" for some minutes after they were asked for, then "overdue"."""
    if not document_ids:
        return {}
    judged = session.scalar(
        select(func.max(Qualification.created_at)).where(
            Qualification.application_id == application_id
        )
    )
    query = (
        select(AuditEvent.subject_id, func.max(AuditEvent.at))
        .where(
            AuditEvent.subject == "document",
            AuditEvent.subject_id.in_(document_ids),
            AuditEvent.action == ASKED,
        )
        .group_by(AuditEvent.subject_id)
    )
    asked: dict[int, datetime] = {id_: at for id_, at in session.execute(query)}
    return {
        id_: _state([moment for moment in (judged, asked.get(id_)) if moment])
        for id_ in document_ids
    }


def _state(moments: Sequence[datetime]) -> Drawing:
    """Pages are asked for whenever their candidate is judged."""
    latest = max(moments, default=None)
    return "waiting" if latest and now() - latest < PATIENCE else "overdue"


def draw_again(session: Session, document: Document, *, actor_id: int) -> None:
    """Ask for the pictures of the document's pages once more; DrawingError where they are there."""
    if page_images.pages_of(session, document_ids=[document.id]):
        raise DrawingError("The pages of this file are drawn already.")
    enqueue(session, DRAW_PAGES, document_id=document.id)
    audit.record(
        session,
        ASKED,
        subject="document",
        subject_id=document.id,
        actor_id=actor_id,
        vacancy_id=document.vacancy_id,
    )
