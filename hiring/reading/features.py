"""What each line of a section is: the heading of an entry, a bullet, or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hiring.reading.dates import DateSpan, find_dates
from hiring.reading.phrases import employer_score, place_score, title_score
from hiring.reading.stated import find_stated, is_column_label
from hiring.reading.words import Line

_BULLET = re.compile(r"^(?:[•·∙*◦‣▪➤»>§+~]|[-–—](?=\s)|o(?=\s[A-Z])|\(?\d{1,2}[.)]\s|[Ø]\s)")
_SENTENCE = re.compile(r"[a-z)][.;:]$")
_VERB = re.compile(r"\w+(?:ed|ing)\b")
_FIRST_PERSON = re.compile(r"\b(?:I(?:'\w+)? [a-z]|my [a-z]|we [a-z]|our [a-z])")
_OPEN_END = re.compile(
    r"(?:[-–—]|\b(?:to|until|through|winter|spring|summer|fall|autumn|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|"
    r"february|march|april|august|september|october|november|december)[.,]?)$",
    re.I,
)
_OPEN_START = re.compile(
    r"(?:[-–—]|to\b|until\b|through\b)\s*(?:(?:[A-Z][a-z]{2,8}\.?[\s,'/-]*)?\d|"
    r"(?i:present|current|now|date|today|ongoing)\b)"
)
_CLOSE_ROWS = 0.9  # white space, in text sizes, between the rows of one date in a column
_LONGEST_DATE = 6  # words of a date or range that may stand on the next line
_MAX_HEADER = 150
_LONG_PHRASE = 85  # letters: a longer line that nothing parts is a sentence
_PARTED = re.compile(r"[|•·]|\s[–—-]\s|\t")
_DATE_NOISE = re.compile(
    r"[\s()\[\],;:|•·–—-]+|from|to|dates?|employed|period|duration|(?:\d+\s*(?:years?|yrs?|"
    r"months?|mos?)\.?)+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with what was made out about it."""

    line: Line
    dates: tuple[DateSpan, ...]
    bullet: bool
    prose: bool
    strong: bool
    anchor: DateSpan | None

    @property
    def header(self) -> bool:
        """Whether it may belong to the heading of an entry."""
        return not self.bullet and not self.prose


def is_bullet(text: str) -> bool:
    """Whether the line starts an item of a list."""
    return bool(_BULLET.match(text))


def close_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines with each range that runs over a line's end ("2014 –" / "2019") made whole on its
    first
    line.
    """
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before is not None and _is_date_beside(before, line):
            out[-1:] = _with_whole_date(before, line)
            continue
        count = _closing_words(before, line) if before is not None else 0
        if before is not None and count:
            out[-1] = replace(before, words=before.words + line.words[:count])
            if count < len(line.words):
                out.append(replace(line, words=line.words[count:], breaks=()))
        else:
            out.append(line)
    return out


def _is_date_beside(before: Line, line: Line) -> bool:
    """Whether both lines begin, before a wide gap, with a row of one range of dates."""
    if not before.breaks or not line.breaks or line.gap > _CLOSE_ROWS:
        return False
    first, second = (x.text[: x.segments()[0][1]] for x in (before, line))
    if not (_OPEN_END.search(first) or _OPEN_START.match(second)):
        return False
    dates, whole = find_dates(f"{first} {second}"), len(first) + 1 + len(second)
    return len(dates) == 1 and not dates[0].single and dates[0].stop - dates[0].begin >= whole - 2


def _with_whole_date(before: Line, line: Line) -> tuple[Line, Line]:
    """Both lines, the range whole on the first."""
    at, more = before.breaks[0], line.breaks[0]
    words = (*before.words[:at], *line.words[:more], *before.words[at:])
    return (
        replace(before, words=words, breaks=tuple(n + more for n in before.breaks)),
        replace(line, words=line.words[more:], breaks=tuple(n - more for n in line.breaks[1:])),
    )


def _closing_words(before: Line, line: Line) -> int:
    """How many words at the start of the line complete a date that the line before leaves open."""
    goes_on = line.gap < 0.6 and _OPEN_START.match(line.text)
    if not _OPEN_END.search(before.text) and not goes_on and not _bare_date(before, line):
        return 0
    end, best = len(before.text), (0, 0)
    for count in range(1, min(_LONGEST_DATE, len(line.words)) + 1):
        together = before.text + " " + " ".join(w.text for w in line.words[:count])
        across = [d.stop for d in find_dates(together) if d.begin < end < d.stop]
        if across and across[-1] > best[1]:
            best = count, across[-1]
    return best[0]


def _bare_date(before: Line, line: Line) -> bool:
    """Whether each of the two lines is a month alone, the second close under the first."""
    texts = before.text, line.text
    found = [find_dates(text) for text in texts]
    return line.gap < 0.6 and all(
        len(dates) == 1 and dates[0].single and dates[0].stop - dates[0].begin == len(text)
        for dates, text in zip(found, texts, strict=True)
    )


def mark_lines(lines: Sequence[Line], body: float) -> list[Marked]:
    """Each line of a section with its marks; `body` is the document's usual text size."""
    plain_bold = _mostly(lines, "bold")
    marked: list[Marked] = []
    for line in close_dates(lines):
        before = marked[-1] if marked else None
        if before is not None and _ends_label(before.line, line):
            continue
        marked.append(_mark(line, before, body, plain_bold))
    return marked


