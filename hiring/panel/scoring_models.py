"""What the scores of a vacancy are made by: the weights of its areas, and how a mean becomes a
percentage."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User


class ScoringRules(AppendOnly, Base):
    """The scoring rules that somebody set, in place of those before; the newest row counts.
    `weights` are decimals in words by the slug of the area; `reason` says why they are so, and is
    empty where they are the edition's own."""

    __tablename__ = "scoring_rules"
    __table_args__ = (
        CheckConstraint("conversion in ('of_top', 'of_range')", name="conversion_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    conversion: Mapped[str] = mapped_column(String(20))
    weights: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(Text)
    set_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime]

    setter: Mapped[User] = relationship(lazy="joined")
