"""How a reading ends that had to be killed.

The process that read is gone, so that the one that started it sends a job which names the failure.
Should even that job be lost, the sweeper has the file read again, three times at most.
"""

from __future__ import annotations

from typing import Any

import structlog
from celery import Task
from celery.worker.request import Request
from kombu.exceptions import OperationalError

from hiring.foundation.queue import GIVE_UP_READING

log = structlog.get_logger()


class ReadingRequest(Request):  # type: ignore[misc]
    """A message that asks for a reading, as the worker's parent process knows it."""

    def on_timeout(self, soft: bool, timeout: float) -> None:
        """After the hard limit, which kills the process: have the document ended by name."""
        super().on_timeout(soft, timeout)
        if not soft:
            document_id = self.kwargs["document_id"]
            log.warning("reading_killed", document=document_id, seconds=timeout)
            try:
                self.task.app.send_task(
                    GIVE_UP_READING, kwargs={"document_id": document_id}, retry=False
                )
            except (OperationalError, OSError) as error:
                log.warning("job_not_sent", job=GIVE_UP_READING, error=type(error).__name__)


class ReadingTask(Task[Any, Any]):  # type: ignore[misc]
    """A task whose messages are handled as above."""

    Request = ReadingRequest
