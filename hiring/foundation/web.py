"""One database session for each request, committed only when the answer is a success or a
redirect."""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session, sessionmaker

from hiring.foundation.database import lock_for_writing
from hiring.foundation.queue import Queue
from hiring.foundation.storage import Storage

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def db() -> Session:
    """The session of this request.  A request that may write holds SQLite's write lock from its
    first query."""
    if "db" not in g:
        sessions: sessionmaker[Session] = current_app.extensions["sessions"]
        g.db = sessions()
        if request.method not in READING_METHODS:
            lock_for_writing(g.db)
    session: Session = g.db
    return session


def keep() -> None:
    """Commit what this request has written so far although it will be refused: for the record of a
    refused act, which must stay.  Nothing else may be pending."""
    db().commit()


def storage() -> Storage:
    """The store of files."""
    store: Storage = current_app.extensions["storage"]
    return store


def queue() -> Queue:
    """The queue of jobs."""
    jobs: Queue = current_app.extensions["queue"]
    return jobs


def init_app(app: Flask) -> None:
    """Commit after a good answer, roll back after any other, close in every case."""

    @app.after_request
    def commit(response: Response) -> Response:
        if "db" in g:
            if response.status_code < 400:
                g.db.commit()
            else:
                g.db.rollback()
        return response

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        session = g.pop("db", None)
        if session is not None:
            session.close()
