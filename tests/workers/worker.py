"""A real worker in processes of its own, which the tests of a room use one after the other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from redis import Redis

from hiring.config import Settings
from hiring.foundation.queue import READING_QUEUE, SHORT_QUEUE, Queue
from tests.workers.probe import ANYTHING_ELSE

ROOT = Path(__file__).parents[2]
PATIENCE = 300
# What a broker holds of jobs: those that wait, and those that a worker has in hand or had when it
# was killed, which would come back after a quarter of an hour.
LEFT = (SHORT_QUEUE, READING_QUEUE, "unacked", "unacked_index")


@dataclass
class Worker:
    """A Celery worker with one process for jobs."""

    settings: Settings
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _seen: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it and wait until its process is ready for jobs."""
        self.log.write_bytes(b"")
        self._seen = 0
        words = ("-A", "workers.celery_app", "worker", "-I", "tests.workers.probe", "-c", "1")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", *words],
                cwd=ROOT,
                env={**os.environ, **environment(self.settings)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        process = self.process
        wait_for(lambda: bool(self.ready_processes()) or process.poll() is not None)
        assert self.ready_processes(), self.log.read_text()[-2000:]

    def is_running(self) -> bool:
        """Whether it was started and hasn't died."""
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        """What it has logged since the test began, or since it was started."""
        return self.log.read_bytes()[self._seen :].decode()

    def ready_processes(self) -> list[dict[str, Any]]:
        """What each process for jobs has logged when it was ready, the first one first."""
        lines = [line for line in self.log.read_text().splitlines() if line.startswith("{")]
        events = [json.loads(line) for line in lines]
        return [event for event in events if event["event"] == "worker_process_ready"]

    @property
    def child(self) -> int:
        """The process that does the jobs."""
        assert self.process is not None
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[-1])

    def kill(self) -> None:
        """End every process of it at once, as a power cut would."""
        if self.process is not None and self.is_running():
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def come_to_rest(self) -> None:
        """Let it finish what it has in hand and drop what waits, until there is neither; the log
        begins anew.  An AssertionError (and its end) where it goes on for ever."""
        waiting = True
        while waiting:
            self.drop_jobs()
            try:
                waiting = bool(self.ask(ANYTHING_ELSE))
            except AssertionError:
                self.kill()
                self.drop_jobs()
                raise
        self._seen = self.log.stat().st_size

    def ask(self, job: str, **arguments: Any) -> Any:
        """What one of the jobs in tests/workers/probe.py answers."""
        url, answer = self.settings.broker_url, uuid4().hex
        # The product gives up after five seconds; a busy machine may need longer.
        wait_for(lambda: Queue(url).send(job, answer=answer, **arguments))
        with Redis.from_url(url) as broker:
            found = broker.blpop([answer], timeout=PATIENCE)
        assert found, f"the worker doesn't answer: {self.said()[-2000:]}"
        return json.loads(found[1])

    def drop_jobs(self) -> None:
        """Have the broker forget every job."""
        with Redis.from_url(self.settings.broker_url) as broker:
            broker.delete(*LEFT)


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables."""
    values = settings.model_dump(exclude_defaults=True)
    return {name.upper(): str(value) for name, value in values.items()}


def wait_for(happened: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until it happened; an AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
