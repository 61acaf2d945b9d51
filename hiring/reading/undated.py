"""Entries that state no date: they add no months, but while they stand a history is not closed.

Only lines that name both a title and an employer in so many words count; any other line without a
date is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hiring.reading.degrees import find_mentions
from hiring.reading.entries import Entry
from hiring.reading.features import Marked
from hiring.reading.header import split_header
from hiring.reading.naming import name_phrases
from hiring.reading.phrases import employer_score, title_score

_FULL_STOP = re.compile(r"\w{5,}\.$")  # a sentence's, where "Inc." and "Corp." end a name
_LONGEST = 110  # letters of a heading
_CLOSE = 0.6  # white space, in text sizes, between the lines of one heading
_SURE_TITLE, _SURE_EMPLOYER = 0.9, 0.8


def part_undated(entries: Sequence[Entry], lines: Sequence[Marked]) -> list[Entry]:
    """The entries with those taken out of their text that state no date, and of `lines`, those
    that stand above the first dated entry.
    """
    first = entries[0].header[0] if entries else None
    above = next((n for n, marked in enumerate(lines) if marked is first), len(lines))
    lead = [entry for entry in _parts(Entry((), None, tuple(lines[:above]))) if entry.header]
    return [*lead, *(part for entry in entries for part in _parts(entry))]


def _parts(entry: Entry) -> Iterator[Entry]:
    """The entry up to the first undated one in its text, and each undated one."""
    header, anchor, begin = entry.header, entry.anchor, 0
    at = 0
    while at < len(entry.body):
        count = _heading_at(entry.body, at)
        if count:
            yield Entry(header, anchor, entry.body[begin:at])
            header, anchor, begin = entry.body[at : at + count], None, at + count
        at += count or 1
    yield Entry(header, anchor, entry.body[begin:])


def _heading_at(lines: Sequence[Marked], at: int) -> int:
    """How many lines from `at` are the heading of an undated entry; 0 where none begins there."""
    if at and not _may_open(lines[at - 1], lines[at]):
        return 0
    for count in (1, 2):
        header = lines[at : at + count]
        if len(header) < count or not all(_may_stand(m) for m in header):
            return 0
        if count == 2 and header[1].line.gap > _CLOSE:
            return 0
        if _names_both(header):
            return count
    return 0


def _may_open(above: Marked, line: Marked) -> bool:
    """Whether an entry may begin here: after a list or prose, or with white space above."""
    return not above.header or line.line.gap > _CLOSE


def _may_stand(marked: Marked) -> bool:
    return marked.header and not marked.dates and len(marked.line.text) <= _LONGEST


def _names_both(header: Sequence[Marked]) -> bool:
    named = name_phrases(split_header(Entry(tuple(header), None, ())), Counter())
    if named.title is None or named.employer is None:
        return False
    title, employer = named.title.text, named.employer.text
    return (
        title_score(title) >= _SURE_TITLE
        and title[:1].isupper()
        and not title.endswith(".")
        and not _FULL_STOP.search(employer)
        and not find_mentions(title)
        and len(title.split()) <= 8
        and employer_score(employer) >= _SURE_EMPLOYER
        and employer[:1].isupper()
        and len(employer.split()) <= 8
    )
