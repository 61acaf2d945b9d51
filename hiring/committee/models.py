"""What the committee decided: each version of the decision, who signed it, and the one that stands
for good."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User
from hiring.vacancies.models import Application


class Decision(AppendOnly, Base):
    """One version of the choice with its reasons; the newest one counts, and signatures belong to
    one version.  `memo` is a list of {"competency", "text"}, `basis` the official list that it was
    made from, with candidates by number, and `basis_hash` its SHA-256."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "version"),
        CheckConstraint("version >= 1", name="version_from_one"),
        CheckConstraint("reasons <> ''", name="reasons_given"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    version: Mapped[int]
    chosen_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    reasons: Mapped[str] = mapped_column(Text)
    memo: Mapped[list[Any]]
    preference_reasons: Mapped[str] = mapped_column(Text)
    basis: Mapped[dict[str, Any]]
    basis_hash: Mapped[str] = mapped_column(String(64))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime]

    chosen: Mapped[Application] = relationship(lazy="joined")
    recorder: Mapped[User] = relationship(lazy="joined")
    signatures: Mapped[list[DecisionSignature]] = relationship(order_by="DecisionSignature.id")


class DecisionSignature(AppendOnly, Base):
    """One member's name under a version: agreed to, or signed in dissent with the reason."""

    __tablename__ = "decision_signature"
    __table_args__ = (
        UniqueConstraint("decision_id", "user_id"),
        CheckConstraint("kind in ('agrees', 'dissents')", name="kind_known"),
        CheckConstraint("kind = 'agrees' or remark <> ''", name="dissent_with_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(String(10))
    remark: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    user: Mapped[User] = relationship(lazy="joined")


class FrozenDecision(AppendOnly, Base):
    """The version that every member of the committee has signed: nothing follows it."""

    __tablename__ = "frozen_decision"

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    frozen_at: Mapped[datetime]
