"""Keep a few processes running: started in order, started again when one dies, stopped in reverse
order."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

STOP_SECONDS = 20.0
RESTART_PAUSE = 1.0


@dataclass(slots=True)
class Part:
    """One process of the product: its name, command, log file, and the folder it runs in."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    folder: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start the process in a session of its own: a Ctrl-C on the terminal reaches us alone, and
        we stop the parts
        in order."""
        self._end_children()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 (our own commands)
                self.command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **self.environment},
                cwd=self.folder,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask the process to end what it is doing and stop; after a while, stop it by force."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self._end_children()

    def _end_children(self) -> None:
        """A process that dies by force leaves its children behind; they share its group."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)


class Stopped(Exception):  # noqa: N818 (an event, not an error)
    """A signal asked the product to stop."""


@dataclass(slots=True)
class Supervisor:
    """The parts in the order they are started."""

    parts: list[Part] = field(default_factory=list)

    def start(self, part: Part) -> None:
        """Start one more part."""
        self.parts.append(part)
        part.start()

    def watch(self, say: Callable[[str], None]) -> None:
        """Start again whatever dies, until a signal raises Stopped."""
        while True:
            time.sleep(RESTART_PAUSE)
            for part in self.parts:
                if not part.is_running():
                    say(
                        f"The {part.name} stopped by itself; starting it again. Its log: {part.log}"
                    )
                    part.start()

    def stop(self) -> None:
        """Stop everything, the last started first."""
        for part in reversed(self.parts):
            part.stop()


def raise_on_signals() -> None:
    """Make Ctrl-C and SIGTERM raise Stopped in the main thread."""

    def stop(_signal: int, _frame: object) -> None:
        # A second Ctrl-C while the parts are being stopped must not cut that short.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Stopped

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
