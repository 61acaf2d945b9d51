"""The questions about oneself and the rows that answers are counted in, from dated data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hiring.foundation.data_files import load_yaml

DATA = Path(__file__).parent / "data"

SEX, RACE = "sex", "race"
# What is kept of somebody who says so: an answer like any other, and counted with silence.
NOT_SAID = "not_said"
NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    key: str
    label: str
    examples: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line that answers are counted in."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Counting:
    """How the chosen options become one row: an option that wins in any combination, options that
    count as another, and the row of more than one."""

    in_any_combination: str | None
    as_another: Mapping[str, str]
    more_than_one: str | None

    def row_of(self, chosen: frozenset[str]) -> str | None:
        """The row of these options; None where nothing was said."""
        if self.in_any_combination in chosen:
            return self.in_any_combination
        counted = {self.as_another.get(option, option) for option in chosen}
        if len(counted) > 1:
            return self.more_than_one
        return next(iter(counted), None)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what can be chosen, whether several at once, and where each answer counts."""

    key: str
    legend: str
    several: bool
    options: tuple[Option, ...]
    rows: tuple[Row, ...]
    counting: Counting

    def examples(self, key: str) -> str:
        """Examples of the option with this key; empty where it has none."""
        return next((option.examples for option in self.options if option.key == key), "")

    def label_of(self, key: str) -> str | None:
        """The label of the row with this key; None for what is no row, such as NO_ANSWER."""
        return next((row.label for row in self.rows if row.key == key), None)

    def row_of(self, chosen: Sequence[str]) -> str:
        """The row that this answer counts in; NO_ANSWER for silence and for "prefer not to say"."""
        return self.counting.row_of(frozenset(chosen) - {NOT_SAID}) or NO_ANSWER


@dataclass(frozen=True, slots=True)
class Categories:
    """All questions of one date, and where they come from."""

    id: str
    in_force_since: date
    sources: tuple[str, ...]
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question:
        """The question with this key."""
        return next(question for question in self.questions if question.key == key)


@cache
def categories() -> Categories:
    """The questions in force."""
    data = load_yaml((DATA / "categories.yaml").read_text(encoding="utf-8"))
    return Categories(
        id=data["id"],
        in_force_since=data["in_force_since"],
        sources=tuple(text.strip() for text in data["sources"].values()),
        questions=tuple(map(_question, data["questions"])),
    )


def _question(data: Mapping[str, Any]) -> Question:
    counted = data.get("counted", {})
    return Question(
        key=data["key"],
        legend=data["legend"],
        several=data["several"],
        options=tuple(
            Option(option["key"], option["label"], option.get("examples", ""))
            for option in data["options"]
        ),
        rows=tuple(Row(**row) for row in data["rows"]),
        counting=Counting(
            in_any_combination=counted.get("in_any_combination"),
            as_another=counted.get("as_another", {}),
            more_than_one=counted.get("more_than_one"),
        ),
    )
