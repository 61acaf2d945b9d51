"""What candidates tell of themselves: answers without a name, the counts made of them once, and
claims to veterans' preference with their evidence and what HR found."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User
from hiring.vacancies.models import Application


class VoluntaryAnswer(Base):
    """What one candidate answered, under a keyed hash (see keys.py) in place of the application.

    Nothing else may stand here: no time, no running number, no vacancy.  Each of them would lead to
    a person beside the other tables.  For the same reason SQLite keeps the rows in the order of the
    key, without the hidden number that tells which came first."""

    __tablename__ = "voluntary_answer"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    # The id of the questions that were asked, and the chosen options of each.
    categories: Mapped[str] = mapped_column(String(20))
    chosen: Mapped[dict[str, Any]]


class VoluntaryCounts(AppendOnly, Base):
    """The counts of a vacancy, drawn up once.  `tables` has only what may be shown: what was
    withheld is not kept either."""

    __tablename__ = "voluntary_counts"

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    drawn_up_at: Mapped[datetime]
    drawn_up_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    categories: Mapped[str] = mapped_column(String(20))
    threshold: Mapped[int]
    tables: Mapped[dict[str, Any]]

    drawer: Mapped[User] = relationship(lazy="joined")


class PreferenceClaim(AppendOnly, Base):
    """A claim to veterans' preference under the `rule` then in force; the newest one stands.
    `kind` is empty where the candidate took the claim back."""

    __tablename__ = "preference_claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    kind: Mapped[str | None] = mapped_column(String(40))
    rule: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]

    application: Mapped[Application] = relationship()


class PreferenceEvidence(AppendOnly, Base):
    """One file that is to prove a claim; its bytes are in the store of evidence, apart from the
    documents of the pipeline."""

    __tablename__ = "preference_evidence"
    __table_args__ = (
        UniqueConstraint("application_id", "sha256"),
        CheckConstraint("type in ('pdf', 'png', 'jpeg')", name="type_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    type: Mapped[str] = mapped_column(String(10))
    filename: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    received_at: Mapped[datetime]

    application: Mapped[Application] = relationship()


class PreferenceDecision(AppendOnly, Base):
    """What HR found of a candidate's eligibility, and on what evidence; the newest one counts."""

    __tablename__ = "preference_decision"
    __table_args__ = (
        CheckConstraint("points >= 0", name="points_not_negative"),
        CheckConstraint(
            "points = 0 or evidence_seen_on is not null", name="points_on_evidence_that_was_seen"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    eligibility: Mapped[str] = mapped_column(String(40))
    points: Mapped[int]
    evidence: Mapped[list[Any]]
    evidence_seen_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(String(40))
    decided_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime]

    application: Mapped[Application] = relationship()
    decider: Mapped[User] = relationship(lazy="joined")


class ReasonsAct(AppendOnly, Base):
    """A candidate with a claim asked why somebody else was appointed, or got the reasons: on which
    day, and the text that went out."""

    __tablename__ = "preference_reasons"
    __table_args__ = (
        CheckConstraint("kind in ('asked', 'given')", name="kind_known"),
        CheckConstraint("(kind = 'given') = (text <> '')", name="given_in_words"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    acted_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    acted_at: Mapped[datetime]

    application: Mapped[Application] = relationship()
    actor: Mapped[User] = relationship(lazy="joined")
