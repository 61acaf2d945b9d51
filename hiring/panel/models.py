"""The panel's rules, rating sheets with what was done to them, and the ratings on them.  A sheet is
one member's view of one candidate."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, true
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


class SeeOthers(StrEnum):
    """When a panel member may see the other members' ratings of the vacancy."""

    NEVER = "never"
    AFTER_OWN = "after_own"
    AFTER_ALL = "after_all"


class Practice(StrEnum):
    """Whether the made-up sample candidate comes before a member's first sheet."""

    FIRST = "first"
    OFFERED = "offered"


class ScoresUse(StrEnum):
    """Which ratings the scores are made of."""

    INITIAL = "initial"
    CONSENSUS = "consensus"


class PanelRules(Base):
    """How the panel of one vacancy works.  `rate_by` is the day until which members are asked to
    rate, `closed_at` ends rating; `name_raters` says whether scorecards call members by name; what
    is set before ratings open (it, `consensus`, `scores_use`) is never changed after the first
    one."""

    __tablename__ = "panel_rules"
    __table_args__ = (
        CheckConstraint(
            "see_others in ('never', 'after_own', 'after_all')", name="see_others_known"
        ),
        CheckConstraint("practice in ('first', 'offered')", name="practice_known"),
        CheckConstraint("scores_use in ('initial', 'consensus')", name="scores_use_known"),
        CheckConstraint("scores_use = 'initial' or consensus", name="consensus_before_its_use"),
        CheckConstraint("fewest_raters between 1 and 40", name="fewest_raters_in_range"),
        CheckConstraint("(closed_at is null) = (closed_by is null)", name="closed_by_someone"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    see_others: Mapped[str] = mapped_column(String(20), default=SeeOthers.AFTER_OWN.value)
    fewest_raters: Mapped[int] = mapped_column(default=2)
    practice: Mapped[str] = mapped_column(String(20), default=Practice.OFFERED.value)
    consensus: Mapped[bool] = mapped_column(default=False)
    scores_use: Mapped[str] = mapped_column(String(20), default=ScoresUse.INITIAL.value)
    name_raters: Mapped[bool] = mapped_column(default=True, server_default=true())
    rate_by: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reopened_because: Mapped[str | None] = mapped_column(Text)


class Sheet(Base):
    """One member's rating sheet for one candidate.  `areas` are the slugs of the areas that the
    member rates; None is all of them.  `released_at` is set where the coordinator took the
    candidate from the member before anything was rated: such a sheet is nobody's."""

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
    areas: Mapped[list[Any] | None]
    released_at: Mapped[datetime | None]

    application: Mapped[Application] = relationship()
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class ActKind(StrEnum):
    """What was done to a sheet."""

    ASSIGNED = "assigned"
    AREAS = "areas"
    OPENED = "opened"
    RECUSED = "recused"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"


class SheetAct(AppendOnly, Base):
    """One act on a sheet: by its member, or by the coordinator who assigned, returned or released
    it.  `content` of a submission is {"versions": {item: version}, "left_open": [item],
    "area_notes": {slug: version}}, of areas {"areas": [slug] or null}."""

    __tablename__ = "sheet_act"
    __table_args__ = (
        CheckConstraint(
            "kind in ('assigned', 'areas', 'opened', 'recused', 'submitted', 'returned',"
            " 'withdrawn', 'released')",
            name="kind_known",
        ),
        CheckConstraint(
            "kind not in ('recused', 'returned', 'withdrawn') or reason is not null",
            name="reason_given",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
    content: Mapped[dict[str, Any]]

    actor: Mapped[User] = relationship()


class RatingSource(StrEnum):
    """Where a rating was given: on the candidate's sheet, or in the pass over one area of all
    candidates."""

    SHEET = "sheet"
    ACROSS = "across"


class Rating(AppendOnly, Base):
    """One version of one cell.  The highest version of an item is the rating; `value` None is "not
    observed".

    `key` names the answer as the member's browser gave it, so that an answer sent twice is kept
    once; `given_at` is when it was given there, which may be long before it arrived."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("sheet_id", "item", "version"),
        Index(None, "sheet_id", "key", unique=True),
        CheckConstraint("version >= 1", name="version_from_one"),
        CheckConstraint("source in ('sheet', 'across')", name="source_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    item: Mapped[int]
    version: Mapped[int]
    value: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
    source: Mapped[str] = mapped_column(
        String(10), default=RatingSource.SHEET.value, server_default=RatingSource.SHEET.value
    )
    key: Mapped[str | None] = mapped_column(String(36))
    given_at: Mapped[datetime | None]


class AreaNote(AppendOnly, Base):
    """One version of a member's note on a whole area.  The highest version is the note; an empty
    one was taken away.  `key` and `given_at` are those of a rating."""

    __tablename__ = "area_note"
    __table_args__ = (
        UniqueConstraint("sheet_id", "area", "version"),
        Index(None, "sheet_id", "key", unique=True),
        CheckConstraint("version >= 1", name="version_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    area: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    key: Mapped[str | None] = mapped_column(String(36))
    given_at: Mapped[datetime | None]
