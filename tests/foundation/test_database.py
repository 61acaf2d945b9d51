"""Sessions: writers that wait, moments with a zone, rows that are written once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session, sessionmaker

from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import (
    AppendOnlyError,
    make_engine,
    make_sessions,
    transaction,
)
from hiring.migrate import upgrade


@pytest.fixture(params=["sqlite", "postgresql"])
def sessions(request: pytest.FixtureRequest) -> Iterator[sessionmaker[Session]]:
    """Sessions on a migrated database of each kind."""
    if request.param == "sqlite":
        app: Flask = request.getfixturevalue("app")
        yield app.extensions["sessions"]
        return
    engine = make_engine(request.getfixturevalue("postgres_url"))
    upgrade(engine)
    yield make_sessions(engine)
    engine.dispose()


def write(session: Session, subject_id: int = 1) -> AuditEvent:
    """One row."""
    return audit.record(
        session, "test.written", subject="test", subject_id=subject_id, actor_id=None
    )


def test_concurrent_writers_wait_and_all_succeed(sessions: sessionmaker[Session]) -> None:
    writers = 4
    start = Barrier(writers)
    faults: list[BaseException] = []

    def read_then_write(number: int) -> None:
        try:
            start.wait()
            for turn in range(10):
                with transaction(sessions) as session:
                    session.scalar(select(func.count(AuditEvent.id)))
                    write(session, subject_id=number * 100 + turn)
        except BaseException as fault:
            faults.append(fault)

    threads = [Thread(target=read_then_write, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with sessions() as session:
        assert session.scalar(select(func.count(AuditEvent.id))) == writers * 10


def test_transaction_keeps_nothing_of_what_failed(sessions: sessionmaker[Session]) -> None:
    def write_and_fail() -> None:
        with transaction(sessions) as session:
            write(session)
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with sessions() as session:
        assert session.scalar(select(func.count(AuditEvent.id))) == 0


def test_append_only_row_is_never_changed(sessions: sessionmaker[Session]) -> None:
    with transaction(sessions) as session:
        write(session)
    with sessions() as session:
        row = session.scalars(select(AuditEvent)).one()
        row.action = "test.forged"
        with pytest.raises(AppendOnlyError, match="AuditEvent rows are never changed"):
            session.flush()


def test_append_only_row_is_never_deleted(sessions: sessionmaker[Session]) -> None:
    with transaction(sessions) as session:
        write(session)
    with sessions() as session:
        session.delete(session.scalars(select(AuditEvent)).one())
        with pytest.raises(AppendOnlyError, match="AuditEvent rows are never deleted"):
            session.flush()


def test_moment_comes_back_aware_and_in_utc(sessions: sessionmaker[Session]) -> None:
    pacific = timezone(timedelta(hours=-8))
    with transaction(sessions) as session:
        write(session).at = datetime(2026, 11, 3, 18, 0, 0, 250, tzinfo=pacific)
    with sessions() as session:
        moment = session.scalars(select(AuditEvent.at)).one()
    assert moment == datetime(2026, 11, 4, 2, 0, 0, 250, tzinfo=UTC)
    assert moment.utcoffset() == timedelta(0)


def test_moment_without_a_zone_is_refused(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        write(session).at = datetime(2026, 11, 3)  # noqa: DTZ001 (the point of the test)
        with pytest.raises(StatementError, match="a moment needs a time zone"):
            session.flush()
