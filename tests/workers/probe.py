"""Jobs that only the workers of tests know: questions to the process that does the jobs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from redis import Redis

from hiring.config import load_settings
from hiring.foundation.queue import READING_QUEUE, SHORT_QUEUE
from hiring.reading.reader import read
from workers.celery_app import app

ANYTHING_ELSE = "tests.anything_else"
LOADED_FOR = "tests.loaded_for"


@app.task(name=ANYTHING_ELSE)  # type: ignore[untyped-decorator]
def anything_else(*, answer: str) -> None:
    """How many jobs wait.  A worker with one process has one job in hand at a time, and that is
    this one: where none waits, none is left at all."""
    with Redis.from_url(load_settings().broker_url) as broker:
        waiting = broker.llen(SHORT_QUEUE) + broker.llen(READING_QUEUE)
    say(answer, waiting)


@app.task(name=LOADED_FOR)  # type: ignore[untyped-decorator]
def loaded_for(*, path: str, answer: str) -> None:
    """What became of reading the file, and the modules that had to be loaded for it."""
    before = set(sys.modules)
    status = read(Path(path).read_bytes(), path).status
    say(answer, [status, sorted(set(sys.modules) - before)])


def say(answer: str, found: object) -> None:
    """Append what was found to the list `answer` of the broker."""
    with Redis.from_url(load_settings().broker_url) as broker:
        broker.rpush(answer, json.dumps(found))
