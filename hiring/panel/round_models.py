"""What stands around the rating itself: practice on a sample, interview slots, the consensus round,
and mail about it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.panel.models import Sheet
from hiring.people.models import Outgoing, User, outgoing_checks
from hiring.vacancies.models import Application, Vacancy


class PracticeSheet(Base):
    """One member's try at the vacancy's made-up sample candidate.  Nobody else ever sees what they
    rated; the coordinator sees `finished_at`."""

    __tablename__ = "practice_sheet"
    __table_args__ = (UniqueConstraint("vacancy_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    vacancy: Mapped[Vacancy] = relationship()
    user: Mapped[User] = relationship()


class PracticeRating(AppendOnly, Base):
    """One version of one answer on the sample; it counts nowhere."""

    __tablename__ = "practice_rating"
    __table_args__ = (
        UniqueConstraint("practice_id", "item", "version"),
        CheckConstraint("version >= 1", name="version_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(ForeignKey("practice_sheet.id"))
    item: Mapped[int]
    version: Mapped[int]
    value: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]


class InterviewSlot(Base):
    """When the panel meets a candidate.  `sequence` counts its changes from 0, as calendars want to
    know; a cancelled slot stays on record."""

    __tablename__ = "interview_slot"
    __table_args__ = (
        CheckConstraint("minutes between 5 and 600", name="minutes_in_range"),
        CheckConstraint("sequence >= 0", name="sequence_from_zero"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(200))
    sequence: Mapped[int] = mapped_column(default=0)
    made_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]

    application: Mapped[Application] = relationship()


class ConsensusRound(Base):
    """The panel's talk about its largest differences, once every sheet is in."""

    __tablename__ = "consensus_round"
    __table_args__ = (
        CheckConstraint("(closed_at is null) = (closed_by is null)", name="closed_by_someone"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


class ConsensusRating(AppendOnly, Base):
    """One version of a member's final rating of a cell, beside the initial one and never instead of
    it; `value` None is "not observed"."""

    __tablename__ = "consensus_rating"
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

    sheet: Mapped[Sheet] = relationship()


class RecusalNotice(Outgoing, Base):
    """What tells the coordinator that a member stepped back from a candidate: a task until somebody
    has seen to it (`noted_at`), and a mail to `user` where the product sends mail."""

    __tablename__ = "recusal_notice"
    __table_args__ = (
        *outgoing_checks(),
        CheckConstraint("(noted_at is null) = (noted_by is null)", name="noted_by_someone"),
    )

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime | None]
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    sheet: Mapped[Sheet] = relationship()
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class Reminder(Outgoing, Base):
    """One mail to a member who is behind with the sheets of a vacancy."""

    __tablename__ = "reminder"
    __table_args__ = outgoing_checks()

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    asked_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))

    vacancy: Mapped[Vacancy] = relationship()
    user: Mapped[User] = relationship(foreign_keys=[user_id])
