"""The pulse of the background: a scheduler that asks and a worker that answers leave a mark here
each half minute.

A mark that is old says that files are taken in and not read; operators see it before recruiters do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from hiring.foundation.clock import now
from hiring.foundation.database import Base

SWEEP = "sweep"
ALIVE_FOR = timedelta(minutes=3)


class Pulse(Base):
    """When something that is done by the clock was last done."""

    __tablename__ = "pulse"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]


def beat(session: Session, *, name: str) -> None:
    """Leave a mark: this was done now."""
    session.merge(Pulse(name=name, at=now()))


def last_beat(session: Session, *, name: str) -> datetime | None:
    """When this was last done; None where it never was."""
    pulse = session.get(Pulse, name)
    return pulse.at if pulse else None


def is_alive(session: Session, *, name: str) -> bool:
    """Whether this was done in the last three minutes."""
    at = last_beat(session, name=name)
    return at is not None and now() - at < ALIVE_FOR
