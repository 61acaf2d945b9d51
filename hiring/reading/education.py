"""Degrees from the sections on education."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from hiring.reading.conferral import HONORARY, conferred
from hiring.reading.dates import DateSpan, find_dates, year_of
from hiring.reading.degrees import Mention, find_mentions
from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Conferred, Degree, Evidence
from hiring.reading.features import is_bullet
from hiring.reading.fields import find_concentration, find_minor, trim_field
from hiring.reading.institutions import SEPARATOR, TRIM, Place, institution_like
from hiring.reading.phrases import is_topic, place_score
from hiring.reading.sections import Section
from hiring.reading.stated import names_value
from hiring.reading.stays import Block, split_blocks
from hiring.reading.vocabulary import load_list, load_yaml
from hiring.reading.words import Line

# Sections whose degrees are other people's, or what a post or a prize is called after.
_OF_OTHER_THINGS = frozenset(
    {"experience", "teaching", "references", "projects", "publications", "skills", "awards"}
)
_CLOSE = 0.6  # white space, in text sizes, above a line that goes on the one before
_NARROW = 20  # of the text size: a column that many a field breaks
_LONGEST_NOTE = 160  # letters of a line that may speak of a degree
_JOINS = re.compile(r"[\s,]*(?:&|/|and|\+|)[\s,]*")
_QUALIFIED = re.compile(r"\bqualifications?\b|\bcredentials?\b|\bdegrees?\b", re.I)
_MONTH = re.compile(r"\d{4}-\d\d")
# Said of a degree, and of nothing else, wherever it stands.
_AWAITED = re.compile(
    r"\b(?:anticipated|expected|projected|estimated)\s+(?:graduation|completion|degree)\b|"
    r"\b(?:graduation|degree)\s+(?:is\s+)?(?:anticipated|expected|pending|in progress)\b|"
    r"\b(?:in progress,? expected|anticipated graduation)\b",
    re.I,
)
_SCHOOL = re.compile(r"\b(?:high school|diploma|ged|certificate)\b", re.I)


def read_education(sections: Sequence[Section], document: str) -> list[Degree]:
    """The degrees of the sections on education, or of other sections where there is none."""
    chosen = [s for s in sections if s.kind == "education"]
    strict = bool(chosen)
    if not chosen:
        chosen = [s for s in sections if _may_name_degrees(s)]
    degrees: list[Degree] = []
    for section in chosen:
        for block in split_blocks(section.lines, strict):
            degrees += _degrees(block, document)
    if _AWAITED.search(" ".join(x.text for s in sections if s not in chosen for x in s.lines)):
        degrees = [_leave_open(degree) for degree in degrees]
    return degrees if strict else [d for d in degrees if d.institution]


def _leave_open(degree: Degree) -> Degree:
    """The degree, its conferral open where no year tells: words about it stand elsewhere."""
    undecided = degree.conferred == "yes" and degree.year is None
    return replace(degree, conferred="unclear") if undecided else degree


def _may_name_degrees(section: Section) -> bool:
    """Whether degrees of the person may stand in a section where none is on education."""
    if section.heading is not None and _QUALIFIED.search(section.heading.text):
        return True
    return section.kind not in _OF_OTHER_THINGS


def _degrees(block: Block, document: str) -> list[Degree]:
    out = []
    for n, (line, mention) in enumerate(block.mentions):
        school = _nearest_school(block, line, mention)
        date = _date_for(block, n)
        place, field_text = _field(block, line, mention, n)
        near = _near_text(block, n)
        end = date[1].end if date else None
        evidence: list[Evidence] = evidence_at(
            "degree", document, line, mention.begin, mention.stop
        )
        if place:
            evidence += evidence_at("field", document, place.line, place.begin, place.stop)
        if school:
            evidence += evidence_at("institution", document, school.line, school.begin, school.stop)
        if date:
            evidence += evidence_at("conferred", document, date[0], date[1].begin, date[1].stop)
        out.append(Degree(
            level=mention.level, degree=mention.name, field=field_text,
            institution=school.text if school else None, year=year_of(end),
            conferred=_conferred(block, near, date, institution=school is not None),
            honorary=bool(HONORARY.search(near)), minor=find_minor(near),
            concentration=find_concentration(near),
            date=end if end and _MONTH.fullmatch(end) else None,
            equivalence=_equivalence(near), evidence=tuple(evidence),
        ))  # fmt: skip
    return out


def _conferred(
    block: Block, near: str, date: tuple[Line, DateSpan] | None, *, institution: bool
) -> Conferred:
    """Whether it was conferred; a dash with nothing behind it leaves open whether its time has an
    end."""
    open_ended = date is not None and date[1].end == "present"
    dash = open_ended and date is not None and not date[0].text[: date[1].stop][-1:].isalpha()
    behind = "\n".join(line.text for line in block.behind)
    said = conferred(near, institution, open_ended and not dash, behind)
    return "unclear" if dash and said == "yes" else said


def _near_text(block: Block, n: int) -> str:
    """The text that speaks of the degree: the line that names it, or its own part of a line with
    several, then the block's lines below and above.
    """
    line, mention = block.mentions[n]
    same = [m for x, m in block.mentions if x is line]
    if len(same) > 1:
        after = [m.begin for m in same if m.begin > mention.begin]
        return line.text[mention.begin : min(after, default=len(line.text))]
    at = next(i for i, x in enumerate(block.lines) if x is line)
    around = [*block.lines[at + 1 :], *block.lines[:at]]
    others = [x.text for x in around if len(x.text) < _LONGEST_NOTE]
    return "\n".join((line.text, *others))


def _nearest_school(block: Block, line: Line, mention: Mention) -> Place | None:
    same = [s for s in block.schools if s.line is line]
    after = [s for s in same if s.begin > mention.begin]
    return next(iter(after or same or block.schools), None)


def _date_for(block: Block, n: int) -> tuple[Line, DateSpan] | None:
    if not block.dates:
        return None
    line, mention = block.mentions[n]
    if len(block.mentions) > 1 and len(block.dates) == len(block.mentions):
        return block.dates[n]
    same = [d for d in block.dates if d[0] is line]
    after = [d for d in same if d[1].begin >= mention.begin]
    if after or same:
        return (after or same)[0]
    places = {id(x): i for i, x in enumerate(block.lines)}
    at = places[id(line)]
    return min(block.dates, key=lambda d: abs(places[id(d[0])] - at))


def _field(block: Block, line: Line, mention: Mention, n: int) -> tuple[Place | None, str | None]:
    """Where the field of study stands, and what it is."""
    found = _field_after(line, mention)
    if found is None and mention.field is None:
        found = (
            _field_before(line, mention)
            or _field_behind(line, mention)
            or _field_near(block, line)
            or _named_field(mention)
        )
    if found is not None:
        if rest := _wrapped(block, line, found):
            begin = line.text.find(found)
            return Place(line, begin, begin + len(found)), f"{found} {rest}"
        begin = line.text.find(found) if found in line.text else -1
        if begin >= 0:
            return Place(line, begin, begin + len(found)), found
        for other in block.lines:
            if found in other.text:
                at = other.text.find(found)
                return Place(other, at, at + len(found)), found
    text = found or mention.field
    return (Place(line, mention.begin, mention.stop) if mention.field and not found else None), text


def _wrapped(block: Block, line: Line, field: str) -> str | None:
    """The rest of a field that fills its line, or its part of a line with a date behind it, or
    stands in a narrow column, and goes on below."""
    part = next((s for s in line.segments() if line.text[s[0] : s[1]].endswith(field)), None)
    at = block.lines.index(line) + 1 if line in block.lines else len(block.lines)
    if part is None or at == len(block.lines):
        return None
    width = line.right - line.left
    full = part[1] < len(line.text) or line.x1 > line.left + 0.85 * width
    full = full or 0 < width < _NARROW * line.size
    below = block.lines[at]
    first = below.segments()[0] if part[0] == 0 else (0, len(below.text))
    rest = below.text[first[0] : first[1]]
    goes_on = below.gap < _CLOSE and below.look == line.look and is_topic(rest)
    return rest if full and goes_on else None


def _field_after(line: Line, mention: Mention) -> str | None:
    end = next((b for a, b in line.segments() if a <= mention.begin < b), len(line.text))
    following = [m.begin for m in find_mentions(line.text) if m.begin > mention.begin]
    stops = [end, *following, *(d.begin for d in find_dates(line.text) if d.begin >= mention.stop)]
    rest = line.text[mention.stop : min(stops)]
    if rest.lstrip().startswith(("from ", "at ")):
        return None
    if following and _JOINS.fullmatch(rest):  # "B.S. and M.S. in Physics"
        after = next(m for m in find_mentions(line.text) if m.begin == following[0])
        return _field_after(line, after)
    return trim_field(rest)


def _named_field(mention: Mention) -> str | None:
    """The field that a degree is called after ("Bachelor of Fine Arts")."""
    base = mention.name.lower().partition(" of ")[2]
    return base.title() if base in ("fine arts", "applied arts", "engineering") else None


def _field_before(line: Line, mention: Mention) -> str | None:
    before = line.text[_label_end(line) : mention.begin].strip(TRIM)
    parts = [p.strip(TRIM) for p in SEPARATOR.split(before) if p and p.strip(TRIM)]
    for part in reversed(parts):
        if _is_field(part):
            return str(part)
    return None


def _label_end(line: Line) -> int:
    """Where the name of what a form asks for ends that the line begins with; 0 where none does."""
    begin, stop = line.segments()[0]
    return stop if names_value(line.text[begin:stop]) else 0


def _field_behind(line: Line, mention: Mention) -> str | None:
    """A field in brackets or after a comma behind the institution, known by its last word."""
    known = load_list("field_words.txt")
    for part in SEPARATOR.split(line.text[mention.stop :]):
        text = (part or "").strip(TRIM)
        if _is_field(text) and text.split()[-1].lower() in known:
            return text
    return None


def _field_near(block: Block, line: Line) -> str | None:
    at = block.lines.index(line) if line in block.lines else 0
    near = [*block.lines[at + 1 : at + 3], *block.lines[max(0, at - 1) : at]]
    for text in [*_segments_after(line), *(other.text for other in near)]:
        cut = [d.begin for d in find_dates(text)]
        part = text[: min(cut, default=len(text))].split(" | ")[0].strip(TRIM)
        field_text = trim_field(part) if part and not is_bullet(text) else None
        if field_text and _is_field(field_text):
            return field_text
    return None


def _segments_after(line: Line) -> list[str]:
    return [line.text[a:b] for a, b in line.segments()[1:]]


def _is_field(text: str) -> bool:
    if (
        not text
        or find_dates(text)
        or institution_like(text)
        or place_score(text) >= 0.7
        or _SCHOOL.search(text)
    ):
        return False
    words = text.split()
    return (
        len(words) <= 8
        and text[0].isupper()
        and not re.search(r"\d|gpa|honors|:|\bcourse|\bdean", text, re.I)
        and len(text) > 3
    )


def _equivalence(near: str) -> Literal["plain", "unclear"]:
    text = near.lower()
    three = re.search(r"\b(?:three|3)[ -]year\b", text)
    words = set(re.findall(r"[a-z]+(?: [a-z]+)?", text)) | set(re.findall(r"[a-z]+", text))
    return "unclear" if three or words & set(load_yaml("degrees.yaml")["foreign"]) else "plain"
