"""The use of a personal automobile, from what the document states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from hiring.reading.facts import Automobile
from hiring.reading.stance import read_stance
from hiring.reading.statements import Statement, find_statements, has_any
from hiring.reading.words import Line

_NOUN = r"(?:automobile|car|vehicle|auto|transportation|motorcar)"
_OWN = re.compile(
    r"\b(?:own(?:s|ed|ing)?|personal(?:ly)?|reliable|private|insured|my|access to|use of|uses?|"
    r"drives?|have|has|having|lease[sd]?)\s+(?:(?:an?|my|our|own|the|of|personal|reliable|private|"
    r"family|household|insured|dependable|owned|registered|and|or|use|full|regular|late[- ]model)"
    rf"[\s,]+)*{_NOUN}s?\b|"
    r"\b(?:automobile|car|vehicle)\s+(?:available|owner|for (?:work|business)|and insurance)\b|"
    r"\b(?:automobile|car|vehicle|transportation)\s*[:?]\s*(?:yes|available|own)\b",
    re.I,
)
_ANY = re.compile(
    r"\b(?:automobile|car|vehicle|auto|(?:personal|own|private|reliable) transportation)s?\b", re.I
)
_FOLLOWS = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|nor|with|for|available|to|at|in|owner|is|use|on|when|while|if|that|"
    r"of|I|but|as|daily|currently|today|now|right|since|yet|myself|no|not|yes|none|which|however|though)\b)",
    re.I,
)
_NOT_CAR = re.compile(
    r"\bvehicle (?:fleet|tracking|maintenance|routing)|\b(?:fleet|autonomous|connected|"
    r"company(?:['’]s)?|district(?:['’]s)?|county|public|employer|rental|shared|state|city|"
    r"government|pool|motor|ride[- ]?share|agency|police|emergency|school|student|mass) "
    r"(?:\w+ )?(?:vehicles?|cars?|automobiles?|transportation)\b|\bcar (?:rental|dealer|share)|"
    r"\bvehicle (?:downtime|accident|data|location|telem\w+)",
    re.I,
)
_DOES_NOT_DRIVE = re.compile(
    rf"\b(?:do|does)(?: not|n['’]t) (?:currently )?drive(?=\s*(?:$|[.,;]|an?y?\s+{_NOUN}))|"
    r"\bnon-driver\b|\bcar-?free\b|\bcarless\b",
    re.I,
)

# Of these words each pattern of an automobile needs one.
_WORDS = ("auto", "car", "vehicle", "transportation", "drive")


def read_automobile(lines: Sequence[Line], document: str) -> list[Automobile]:
    """What the lines state on the use of a personal automobile, each answer once.

    Conditional, contradictory and past words state nothing."""
    found: dict[str, Automobile] = {}
    telling = [s for s in find_statements(lines) if has_any(s.text, _WORDS)]
    for statement in telling:
        for automobile in _automobiles(statement, document):
            found.setdefault(automobile.status, automobile)
    return list(found.values())


def _automobiles(statement: Statement, document: str) -> Iterator[Automobile]:
    text = statement.text
    absent = _DOES_NOT_DRIVE.search(text)
    if absent:
        yield _automobile("no", statement, document, absent.start(), absent.end())
        return
    for match in _ANY.finditer(text):
        if not _FOLLOWS.match(text, match.end()) or _is_foreign(text, match):
            continue
        stance = read_stance(text, match.start(), match.end())
        if stance.answer == "no":
            yield _automobile("no", statement, document, stance.begin, stance.stop)
    for match in _OWN.finditer(text):
        if not _FOLLOWS.match(text, match.end()) or _is_foreign(text, match):
            continue
        if read_stance(text, match.start(), match.end()).answer == "yes":
            yield _automobile("yes", statement, document, match.start(), match.end())


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether the words speak of a fleet, public transport or the trade."""
    return any(a.start() < match.end() and match.start() < a.end() for a in _NOT_CAR.finditer(text))


def _automobile(
    status: Literal["yes", "no"], statement: Statement, document: str, begin: int, stop: int
) -> Automobile:
    return Automobile(status, tuple(statement.evidence("automobile", document, begin, stop)))
