"""Answers and steps become tables of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hiring.voluntary.categories import NO_ANSWER, Question
from hiring.voluntary.crossing import crossed_rows
from hiring.voluntary.suppression import Table


class Step(StrEnum):
    """The last of these steps that a candidate reached, in order: each takes the one before in."""

    APPLIED = "applied"
    MEETS = "meets"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Person:
    """One application: the last step, and what was chosen for the question, nothing where nothing
    was said."""

    step: Step
    chosen: Sequence[str]


def count_people(question: Question, people: Iterable[Person]) -> Table:
    """Everybody once: by the row of their answer and by the last step they reached."""
    rows = rows_of(question)
    counts = Counter((question.row_of(person.chosen), person.step) for person in people)
    return Table(
        rows=rows,
        columns=tuple(step.value for step in Step),
        counts=tuple(tuple(counts[row, step] for step in Step) for row in rows),
    )


def count_crossed(
    first: Question, second: Question, people: Iterable[tuple[Step, Mapping[str, Sequence[str]]]]
) -> Table:
    """Everybody once: by the rows of both answers and by the last step they reached; `people` are
    the step and what was chosen for each question."""
    rows = crossed_rows(rows_of(first), rows_of(second))
    counts = Counter(
        (
            crossed_rows(
                [first.row_of(chosen.get(first.key, ()))],
                [second.row_of(chosen.get(second.key, ()))],
            )[0],
            step,
        )
        for step, chosen in people
    )
    return Table(
        rows=rows,
        columns=tuple(step.value for step in Step),
        counts=tuple(tuple(counts[row, step] for step in Step) for row in rows),
    )


def rows_of(question: Question) -> tuple[str, ...]:
    """The rows that answers to the question are counted in, no answer last."""
    return (*(row.key for row in question.rows), NO_ANSWER)
