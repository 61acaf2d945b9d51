"""Positions from the sections on experience."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from hiring.reading.carried import join_parted
from hiring.reading.dates import OPEN_BEHIND, DateSpan, year_of
from hiring.reading.entries import Entry, split_entries
from hiring.reading.evidence import evidence_at
from hiring.reading.facts import Evidence, Position, Signal
from hiring.reading.features import Marked, mark_lines
from hiring.reading.header import Phrase, split_header
from hiring.reading.naming import Named, collect_votes, name_phrases
from hiring.reading.normalise import join_lines
from hiring.reading.part_time import read_share_of
from hiring.reading.phrases import title_score
from hiring.reading.sections import Section
from hiring.reading.undated import part_undated
from hiring.reading.words import Line

_SURE_TITLE = 0.9
_OCCASION = re.compile(r"\b(?:guest|invited|speaker|keynote)\b", re.I)
_BESIDE = re.compile(r"\s*(?:[,;&/+]|and)\s*")
_OWN_ACCOUNT = re.compile(r"\b(?:freelanc\w+|self[- ]employed|independent)\b", re.I)
_LONGEST = 50  # years; a longer span is a misreading


_OPENING = re.compile(
    r"(?:[•*·–-]\s*)?((?:\S+\s+){0,4}?\S+?)(?=[.;:,]?\s+(?:for|at|in|on|of|with|working|and)\b|[.;:,]\s)"
)
Signals = Callable[[Sequence[Line]], tuple[Signal, ...]]


def read_positions(
    sections: Sequence[Section], body: float, document: str, signals: Signals
) -> list[Position]:
    """The positions of the sections on experience, in the order of the document; `signals` reads
    the phrases that the rules weigh from the lines of one.
    """
    entries = _entries(sections, body)
    headers = [join_parted(split_header(entry)) for entry in entries]
    votes = collect_votes(headers)
    named = [name_phrases(phrases, votes) for phrases in headers]
    if sum(names.title is None for names in named) > 0.6 * len(named):
        named = [_titled(entry, names) for entry, names in zip(entries, named, strict=True)]
    return _assemble(entries, named, document, signals)


def _entries(sections: Sequence[Section], body: float) -> list[Entry]:
    """The entries of the sections on experience; where no section is, what elsewhere is a post."""
    entries: list[Entry] = []
    for section in sections:
        if section.kind in ("experience", "teaching"):
            lines = mark_lines(section.lines, body)
            found = part_undated(split_entries(lines), lines)
            entries += found if section.kind == "experience" else filter(_is_post, found)
    if entries or any(section.kind == "experience" for section in sections):
        return entries
    loose = [mark_lines(s.lines, body) for s in sections if s.kind in ("top", "other", "summary")]
    return [entry for lines in loose for entry in split_entries(lines) if _is_whole(entry)]


def _is_whole(entry: Entry) -> bool:
    """Whether the entry states a post and how long it lasted."""
    span = _span(entry)
    return span is not None and not span.single and _is_post(entry)


def _is_post(entry: Entry) -> bool:
    """Whether a dated entry among courses is a post: its heading has a job title."""
    if _span(entry) is None:
        return False
    phrases = [p.text for p in split_header(entry)]
    return any(title_score(t) >= _SURE_TITLE and not _OCCASION.search(t) for t in phrases)


def _titled(entry: Entry, names: Named) -> Named:
    """The names with the title that the text of the entry begins with."""
    first = entry.body[0].line if entry.body else None
    opening = _OPENING.match(first.text) if first else None
    if first is None or opening is None or title_score(opening[1]) < 0.9:
        return names
    begin, stop = opening.span(1)
    return replace(names, title=Phrase(opening[1], first, begin, stop, ()))


def _assemble(
    entries: Sequence[Entry], named: Sequence[Named], document: str, signals: Signals
) -> list[Position]:
    positions: list[Position] = []
    employer: Phrase | None = None
    place: Phrase | None = None
    for n, (entry, names) in enumerate(zip(entries, named, strict=True)):
        if names.employer is not None:
            employer, place = names.employer, names.place
        if names.title is None and _is_umbrella(entries, named, n):
            continue
        if names.title is None and names.employer is None:
            continue
        whole = names if _self_employed(names) else _inherited(names, employer, place)
        spans: list[DateSpan | None] = [*_spans(entry)]
        for span in spans or [None]:
            position = _position(entry, whole, span, document, signals)
            if position is not None:
                positions.append(position)
    return positions


def _inherited(names: Named, employer: Phrase | None, place: Phrase | None) -> Named:
    """The names with the employer and the place that an entry above stated, where it has none."""
    return Named(names.title, names.employer or employer, names.place or place)


def _self_employed(names: Named) -> bool:
    return names.title is not None and bool(_OWN_ACCOUNT.search(names.title.text))


def _span(entry: Entry) -> DateSpan | None:
    return None if entry.anchor is None else entry.header[entry.anchor].anchor


def _spans(entry: Entry) -> list[DateSpan]:
    """The entry's time, or its times where it names several side by side ("1997 – 1999, 2009 –
    2010").
    """
    span = _span(entry)
    if span is None or entry.anchor is None:
        return []
    marked, spans = entry.header[entry.anchor], [span]
    for date in marked.dates:
        between = marked.line.text[spans[-1].stop : date.begin]
        if date.begin >= spans[-1].stop and not date.single and _BESIDE.fullmatch(between):
            spans.append(date)
    return spans


def _is_umbrella(entries: Sequence[Entry], named: Sequence[Named], n: int) -> bool:
    """An employer's whole time, followed by the roles within it."""
    if n + 1 >= len(entries) or entries[n].body:
        return False
    after = named[n + 1]
    inner, outer = _span(entries[n + 1]), _span(entries[n])
    if inner is None or outer is None:
        return False
    return after.title is not None and after.employer is None and _within(inner, outer)


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    low, high = year_of(outer.start), year_of(outer.end) or 9999
    start, end = year_of(inner.start), year_of(inner.end) or 9999
    return low is not None and start is not None and low <= start and end <= high


