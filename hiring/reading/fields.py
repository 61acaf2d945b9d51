"""The field of study, minor and concentration that stand beside a degree's name.  Pure."""

from __future__ import annotations

import re

from hiring.reading.institutions import institution_bounds, institution_like
from hiring.reading.phrases import place_score

_LEAD = re.compile(
    r"^(?:[\s,:|•·–—()\[-]|\bdegrees?\b|\bmajor(?:ing|ed)?(?:\s+in)?\b\s*:?|"
    r"\bwith\s+a?\s*major\s+in\b|\b(?:with\s+)?honou?rs\b|\bin\b|\bof\b|\bdegree\s+in\b)+",
    re.I,
)
_END = re.compile(
    r"\s*(?:[|•·;()\[\]]|\s[–—-]+\s|–|—|\bfrom\b|\bat\b(?=\s+[A-Z])|\bGPA\b|\bminor|\bwith\b|"
    r"\bconcentration\b|\bemphasis\b|"
    r"\bspeciali[sz]|\bmagna\b|\bsumma\b|\bcum laude\b|\bhonou?rs\b|\bgraduated\b|\bcompleted\b|"
    r"\bexpected\b|\banticipated\b|"
    r"\bconferred\b|\bawarded\b|\bclass of\b|\bdegree\b|\bmay\b\s*$|\bin progress\b|"
    r"\bcandidate\b|\bcoursework\b|\bthesis\b|"
    r"\bfocus|\bdean's|\bGrade\b|\bCGPA\b|\bincomplete\b|\bnot completed\b)",
    re.I,
)
_MINOR = re.compile(
    r"\b(?:minor(?:ed|s|ing)?\s*(?:in|:|-|–|,)?|with\s+a\s+minor\s+in)\s*(?P<m>[A-Z][\w &/-]*(?:,"
    r" (?=[A-Z][a-z]+ and )[\w &/-]+)?)|(?P<n>[A-Z][\w &]+?) +minor\b"
)
_FOCUS = re.compile(
    r"\b(?i:concentration|concentrating|emphasis|speciali[sz]ation|speciali[sz]ing|focus|focused|"
    r"focusing|track|option)\b\s*(?:(?:in|on|of)\b|:|-|–)?\s*(?P<c>[A-Z][\w &/-]*)|"
    r"(?P<d>[A-Z][\w &]+?) +(?i:concentration|emphasis|specialization|track|option)\b"
)


def trim_field(text: str) -> str | None:
    """The field of study at the start of the text, None where it starts with something else."""
    text = text[_lead_end(text) :]
    end = _END.search(text)
    if end:
        text = text[: end.start()]
    parts = re.split(r"\s*,\s+|\s+,\s*", text)
    kept: list[str] = []
    for part in parts:
        if institution_like(part):
            before = part[: institution_bounds(part)[0]].strip()
            kept += [before] if before else []
            break
        if place_score(part) >= 0.7 or not part or re.match(r"\d", part):
            break
        kept.append(part)
    field = ", ".join(kept[:3]).strip(" ,:.-–—/&")
    if (
        not kept
        or len(field) < 2
        or len(field) > 90
        or not field[0].isalpha()
        or len(field.split()) > 12
    ):
        return None
    return field


def _lead_end(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0


def find_minor(text: str) -> str | None:
    """The minor that the text states."""
    match = _MINOR.search(text)
    return (match["m"] or match["n"]).strip(" ,-") if match else None


def find_concentration(text: str) -> str | None:
    """The concentration, emphasis or specialization that the text states."""
    match = _FOCUS.search(text)
    return (match["c"] or match["d"]).strip(" ,-") if match else None
