"""What a task works with: settings, database sessions whose jobs go to the broker, and the files.

Made once in each worker process, after it was forked: a database connection must never be shared
between two processes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings, load_settings
from hiring.foundation import queue as jobs
from hiring.foundation.database import make_engine, make_sessions
from hiring.foundation.storage import Storage
from workers.times import Times


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts of one worker process."""

    settings: Settings
    sessions: sessionmaker[Session]
    storage: Storage
    times: Times


def make_runtime(settings: Settings) -> Runtime:
    """The parts that these settings ask for."""
    sessions = make_sessions(make_engine(settings.database_url))
    jobs.attach(sessions, jobs.Queue(settings.broker_url))
    return Runtime(
        settings=settings,
        sessions=sessions,
        storage=Storage(settings.storage_url),
        times=Times.for_reading(settings.read_seconds),
    )


@lru_cache(maxsize=1)
def runtime() -> Runtime:
    """The parts of this process, made from the environment at the first call."""
    return make_runtime(load_settings())
