"""The documents of an application and the state each one is in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import Base
from hiring.vacancies.models import Application


class DocumentState(StrEnum):
    """queued → reading → read → qualified, or failed with an error code.  `failed` and `qualified`
    are terminal until
    a person asks for another try."""

    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    QUALIFIED = "qualified"
    FAILED = "failed"


class Document(Base):
    """One uploaded file: its bytes are in the storage under `sha256`; the same bytes are one
    document per vacancy."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "sha256"),
        Index(None, "state", "state_changed_at"),
        CheckConstraint(
            "state in ('queued', 'reading', 'read', 'qualified', 'failed')", name="state_known"
        ),
        CheckConstraint(
            "(state = 'failed') = (error_code is not null)"
            " and (error_code is null) = (error_message is null)"
            " and (error_code is null) = (error_hint is null)",
            name="failed_with_a_reason",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    late: Mapped[bool] = mapped_column(default=False)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[str] = mapped_column(String(20), default=DocumentState.QUEUED.value)
    state_changed_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    error_code: Mapped[str | None] = mapped_column(String(30))
    error_message: Mapped[str | None] = mapped_column(Text)
    error_hint: Mapped[str | None] = mapped_column(Text)

    application: Mapped[Application] = relationship()
