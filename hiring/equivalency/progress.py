"""How far a reviewer has come: which statements are finished, and what the others still lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hiring.equivalency.citations import Citation
from hiring.equivalency.statements import Group, Statement

# Who says that something is shown says where.
NEEDS_EVIDENCE: Final = frozenset({"shown", "partly"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands beside one statement; `version` 0 has never been saved."""

    version: int = 0
    mark: str | None = None
    remark: str = ""
    citations: tuple[Citation, ...] = ()
    saved_at: datetime | None = None
    message: str = ""

    @property
    def bare(self) -> bool:
        """Said to be shown, with no evidence cited."""
        return self.mark in NEEDS_EVIDENCE and not self.citations

    @property
    def finished(self) -> bool:
        """Answered, and with evidence where it needs some."""
        return self.mark is not None and not self.bare


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the form with its answer."""

    statement: Statement
    answer: Answer


@dataclass(frozen=True, slots=True)
class GroupLines:
    """One group of the form."""

    group: Group
    lines: tuple[Line, ...]

    @property
    def left(self) -> int:
        """How many of its statements are not finished."""
        return sum(not line.answer.finished for line in self.lines)


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form of one reviewer."""

    groups: tuple[GroupLines, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in their order."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def total(self) -> int:
        """How many statements there are."""
        return len(self.lines)

    @property
    def finished(self) -> int:
        """How many are finished."""
        return sum(line.answer.finished for line in self.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        """Those without an answer."""
        return tuple(line for line in self.lines if line.answer.mark is None)

    @property
    def bare(self) -> tuple[Line, ...]:
        """Those said to be shown without evidence."""
        return tuple(line for line in self.lines if line.answer.bare)

    @property
    def marks(self) -> Mapping[str, int]:
        """How many statements have each mark."""
        return Counter(line.answer.mark for line in self.lines if line.answer.mark)

    def choose_open(self, wanted: str | None) -> str:
        """The key of the group to open: the wanted one, else the first with something left, else
        the first; "" where there is none."""
        keys = [group.group.key for group in self.groups]
        if wanted in keys:
            return str(wanted)
        return next((group.group.key for group in self.groups if group.left), (keys or [""])[0])

    def line(self, key: str) -> Line:
        """The line of this statement; KeyError where there is no such statement."""
        for line in self.lines:
            if line.statement.key == key:
                return line
        raise KeyError(key)

    def neighbours(self, key: str) -> tuple[Statement | None, Statement | None]:
        """The statements before and after this one, None at an end; KeyError as `line`."""
        place = self.lines.index(self.line(key))
        before, after = self.lines[:place][-1:], self.lines[place + 1 :][:1]
        return (
            before[0].statement if before else None,
            after[0].statement if after else None,
        )


def draw_form(groups: Sequence[Group], answers: Mapping[str, Answer]) -> Form:
    """The form with these answers; a statement without one has an empty answer."""
    return Form(
        tuple(
            GroupLines(
                group,
                tuple(Line(one, answers.get(one.key, Answer())) for one in group.statements),
            )
            for group in groups
        )
    )
