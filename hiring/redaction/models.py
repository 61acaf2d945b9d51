"""The twins of documents, what is covered in each, and what people changed about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User


class ReadingWords(AppendOnly, Base):
    """The words of a document with their places, as `placed_to_json` writes them: kept so that a
    change makes the twin anew without another reading."""

    __tablename__ = "reading_words"

    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), primary_key=True)
    words: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class RedactionChange(AppendOnly, Base):
    """One change by a person to what is covered in a document: words (`first` to `last`, or every
    place that reads `quote`) or an area (`box`) are covered, or a redaction is lifted."""

    __tablename__ = "redaction_change"
    __table_args__ = (
        CheckConstraint("act in ('cover', 'lift')", name="act_known"),
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("(first is null) = (last is null)", name="words_from_to"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    act: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    first: Mapped[int | None]
    last: Mapped[int | None]
    box: Mapped[list[Any]]
    quote: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]

    actor: Mapped[User] = relationship(lazy="joined")


class TwinWork(Base):
    """The making of an application's twins: when it was last asked for, and how often it was begun
    since then without an end."""

    __tablename__ = "twin_work"
    __table_args__ = (CheckConstraint("attempts >= 0", name="attempts_counted"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    asked_at: Mapped[datetime]
    attempts: Mapped[int]


class Twin(AppendOnly, Base):
    """One twin of a document.  `made_from` stands for everything that it was made from, `hides`
    for what must not have changed if it is to be shown."""

    __tablename__ = "twin"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"))
    made_from: Mapped[str] = mapped_column(String(64))
    hides: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]

    pages: Mapped[list[TwinPage]] = relationship(order_by="TwinPage.page")
    redactions: Mapped[list[TwinRedaction]] = relationship(order_by="TwinRedaction.id")


class TwinPage(AppendOnly, Base):
    """One page of a twin: its picture under `sha256` (None for a Word document, which has none),
    its size in PDF points, and its lines without the covered words."""

    __tablename__ = "twin_page"
    __table_args__ = (UniqueConstraint("twin_id", "page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    twin_id: Mapped[int] = mapped_column(ForeignKey("twin.id"))
    page: Mapped[int]
    sha256: Mapped[str | None] = mapped_column(String(64))
    width: Mapped[float]
    height: Mapped[float]
    lines: Mapped[list[Any]]


class TwinRedaction(AppendOnly, Base):
    """One entry of a twin's log: what was covered, where, and why.  `change_id` names the change by
    which a person covered it; without one it was the machine.  `box` is empty for words of a Word
    document."""

    __tablename__ = "twin_redaction"

    id: Mapped[int] = mapped_column(primary_key=True)
    twin_id: Mapped[int] = mapped_column(ForeignKey("twin.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    page: Mapped[int]
    first: Mapped[int | None]
    last: Mapped[int | None]
    box: Mapped[list[Any]]
    quote: Mapped[str] = mapped_column(Text)
    change_id: Mapped[int | None] = mapped_column(ForeignKey("redaction_change.id"))

    change: Mapped[RedactionChange | None] = relationship()
