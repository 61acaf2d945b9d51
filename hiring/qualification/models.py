"""The findings of an application: one row for each time they were computed, kept for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from hiring.foundation.database import AppendOnly, Base


class Qualification(AppendOnly, Base):
    """What the rules of one edition found in the facts at hand, as of one date; the newest row is
    in force.

    `result` is the findings, judged positions and education in the shape of the command-line
    contract; `readings` the
    ids of the readings they were judged from;
    `only_statements_open` is true where nothing is open but the statements on licence and
    automobile."""

    __tablename__ = "qualification"
    __table_args__ = (
        CheckConstraint("outcome in ('meets', 'unclear', 'does_not_meet')", name="outcome_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    edition_id: Mapped[str] = mapped_column(String(80))
    edition_hash: Mapped[str] = mapped_column(String(64))
    as_of: Mapped[date]
    readings: Mapped[list[Any]]
    outcome: Mapped[str] = mapped_column(String(20))
    next_step: Mapped[str] = mapped_column(String(40))
    only_statements_open: Mapped[bool] = mapped_column(default=False)
    result: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
