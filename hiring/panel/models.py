"""Rating sheets and the ratings on them.  A sheet is one member's view of one candidate."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User
from hiring.vacancies.models import Application


class SheetState(StrEnum):
    """assigned → open (no conflict declared) → submitted, or recused instead."""

    ASSIGNED = "assigned"
    OPEN = "open"
    SUBMITTED = "submitted"
    RECUSED = "recused"


class Sheet(Base):
    """One member's rating sheet for one candidate."""

    __tablename__ = "sheet"
    __table_args__ = (
        UniqueConstraint("application_id", "user_id"),
        CheckConstraint(
            "state in ('assigned', 'open', 'submitted', 'recused')", name="state_known"
        ),
        CheckConstraint(
            "(state = 'submitted') = (submitted_at is not null)", name="submitted_with_a_time"
        ),
        CheckConstraint(
            "(state = 'recused') = (recusal_reason is not null)", name="recused_with_a_reason"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), default=SheetState.ASSIGNED.value)
    assigned_at: Mapped[datetime]
    assigned_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    recusal_reason: Mapped[str | None] = mapped_column(Text)

    application: Mapped[Application] = relationship()
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class Rating(AppendOnly, Base):
    """One version of one cell.  The highest version of an item is the rating; `value` None is "not
    observed"."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("sheet_id", "item", "version"),
        CheckConstraint("version >= 1", name="version_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    item: Mapped[int]
    version: Mapped[int]
    value: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
