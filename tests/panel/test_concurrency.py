"""Two windows at once, on each database: one answer wins, the other is told, nothing is lost."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session, sessionmaker

from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.migrate import upgrade
from hiring.panel import service
from hiring.panel.models import Rating, Sheet
from tests.conftest import SignIn, token
from tests.panel import made


@pytest.fixture(params=["sqlite", "postgresql"])
def sessions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """Sessions on an empty, migrated database."""
    url = f"sqlite:///{tmp_path / 'hiring.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = make_engine(url)
    upgrade(engine)
    yield make_sessions(engine)
    engine.dispose()


def test_two_windows_that_rate_at_once_make_one_rating_and_one_refusal(
    sessions: sessionmaker[Session],
) -> None:
    with transaction(sessions) as session:
        vacancy = made.vacancy(session)
        mara = made.member(session, vacancy, "Mara")
        application = made.candidate(session, vacancy)
        made.send(session, application)
        sheet_id = made.open_sheet(session, application, mara).id
    ready = threading.Barrier(2)
    outcomes: list[str] = []

    def rate(value: int) -> None:
        ready.wait()
        try:
            with transaction(sessions) as session:
                sheet = session.get_one(Sheet, sheet_id)
                service.rate(session, sheet, item=1, value=value, seen=0)
            outcomes.append("saved")
        except service.StaleRatingError as stale:
            outcomes.append(f"refused, version {stale.current.version if stale.current else 0}")

    windows = [threading.Thread(target=rate, args=(value,)) for value in (2, 4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sorted(outcomes) == ["refused, version 1", "saved"]
    with sessions() as session:
        assert session.scalars(select(Rating.version)).all() == [1]


def test_submitted_ratings_are_the_newest_on_each_database(
    sessions: sessionmaker[Session],
) -> None:
    with transaction(sessions) as session:
        vacancy = made.vacancy(session)
        mara = made.member(session, vacancy, "Mara")
        application = made.candidate(session, vacancy)
        made.send(session, application)
        sheet = made.open_sheet(session, application, mara)
        for value in (2, None, 5):
            service.rate(session, sheet, item=1, value=value)
        service.submit(session, sheet, leave_open=True)
        assert service.submitted_ratings(session, vacancy) == [(application.id, mara.id, 1, 5)]


def test_answer_that_sqlite_refuses_after_its_patience_is_saved_once_it_is_sent_again(
    app: Flask, session: Session, sign_in: SignIn
) -> None:
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    application = made.candidate(session, vacancy)
    made.send(session, application)
    sheet_id = made.open_sheet(session, application, mara).id
    session.commit()
    client = sign_in(email=mara.email)
    engine = app.extensions["engine"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000

    @event.listens_for(engine, "checkout")
    def hurry(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = {"item": 1, "value": 4, "seen": 0, "key": "sent-until-it-is-saved"}
    sending: dict[str, Any] = {"json": answer, "headers": {"X-CSRFToken": token(client)}}
    with closing(sqlite3.connect(engine.url.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.post(f"/sheets/{sheet_id}/ratings", **sending).status_code == 500
    for _ in range(2):
        saved = client.post(f"/sheets/{sheet_id}/ratings", **sending)
        assert (saved.status_code, saved.json and saved.json["version"]) == (200, 1)
