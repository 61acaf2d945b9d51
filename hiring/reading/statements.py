"""Statements that a person makes about themselves, made whole where they run over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Evidence
from hiring.reading.features import is_bullet
from hiring.reading.words import Line

_DANGLING = re.compile(
    r"(?:,|\b(?:an?|the|of|to|my|own|or|and|nor|no|not|have|has|hold|with|without|for|use|valid|"
    r"personal|reliable|I|do|does|am|is|driver['’]?s|drivers['’]?))$",
    re.I,
)
_LABEL = re.compile(
    r"(?:[:?]|\b(?:licen[sc]e|permit|CDL|automobile|vehicle|car|transportation))\)?$", re.I
)
_ANSWER = re.compile(
    r"^\W*(?:yes|no|none|not|valid|invalid|current(?:ly)?|active|expired|suspended|revoked|lapsed|"
    r"surrendered|expires|available|unavailable)\b",
    re.I,
)
_CLOSE = 0.9  # white space, in text sizes, above which lines do not go on
_LONGEST_LABEL = 8  # words


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that belong together, and where each of their lines begins in `text`."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def evidence(self, kind: str, document: str, begin: int, stop: int) -> list[Evidence]:
        """The words at characters `begin` to `stop`, one evidence a line."""
        found: list[Evidence] = []
        for line, start in zip(self.lines, self.starts, strict=True):
            a, b = max(begin - start, 0), min(stop - start, len(line.text))
            if a < b:
                found += evidence_at(kind, document, line, a, b)
        return found


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words, given in small letters, is in the text: a quick look before a
    thorough one.
    """
    folded = text.casefold()
    return any(word in folded for word in words)


def find_statements(lines: Sequence[Line]) -> list[Statement]:
    """The lines, each joined with those that its sentence or the answer to its label goes on in."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_statement(group) for group in groups]


def _statement(group: Sequence[Line]) -> Statement:
    starts, at = [], 0
    for line in group:
        starts.append(at)
        at += len(line.text) + 1
    return Statement(" ".join(line.text for line in group), tuple(group), tuple(starts))


def _goes_on(before: Line, line: Line) -> bool:
    if _is_label(before) and _ANSWER.match(line.text):
        return True
    if is_bullet(line.text) or (line.boxed and line.gap > _CLOSE):
        return False
    if before.text.rstrip().endswith((".", ";", "!", "?")):
        return False
    return line.text[:1].islower() or bool(_DANGLING.search(before.text))


def _is_label(line: Line) -> bool:
    return len(line.words) <= _LONGEST_LABEL and bool(_LABEL.search(line.text))
