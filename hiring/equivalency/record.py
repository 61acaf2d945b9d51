"""A decided review as it is read, on the page and in print, years later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hiring.equivalency.citations import Citation, read_citations
from hiring.equivalency.statements import Group, Statement


@dataclass(frozen=True, slots=True)
class Handed:
    """One version of a review as it was handed in."""

    version: int
    at: datetime
    votes: Mapping[str, bool]
    reasons: str
    answers: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Voice:
    """One reviewer whose review counted: the version that did, and those it replaced."""

    name: str
    counted: Handed
    earlier: tuple[Handed, ...]


@dataclass(frozen=True, slots=True)
class CitedWords:
    """Cited words and where they stand; `own` are the reviewer's own about a document."""

    text: str
    place: str
    own: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reviewer wrote about one statement."""

    mark: str
    remark: str
    cited: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with what each reviewer wrote about it; `agreed` where all marks are the
    same."""

    statement: Statement
    cells: tuple[Cell, ...]

    @property
    def agreed(self) -> bool:
        """Whether every reviewer gave the same mark."""
        return len({cell.mark for cell in self.cells}) == 1


@dataclass(frozen=True, slots=True)
class Part:
    """A group of statements with its rows."""

    group: Group
    rows: tuple[Row, ...]


def set_out(
    groups: Sequence[Group], voices: Sequence[Voice], place_of: Callable[[Citation], str]
) -> tuple[Part, ...]:
    """The table of all statements, a cell for each voice; `place_of` names the place
    of cited words."""
    written = [{answer["statement"]: answer for answer in v.counted.answers} for v in voices]
    return tuple(
        Part(
            group,
            tuple(
                Row(one, tuple(_cell(answers[one.key], place_of) for answers in written))
                for one in group.statements
            ),
        )
        for group in groups
    )


def _cell(answer: Mapping[str, Any], place_of: Callable[[Citation], str]) -> Cell:
    cited = tuple(
        CitedWords(one.text, place_of(one), one.kind == "own")
        for one in read_citations(answer["citations"])
    )
    return Cell(answer["mark"], answer["remark"], cited)
