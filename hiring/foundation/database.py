"""The database: declarative base, engine and sessions, for SQLite (embedded) and PostgreSQL
alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Engine, MetaData, create_engine, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.orm import DeclarativeBase, Session, UOWTransaction, sessionmaker
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# JSONB where the database has it: equality and containment then work on the value, not the text.
Document = JSON().with_variant(JSONB(), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime on every database; SQLite would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """The base of every row."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, dict[str, Any]: Document, list[Any]: Document}  # noqa: RUF012 (SQLAlchemy's own form)


class AppendOnly:
    """Rows of this kind are written once: a change or a deletion through a session is an error."""


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or delete a row that is kept as it was written."""


def _refuse_changes(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    for row in session.deleted:
        if isinstance(row, AppendOnly):
            raise AppendOnlyError(f"{type(row).__name__} rows are never deleted")
    for row in session.dirty:
        if isinstance(row, AppendOnly) and session.is_modified(row):
            raise AppendOnlyError(f"{type(row).__name__} rows are never changed")


def make_engine(url: str) -> Engine:
    """An engine for the URL; SQLite gets WAL, foreign keys and a patient lock."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver must not open transactions by itself: BEGIN IMMEDIATE below takes the write
        # lock first, so that
        # two writers wait for one another and neither fails in mid-transaction.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "busy_timeout=30000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        lock = connection.get_execution_options().get("sqlite_lock", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {lock}")

    return engine


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """A factory of sessions that refuse to change append-only rows."""
    sessions = sessionmaker(engine, expire_on_commit=False)
    event.listen(sessions, "before_flush", _refuse_changes)
    return sessions


def lock_for_writing(session: Session) -> None:
    """Begin the session's transaction as a writer.  On SQLite the write lock is taken at once, so
    that two requests
    that write wait for one another; PostgreSQL needs nothing."""
    if session.get_bind().dialect.name == "sqlite" and not session.in_transaction():
        session.connection(execution_options={"sqlite_lock": "IMMEDIATE"})


@contextmanager
def transaction(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One session that is committed at the end, or rolled back where something was raised."""
    with sessions() as session:
        lock_for_writing(session)
        yield session
        session.commit()


@contextmanager
def snapshot(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One session for reading alone, which sees the database throughout as it was at its first
    query, and holds nobody up."""
    with sessions() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session
