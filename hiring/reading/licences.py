"""Licences to drive, other licences, and the use of a car, from what the document states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Automobile, Licence
from hiring.reading.words import Line

_LICENCE = r"licen[sc]e[sd]?\b"
_DRIVER = re.compile(
    rf"\b(?:driver(?:['’]?s|s['’])?|drivers['’]?|driving|operator['’]?s|motor vehicle(?: "
    rf"operator['’]?s?)?)\s+(?:\w+\s+)?{_LICENCE}|\blicensed driver\b|"
    rf"\bclass [a-d]\s+(?:driver\S*\s+)?{_LICENCE}|\b{_LICENCE}\s+to drive\b|\blicen[sc]ed to "
    rf"drive\b|\bODL\b",
    re.I,
)
_COMMERCIAL = re.compile(
    rf"\bCDL\b|\bcommercial driver(?:['’]?s|s['’])?\s+{_LICENCE}|\bcommercial driving {_LICENCE}",
    re.I,
)
_ABSENT = re.compile(
    r"\b(?:no|not|without|don['’]?t|do not|does not|never|lack|suspended|revoked|expired|lapsed|"
    r"surrendered|unlicensed|not currently)\b",
    re.I,
)
_PROFESSIONAL = re.compile(
    rf"\b(?:professional engineer|licensed (?:\w+\s+)?(?:engineer|electrician|teacher|architect|"
    rf"nurse|attorney|counselor|contractor|practitioner|psychologist|realtor|agent|surveyor|"
    rf"plumber|clinical)|"
    rf"(?:teaching|administrator(?:['’]?s)?|teacher(?:['’]?s)?|administrative|"
    rf"superintendent(?:['’]?s)?|principal(?:['’]?s)?|nursing|real estate|engineering|electrical|"
    rf"electrician(?:['’]?s)?|contractor(?:['’]?s)?|law|medical|insurance|educator|professional)"
    rf"\s+{_LICENCE})",
    re.I,
)
_OTHER = re.compile(
    rf"\b(?:(?:amateur|ham) radio|FCC|pilot(?:['’]?s)?|GROL|general radiotelephone|boating|"
    rf"hunting|forklift|security guard|concealed)\b[\w ]{{0,20}}?(?:{_LICENCE}|operator|class)",
    re.I,
)
_CAR = re.compile(
    r"\b(?:own|personal|reliable|private|insured|my|access to(?: an?)?|use of(?: an?| my)?)"
    r"\s+(?:\w+\s+){0,2}?(?:automobile|car|vehicle|auto|transportation)\b|"
    r"\b(?:automobile|car|vehicle)\s+(?:available|owner|for (?:work|business)|and insurance)\b|"
    r"\bhave (?:an? )?(?:car|automobile|vehicle)\b",
    re.I,
)
_NO_CAR = re.compile(
    r"\b(?:no|not|without|don['’]?t|do not|does not|lack)\b(?:\s+\w+){0,4}?\s+(?:automobile|car|"
    r"vehicle|auto|personal transportation)\b",
    re.I,
)
_NOT_CAR = re.compile(
    r"\bvehicle (?:fleet|tracking|maintenance|routing)|\b(?:fleet|autonomous|connected|electric|"
    r"company|district|county) (?:vehicle|car)|car (?:rental|dealer)",
    re.I,
)
_Kind = Literal["driver", "commercial_driver", "professional", "other"]
_KINDS: tuple[tuple[_Kind, re.Pattern[str]], ...] = (
    ("commercial_driver", _COMMERCIAL),
    ("driver", _DRIVER),
    ("professional", _PROFESSIONAL),
    ("other", _OTHER),
)
_CLAUSE = re.compile(r"[.;|•]")


def _clause(text: str, begin: int, stop: int) -> str:
    """The part of a line between stops around the match: a "no" elsewhere does not count."""
    before = [m.end() for m in _CLAUSE.finditer(text, 0, begin)]
    after = _CLAUSE.search(text, stop)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def read_licences(lines: Sequence[Line], document: str) -> list[Licence]:
    """The licences that the lines mention, each kind and status once."""
    found: list[Licence] = []
    seen: set[tuple[str, str]] = set()
    for line in lines:
        for kind, pattern in _KINDS:
            match = pattern.search(line.text)
            if match is None or (kind == "driver" and _COMMERCIAL.search(line.text)):
                continue
            status: Literal["valid", "invalid"] = (
                "invalid"
                if _ABSENT.search(_clause(line.text, match.start(), match.end()))
                else "valid"
            )
            if (kind, status) not in seen:
                seen.add((kind, status))
                evidence = evidence_at("licence", document, line, match.start(), match.end())
                found.append(Licence(kind, status, tuple(evidence)))
    return found


def read_automobile(lines: Sequence[Line], document: str) -> list[Automobile]:
    """What the lines state on the use of a personal automobile."""
    found: list[Automobile] = []
    for line in lines:
        absent = _NO_CAR.search(line.text)
        match = absent or _CAR.search(line.text)
        if match is None or _NOT_CAR.search(line.text):
            continue
        evidence = evidence_at("automobile", document, line, match.start(), match.end())
        found.append(Automobile("no" if absent else "yes", tuple(evidence)))
    return found[:2]
