"""Fields that a form-like résumé states by name: "Position Title: …", "Employer: …", "Hours per
week: …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hiring.reading.words import Line

Kind = Literal["title", "employer", "place", "skip"]
_NAMES: dict[Kind, str] = {
    "title": r"(?:job |position )?title|position|job|role|"
    r"occupation(?: or(?: position(?: held)?)?)?",
    "employer": r"(?:employer|company|organi[sz]ation|agency|firm|institution)(?: name)?|name "
    r"and(?: (?:place|address)(?: of(?: employer)?)?)?",
    "place": r"location|city(?:[ ,/]+state)?|place|address|duty station|employer address",
    "skip": r"dates?(?: \w+)?|period|duration|from|(?:average )?hours(?: per week)?|"
    r"supervisor(?:'s name)?|salary|grade|series|phone"
    r"|pay(?: plan)?|schedule|(?:key )?duties(?:,? (?:and )?\w+){0,3}|(?:key )?responsibilities|"
    r"reason for leaving|status"
    r"|accomplishments|main activities(?: and \w+)?|may we contact\W{0,3}|contact|employment "
    r"type|clearance|reports? to|team size",
}
_LABEL = re.compile(
    r"(?:^|(?<=[\s|;•]))(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in _NAMES.items())
    + r")\s*:(?=\s|$)",
    re.I,
)

_ALONE = re.compile("|".join(f"(?P<{k}>{v})" for k, v in _NAMES.items()), re.I)
# What a form asks of a stay at a school.
_OF_STUDY = re.compile(
    r"(?:title|name) of(?: (?:the )?(?:qualification|degree|award)(?: awarded)?)?|awarded by|"
    r"(?:qualification|degree)(?: (?:awarded|obtained|title))?|"
    r"(?:name and type of )?(?:organi[sz]ation|institution|school|university)(?: providing .*)?|"
    r"principal subjects(?:/.*)?|level in (?:inter)?national classification",
    re.I,
)

_COLUMN = re.compile(
    r"(?:(?:dates?|periods?|from|to|years?|positions?|titles?|job|roles?|employers?|employment|"
    r"compan(?:y|ies)|organi[sz]ations?|agency|locations?|places?|duties|responsibilities|tasks|"
    r"description|accomplishments|achievements|degrees?|institutions?|schools?|college|field|major|"
    r"of|study|and|held|completed|conferred|awarded|key|main)\b[\s/&,]*)+|credential",
    re.I,
)


def is_column_label(text: str) -> bool:
    """Whether the text heads a column of a table ("Position and employer")."""
    return bool(_COLUMN.fullmatch(text.strip(" &/"))) and text[:1].isupper()


def names_value(text: str) -> bool:
    """Whether the text is the name of something that a form asks for ("Dates", "Awarded by")."""
    plain = text.strip(" :")
    return bool(plain) and bool(_ALONE.fullmatch(plain) or _OF_STUDY.fullmatch(plain))


@dataclass(frozen=True, slots=True)
class Stated:
    """A value at characters `begin` to `stop` with the kind that its label states."""

    kind: Kind
    begin: int
    stop: int


def find_stated(line: Line) -> list[Stated]:
    """The labelled values of a line that begins with a label, in order; none for any other line.

    A label ends with a colon, or with the wide gap after it in a form of two columns."""
    text = line.text
    if ":" not in text and not line.breaks:
        return []
    first = line.segments()[0]
    alone = _ALONE.fullmatch(text[: first[1]])
    if alone and first[1] < len(text):
        return [Stated(next(k for k in _NAMES if alone[k]), first[1], len(text))]
    labels = list(_LABEL.finditer(text))
    if not labels or text[: labels[0].start()].strip(" •-|"):
        return []
    found = []
    for n, label in enumerate(labels):
        stop = labels[n + 1].start() if n + 1 < len(labels) else len(text)
        kind = next(k for k in _NAMES if label[k])
        found.append(Stated(kind, label.end(), stop))
    return found
