"""Equivalency reviews: what is reviewed, who was asked, what each wrote, and what was decided."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User
from hiring.qualification.models import Qualification
from hiring.vacancies.models import Application


class ReviewState(StrEnum):
    """open → decided, or called off with a reason."""

    OPEN = "open"
    DECIDED = "decided"
    CALLED_OFF = "called_off"


class ReviewerState(StrEnum):
    """asked → submitted; withdrawn by the reviewer with a reason, or released because the review no
    longer needs them."""

    ASKED = "asked"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"


class Mark(StrEnum):
    """What the evidence says about one statement."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_SHOWN = "not_shown"
    CANT_TELL = "cant_tell"


class EquivalencyReview(Base):
    """One review of the findings `requirements` of a candidate, opened while `qualification` was in
    force."""

    __tablename__ = "equivalency_review"
    __table_args__ = (
        CheckConstraint("state in ('open', 'decided', 'called_off')", name="state_known"),
        CheckConstraint("(state = 'open') = (closed_at is null)", name="closed_with_a_time"),
        CheckConstraint(
            "(state = 'called_off') = (closed_reason is not null)", name="called_off_with_a_reason"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    qualification_id: Mapped[int] = mapped_column(ForeignKey("qualification.id"))
    requirements: Mapped[list[Any]]
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[str] = mapped_column(String(20), default=ReviewState.OPEN.value)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    closed_reason: Mapped[str | None] = mapped_column(Text)

    application: Mapped[Application] = relationship()
    qualification: Mapped[Qualification] = relationship()
    opener: Mapped[User] = relationship(foreign_keys=[opened_by])
    closer: Mapped[User | None] = relationship(foreign_keys=[closed_by])
    reviewers: Mapped[list[EquivalencyReviewer]] = relationship(
        back_populates="review", order_by="EquivalencyReviewer.id"
    )
    decisions: Mapped[list[EquivalencyDecision]] = relationship(
        back_populates="review", order_by="EquivalencyDecision.id"
    )


class EquivalencyReviewer(Base):
    """One person who was asked to review, and the draft of their decision: `draft_votes` says for
    each finding whether they would grant it.  Nobody else ever sees a draft."""

    __tablename__ = "equivalency_reviewer"
    __table_args__ = (
        UniqueConstraint("review_id", "user_id"),
        CheckConstraint(
            "state in ('asked', 'submitted', 'withdrawn', 'released')", name="state_known"
        ),
        CheckConstraint(
            "(state = 'withdrawn') = (left_reason is not null)", name="withdrawn_with_a_reason"
        ),
        CheckConstraint(
            "(state in ('withdrawn', 'released')) = (left_at is not null)", name="left_with_a_time"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("equivalency_review.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    asked_at: Mapped[datetime]
    asked_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[str] = mapped_column(String(20), default=ReviewerState.ASKED.value)
    left_at: Mapped[datetime | None]
    left_reason: Mapped[str | None] = mapped_column(Text)
    draft_votes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    draft_reasons: Mapped[str] = mapped_column(Text, default="")
    draft_version: Mapped[int] = mapped_column(default=0)

    review: Mapped[EquivalencyReview] = relationship(back_populates="reviewers")
    user: Mapped[User] = relationship(lazy="joined", foreign_keys=[user_id])
    asker: Mapped[User] = relationship(foreign_keys=[asked_by])
    submissions: Mapped[list[EquivalencySubmission]] = relationship(
        back_populates="reviewer", order_by="EquivalencySubmission.version"
    )


class EquivalencyAnswer(Base):
    """One reviewer's draft about one statement.  `citations` is a list in the shape of
    `citations.Citation`; `version` rises with every change."""

    __tablename__ = "equivalency_answer"
    __table_args__ = (
        CheckConstraint(
            "mark is null or mark in ('shown', 'partly', 'not_shown', 'cant_tell')",
            name="mark_known",
        ),
    )

    reviewer_id: Mapped[int] = mapped_column(
        ForeignKey("equivalency_reviewer.id"), primary_key=True
    )
    statement: Mapped[str] = mapped_column(String(30), primary_key=True)
    version: Mapped[int]
    mark: Mapped[str | None] = mapped_column(String(20))
    remark: Mapped[str] = mapped_column(Text, default="")
    citations: Mapped[list[Any]]
    at: Mapped[datetime]


class EquivalencySubmission(AppendOnly, Base):
    """One review as it was handed in: the newest version of a reviewer counts.

    `answers` is a list of {"statement", "mark", "remark", "citations"}; `votes` says for each
    finding whether it is granted; `basis` is the evidence that was at hand (`basis.Basis`)."""

    __tablename__ = "equivalency_submission"
    __table_args__ = (
        UniqueConstraint("reviewer_id", "version"),
        CheckConstraint("version >= 1", name="version_from_one"),
        CheckConstraint("reasons <> ''", name="reasons_given"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("equivalency_reviewer.id"))
    version: Mapped[int]
    answers: Mapped[list[Any]]
    votes: Mapped[dict[str, Any]]
    reasons: Mapped[str] = mapped_column(Text)
    basis: Mapped[dict[str, Any]]
    at: Mapped[datetime]

    reviewer: Mapped[EquivalencyReviewer] = relationship(back_populates="submissions")


class EquivalencyDecision(AppendOnly, Base):
    """What the review decided about one finding; `submissions` are the ids of those counted."""

    __tablename__ = "equivalency_decision"
    __table_args__ = (UniqueConstraint("review_id", "requirement"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("equivalency_review.id"))
    requirement: Mapped[str] = mapped_column(String(60))
    granted: Mapped[bool]
    submissions: Mapped[list[Any]]
    at: Mapped[datetime]

    review: Mapped[EquivalencyReview] = relationship(back_populates="decisions")
