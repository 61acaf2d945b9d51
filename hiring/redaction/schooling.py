"""Years of schooling: attendance and graduation, wherever a document tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hiring.reading.facts import Evidence, Facts
from hiring.reading.normalise import normalise
from hiring.reading.placed import PlacedText
from hiring.redaction import patterns
from hiring.redaction.stream import Stream, flow

EDUCATION = "education"
_NEAR = 2  # lines around a degree in which its year may stand
_OF_DEGREES = frozenset({"degree", "field", "institution", "conferred"})
# Without a box, evidence is found by its words: a year alone would be found on the lines of jobs.
_TELLING = frozenset({"degree", "institution"})


def find_years(text: PlacedText, facts: Facts) -> Iterator[frozenset[int]]:
    """The words of every year of schooling.

    In a section of education every figure is one; elsewhere the years in a clause that speaks of
    schooling, those on and beside a line that a degree was read from, but for the dates of jobs on
    lines of their own."""
    stream = flow(text)
    degrees = _lines_of(text, (e for d in facts.education for e in d.evidence), _OF_DEGREES)
    jobs = _dates_of(text, facts) - {n for line in degrees for n in _span(text, line)}
    schools = {n for n, line in enumerate(text.lines) if line.section == EDUCATION}
    for line in schools:
        yield from _figures(text, line)
    for line in degrees - schools:
        yield from (words - jobs for words in _years(text, line))
    for line in _beside(text, degrees) - schools - degrees:
        known = {str(degree.year) for degree in facts.education if degree.year}
        for words in _years(text, line):
            written = " ".join(text.words[n].text for n in sorted(words))
            if any(year in written for year in known):
                yield words - jobs
    for line in _dates_alone(text) - schools:
        yield from (words - jobs for words in _years(text, line))
    yield from (words - jobs for words in _told(stream))


def _figures(text: PlacedText, line: int) -> Iterator[frozenset[int]]:
    one = _line_stream(text, line)
    for pattern in (patterns.YEAR, patterns.FIGURE, patterns.SPELLED_YEAR):
        yield from (words for _, words in one.find(pattern))


def _years(text: PlacedText, line: int) -> Iterator[frozenset[int]]:
    one = _line_stream(text, line)
    yield from (words for _, words in one.find(patterns.YEAR))


def _told(stream: Stream) -> Iterator[frozenset[int]]:
    """Years in clauses that speak of schooling."""
    for clause in patterns.CLAUSE.finditer(stream.text):
        if patterns.SCHOOLING.search(clause[0]):
            for pattern in (patterns.YEAR, patterns.SPELLED_YEAR):
                for match in pattern.finditer(clause[0]):
                    yield stream.words(clause.start() + match.start(), clause.start() + match.end())


def _dates_alone(text: PlacedText) -> set[int]:
    """The lines that are nothing but a date, close to the name of a degree: in a layout that
    misleads the reader, neither the section nor the degree may be known."""
    named = [n for n, line in enumerate(text.lines) if patterns.DEGREE.search(line.text)]
    return {n for n in _beside(text, named) if patterns.WHEN.fullmatch(text.lines[n].text)}


def _beside(text: PlacedText, degrees: Iterable[int]) -> set[int]:
    return {
        n
        for line in degrees
        for n in range(line - _NEAR, line + _NEAR + 1)
        if 0 <= n < len(text.lines)
    }


def _lines_of(text: PlacedText, evidence: Iterable[Evidence], kinds: frozenset[str]) -> set[int]:
    """The lines that the evidence of these kinds stands on."""
    return {
        n
        for one in evidence
        if one.kind in kinds and (one.box is not None or one.kind in _TELLING)
        for n in range(len(text.lines))
        if _words_of(text, n, one)
    }


def _dates_of(text: PlacedText, facts: Facts) -> set[int]:
    """The words that the dates of jobs stand on."""
    return {
        word
        for position in facts.positions
        for one in position.evidence
        if one.kind == "dates"
        for n, line in enumerate(text.lines)
        if line.section != EDUCATION
        for word in _words_of(text, n, one)
    }


def _words_of(text: PlacedText, line: int, evidence: Evidence) -> Sequence[int]:
    """The words of the line that the evidence quotes."""
    here = text.lines[line]
    start = text.starts[line]
    if evidence.box is None:
        quoted = evidence.quote in normalise(here.text)
        return _span(text, line) if quoted and evidence.quote else ()
    x0, top, x1, bottom = evidence.box
    return [
        start + n
        for n, word in enumerate(here.words)
        if word.box is not None
        and word.page == evidence.page
        and x0 <= (word.box[0] + word.box[2]) / 2 <= x1
        and top <= (word.box[1] + word.box[3]) / 2 <= bottom
    ]


def _span(text: PlacedText, line: int) -> range:
    return range(text.starts[line], text.starts[line] + len(text.lines[line].words))


def _line_stream(text: PlacedText, line: int) -> Stream:
    start = text.starts[line]
    chars, owners = "", []
    for n, word in enumerate(text.lines[line].words):
        chars += word.text + " "
        owners += [start + n] * len(word.text) + [-1]
    return Stream(chars, tuple(owners))