def _ends_label(before: Line, line: Line) -> bool:
    """Whether the line is but the second row of the label that the line before begins with."""
    if not before.breaks or line.breaks or not line.text[:1].islower() or line.gap > 0.6:
        return False
    value = before.words[before.breaks[0]]
    return line.x1 < value.x0 and bool(find_stated(before))


def _mostly(lines: Sequence[Line], name: str) -> bool:
    total = sum(len(x.text) for x in lines) or 1
    return sum(len(x.text) for x in lines if getattr(x, name)) / total > 0.5


def _mark(line: Line, before: Marked | None, body: float, plain_bold: bool) -> Marked:
    text = line.text
    dates = tuple(find_dates(text, tuple(stop for _, stop in line.segments())))
    bullet = is_bullet(text)
    styled = (line.bold and not plain_bold) or line.italic or line.caps or line.size > body + 0.6
    dated = _dated_item(text, dates) or _dated_place(line, dates)
    anchor = None if bullet and not dated else _anchor(line, dates)
    continued = _continues(line, before, styled, anchor is not None)
    prose = (continued or _is_prose(line, styled)) and not _ends_with(anchor, line)
    strong = (
        styled
        or _names_fact(line)
        or title_score(text) >= 0.9
        or employer_score(text) >= 0.8
        or place_score(text) >= 0.8
    )
    prose = prose or is_column_label(text)
    return Marked(line, dates, bullet and anchor is None, prose, strong, None if prose else anchor)


def _names_fact(line: Line) -> bool:
    """Whether the line states a title or an employer behind a label."""
    return any(value.kind in ("title", "employer") for value in find_stated(line))


def _dated_item(text: str, dates: tuple[DateSpan, ...]) -> bool:
    """A bulleted job in a plain list of jobs: "• Director, Acme, 2012–2015"."""
    ranges = [d for d in dates if not d.single]
    if len(ranges) != 1 or len(text) > 110 or text.endswith("."):
        return False
    before = text[: ranges[0].begin].rstrip().lower()
    if before.endswith("since") or text[ranges[0].begin :].lower().startswith(("since", "from")):
        return False
    at_edge = ranges[0].stop >= len(text) - 2 or ranges[0].begin <= 4
    return (
        at_edge
        and title_score(text[2 : ranges[0].begin].strip(" ,(") or text[ranges[0].stop :]) >= 0.6
    )


def _dated_place(line: Line, dates: tuple[DateSpan, ...]) -> bool:
    """A place behind a sign, and the time apart from it: no item of a list."""
    parts = [line.text[a:b] for a, b in line.segments()]
    if len(parts) != 2 or len(dates) != 1 or dates[0].single:
        return False
    places = [part for part in parts if not find_dates(part)]
    return len(places) == 1 and place_score(re.sub(r"^\W+|^.*/\s*", "", places[0])) >= 0.7


def _ends_with(anchor: DateSpan | None, line: Line) -> bool:
    return (
        anchor is not None
        and not anchor.single
        and (anchor.stop >= len(line.text) - 1 or anchor.begin <= 1)
    )


