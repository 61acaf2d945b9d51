"""Cuts a field of study, as a résumé words it, into parts that a discipline can be matched with.

`B.S. in Business Administration - Finance & MIS (minor in Music)` has the head `business
administration` and, narrowing it, `finance` and `management information system`.  Abbreviations are
written out, plurals are made singular, and remnants of the degree's name are left off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classification.words import fold

Words = tuple[str, ...]
Joined = tuple[Words, ...]
Listed = tuple[Joined, ...]

# What is longer is no field of study, and matching it would cost time.
LONGEST_FIELD = 300
# Abbreviations that stand for one word in the names of fields, whatever the field.
WRITTEN_OUT = {
    "admin": "administration",
    "bus": "business",
    "comp": "computer",
    "dev": "development",
    "educ": "education",
    "elec": "electrical",
    "engg": "engineering",
    "engr": "engineering",
    "engrg": "engineering",
    "info": "information",
    "maths": "mathematics",
    "mgmt": "management",
    "mgt": "management",
    "mngt": "management",
    "sci": "science",
    "scis": "science",
    "sys": "systems",
    "tech": "technology",
}
# Words that say nothing about which field it is; so do numbers (a year, a grade).
EMPTY = re.compile(
    r"an?|the|with|applied|general|advanced|double|dual|majors?|degree|programm?e?|option|track|gpa"
    r"|hon(?:ou?r)?s?|concentration|emphasis|focus|speciali[sz]ation|\d+"
)

_LEVEL = (
    r"(?:associate|bachelor|baccalaureate|master|doctor|doctorate|undergraduate|graduate|diploma)"
    r"(?:['’]?s)?(?:\s+degree)?"
)
_KIND = r"(?:applied\s+)?(?:science|art|engineering|technology|philosophy|studie)s?"
_SHORT = (
    r"(?:b\.?s\.?c?|b\.?a|b\.?e|b\.?tech|b\.?eng|m\.?s\.?c?|m\.?a|m\.?e|m\.?tech|m\.?eng"
    r"|ph\.?\s?d|a\.?a\.?s|a\.?s|a\.?a)\.?"
)
_HONORS = r"(?:with\s+)?hon(?:ou?r)?s\.?"
# The name of a degree in front of a field, each form alone: "B.S. Honors in", "Bachelor of
# Science in", "Bachelor of Science,", "Bachelor of", "Major:", "BSc".
DEGREE_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:{_LEVEL}|{_SHORT})(?:\s+{_HONORS})?\s+in\s+",
        rf"^{_LEVEL}(?:\s+of)?\s+{_KIND}\s+in\s+",
        rf"^{_LEVEL}\s+of\s+(?:science|arts|philosophy|applied\s+science)\b[\s,:–—-]*",
        rf"^{_LEVEL}(?:\s+of)?(?:\s+|$)",
        r"^(?:double\s+|dual\s+)?major(?:ed|ing)?(?:\s+in|\s*:)\s+",
        rf"^{_SHORT}(?:\s+|$)(?=\W*\w)",
    )
)
DEGREE_ALONE = re.compile(rf"{_SHORT}|{_HONORS}|{_LEVEL}", re.IGNORECASE)
# Degrees whose letters name the field; what follows them narrows it.
FIELD_DEGREES = tuple(
    (re.compile(rf"^(?:{letters})\.?(?=[\s,]+\w)[\s,]*(?:in\s+)?", re.IGNORECASE), name)
    for letters, name in (
        (r"e?m\.?b\.?a|b\.?b\.?a|d\.?b\.?a", "business administration"),
        (r"m\.?p\.?a", "public administration"),
        (r"[bm]\.?ed|ed\.?[dsm]", "education"),
        (r"m\.?s\.?w", "social work"),
    )
)
# A minor is no field of the degree: it and what follows it are left out.
MINOR = re.compile(
    r"(?:^|[,;(|/])[^,;(|/]*\bminor\b[\s.)]*$"
    r"|[\s,;(/&-]*(?:\b(?:and|with)\b\s+)?(?:an?\s+)?\bminor(?:s|ed|ing)?\b.*$",
    re.IGNORECASE | re.DOTALL,
)
PRAISE = re.compile(
    r"\bwith\s+(?:high(?:est)?\s+|great\s+)?(?:honou?rs|distinction|merit)\b"
    r"|\b(?:summa|magna)?\s*cum\s+laude\b",
    re.IGNORECASE,
)
# What follows narrows what stands before: a dash, a bracket, "concentration in", "in", "with".
NARROWS = re.compile(
    r"\s+[-–—]+\s*|[–—:()\[\]]+"
    r"|[\s,]+(?:with\s+)?(?:an?\s+|the\s+)?"
    r"(?:concentrat(?:ion|ing)|emphasis|speciali[sz](?:ation|ing)|focus|option|track|major)\s*"
    r"(?:\s(?:in|on|of|areas?)\b|:)\s*"
    r"|\s+(?:in|with)\s+(?:an?\s+)?",
    re.IGNORECASE,
)
DIVIDES = re.compile(r"[,;:()\[\]–—|]|\s-|-\s")
JOINS = re.compile(r"\s*(?:[/+;|&]|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldText:
    """The parts of a field of study: its `head`, and what is said to be `narrowing` it.

    Each is a list divided by commas; an entry has the parts that "and" or the like joins, and a
    part is a run of words."""

    head: Listed
    narrowing: tuple[Listed, ...]


def cut_field(text: str) -> FieldText:
    """The parts of a field of study; an empty head where the text names none."""
    short = " ".join(text.split())[:LONGEST_FIELD]
    rest = _strip_degree(PRAISE.sub(" ", MINOR.sub("", short)))
    for letters, name in FIELD_DEGREES:
        rest = letters.sub(f"{name} - ", rest)
    lists = [cut for piece in NARROWS.split(rest) if (cut := _cut_list(_strip_degree(piece)))]
    return FieldText(lists[0] if lists else (), tuple(lists[1:]))


def is_plain(text: str) -> bool:
    """Whether the field is words alone, without a sign that divides it."""
    return not DIVIDES.search(text)


def fold_field(text: str) -> Words:
    """The words of a field's name, abbreviations written out and plurals made singular."""
    words = [WRITTEN_OUT.get(word, word) for word in fold(text)]
    # "Eng" in front is as likely English; after another word it is engineering.
    words[1:] = ["engineering" if word == "eng" else word for word in words[1:]]
    return tuple(_singular(word) for word in words)


def drop_empty(words: Words) -> Words:
    """The words that say something about which field it is."""
    return tuple(word for word in words if not EMPTY.fullmatch(word))


def _strip_degree(text: str) -> str:
    """The text without the name of the degree in front."""
    before, text = "", text.strip(" ,.;\t\n")
    while text != before:
        before = text
        for pattern in DEGREE_NAMES:
            text = pattern.sub("", text, count=1).strip(" ,")
    return text


def _cut_list(text: str) -> Listed:
    """The entries between commas, each as the parts that "and" joins."""
    entries = []
    for entry in text.split(","):
        if DEGREE_ALONE.fullmatch(entry.strip()):
            continue
        parts = tuple(words for part in JOINS.split(entry) if (words := fold_field(part)))
        if parts:
            entries.append(parts)
    return tuple(entries)


def _singular(word: str) -> str:
    """The word without the plural's ending; "arts" stays, since the degree is not the subject."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "arts")):
        return word[:-1]
    return word
