"""The lines of a section on education by stay: one institution and what was earned there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hiring.reading.dates import DateSpan, find_dates
from hiring.reading.degrees import Mention, find_mentions
from hiring.reading.features import close_dates, is_bullet
from hiring.reading.institutions import TRIM, Place, find_schools, institution_like
from hiring.reading.stated import is_column_label
from hiring.reading.words import Line

# Lines about a thesis or who supervised it: the degrees that they name are not degrees held.
_ABOUT_THESIS = re.compile(
    r"^\W*(?:(?:ph\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|master'?s?|bachelor'?s?|doctoral|diploma|"
    r"honou?rs|undergraduate|graduate|senior)\s+)?(?:thes[ei]s|dissertation(?! in)|advis[oe]rs?|"
    r"supervisors?|supervised|committee|promotors?|examiners?|final (?:year )?project|capstone)\b",
    re.I,
)
_COURSES = re.compile(
    r"^\W*(?:\w+\s+)?(?:course ?work|courses|classes|credits?|studies)\s+"
    r"(?:in|for|toward|at|from)\b",
    re.I,
)
_ATTENDED = re.compile(r"^\W*(?:attended|\d+ credits?)\b", re.I)
_DATE_LABEL = 14  # letters beside a date that are but its label ("Conferred")
_CLOSE = 0.6  # white space, in text sizes, above a line that goes on the one before
_LAST_WORDS = 2  # that a name parted by a line's end has on the next
_LEAD = 6  # lines that a stay may have above the degree
_NEAR = 3  # lines between a degree and the school that is surely its own


@dataclass(slots=True)
class Block:
    """Lines that speak of one stay at one institution; those `behind` may speak of another."""

    lines: list[Line] = field(default_factory=list)
    mentions: list[tuple[Line, Mention]] = field(default_factory=list)
    schools: list[Place] = field(default_factory=list)
    dates: list[tuple[Line, DateSpan]] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)


def split_blocks(lines: Sequence[Line], education: bool = True) -> list[Block]:
    """The lines of a section by institution and degree."""
    joined = close_dates(lines)
    below = [*joined[1:], None]
    elsewhere = {id(a) for a, b in zip(joined, below, strict=False) if _elsewhere(a, b)}
    facts = [
        (line, named_on(line, education), find_schools(line), find_dates(line.text))
        for line in joined
        if not is_column_label(line.text)
    ]
    named = next((n for n, fact in enumerate(facts) if fact[1]), 0)
    facts = facts[max(0, named - _LEAD) :]  # the lines above are of something else
    school_first, date_first = _school_first(facts), _date_first(facts)
    blocks = [Block()]
    for line, mentions, schools, dates in facts:
        opens = date_first and _next_stay(blocks[-1], line, dates)
        if _ends_name(blocks[-1], line, mentions, schools):
            schools = []
        opens = opens or (id(line) in elsewhere and _may_leave(blocks[-1], line))
        if opens or _opens(blocks[-1], line, mentions, schools, dates, school_first):
            blocks.append(_inheriting(blocks[-1], mentions, schools, school_first))
        block = blocks[-1]
        block.lines.append(line)
        block.mentions += [(line, m) for m in mentions]
        block.schools += schools
        block.dates += [(line, d) for d in dates]
    return list(_with_degrees(blocks))


def _with_degrees(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that name a degree; what is said in one below that names none may be of the degree
    above, where that has no school of its own close by."""
    last = None
    for block in blocks:
        if block.mentions:
            last = block
            yield block
        elif last is not None and not _has_school(last):
            last.behind += [line for line in block.lines if not find_schools(line)]


def _has_school(block: Block) -> bool:
    """Whether a school stands close to the last degree of the block."""
    at = {id(line): n for n, line in enumerate(block.lines)}
    degree = at[id(block.mentions[-1][0])]
    places = [at[id(s.line)] for s in block.schools if id(s.line) in at]
    return any(abs(place - degree) <= _NEAR for place in places)


