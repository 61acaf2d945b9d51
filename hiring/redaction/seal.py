"""When the original of a candidate's documents is open to the panel, and who opened it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.intake.models import Document
from hiring.people.models import User
from hiring.vacancies.models import Stage
from hiring.vacancies.stages import JOURNEY

_OPEN = frozenset(JOURNEY[JOURNEY.index(Stage.INTERVIEWED) :])
_OPENED: Final = "document.original_opened_by_panel"


@dataclass(frozen=True, slots=True)
class Opening:
    """That a panel member took a document as it was sent."""

    document_id: int
    who: str
    at: datetime


def is_unsealed(stage: str) -> bool:
    """Whether an application at this stage has had its first interview: the stage is "interviewed"
    or one behind it.

    Where the move is taken back, or the candidate set aside or withdrawn, the original is sealed
    again: what somebody has seen stays seen, but nobody else opens it."""
    return Stage(stage) in _OPEN


def note_opening(session: Session, document: Document, *, actor_id: int, sheet_id: int) -> None:
    """Record that a panel member took the document as it was sent."""
    audit.record(
        session,
        _OPENED,
        subject="document",
        subject_id=document.id,
        actor_id=actor_id,
        vacancy_id=document.vacancy_id,
        sheet=sheet_id,
    )


def openings_of(session: Session, application_id: int) -> list[Opening]:
    """Every time that a panel member took one of the candidate's documents, in order."""
    query = (
        select(AuditEvent.subject_id, User.name, AuditEvent.at)
        .join(Document, Document.id == AuditEvent.subject_id)
        .join(User, User.id == AuditEvent.actor_id)
        .where(
            AuditEvent.action == _OPENED,
            AuditEvent.subject == "document",
            Document.application_id == application_id,
        )
        .order_by(AuditEvent.id)
    )
    return [Opening(*row) for row in session.execute(query)]
