"""Name, email and telephone of the person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Contact, Evidence
from hiring.reading.headings import section_kind
from hiring.reading.phrases import employer_score, place_score, title_score
from hiring.reading.words import Line

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?<![\d.])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.–-]{0,3}\d{3}[\s.–-]{1,3}\d{4}(?!\d)|(?<!\d)"
    r"\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,5}(?!\d)"
)
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]*|de|la|van|von|der|den|del|da|di|bin|al|el|y)$")
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:MBA|Ph\.?D\.?|Ed\.?D\.?|CETL|PMP|CISSP|M\.?S\.?|M\.?A\.?|M\.?Ed\.?|CPA|"
    r"P\.?E\.?|Jr\.?|Sr\.?|I{2,3})\b.*|\s*[|•·–—(].*)$"
)
_LABEL = re.compile(
    r"^(?:name|candidate|résumé of|resume of|curriculum vitae of|cv of)\s*[:–-]?\s*", re.I
)
_TOP = 14
_NOT_NAME = re.compile(
    r"\b(?:resume|résumé|curriculum|vitae|cv|page|street|avenue|road|drive|suite|linkedin|github|"
    r"confidential|email|phone|address|llc|inc)\b",
    re.I,
)


def read_contact(lines: Sequence[Line], top: Sequence[Line], document: str) -> Contact:
    """The contact; `top` are the lines in which the name is looked for, the likeliest first."""
    evidence: list[Evidence] = []
    email = phone = None
    for line in lines:
        match = _EMAIL.search(line.text)
        if match and email is None:
            email = match[0]
            evidence += evidence_at("contact", document, line, match.start(), match.end())
        match = _PHONE.search(line.text)
        if match and phone is None:
            phone = match[0].strip()
            evidence += evidence_at("contact", document, line, match.start(), match.end())
    name = _find_name(top)
    if name is None:
        return Contact(None, email, phone, tuple(evidence))
    line, begin, stop = name
    evidence[:0] = evidence_at("contact", document, line, begin, stop)
    text = line.text[begin:stop]
    return Contact(text.title() if text.isupper() else text, email, phone, tuple(evidence))


def _find_name(lines: Sequence[Line]) -> tuple[Line, int, int] | None:
    best: tuple[float, Line, int, int] | None = None
    for i, line in enumerate(lines[:_TOP]):
        for a, b in line.segments():
            label = _LABEL.match(line.text[a:b])
            begin = a + (label.end() if label else 0)
            cut = _AFTER_NAME.search(line.text[begin:b])
            stop = begin + cut.start() if cut else b
            score = _name_score(line, line.text[begin:stop], i)
            if score > 0 and (best is None or score > best[0]):
                best = (score, line, begin, stop)
    return best[1:] if best else None


def _name_score(line: Line, text: str, index: int) -> float:
    words = text.split()
    if (
        not 2 <= len(words) <= 5
        or any(not _NAME_WORD.match(w) for w in words)
        or _NOT_NAME.search(text)
    ):
        return 0.0
    if any(c.isdigit() for c in text) or section_kind(text):
        return 0.0
    if title_score(text) >= 0.6 or place_score(text) >= 0.8 or employer_score(text) >= 0.8:
        return 0.0
    return line.size + (3 if line.bold else 0) - index * 0.8
