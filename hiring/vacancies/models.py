"""A vacancy, the edition it pins, the people seated on it, and the applications to it with their
stages."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User
from hiring.vacancies.folding import search_text


class Stage(StrEnum):
    """Where an application stands; the first eight are the journey in order, the last two stand
    aside from it."""

    RECEIVED = "received"
    QUALIFIED = "qualified"
    PANEL = "panel"
    INVITED = "interview_invited"
    INTERVIEWED = "interviewed"
    FINALIST = "finalist"
    OFFERED = "offered"
    HIRED = "hired"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"


class SeatKind(StrEnum):
    """What a person is seated on a vacancy for."""

    PANEL = "panel"
    COMMITTEE = "committee"


class EditionSnapshot(AppendOnly, Base):
    """An edition as it was when a vacancy pinned it: its files, so that findings can be computed
    again for ever."""

    __tablename__ = "edition_snapshot"

    content_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    edition_id: Mapped[str] = mapped_column(String(80))
    files: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class Vacancy(Base):
    """One opening.  Exactly one of `closing_date` and `first_review_date` is set; it is the
    vacancy's `as_of`.

    `opened_at` is set when candidates can be taken in; until then the vacancy is a draft."""

    __tablename__ = "vacancy"
    __table_args__ = (
        CheckConstraint("(closing_date is null) <> (first_review_date is null)", name="one_date"),
        CheckConstraint("(opened_at is null) = (opened_by is null)", name="opened_by_someone"),
        CheckConstraint(
            "(special_confirmed_at is null) = (special_confirmed_by is null)"
            " and (special_confirmed_at is null) = (special_ground is null)",
            name="special_confirmed_with_ground",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    edition_id: Mapped[str] = mapped_column(String(80))
    edition_hash: Mapped[str] = mapped_column(ForeignKey("edition_snapshot.content_hash"))
    closing_date: Mapped[date | None]
    first_review_date: Mapped[date | None]
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    special_confirmed_at: Mapped[datetime | None]
    special_confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    special_ground: Mapped[str | None] = mapped_column(Text)

    seats: Mapped[list[Seat]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan", order_by="Seat.user_id"
    )

    @property
    def as_of(self) -> date:
        """The date that replaces "today" in every finding."""
        day = self.closing_date or self.first_review_date
        assert day is not None  # the constraint one_date
        return day

    @property
    def special_confirmed(self) -> bool:
        """Whether HR has confirmed the ground of the special requirements; without it they are not
        judged."""
        return self.special_confirmed_at is not None


class Seat(Base):
    """One person's place on a vacancy."""

    __tablename__ = "seat"
    __table_args__ = (CheckConstraint("kind in ('panel', 'committee')", name="kind_known"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)

    vacancy: Mapped[Vacancy] = relationship(back_populates="seats")
    user: Mapped[User] = relationship(lazy="joined")


class Application(Base):
    """One candidate for one vacancy.  `number` counts from 1 within the vacancy; the name and the
    ways to reach the candidate come from the documents, or stay empty until one is read.

    `merged_into_id` is set where a person said that this is the same candidate as another
    application: then its documents belong to that one, and it is counted nowhere.  `search_text`
    follows name and e-mail by itself."""

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "number"),
        Index(None, "vacancy_id", "stage"),
        CheckConstraint(
            "stage in ('received', 'qualified', 'panel', 'interview_invited', 'interviewed',"
            " 'finalist', 'offered', 'hired', 'set_aside', 'withdrawn')",
            name="stage_known",
        ),
        CheckConstraint("merged_into_id <> id", name="merged_into_another"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    number: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(160))
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(40))
    stage: Mapped[str] = mapped_column(String(20), default=Stage.RECEIVED.value)
    received_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"), index=True)
    search_text: Mapped[str] = mapped_column(Text, default="", server_default="")

    vacancy: Mapped[Vacancy] = relationship()
    merged_into: Mapped[Application | None] = relationship(remote_side=[id])
    moves: Mapped[list[StageMove]] = relationship(
        back_populates="application", order_by="StageMove.id"
    )

    @property
    def shown_name(self) -> str:
        """The candidate's name, or the number where no name has been read."""
        return self.name or f"Candidate {self.number}"


@event.listens_for(Application, "before_insert")
@event.listens_for(Application, "before_update")
def _follow_name(_mapper: object, _connection: object, application: Application) -> None:
    application.search_text = search_text(application.name, application.email)


class StageMove(AppendOnly, Base):
    """One move from a stage to another: when, by whom, why.  `moved_by` is None where the pipeline
    itself moved it."""

    __tablename__ = "stage_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    from_stage: Mapped[str] = mapped_column(String(20))
    to_stage: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reason: Mapped[str | None] = mapped_column(Text)

    application: Mapped[Application] = relationship(back_populates="moves")
    mover: Mapped[User | None] = relationship(lazy="joined")
