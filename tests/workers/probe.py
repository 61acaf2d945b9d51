"""A job that only the workers of tests know: have you anything else to do?"""

from __future__ import annotations

from redis import Redis

from hiring.config import load_settings
from hiring.foundation.queue import READING_QUEUE, SHORT_QUEUE
from workers.celery_app import app

PROBE = "tests.anything_else"


@app.task(name=PROBE)  # type: ignore[untyped-decorator]
def anything_else(*, answer: str) -> None:
    """Append to the list `answer` how many jobs wait.  A worker with one process has one job in
    hand at a time, and that is this one: where none waits, none is left at all."""
    with Redis.from_url(load_settings().broker_url) as broker:
        broker.rpush(answer, broker.llen(SHORT_QUEUE) + broker.llen(READING_QUEUE))
