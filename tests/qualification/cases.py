"""Cases that a personnel officer can read, as facts the rules can judge: `docs/qualification.md`
says how to write one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hiring.reading.automobile import read_automobile
from hiring.reading.facts import Automobile, Degree, Facts, Licence, Position, Reader, Signal
from hiring.reading.licences import read_licences
from hiring.reading.signals import find_signals
from hiring.reading.words import Line, Word

FOLDER = Path(__file__).parent.parent / "cases"
WORDS = {True: "yes", False: "no"}  # YAML reads a bare yes as true
GIVEN = {"as_of", "degrees", "jobs", "statements", "documents", "special_requirements"}
DEGREE = {"level", "degree", "field", "institution", "year", "conferred", "honorary", "minor"} | {
    "concentration",
    "date",
    "equivalence",
}
JOB = {"title", "employer", "from", "to", "share", "text", "signals"}


@dataclass(frozen=True)
class Case:
    """One case: what is given, and what must come out."""

    file: str
    name: str
    as_of: date
    documents: tuple[Facts, ...]
    special_requirements: bool
    expect: Mapping[str, Any]


def load_cases() -> Iterator[Case]:
    """Every case of the folder, in the order of files and lines."""
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in content["cases"]:
            given = {**content.get("given", {}), **entry.get("given", {})}
            unknown = set(given) - GIVEN | set(entry) - {"name", "given", "expect"}
            assert not unknown, f"{path.name}, {entry['name']}: unknown {unknown}"
            yield Case(
                path.name,
                entry["name"],
                given["as_of"],
                tuple(_build_documents(given)),
                given.get("special_requirements", True),
                entry["expect"],
            )


def _build_documents(given: Mapping[str, Any]) -> Iterator[Facts]:
    """One document for the case's own facts, or one for each entry of `documents`."""
    for number, content in enumerate(given.get("documents", [given]), 1):
        lines = [write_line(text) for text in content.get("statements", ())]
        yield build_facts(
            f"{number:064d}",
            positions=tuple(map(_build_position, content.get("jobs", ()))),
            education=tuple(map(_build_degree, content.get("degrees", ()))),
            licences=tuple(read_licences(lines, f"{number:064d}")),
            automobile=tuple(read_automobile(lines, f"{number:064d}")),
        )


def build_facts(
    sha256: str = "0" * 64,
    *,
    positions: tuple[Position, ...] = (),
    education: tuple[Degree, ...] = (),
    licences: tuple[Licence, ...] = (),
    automobile: tuple[Automobile, ...] = (),
) -> Facts:
    """The facts of a document that was read."""
    return Facts(
        sha256,
        "read",
        None,
        1,
        Reader("test", False, 0.0),
        positions=positions,
        education=education,
        licences=licences,
        automobile=automobile,
    )


def _build_position(row: Mapping[str, Any]) -> Position:
    assert set(row) <= JOB, f"unknown {set(row) - JOB} in {row}"
    text = row.get("text", "")
    share = row.get("share", 1)
    return Position(
        title=row.get("title"),
        employer=row.get("employer", "Alder County"),
        place=None,
        start=_write_date(row.get("from")),
        end=_write_date(row.get("to")),
        share=None if share == "not stated" else share,
        summary=text,
        signals=find_signals(text) + tuple(Signal(**signal) for signal in row.get("signals", ())),
    )


def _write_date(value: object) -> str | None:
    return None if value is None else str(value)


def _build_degree(row: Mapping[str, Any]) -> Degree:
    assert set(row) <= DEGREE, f"unknown {set(row) - DEGREE} in {row}"
    values = {"degree": None, "field": None, "institution": "Alder University", "year": None, **row}
    conferred = values.pop("conferred", "yes")
    return Degree(**values, conferred=WORDS.get(conferred, conferred))


def write_line(text: str) -> Line:
    """A line of words as a reader would hand it on."""
    words, at = [], 72.0
    for word in text.split():
        words.append(Word(word, 1, at, 72.0, at + 5 * len(word), 84.0, 82.0, 10.0))
        at += 5 * len(word) + 3
    return Line(tuple(words))