def _continues(line: Line, before: Marked | None, styled: bool, dated: bool) -> bool:
    """Whether the line goes on a sentence of the line above."""
    if before is None or dated:
        return False
    if line.text[:1].islower() and not styled:
        return True
    if not (before.bullet or before.prose) or line.gap > 0.9:
        return False
    wide = before.line.x1 > before.line.left + 0.85 * (before.line.right - before.line.left)
    unfinished = not before.line.text.endswith((".", "!", ":"))
    indented = before.bullet and line.x0 > before.line.x0 + 3
    same_look = line.bold == before.line.bold and line.italic == before.line.italic
    return same_look and ((wide and unfinished) or (indented and not styled))


def _is_prose(line: Line, styled: bool) -> bool:
    text = line.text
    if len(text) > _MAX_HEADER:
        return True
    if _names_fact(line):
        return False
    words = [w for w in text.split() if w[:1].isalpha()]
    if len(words) >= 6 and _FIRST_PERSON.search(text):
        return True
    if len(text) > _LONG_PHRASE and not (styled or line.breaks or _PARTED.search(text)):
        return not find_dates(text)
    small = sum(
        w[0].islower() and w not in ("of", "and", "the", "for", "to", "at", "in") for w in words
    )
    if len(words) >= 6 and small >= 0.45 * len(words):
        return not styled or len(text) > 80
    return bool(_SENTENCE.search(text)) and len(words) >= 4 and small >= 2


def _anchor(line: Line, dates: tuple[DateSpan, ...]) -> DateSpan | None:
    """The date that an entry hangs on, if the line states it as a heading would."""
    parted = bool(line.breaks and dates) and _at_segment_edge(line, dates[-1])
    if _closes_sentence(line.text, dates) and not parted:
        return None
    ranges = [d for d in dates if not d.single]
    for span in ranges:
        if _set_apart(line, span):
            return span
    for span in dates:
        if span.single and _stands_apart(line, span):
            return span
    return None


def _closes_sentence(text: str, dates: tuple[DateSpan, ...]) -> bool:
    """Whether the line is the end of a sentence that closes with a date ("… of the agency
    (2003–2011).").
    """
    if not dates or dates[0].begin <= 12 or len(text) < 30:
        return False
    if text[:1].islower():
        return True
    if not text.endswith(".") or _bracketed_close(text, dates[-1]):
        return False
    return dates[-1].stop >= len(text) - 3


def _bracketed_close(text: str, span: DateSpan) -> bool:
    """Whether a heading in so many words closes with a range in brackets ("Acme - Engineer
    (2003–2011).").
    """
    if span.single or text[span.begin - 1 : span.begin] != "(" or _VERB.match(text):
        return False
    parts = re.split(r"\s+[-–—|]\s+|,\s+", text[: span.begin - 1].strip())
    return len(parts) > 1 and any(title_score(part) >= 0.6 for part in parts)


def _set_apart(line: Line, span: DateSpan) -> bool:
    before, after = line.text[: span.begin].rstrip(" (["), line.text[span.stop :].lstrip(" )]")
    if not before or not after or len(line.text) <= 70:
        return True
    if len(before) < 80 and title_score(before.strip(" ,:-–—|")) >= 0.9 and before[:1].isupper():
        return True
    if len(before) < 60 and employer_score(before) >= 0.8 and title_score(after) >= 0.9:
        return True
    near = line.text[max(0, span.begin - 3) : span.begin] + line.text[span.stop : span.stop + 3]
    return any(c in near for c in "(|•·–—[,;:") or _at_segment_edge(line, span)


def _at_segment_edge(line: Line, span: DateSpan) -> bool:
    return any(abs(span.begin - a) <= 1 or abs(span.stop - b) <= 1 for a, b in line.segments())


def _stands_apart(line: Line, span: DateSpan) -> bool:
    """A single date alone in its segment, in brackets at the end, or alone on the line."""
    for a, b in line.segments():
        if a <= span.begin < b:
            rest = line.text[a : span.begin] + line.text[span.stop : b]
            if not _DATE_NOISE.sub("", rest):
                return True
    if span.begin == 0 and re.match(r"\s?[.:,|–—-]\s+[A-Z]", line.text[span.stop :]):
        return title_score(line.text[span.stop :].strip(" .:,|–—-")) >= 0.9
    before = line.text[: span.begin].rstrip()
    closes = span.stop >= len(line.text.rstrip(" )].")) - 1
    return closes and before.endswith(("(", ",", "|", "–", "-", "·", "•")) and len(line.text) < 110
