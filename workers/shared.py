"""What the workers and the scheduler must agree on: the broker, the queues, and how they log."""

from __future__ import annotations

from typing import Any

from celery.signals import setup_logging
from kombu.entity import Exchange, Queue

from hiring import logs
from hiring.config import Settings
from hiring.foundation.queue import READING_QUEUE, ROUTES, SHORT_QUEUE


def line(name: str) -> Any:
    """A queue with an exchange of its own name: with the default one, both queues would get every
    message."""
    return Queue(name, Exchange(name), routing_key=name)  # type: ignore[no-untyped-call]


def shared(settings: Settings) -> dict[str, Any]:
    """The part of the configuration that is the same in both."""
    return {
        "broker_url": settings.broker_url,
        # No result backend: the database holds the state of every document, and nobody asks
        # Celery.
        "result_backend": None,
        "task_ignore_result": True,
        # Plain data only: a broker that others can write to must not be able to run code here.
        "task_serializer": "json",
        "accept_content": ["json"],
        # Two lines to stand in.
        "task_queues": [line(SHORT_QUEUE), line(READING_QUEUE)],
        "task_default_queue": SHORT_QUEUE,
        "task_routes": ROUTES,
        # A broker that starts later is waited for, and so is one that went away.
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "enable_utc": True,
        "timezone": "UTC",
    }


@setup_logging.connect(weak=False)  # type: ignore[untyped-decorator]
def log_as_the_product(**_options: Any) -> None:
    """JSON lines without arguments: Celery's own format would print what a job was given."""
    logs.configure()
