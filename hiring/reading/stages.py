"""Stages of reading that fail alone: a fault of ours in one does not lose the others' facts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from hiring.reading.limits import UnreadableError

LOG = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Stages:
    """The stages run on one document, and a warning for each that failed."""

    sha256: str
    warnings: list[str] = field(default_factory=list)

    def run(self, name: str, read: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        """What the stage reads; nothing, and a warning with its name, where it fails.

        Limits of time and memory pass on: they are about the whole document."""
        try:
            return tuple(read())
        except (UnreadableError, MemoryError, RecursionError):
            raise
        except Exception as error:  # a fault in one stage must not lose the whole document
            log_fault("reading_stage_failed", self.sha256, error, stage=name)
            warning = f"{name} could not be read: check the file by eye"
            if warning not in self.warnings:
                self.warnings.append(warning)
            return ()


def log_fault(event: str, sha256: str, error: BaseException, **more: str) -> None:
    """Log what was thrown and where, without its message: that may quote the document."""
    frames = extract_tb(error.__traceback__)
    place = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:]]
    details = {"sha256": sha256, "error": type(error).__name__, "at": " > ".join(place), **more}
    LOG.warning(event, extra=details)
