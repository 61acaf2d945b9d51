"""Schools that stand in a section on education as those of its degrees do, and that none took up.

What was earned there may be a degree whose name was not understood; nobody can say that there is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from hiring.reading.conferral import conferred
from hiring.reading.dates import find_dates
from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Degree
from hiring.reading.features import is_bullet
from hiring.reading.institutions import SEPARATOR, TRIM, Place, find_schools
from hiring.reading.sections import Section
from hiring.reading.stays import named_on
from hiring.reading.words import Line

# What is no degree, or tells that none was earned.
_ELSE = re.compile(
    r"\b(?:certif\w*|diploma|ged|high school|courses?|course ?work|classes|training|workshops?|"
    r"seminars?|exchange|abroad|minor|honou?rs|awards?|prize|scholar\w*|fellow\w*|thes[ei]s|"
    r"dissertation|licen[sc]\w+|continuing|professional|transfer\w*)\b",
    re.I,
)


def find_unclaimed(
    sections: Sequence[Section], degrees: Sequence[Degree], document: str
) -> Iterator[Degree]:
    """A degree of no known level at each such school."""
    known = {degree.institution for degree in degrees if degree.institution}
    for section in sections:
        if section.kind != "education":
            continue
        for at, line in enumerate(section.lines):
            schools = find_schools(line) if _may_head(line) else []
            if len(schools) != 1 or not _alone(schools[0]) or _is_known(schools[0].text, known):
                continue
            near = [x.text for x in section.lines[max(0, at - 1) : at + 2]]
            if not _ELSE.search(" ".join(near)) and _may_be_conferred(line, near):
                known.add(schools[0].text)
                yield _at(schools[0], document)


def _is_known(school: str, known: Set[str]) -> bool:
    """Whether a degree has the school, or one whose name has this one in it or is in it; a word
    alone is the rest of a name."""
    return " " not in school or any(school in other or other in school for other in known)


def _may_head(line: Line) -> bool:
    return not is_bullet(line.text) and not named_on(line, True)


def _alone(school: Place) -> bool:
    """Whether the line has nothing but the school, a place and dates."""
    text = school.line.text
    if text[: school.begin].strip(TRIM):
        return False
    rest = text[school.stop :]
    for date in reversed(find_dates(rest)):
        rest = rest[: date.begin] + rest[date.stop :]
    parts = [p.strip(TRIM) for p in SEPARATOR.split(rest) if p and p.strip(TRIM)]
    return len(parts) <= 2 and all(len(part.split()) <= 3 for part in parts)


def _may_be_conferred(line: Line, near: Sequence[str]) -> bool:
    others = [text for text in near if text != line.text]
    return conferred("\n".join((line.text, *others)), institution=True, open_ended=False) != "no"


def _at(school: Place, document: str) -> Degree:
    return Degree(
        level="other",
        degree=None,
        field=None,
        institution=school.text,
        year=None,
        conferred="unclear",
        equivalence="unclear",
        evidence=tuple(
            evidence_at("institution", document, school.line, school.begin, school.stop)
        ),
    )
