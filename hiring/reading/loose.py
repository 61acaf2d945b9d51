"""What the document says of jobs and degrees that no position and no degree took up.

A reader can miss an entry: a page end cuts a table, a heading of the margin falls into the text.
The dates and names it left behind tell that the history or the education may be longer than what
was read, so that nobody can conclude from them that too little is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from hiring.reading.conferral import HONORARY
from hiring.reading.dates import OPEN_BEHIND, DateSpan, find_dates
from hiring.reading.degrees import Mention
from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Degree, Evidence, LooseTime, Position
from hiring.reading.features import is_bullet, mark_lines
from hiring.reading.fields import trim_field
from hiring.reading.phrases import plain_words, title_score
from hiring.reading.sections import Section
from hiring.reading.stays import named_on
from hiring.reading.vocabulary import load_list
from hiring.reading.words import Line

_NEAR = 2  # lines above and below a time in which the title of its job may stand
_LONGEST = 14  # words of a title with its employer and place
_LONGEST_FIELD = 6  # words of a field of study
_SURE_TITLE = 0.9
_PARTS = re.compile(r"\s+[|•·–—-]+\s+|\s*[|•·;]\s*|:\s+|,\s+")
_OF_OTHERS = frozenset({"references"})
# Where the degrees of others are named, or what a post, a course or a paper is called after.
_NO_DEGREES = frozenset({"references", "projects", "publications", "awards", "teaching"})


def find_loose_times(
    sections: Sequence[Section], positions: Sequence[Position], body: float, document: str
) -> list[LooseTime]:
    """The ranges of dates that are those of no position: in a history of work every one that an
    entry would hang on, elsewhere those beside a job title.

    A single date with a dash behind it is a range whose end stands elsewhere.  `body` is the usual
    text size."""
    used = {item for p in positions for item in p.evidence if item.kind == "dates"}
    named = [item for p in positions for item in p.evidence if item.kind in ("title", "employer")]
    found = []
    for section in sections:
        if section.kind in _OF_OTHERS:
            continue
        marked = mark_lines(section.lines, body)
        lines = [m.line for m in marked]
        for at, mark in enumerate(marked):
            for span in filter(partial(_is_range, mark.line.text), mark.dates):
                where = evidence_at("dates", document, mark.line, span.begin, span.stop)
                if used & set(where):
                    continue
                history = section.kind == "experience" and (span == mark.anchor or span.single)
                titles = tuple(dict.fromkeys(_titles_near(lines, at, named)))
                if titles or history:
                    end = None if span.single else span.end
                    found.append(LooseTime(span.start, end, titles, history, tuple(where)))
    return found


def _is_range(text: str, span: DateSpan) -> bool:
    return not span.single or bool(OPEN_BEHIND.match(text, span.stop))


def _titles_near(lines: Sequence[Line], at: int, taken: Sequence[Evidence]) -> Iterator[str]:
    """The job titles on the line and close to it, but for those of positions."""
    for n in range(max(0, at - _NEAR), min(len(lines), at + _NEAR + 1)):
        line = lines[n]
        if (n != at and is_bullet(line.text)) or any(_stands_on(item, line) for item in taken):
            continue
        yield from _titles(line)


def _titles(line: Line) -> Iterator[str]:
    dates = find_dates(line.text)
    for a, b in line.segments():
        text = _without(line.text, a, b, dates)
        if len(text.split()) <= _LONGEST and title_score(text) >= _SURE_TITLE:
            yield text
        else:
            yield from (p for p in _PARTS.split(text) if title_score(p) >= _SURE_TITLE)


def _without(text: str, begin: int, stop: int, dates: Sequence[DateSpan]) -> str:
    """The part of the text, dates and the marks around it left out."""
    for span in reversed(dates):
        if begin <= span.begin and span.stop <= stop:
            text = text[: span.begin] + text[span.stop :]
            stop -= span.stop - span.begin
    return text[begin:stop].strip(" \t,;:|•·–—-()[]/*.")


def _stands_on(item: Evidence, line: Line) -> bool:
    """Whether the words of the evidence are among those of the line."""
    if item.box is None:
        return item.quote in line.text
    x0, top, x1, bottom = item.box
    middle = (top + bottom) / 2
    return any(
        word.page == item.page
        and word.box[0] < x1
        and x0 < word.box[2]
        and word.box[1] <= middle <= word.box[3]
        for word in line.words
    )


def find_loose_degrees(
    sections: Sequence[Section], degrees: Sequence[Degree], document: str
) -> list[Degree]:
    """The degrees named by words that no degree rests on, each without a school, its conferral
    unclear.

    Outside of education, where people call their degrees by short names once more, only those of a
    level that no degree has."""
    used = {item for degree in degrees for item in degree.evidence if item.kind == "degree"}
    levels = {degree.level for degree in degrees}
    found = []
    for section in sections:
        for line in (*((section.heading,) if section.heading else ()), *section.lines):
            own = section.kind == "education" or _is_entry(line)
            for mention in named_on(line, own) if own or section.kind not in _NO_DEGREES else ():
                where = evidence_at("degree", document, line, mention.begin, mention.stop)
                if used & set(where) or (mention.level in levels and not own):
                    continue
                if HONORARY.search(line.text) is None:
                    found.append(_loose_degree(line, mention, where))
    return found


def _is_entry(line: Line) -> bool:
    """Whether the line is a degree and its field, in either order, as an entry of education is."""
    first = next(iter(named_on(line, True)), None)
    if first is None:
        return False
    return _names_field(line.text[: first.begin] or _field_of(line, first) or "")


def _names_field(text: str) -> bool:
    """Whether a few words end as the name of a field of study does."""
    words = plain_words(text)
    return 0 < len(words) <= _LONGEST_FIELD and words[-1] in load_list("field_words.txt")


def _field_of(line: Line, mention: Mention) -> str | None:
    behind = mention.field or trim_field(line.text[mention.stop :])
    return behind or trim_field(line.text[: mention.begin])


def _loose_degree(line: Line, mention: Mention, where: Sequence[Evidence]) -> Degree:
    return Degree(
        level=mention.level,
        degree=mention.name,
        field=_field_of(line, mention),
        institution=None,
        year=None,
        conferred="unclear",
        evidence=tuple(where),
    )
