"""The Celery application: every setting with its reason.

    celery -A workers.celery_app worker
    celery -A workers.celery_app beat

Both read the product's settings from the environment, when they start and not at import.
"""

from __future__ import annotations

import os
import resource
from typing import Any

import structlog
from celery import Celery
from celery.signals import setup_logging, worker_process_init
from kombu.entity import Exchange, Queue

from hiring import logs
from hiring.config import load_settings
from hiring.foundation.queue import READING_QUEUE, ROUTES, SHORT_QUEUE
from workers.schedule import BEAT
from workers.times import Times

KILOBYTES_PER_CHILD = 700_000


def _line(name: str) -> Any:
    """A queue with an exchange of its own name: with the default one, both queues would get every
    message."""
    return Queue(name, Exchange(name), routing_key=name)  # type: ignore[no-untyped-call]


def configure() -> dict[str, Any]:
    """The configuration, from the settings in the environment."""
    settings = load_settings()
    times = Times.for_reading(settings.read_seconds)
    return {
        "broker_url": settings.broker_url,
        # No result backend: the database holds the state of every document, and nobody asks
        # Celery.
        "result_backend": None,
        "task_ignore_result": True,
        # Plain data only: a broker that others can write to must not be able to run code here.
        "task_serializer": "json",
        "accept_content": ["json"],
        # Two lines to stand in.  Celery would rotate between them; a worker that looks into the
        # short one first shows each finding as soon as its file is read.
        "task_queues": [_line(SHORT_QUEUE), _line(READING_QUEUE)],
        "task_default_queue": SHORT_QUEUE,
        "task_routes": ROUTES,
        "broker_transport_options": {
            "queue_order_strategy": "priority",
            # When the broker takes an unacknowledged message for lost.  Above the hard time limit,
            # or a reading that is merely long would be started a second time beside the first.
            "visibility_timeout": times.visibility,
        },
        # A message is acknowledged when its work is done, not when it is picked up, so that a
        # worker that dies gives it back …
        "task_acks_late": True,
        # … also where only the child process died (killed for its memory, crashed in a library).
        # The task counts its attempts, so that a file that kills its reader can't do so for ever.
        "task_reject_on_worker_lost": True,
        # One message at a time for each process: a worker that reserved more would hold files back
        # that an idle one could read.
        "worker_prefetch_multiplier": 1,
        # A reading that goes on after a lost connection is finished and kept; when the message
        # comes again, the first line of the task sees that the work is done.
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        # First an exception in the task, which ends as a named failure; then the end of the
        # process, for a library that never returns to Python (workers/requests.py names that one).
        "task_soft_time_limit": times.soft,
        "task_time_limit": times.hard,
        # Readers are C libraries on hostile input: a process is replaced before what it leaked
        # matters.
        "worker_max_tasks_per_child": 200,
        "worker_max_memory_per_child": KILOBYTES_PER_CHILD,
        # A process loads its vocabularies before it takes work; the default of four seconds is too
        # short on a busy machine.
        "worker_proc_alive_timeout": 120,
        # A broker that starts later than the worker is waited for, and so is one that went away.
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        # Nobody watches events, and remote control could stop the workers.
        "worker_send_task_events": False,
        "worker_enable_remote_control": False,
        "enable_utc": True,
        "timezone": "UTC",
        "beat_schedule": BEAT,
    }


app = Celery("workers", set_as_current=False, include=["workers.tasks"])
app.add_defaults(configure)


@setup_logging.connect(weak=False)  # type: ignore[untyped-decorator]
def log_as_the_product(**_options: Any) -> None:
    """JSON lines without arguments: Celery's own format would print what a job was given."""
    logs.configure()


@worker_process_init.connect(weak=False)  # type: ignore[untyped-decorator]
def prepare_process(**_options: Any) -> None:
    """Bound the memory of a new worker process and load all it needs, before any file.

    Celery calls this in each process of the pool, also in the one that replaces a process that
    died or was replaced for its age or memory."""
    # A file that needs more raises MemoryError or ends its own process; without the bound the
    # machine would run out first and kill whatever it likes.
    settings = load_settings()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (settings.worker_memory_mb * 1024**2, most))

    from workers.warm_up import warm_up

    warm = warm_up(settings.editions_path)
    structlog.get_logger().info("worker_process_ready", pid=os.getpid(), warm=warm)
