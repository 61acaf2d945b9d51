"""Links and letters to candidates, what they were asked, and what they answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import Outgoing, SecretLink, User, outgoing_checks
from hiring.vacancies.models import Application


class Purpose(StrEnum):
    """What a candidate's private link opens."""

    QUESTIONS = "questions"
    SELF_IDENTIFICATION = "self_identification"
    PREFERENCE_CLAIM = "preference_claim"


_PURPOSES = "purpose in ('questions', 'self_identification', 'preference_claim')"


class CandidateLink(SecretLink, Base):
    """A private link of one candidate to one page, without an account.  `ref` is the row of the
    purpose's own room that the page is about, such as a questionnaire."""

    __tablename__ = "candidate_link"
    __table_args__ = (
        Index(None, "application_id", "purpose"),
        CheckConstraint(_PURPOSES, name="purpose_known"),
        CheckConstraint("used_at is null or revoked_at is null", name="used_or_revoked"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    purpose: Mapped[str] = mapped_column(String(30))
    ref: Mapped[int | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    application: Mapped[Application] = relationship()


class Letter(Outgoing, Base):
    """One mail to a candidate, as a recruiter worded it; the link is put in when it is sent."""

    __tablename__ = "letter"
    __table_args__ = (
        *outgoing_checks(),
        Index(None, "application_id", "purpose"),
        CheckConstraint(_PURPOSES, name="purpose_known"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    purpose: Mapped[str] = mapped_column(String(30))
    ref: Mapped[int | None]
    to_address: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    application: Mapped[Application] = relationship()
    asker: Mapped[User | None] = relationship()


class Questionnaire(Base):
    """Questions that a candidate was asked together; `qualification_id` are the findings that
    were in force then.

    `ended_at` is set when it was withdrawn, or when a newer one took its place; `seen_at` when a
    recruiter looked at the answers."""

    __tablename__ = "questionnaire"
    __table_args__ = (
        CheckConstraint("answered_at is null or ended_at is null", name="answered_or_ended"),
        CheckConstraint("seen_at is null or answered_at is not null", name="seen_after_answers"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    qualification_id: Mapped[int | None] = mapped_column(ForeignKey("qualification.id"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    by_hand: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    application: Mapped[Application] = relationship()
    asker: Mapped[User | None] = relationship(foreign_keys=[asked_by])
    questions: Mapped[list[AskedQuestion]] = relationship(
        back_populates="questionnaire", order_by="AskedQuestion.number"
    )

    @property
    def open(self) -> bool:
        """Whether the candidate may still answer, as long as the link works."""
        return self.answered_at is None and self.ended_at is None


class AskedQuestion(AppendOnly, Base):
    """One question as it was asked.  `key`, `kind`, `requirement` and `targets` (the facts that an
    answer is about) are those of qualification's questions; a recruiter's own question has none of
    the last two."""

    __tablename__ = "asked_question"
    __table_args__ = (UniqueConstraint("questionnaire_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(160))
    kind: Mapped[str] = mapped_column(String(30))
    requirement: Mapped[str | None] = mapped_column(String(80))
    targets: Mapped[list[Any]]
    text: Mapped[str] = mapped_column(Text)

    questionnaire: Mapped[Questionnaire] = relationship(back_populates="questions")
    answer: Mapped[Answer | None] = relationship(back_populates="question")
    draft: Mapped[AnswerDraft | None] = relationship(back_populates="question")


class AnswerDraft(Base):
    """What a candidate has typed so far and not sent."""

    __tablename__ = "answer_draft"

    question_id: Mapped[int] = mapped_column(ForeignKey("asked_question.id"), primary_key=True)
    value: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]

    question: Mapped[AskedQuestion] = relationship(back_populates="draft")


class Answer(AppendOnly, Base):
    """What a candidate sent: `value` by the names of the question's inputs, empty where it was left
    open; the same in words; and what came of it: a fact, something for the recruiter to read,
    nothing because it was left open, or nothing because the fact it is about is gone."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint(
            "effect in ('fact', 'to_read', 'left_open', 'not_taken')", name="effect_known"
        ),
    )

    question_id: Mapped[int] = mapped_column(ForeignKey("asked_question.id"), primary_key=True)
    value: Mapped[dict[str, Any]]
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    effect: Mapped[str] = mapped_column(String(30))

    question: Mapped[AskedQuestion] = relationship(back_populates="answer")
