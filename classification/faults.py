"""What is wrong with an edition's files, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: where it stands (`file`, `line`), under which `key`, the `value` found there, and
    what to do."""

    file: str
    line: int
    key: str
    value: str
    problem: str
    fix: str

    def __str__(self) -> str:
        found = f" ({self.value})" if self.value else ""
        return f"{self.file}:{self.line}: {self.key}{found}: {self.problem}. {self.fix}"


class EditionError(Exception):
    """An edition that can't be loaded; `faults` has every fault of its files, in reading order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shorten(value: object) -> str:
    """The value as a person would recognise it in the file, at most 60 characters of it; "" for
    none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{len(value)} keys"
    if isinstance(value, list):
        return f"{len(value)} entries"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
