"""The heading of an entry to phrases: what stands between dates, gaps, separators and changes of
type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from hiring.reading.entries import Entry
from hiring.reading.features import Marked
from hiring.reading.phrases import employer_score, is_topic, place_score, title_score
from hiring.reading.stated import Stated, find_stated
from hiring.reading.words import Line, share

_PARTS = re.compile(
    r"\s+\((?=[A-Z][\w .]+, ?[A-Z])|\s+[|•·‖/▪*~]+\s+|\s*\|\s*|\s+[-–—]+\s+|\s*[–—]\s+|"
    r"\s+[–—]\s*|\s*;\s+|\s+(?:at|@|with)"
    r"\s+(?=[A-Z])|:\s+(?=[A-Z])|\s*•\s*|(?<=[a-z]{4})\.\s+(?=[A-Z][a-z])",
)
_TRIM = " \t,;:|•·–—-()[]/*"
_NOISE = re.compile(
    r"^(?:(?:from|since|to|at|dates?|employed|period|contract|temporary|permanent|remote)?:?|"
    r"(?:full|part|half|quarter)[ -]?time(?:\W.*)?|\d+ ?(?:%|hours?|hrs?).*|0?\.\d+ FTE|"
    r"\d+ (?:years?|months?|yrs?|mos?).*)$",
    re.I,
)
_PREPOSITION = re.compile(r"(?:at|with|for|@)\s+(?=[A-Z])")
_FULL_STOP = re.compile(r"(?<=[a-z]{4})\.$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a heading: its text, its line and characters, and its looks in this document;
    `above` is the part of it on the line before, where a line's end parts it."""

    text: str
    line: Line
    begin: int
    stop: int
    look: tuple[object, ...]
    stated: str | None = None
    above: Phrase | None = None


def split_header(entry: Entry) -> list[Phrase]:
    """The phrases of the entry's heading, dates left out."""
    phrases: list[Phrase] = []
    for offset, marked in enumerate(entry.header):
        stated = find_stated(marked.line)
        if stated:
            phrases += _stated_phrases(marked, stated, offset - (entry.anchor or 0))
            continue
        index = 0
        for begin, stop in _pieces(marked):
            for b, s in _split_unmarked(marked.line.text, begin, stop):
                phrase = _phrase(marked.line, b, s, offset - (entry.anchor or 0), index)
                if phrase:
                    phrases.append(phrase)
                    index += 1
    return phrases


def _stated_phrases(marked: Marked, stated: Sequence[Stated], offset: int) -> list[Phrase]:
    phrases = []
    for value in stated:
        if value.kind != "skip":
            phrase = _phrase(marked.line, value.begin, value.stop, offset, 0)
            if phrase:
                phrases.append(replace(phrase, stated=value.kind))
    return phrases


def _phrase(line: Line, begin: int, stop: int, offset: int, index: int) -> Phrase | None:
    text = line.text[begin:stop]
    while text and (text[0] in _TRIM or text[0] == "."):
        begin, text = begin + 1, text[1:]
    while text and text[-1] in _TRIM and not _balanced(text):
        stop, text = stop - 1, text[:-1]
    lead = _PREPOSITION.match(text)
    if lead:
        begin, text = begin + lead.end(), text[lead.end() :]
    if _FULL_STOP.search(text) and employer_score(text) < 1:
        stop, text = stop - 1, text[:-1]
    if len(text) < 2 or _NOISE.match(text) or not any(c.isalpha() for c in text):
        return None
    words = line.words_at(begin, stop)
    look = (
        share(words, "bold") > 0.5, share(words, "italic") > 0.5, text.isupper() and len(text) > 4,
        round(words[0].size), offset, min(index, 2),
    )  # fmt: skip
    return Phrase(text, line, begin, stop, look)


def _balanced(text: str) -> bool:
    return text[-1] == ")" and text.count("(") == text.count(")")


