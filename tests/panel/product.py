"""The product as one real process on a port of its own: stopped, killed, and started again on the
same database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.migrate import upgrade
from hiring.serve import free_port

START_SECONDS = 300


class Product:
    """Gunicorn with the product in it, as it is deployed."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "web.log"
        database = f"sqlite:///{folder / 'hiring.db'}"
        self._environment = {
            "SECRET_KEY": "a secret for tests that is long enough",
            "DATABASE_URL": database,
            "BROKER_URL": "redis://127.0.0.1:1/0",
            "STORAGE_URL": f"file://{folder / 'files'}",
            "BASE_URL": self.url,
            "SECURE_COOKIES": "false",
        }
        self._engine = make_engine(database)
        upgrade(self._engine)
        self._sessions = make_sessions(self._engine)

    @contextmanager
    def database(self) -> Iterator[Session]:
        """A look into the database, committed at the end."""
        with transaction(self._sessions) as session:
            yield session

    def start(self) -> None:
        """Start the process and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "hiring.wsgi:create()"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--no-control-socket"]
        command += ["--worker-class", "gthread", "--threads", "8", "--graceful-timeout", "5"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env={**os.environ, **self._environment},
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health/live", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        """Let it end what it is doing and stop."""
        self._process.terminate()
        self._process.wait()

    def kill(self) -> None:
        """Kill it and its workers in the midst of whatever they do."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def end(self) -> None:
        """Leave nothing running."""
        if self._process.poll() is None:
            self.kill()
        self._engine.dispose()
