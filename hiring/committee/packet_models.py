"""The packets of a vacancy: the files that were made, and the making of the next one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User


class Kind(StrEnum):
    """For whom a packet is made: the committee, or anybody who asks for the public record."""

    FULL = "full"
    PUBLIC = "public"


class PacketState(StrEnum):
    """How far the making of a packet is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class PacketFile(AppendOnly, Base):
    """One packet that was made: `digest` is the hash of the data, `form` that of the way in which
    they are laid out, and `sha256` finds the file in the store.  `final` says that ratings were
    final then, so that the full packet holds the official list."""

    __tablename__ = "packet_file"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "kind", "digest", "form"),
        CheckConstraint("kind in ('full', 'public')", name="kind_known"),
        CheckConstraint("pages >= 1", name="pages_counted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    kind: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(64))
    final: Mapped[bool]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    pages: Mapped[int]
    made_at: Mapped[datetime]


class PacketWork(Base):
    """The making of a vacancy's packet of one kind: who asked for it last, how far it is, how often
    it was begun since then, and why it failed."""

    __tablename__ = "packet_work"
    __table_args__ = (
        CheckConstraint("kind in ('full', 'public')", name="kind_known"),
        CheckConstraint("state in ('waiting', 'making', 'ready', 'failed')", name="state_known"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("(state = 'ready') = (file_id is not null)", name="ready_with_a_file"),
        CheckConstraint("(state = 'failed') = (reason is not null)", name="failed_with_a_reason"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    state_changed_at: Mapped[datetime]
    asked_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    asked_at: Mapped[datetime]
    attempts: Mapped[int]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("packet_file.id"))
    reason: Mapped[str | None] = mapped_column(Text)

    asker: Mapped[User] = relationship()
    file: Mapped[PacketFile | None] = relationship()
