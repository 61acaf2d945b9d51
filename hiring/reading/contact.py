"""Name, email and telephone of the person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Contact, Evidence
from hiring.reading.names import find_name
from hiring.reading.words import Line

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?<![\d.])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.–-]{0,3}\d{3}[\s.–-]{1,3}\d{4}(?!\d)|(?<!\d)"
    r"\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,5}(?!\d)"
)


def read_contact(lines: Sequence[Line], top: Sequence[Line], document: str) -> Contact:
    """The contact; `top` are the lines in which the name is looked for, the likeliest first."""
    email, email_line, evidence = _first(_EMAIL, lines, document)
    phone, phone_line, more = _first(_PHONE, lines, document)
    evidence += more
    addresses = [line for line in (email_line, phone_line) if line is not None]
    name = find_name(lines, top, addresses, email)
    if name is None:
        return Contact(None, email, phone, tuple(evidence))
    stands = [e for part in name.parts for e in evidence_at("contact", document, *part)]
    text = name.text.title() if name.text.isupper() else name.text
    return Contact(text, email, phone, (*stands, *evidence))


def _first(
    pattern: re.Pattern[str], lines: Sequence[Line], document: str
) -> tuple[str | None, Line | None, list[Evidence]]:
    """The first match, the line that has it, and its evidence."""
    for line in lines:
        match = pattern.search(line.text)
        if match:
            evidence = evidence_at("contact", document, line, match.start(), match.end())
            return match[0].strip(), line, evidence
    return None, None, []
