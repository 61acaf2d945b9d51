"""The workers' Celery application: every setting with its reason.

    celery -A workers.celery_app worker

It reads the product's settings from the environment, when it starts and not at import.
"""

from __future__ import annotations

import os
import resource
from typing import Any

import structlog
from celery import Celery
from celery.signals import worker_process_init

from hiring.config import load_settings
from workers.shared import shared
from workers.times import Times

KILOBYTES_PER_CHILD = 700_000


def configure() -> dict[str, Any]:
    """The configuration, from the settings in the environment."""
    settings = load_settings()
    times = Times.for_reading(settings.read_seconds)
    return {
        **shared(settings),
        "worker_concurrency": settings.worker_concurrency,
        "broker_transport_options": {
            # Celery would rotate between the lines; a worker that looks into the short one first
            # shows each finding as soon as its file is read.
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
        # Nobody watches events, and remote control could stop the workers.
        "worker_send_task_events": False,
        "worker_enable_remote_control": False,
    }


app = Celery("workers", set_as_current=False, include=["workers.tasks"])
app.add_defaults(configure)


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
