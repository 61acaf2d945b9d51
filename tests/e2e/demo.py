"""The demo as a user starts it: the real command in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Page

from hiring.serve import free_port

START_SECONDS = 600
READY = "Stop with Ctrl-C"


class Demo:
    """`hiring demo` (or another command that serves) on a folder, running while the block does."""

    def __init__(self, folder: Path, command: str = "demo", port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.output: list[str] = []
        self._command = [sys.executable, "-m", "hiring.cli", command]
        self._command += ["--data", str(folder), "--port", str(self.port)]
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "WORKER_CONCURRENCY": "1"},
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        self._ready.wait(START_SECONDS)
        if READY not in "".join(self.output):
            self.__exit__(None, None, None)
            raise AssertionError("The demo did not start:\n" + "".join(self.output))
        return self

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output.append(line)
            if READY in line:
                self._ready.set()
        self._ready.set()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> int:
        """Press Ctrl-C and wait; returns the exit code."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGINT)
        code = self.process.wait(120)
        self._reader.join(10)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    @property
    def password(self) -> str:
        """The password of all demo accounts, as the terminal shows it."""
        found = re.search(r"password (\S+)", "".join(self.output))
        assert found, "".join(self.output)
        return found.group(1)

    def sign_in(self, page: Page, email: str) -> None:
        """Sign in through the page."""
        page.goto(f"{self.url}/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.url}/")
