"""The field of study, minor and concentration that stand beside a degree's name.  Pure."""

from __future__ import annotations

import re

from hiring.reading.institutions import institution_bounds, institution_like
from hiring.reading.phrases import place_score

_LEAD = re.compile(
    r"^(?:[\s,:|•·–—()\[./-]|\bdegrees?\b|\b(?:majors?|mayor|majoring|majored)(?:\s+in)?\b\s*:?|"
    r"\b(?:double|dual|joint|combined|single|first[- ]class|second[- ]class|1st|upper)\b|"
    r"\bclass\b(?!\s+of)|"
    r"\bwith\s+(?:an?\s+)?(?:(?:double|dual)\s+)?(?:majors?|mayor|speciali[sz]ation)\s+in\b|"
    r"\b(?:with\s+)?(?:joint\s+|join\s+|single\s+|high(?:est)?\s+)?(?:honou?rs|hons)\b\.?|\bco-?op\b\.?|"
    r"\bwith\s+(?:high\s+|first[- ]class\s+)?(?:distinction|merit)\b|"
    r"\b(?:(?:summa|magna)\s+)?cum\s+laude\b|"
    r"\b(?:candidate|student|course|programme|program)\b(?=\s*(?:in\b|,|:|-|–|$))|"
    r"\bin\b(?!\s+pro)|\bof\b|\bdegree\s+in\b)+",
    re.I,
)
_ASIDE = re.compile(
    r"\(\s*(?:(?:joint |single )?hon(?:ou?r)?s\.?|oxon\.?|cantab\.?|program(?:me)?|course|"
    r"by research|research|taught|thesis|part[- ]time|full[- ]time|distinction|merit|"
    r"(?:first|second|1st|2nd)[ -]class[^)]*|2[:.][12]|co-?op|dual|double|with [^)]*)\s*\)",
    re.I,
)
_COUNTRY = re.compile(r"\(([A-Z][\w. ]+)\)(?=\s*[A-Z])")
_CONNECTOR = re.compile(r"\s+(?:and|&|in|of|with|the)$", re.I)
_END = re.compile(
    r"\s*(?:[|•·;()\[\]]|(?<=[a-z]{4})\.\s|\s[–—-]+\s|–|—|\bfrom\b|\bat\b(?=\s+[A-Z])|\bGPA\b|\bminor|\bwith\b|"
    r"\bconcentration\b|\bemphasis\b|"
    r"\bspeciali[sz]|\bmagna\b|\bsumma\b|\bcum laude\b|\bhonou?rs\b|\bgraduated\b|\bcompleted\b|"
    r"\bexpected\b|\banticipated\b|"
    r"\bconferred\b|\bawarded\b|\bclass of\b|\bdegree\b|\bmay\b\s*$|\bin progress\b|"
    r"\bcandidate\b|\bcoursework\b|\bthesis\b|"
    r"(?:^|, )(?:dep(?:artmen)?t\b|faculty of\b|school of\b)|\bdissertation\b|"
    r",?\s*\b(?:first|second)[- ]class\b|\b(?:upper|lower) second\b|\bdistinction\b|"
    r"\badvis[oe]r\b|\bsupervis|"
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


_NO_FIELDS = frozenset(
    {"and", "in", "of", "with", "the", "hons", "honours", "honors", "degree", "city", "state"}
)


def trim_field(text: str) -> str | None:
    """The field of study at the start of the text, None where it starts with something else."""
    text = text[_lead_end(text) :].split("\n")[0]
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
    field = _CONNECTOR.sub("", ", ".join(kept[:3]).strip(" ,:.-–—/&"))
    if (
        not kept
        or len(field) < 2
        or len(field) > 90
        or not field[0].isalpha()
        or len(field.split()) > 12
        or field.lower() in _NO_FIELDS
    ):
        return None
    return field


def _lead_end(text: str) -> int:
    """Where what stands before the field ends: "(Hons)", "double major in", "(Norway)"."""
    at = 0
    while True:
        aside = _ASIDE.match(text, at) or _country(text, at)
        if aside is None:
            lead = _LEAD.match(text[at:])
            if lead is None or not lead.end():
                return at
            opened = text.find("(", at, at + lead.end())
            aside = (_ASIDE.match(text, opened) or _country(text, opened)) if opened >= 0 else None
            if aside is None:
                return at + lead.end()
        at = aside.end()


def _country(text: str, at: int) -> re.Match[str] | None:
    """The name of a country or city in brackets at a place of the text."""
    match = _COUNTRY.match(text, at)
    return match if match and place_score(match[1]) >= 0.7 else None


def find_minor(text: str) -> str | None:
    """The minor that the text states."""
    match = _MINOR.search(text)
    return (match["m"] or match["n"]).strip(" ,-") if match else None


def find_concentration(text: str) -> str | None:
    """The concentration, emphasis or specialization that the text states."""
    match = _FOCUS.search(text)
    return (match["c"] or match["d"]).strip(" ,-") if match else None