def _elsewhere(line: Line, below: Line | None) -> bool:
    """Whether the line is of courses or a time at a school that it names, or whose name it begins
    and the line below ends ("Upper Larch Junior" / "College")."""
    if not (_COURSES.match(line.text) or _ATTENDED.match(line.text)):
        return False
    text = line.text
    if below is not None and below.gap <= _CLOSE and len(below.text.split()) <= _LAST_WORDS:
        text += f" {below.text}"
    return institution_like(text)


def _may_leave(block: Block, line: Line) -> bool:
    """Whether such a line is of another school than the degree above: courses are, and a time
    where that degree has its own."""
    return bool(block.mentions) and bool(block.schools or _COURSES.match(line.text))


def _ends_name(
    block: Block, line: Line, mentions: Sequence[Mention], schools: Sequence[Place]
) -> bool:
    """Whether the line is but the last word of a school's name, begun on the line above
    ("Everwell Polytechnic" / "Institute."), or the rest of a sentence ("in the honors" /
    "college")."""
    if mentions or len(schools) != 1 or not block.schools or line.gap > _CLOSE:
        return False
    if line.text[:1].islower():
        return True
    above = block.schools[-1]
    reaches = above.line is block.lines[-1] and above.stop >= len(above.line.text.rstrip(TRIM))
    return reaches and len(line.text.split()) == 1


Fact = tuple[Line, list[Mention], list[Place], list[DateSpan]]


def _school_first(facts: Sequence[Fact]) -> bool:
    for _, mentions, schools, _ in facts:
        if mentions and schools:
            return schools[0].begin < mentions[0].begin
        if mentions or schools:
            return bool(schools)
    return False


def _date_first(facts: Sequence[Fact]) -> bool:
    """Whether each stay opens with its dates on a line above the degree."""
    first = next((fact for fact in facts if fact[1] or fact[2] or fact[3]), None)
    return first is not None and bool(first[3]) and not first[1] and not first[2]


def _next_stay(block: Block, line: Line, dates: Sequence[DateSpan]) -> bool:
    """Whether a line with hardly more than dates opens the next stay."""
    filled = block.mentions or (block.dates and block.schools)  # a certificate has no mention
    if not filled or not dates or is_bullet(line.text):
        return False
    return len(line.text) - sum(d.stop - d.begin for d in dates) <= _DATE_LABEL


def _opens(
    block: Block,
    line: Line,
    mentions: Sequence[Mention],
    schools: Sequence[Place],
    dates: Sequence[DateSpan],
    school_first: bool,
) -> bool:
    if mentions and block.mentions:
        return True
    if schools and block.schools and (block.mentions or line.gap > 0.8):
        return True
    if schools and block.mentions and school_first:
        return True
    return (
        bool(dates)
        and bool(block.mentions)
        and bool(block.dates)
        and bool(block.schools)
        and not is_bullet(line.text)
        and line.gap > 0.8
    )


def _inheriting(
    block: Block, mentions: Sequence[Mention], schools: Sequence[Place], school_first: bool
) -> Block:
    """A second degree under one institution has that institution."""
    fresh = Block()
    if mentions and not schools and school_first and block.schools and block.mentions:
        fresh.schools = [block.schools[0]]
    return fresh


def named_on(line: Line, education: bool) -> list[Mention]:
    """The degrees that the line names as the person's own."""
    if (is_bullet(line.text) and len(line.text) > 120) or _ABOUT_THESIS.match(line.text):
        return []
    found = find_mentions(line.text, education)
    gaps = [b for _, b in line.segments()[:-1]]
    if found and not any(m.begin < gap < m.stop for m in found for gap in gaps):
        return found
    parts = [(a, m) for a, b in line.segments() for m in find_mentions(line.text[a:b], education)]
    return [replace(m, begin=m.begin + a, stop=m.stop + a) for a, m in parts]
