"""The audit trail: who did what to what, and when.  Append-only; no personal data of candidates in
it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from hiring.foundation.clock import now
from hiring.foundation.database import AppendOnly, Base


class AuditEvent(AppendOnly, Base):
    """One act.  `actor_id` is the account that did it, None for the product itself (a worker, the
    command line)."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index(None, "vacancy_id", "id"),
        Index(None, "subject", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int]
    vacancy_id: Mapped[int | None]
    details: Mapped[dict[str, Any]]


def record(
    session: Session,
    action: str,
    *,
    subject: str,
    subject_id: int,
    actor_id: int | None,
    vacancy_id: int | None = None,
    **details: Any,
) -> AuditEvent:
    """Write one act, such as "vacancy.opened", into the trail and return its row."""
    row = AuditEvent(
        at=now(),
        actor_id=actor_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        vacancy_id=vacancy_id,
        details=details,
    )
    session.add(row)
    return row
