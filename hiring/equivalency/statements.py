"""The knowledge and ability statements of an edition, in groups that the eye can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from classification import edition as classification

LONGEST_GROUP: Final = 8


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement to weigh; `key` is its name in addresses and in the record, such as
    "knowledge-4"."""

    key: str
    number: int
    text: str
    source: str
    kind: str

    @property
    def name(self) -> str:
        """What it is called in a sentence: "knowledge 4"."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Group:
    """A run of statements of one kind; `key` is its name in addresses."""

    key: str
    kind: str
    statements: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """The group by its kind and numbers: "Knowledge 1–8"."""
        first, last = self.statements[0].number, self.statements[-1].number
        span = str(first) if first == last else f"{first}–{last}"
        return f"{self.kind.capitalize()} {span}"


def group_statements(edition: classification.Edition) -> tuple[Group, ...]:
    """The statements of the edition, knowledge first, in runs of nearly equal length and of
    `LONGEST_GROUP` at most."""
    specification = edition.specification
    return (
        *_split("knowledge", specification.knowledge),
        *_split("ability", specification.abilities),
    )


def list_statements(edition: classification.Edition) -> tuple[Statement, ...]:
    """All statements in their order."""
    return tuple(one for group in group_statements(edition) for one in group.statements)


def _split(kind: str, rows: Sequence[classification.Statement]) -> Iterator[Group]:
    statements = [
        Statement(f"{kind}-{number}", number, row.shown, row.source, kind)
        for number, row in enumerate(rows, 1)
    ]
    runs = -(-len(statements) // LONGEST_GROUP)
    done = 0
    for run in range(runs):
        length = -(-(len(statements) - done) // (runs - run))
        part = tuple(statements[done : done + length])
        done += length
        yield Group(f"{kind}-from-{part[0].number}", kind, part)
