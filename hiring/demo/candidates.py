"""The hand-written candidates of the demo, each with the findings the rules must reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from hiring.demo.people import Person
from hiring.demo.render import Resume, render
from hiring.foundation.data_files import load_yaml


@dataclass(frozen=True, slots=True)
class Expected:
    """What `hiring qualify` finds as of 2026-11-01, worked out by hand from the rules.

    `findings` maps a requirement to met, not_met or unclear; months are {"min": …, "max": …}."""

    outcome: str
    next_step: str
    findings: dict[str, str]
    substitution: str
    total_months: dict[str, int]
    management_months: dict[str, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A made-up candidate: the person, how the résumé looks, and what the case shows."""

    person: Person
    layout: str
    date_style: str
    seed: int
    story: str
    expected: Expected

    def resume(self) -> Resume:
        """The candidate's file; `truth` has the expected findings under "expected"."""
        made = render(self.person, self.layout, self.date_style, self.seed)
        made.truth["expected"] = TypeAdapter(Expected).dump_python(self.expected)
        made.truth["story"] = self.story
        return made


_PERSON = TypeAdapter(Person)
_EXPECTED = TypeAdapter(Expected)
_OF_CANDIDATE = ("layout", "date_style", "seed", "story", "expected")


@cache
def demo_people() -> tuple[Candidate, ...]:
    """The candidates, in the order of their files in data/candidates."""
    folder = files("hiring.demo").joinpath("data", "candidates")
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(
        _candidate(file.name.removesuffix(".yaml"), load_yaml(file.read_text("utf-8")))
        for file in found
    )


def _candidate(key: str, entry: dict[str, Any]) -> Candidate:
    person = {name: value for name, value in entry.items() if name not in _OF_CANDIDATE}
    drawn = {"key": key, "split": "demo", "kind": "candidate", "studies": (), **person}
    return Candidate(
        person=_PERSON.validate_python(drawn),
        layout=entry["layout"],
        date_style=entry["date_style"],
        seed=entry["seed"],
        story=entry["story"],
        expected=_EXPECTED.validate_python(entry["expected"]),
    )
