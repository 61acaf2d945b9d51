"""Rows about applications as a whole: what the list shows of them and who is chosen in it, the
signs that tell one person from another, what was decided about two, and reopenings."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.intake.models import Document
from hiring.people.models import User


class ListedCandidate(Base):
    """What the list shows of the findings in force, so that it opens none of them: one row for each
    judged application, written with its findings.

    `not_met` and `unclear` count the gating findings; the months are those counted for the whole
    experience, None where the edition asks for none.  `reviewed`: a decision of a person stands on
    a finding; `overridden`: it stands instead of the machine's; `corrected`: a person or an answer
    changed a fact.  `points` are the open points, each with its result and its words."""

    __tablename__ = "listed_candidate"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    qualification_id: Mapped[int] = mapped_column(ForeignKey("qualification.id"))
    outcome: Mapped[str] = mapped_column(String(20))
    next_step: Mapped[str] = mapped_column(String(40))
    standing: Mapped[str] = mapped_column(String(20))
    not_met: Mapped[int]
    unclear: Mapped[int]
    months_min: Mapped[float | None]
    months_max: Mapped[float | None]
    reviewed: Mapped[bool]
    overridden: Mapped[bool]
    corrected: Mapped[bool]
    points: Mapped[list[Any]]
    judged_at: Mapped[datetime]


class ListChoice(Base):
    """The candidates that somebody has chosen in the list of a vacancy and done nothing with yet:
    `numbers` as `choice.pack` writes them."""

    __tablename__ = "list_choice"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    numbers: Mapped[str] = mapped_column(Text)


class PersonSign(Base):
    """One sign of the person behind an application.  Two applications of a vacancy with the same
    sign may be one person's.  `digest` is the SHA-256 of what the sign says: signs are only ever
    compared."""

    __tablename__ = "person_sign"
    __table_args__ = (Index(None, "vacancy_id", "kind", "digest"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))


class Verdict(StrEnum):
    """What was decided about two applications; the newest decision on a pair is in force."""

    TWO_PEOPLE = "two_people"
    TAKEN_BACK = "taken_back"
    MERGED = "merged"
    SEPARATED = "separated"


class PersonDecision(AppendOnly, Base):
    """What a person decided about two applications of a vacancy.

    `kept_id` is the one that a merge kept.  `details` of a merge are the ids of the documents that
    moved and the names of the contact's fields that were filled, so that it can be undone."""

    __tablename__ = "person_decision"
    __table_args__ = (
        Index(None, "vacancy_id", "first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="in_order"),
        CheckConstraint(
            "verdict in ('two_people', 'taken_back', 'merged', 'separated')", name="verdict_known"
        ),
        CheckConstraint(
            "(verdict in ('merged', 'separated')) = (kept_id is not null)", name="one_is_kept"
        ),
        CheckConstraint(
            "kept_id is null or kept_id in (first_id, second_id)", name="kept_of_the_two"
        ),
        CheckConstraint("verdict <> 'separated' or reason <> ''", name="separated_with_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    first_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    details: Mapped[dict[str, Any]]
    decided_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]

    decider: Mapped[User] = relationship(lazy="joined")


class Reopening(AppendOnly, Base):
    """A candidate taken up again by a recruiter: why, from which stage, against which findings, and
    with which new document, if any."""

    __tablename__ = "reopening"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    from_stage: Mapped[str] = mapped_column(String(20))
    qualification_id: Mapped[int | None] = mapped_column(ForeignKey("qualification.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    reason: Mapped[str] = mapped_column(Text)
    reopened_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]

    document: Mapped[Document | None] = relationship(lazy="joined")
    recruiter: Mapped[User] = relationship(lazy="joined")
