"""Cuts a field of study, as a résumé words it, into the parts that a discipline can be matched with.

`B.S. in Business Administration - Finance & MIS (minor in Music)` has the head `business administration` and, narrowing it,
`finance` and `mis`.  Abbreviations are written out, plurals are made singular, and remnants of the degree's name are left off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classification.words import fold

Words = tuple[str, ...]

# Abbreviations that stand for one word in the names of fields, whatever the field.
WRITTEN_OUT = {
    "comp": "computer",
    "sci": "science",
    "scis": "science",
    "info": "information",
    "tech": "technology",
    "mgmt": "management",
    "mgt": "management",
    "mngt": "management",
    "engr": "engineering",
    "engg": "engineering",
    "engrg": "engineering",
    "sys": "systems",
    "admin": "administration",
    "bus": "business",
    "maths": "mathematics",
    "elec": "electrical",
    "dev": "development",
    "educ": "education",
}
# Words that say nothing about which field it is.
EMPTY = frozenset(
    "applied general advanced major majors degree program programme honors honours hons honor option track with "
    "concentration emphasis specialization specialisation specializing focus double dual the a an".split()
)
_LEVEL = r"(?:associate|bachelor|baccalaureate|master|doctor|doctorate|undergraduate|graduate|diploma)(?:'?s|’s)?"
_KIND = (
    r"(?:applied\s+)?(?:business|computer)?\s*"
    r"(?:science|arts|engineering|technology|philosophy|education|administration|applications|laws|studies)s?"
)
_SHORT = r"(?:b\.?s\.?c?|b\.?a|b\.?e|b\.?tech|b\.?eng|m\.?s\.?c?|m\.?a|m\.?e|m\.?tech|m\.?eng|ph\.?\s?d|a\.?a\.?s|a\.?s|a\.?a)\.?"
DEGREE_NAMES = (
    re.compile(rf"^(?:{_LEVEL}|{_SHORT})(?:\s+degree)?(?:\s+(?:with\s+)?hon(?:ou?)?rs)?\s+in\s+", re.I),
    re.compile(rf"^{_LEVEL}(?:\s+degree)?(?:\s+of)?\s+{_KIND}\s+in\s+", re.I),
    re.compile(rf"^{_LEVEL}(?:\s+degree)?\s+of\s+(?:science|arts|philosophy|applied\s+science)\b[\s,:–—-]*", re.I),
    re.compile(rf"^{_LEVEL}(?:\s+degree)?(?:\s+of)?(?:\s+|$)", re.I),
    re.compile(r"^(?:double\s+|dual\s+)?major(?:ed|ing)?(?:\s+in|\s*:)\s+", re.I),
    re.compile(rf"^{_SHORT}(?:\s+|$)(?=\W*\w)", re.I),
)
DEGREE_ALONE = re.compile(rf"(?:{_SHORT}|\(?hon(?:ou?r)?s\.?\)?|{_LEVEL}(?:\s+degree)?)", re.I)
MINOR = re.compile(r"[\s,;(/&-]*(?:\b(?:and|with)\b\s+)?(?:an?\s+)?\bminor(?:s|ed|ing)?\b.*$", re.I)
HONORS = re.compile(
    r"\bwith\s+(?:high(?:est)?\s+|great\s+)?(?:honou?rs|distinction|merit)\b|\b(?:summa|magna)?\s*cum\s+laude\b", re.I
)
NARROWS = re.compile(
    r"\s+[-–—]+\s*|[–—:()\[\]]+|\s+-|"
    r"[\s,]+(?:with\s+)?(?:an?\s+|the\s+)?(?:concentrat(?:ion|ing)|emphasis|speciali[sz](?:ation|ing)|focus|option|track|major)\s*"
    r"(?:\s(?:in|on|of|areas?)\b|:)\s*|\s+(?:in|with)\s+(?:an?\s+)?",
    re.I,
)
JOINS = re.compile(r"\s*(?:[/+;|&]|\band\b)\s*", re.I)
BUSINESS_DEGREE = re.compile(r"^(?:e?mba|bba|m\.b\.a\.?|b\.b\.a\.?)(?=[\s,]+\w)[\s,]*", re.I)


@dataclass(frozen=True, slots=True)
class FieldText:
    """The parts of a field: each part is a list of words that were joined by "and" or the like; commas divide `lists`.

    `narrowing` holds the same for each thing said to narrow the head: a concentration, a bracket, what follows a dash."""

    head: tuple[tuple[Words, ...], ...]
    narrowing: tuple[tuple[tuple[Words, ...], ...], ...]


def cut_field(text: str) -> FieldText:
    """The parts of a field of study; an empty head where the text names none."""
    rest = _strip_degree(HONORS.sub(" ", MINOR.sub("", text.strip())))
    rest = BUSINESS_DEGREE.sub("business administration - ", rest)
    pieces = [_strip_degree(piece) for piece in NARROWS.split(rest)]
    lists = [cut for piece in pieces if (cut := _cut_list(piece))]
    return FieldText(lists[0] if lists else (), tuple(lists[1:]))


def fold_field(text: str) -> Words:
    """The words of a field's name, abbreviations written out and plurals made singular."""
    return tuple(_singular(WRITTEN_OUT.get(word, word)) for word in fold(text))


def _strip_degree(text: str) -> str:
    """The text without the name of the degree in front: `Bachelor of Science in`, `B.S.`, `Major:`."""
    before = ""
    text = text.strip(" ,.;")
    while text != before:
        before = text
        for pattern in DEGREE_NAMES:
            text = pattern.sub("", text, count=1).strip(" ,")
    return text


def _cut_list(text: str) -> tuple[tuple[Words, ...], ...]:
    """The comma-divided entries of the text, each as the parts that "and" joins."""
    entries = []
    for entry in text.split(","):
        if DEGREE_ALONE.fullmatch(entry.strip()):
            continue
        parts = tuple(words for part in JOINS.split(entry) if (words := fold_field(part)))
        if parts:
            entries.append(parts)
    return tuple(entries)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