def _pieces(marked: Marked) -> Iterator[tuple[int, int]]:
    """Character spans of the line between dates, wide gaps, changes of style and separators."""
    line, text = marked.line, marked.line.text
    cuts = {0, len(text)}
    for span in marked.dates:
        cuts |= {span.begin, span.stop}
    for a, b in line.segments():
        cuts |= {a, b}
    dated = [(s.begin, s.stop) for s in marked.dates]
    bounds = sorted(cuts)
    for a, b in pairwise(bounds):
        if any(x <= a and b <= y for x, y in dated):
            continue
        for x, y in _by_style(line, a, b):
            at = x
            for match in _PARTS.finditer(text, x, y):
                yield at, match.start()
                at = match.end()
            yield at, y


def _by_style(line: Line, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Parts where bold or italic type changes: often where the employer begins."""
    words = line.words_at(begin, stop) if stop > begin else ()
    start = begin
    first = line.words.index(words[0]) if words else 0
    for i in range(first + 1, first + len(words)):
        a, b = line.words[i - 1], line.words[i]
        if (a.bold, a.italic) != (b.bold, b.italic) and (a.text[-1:] in ",|–—-:" or len(words) > 2):
            at = line.starts[i]
            if start < at < stop:
                yield start, at
                start = at
    yield start, stop


def _split_commas(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """The piece parted at those commas that best tell a title, an employer and a place apart."""
    commas = [m.start() for m in re.finditer(r",(?=\s)|\s,(?=\S)", text[begin:stop])]
    commas = [begin + c for c in commas][:6]
    best, best_score = [(begin, stop)], _worth(text[begin:stop])
    if len(commas) == 2 and place_score(text[begin:stop]) >= 0.9:
        return best
    for count in (1, 2):
        for cut in combinations(commas, count):
            bounds = [begin, *(c + 1 for c in cut), stop]
            spans = list(pairwise(bounds))
            score = sum(_worth(text[a:b]) for a, b in spans) / len(spans) ** 0.5 - 0.12 * count
            if score > best_score + 0.05 and _distinct([text[a:b] for a, b in spans]):
                best, best_score = spans, score
    return best


def _split_unmarked(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Parts at commas, and where a title runs into an employer with nothing between ("Analyst Acme
    Inc.").
    """
    parts: list[tuple[int, int]] = []
    for a, b in _split_commas(text, begin, stop):
        cut = _after_title(text[a:b])
        parts += [(a, a + cut), (a + cut, b)] if cut else [(a, b)]
    return parts


def _after_title(text: str) -> int:
    """Where the employer begins in "Analyst Acme Inc.", 0 where the phrase is one thing."""
    for match in re.finditer(r"\s+(?=[A-Z])", text):
        left, right = text[: match.start()].strip(_TRIM), text[match.end() :]
        if re.match(r"(?:of|for|and|in|to)\b", right, re.I):
            continue
        if title_score(left) == 1.0 and title_score(right) < 0.5 and employer_score(right) >= 0.8:
            return match.end()
    return 0


def _worth(text: str) -> float:
    text = text.strip(_TRIM)
    if not text:
        return 0.0
    title, employer, place = title_score(text), employer_score(text), place_score(text)
    if title >= 0.6 and _title_with_topic(text):
        return 1.0
    if "," in text and place < 0.9:
        return max(title * 0.75, employer * 0.8)
    return max(title, employer, place, 0.2)


def _title_with_topic(text: str) -> bool:
    """Whether the text is a title with what it is about after a comma ("Vice President, Information
    Technology").
    """
    left, _, right = text.partition(",")
    return bool(right.strip()) and title_score(left) >= 0.9 and is_topic(right)


def _kind(text: str) -> str:
    text = text.strip(_TRIM)
    scores = {
        "title": title_score(text),
        "employer": employer_score(text) + 0.01,
        "place": place_score(text),
    }
    best = max(scores, key=lambda k: scores[k])
    return best if scores[best] >= 0.5 else "unknown"


def _distinct(parts: list[str]) -> bool:
    kinds = [_kind(p) for p in parts]
    known = [k for k in kinds if k != "unknown"]
    return len(known) == len(set(known))