def _position(
    entry: Entry, names: Named, span: DateSpan | None, document: str, signals: Signals
) -> Position | None:
    first, last = (year_of(span.start), year_of(span.end)) if span else (None, None)
    if first and last and last - first > _LONGEST:
        return None
    lines = [m.line for m in (*entry.header, *entry.body)]
    summary = join_lines([line.text for line in lines])
    evidence: list[Evidence] = []
    for kind, phrase in (
        ("title", names.title),
        ("employer", names.employer),
        ("place", names.place),
    ):
        for part in _parts(phrase):
            evidence += evidence_at(kind, document, part.line, part.begin, part.stop)
    if span is not None and entry.anchor is not None:
        line = entry.header[entry.anchor].line
        evidence += evidence_at("dates", document, line, span.begin, span.stop)
    return Position(
        title=_text(names.title), employer=_text(names.employer), place=_text(names.place),
        start=span.start if span else None, end=_end(entry, span),
        share=read_share_of([_undated_parts(m) for m in entry.header], summary), summary=summary,
        signals=signals(lines), evidence=tuple(evidence),
    )  # fmt: skip


def _parts(phrase: Phrase | None) -> Iterator[Phrase]:
    """The phrase on each line that it stands on."""
    if phrase is not None:
        yield from _parts(phrase.above)
        yield phrase


def _undated_parts(marked: Marked) -> list[str]:
    """What stands before, between and behind the dates of a line."""
    edges = [0, *(at for date in marked.dates for at in (date.begin, date.stop))]
    text = marked.line.text
    return [text[a:b] for a, b in zip(edges[::2], [*edges[1::2], len(text)], strict=True)]


def _end(entry: Entry, span: DateSpan | None) -> str | None:
    """The end as stated; None where a dash follows a single date: "April 2019 –" with its end
    elsewhere is a beginning."""
    if span is None or entry.anchor is None:
        return None
    text = entry.header[entry.anchor].line.text
    return None if span.single and OPEN_BEHIND.match(text, span.stop) else span.end


def _text(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase is not None else None
