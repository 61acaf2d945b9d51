"""White strips between columns, and whether the two sides are columns or the cells of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hiring.reading.dates import find_dates
from hiring.reading.headings import is_heading
from hiring.reading.rows import group_rows, usual_space
from hiring.reading.words import Word

_MIN_WIDTH = 0.75  # of the text size
_SPACES = 2.2  # a gutter is wider than so many usual spaces between words
_MIN_ROWS = 3  # on the sparser side of a column
_DATE_WORDS = re.compile(
    r"\b(?:from|to|the|until|till|since|through|thru|present|current|now|date|ongoing|jan|feb|"
    r"mar|apr|may|june?|"
    r"july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|"
    r"december|"
    r"spring|summer|fall|autumn|winter|years?|months?|yrs?|mos?|\d{1,2})\b",
    re.I,
)
_BULLET = re.compile(r"^(?:[^\w(\"'$#@+]+|\(?\d{1,2}[.)]|[a-z][.)]|o)$")
_PLACE = re.compile(r"(?:^|,\s*)[A-Z][\w .'-]+,?\s(?:[A-Z]{2}|[A-Z][a-z]+)(?:\s\d{5})?$")


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip from `top` to `bottom` that ends at `x`, where the right side begins."""

    x: float
    top: float
    bottom: float
    width: float


def find_gutters(words: Sequence[Word]) -> list[Gutter]:
    """White strips with words on both sides, the tallest first."""
    size = sorted(w.size for w in words)[len(words) // 2]
    ordered = sorted(words, key=_middle)
    gutters = []
    width = max(_MIN_WIDTH * size, 5.0, _SPACES * usual_space(words))
    for x in _edges(words, size):
        gutters += list(_strips(ordered, x, width))
    return sorted(gutters, key=lambda g: (g.bottom - g.top) + 2 * min(g.width, 40), reverse=True)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _edges(words: Sequence[Word], size: float) -> list[float]:
    """Left edges that several rows share."""
    counts: dict[int, list[float]] = {}
    for word in words:
        counts.setdefault(round(word.x0 / max(size / 2, 3)), []).append(word.x0)
    return [min(xs) for xs in counts.values() if len(xs) >= 2]


def _strips(words: Sequence[Word], x: float, width: float) -> Iterator[Gutter]:
    """The tallest runs of rows that no word crosses just left of `x`; words sorted downward."""
    run: list[Word] = []
    for word in words:
        if word.x0 < x - 0.5 and word.x1 > x - width:
            yield from _strip(run, x, width, _middle(word))
            run = []
        else:
            run.append(word)
    yield from _strip(run, x, width, None)


def _strip(run: Sequence[Word], x: float, width: float, end: float | None) -> Iterator[Gutter]:
    """The gutter beside a run of words, if on both sides; `end` is where it was crossed."""
    right = sum(w.x0 >= x - 0.5 for w in run)
    if not 0 < right < len(run):
        return
    top, bottom = min(w.top for w in run), max(w.bottom for w in run)
    if end is not None:
        bottom = _without_tail(run, x, top, bottom)
    if bottom - top > 1:
        reach = max((w.x1 for w in run if w.x1 <= x), default=x - width)
        yield Gutter(x, top, bottom, x - reach)


def _without_tail(words: Sequence[Word], x: float, top: float, bottom: float) -> float:
    """The bottom of the strip without a heading under both columns that opens what comes below
    them.
    """
    right_end = max(
        (w.bottom for w in words if w.x0 >= x - 0.5 and top <= w.base <= bottom), default=bottom
    )
    tail = [w for w in words if w.x0 < x - 0.5 and right_end < w.base <= bottom]
    for row in group_rows(tail):
        if is_heading(" ".join(w.text for w in row)):
            return min(w.top for w in row) - 0.2
    return bottom


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a gutter."""

    rows: list[list[Word]]
    texts: list[str]
    headings: int
    datelike: int
    plain: int
    ranges: int

    @classmethod
    def of(cls, words: Sequence[Word]) -> Side:
        """The side's rows, and how many are headings, dates or places, and neither."""
        rows = group_rows(words)
        texts = [" ".join(w.text for w in row) for row in rows]
        headings = [is_heading(t) for t in texts]
        datelike = [not h and _datelike(t) for h, t in zip(headings, texts, strict=True)]
        plain = len(rows) - sum(headings) - sum(datelike)
        ranges = sum(_has_range(t) for t in texts)
        return cls(rows, texts, sum(headings), sum(datelike), plain, ranges)

    def bullets(self) -> bool:
        """Whether all its rows are bullets or numbers of a list."""
        return all(_BULLET.match(text) for text in self.texts)

    def flush(self, x: float) -> bool:
        """Whether most rows begin near `x`, as those of a column do; right-aligned and centred ones
        don't.
        """
        rows = len(self.rows)
        near = sum(row[0].x0 - x < 2.5 * row[0].size for row in self.rows)
        starts = Counter(round(row[0].x0 / 2) for row in self.rows).most_common(2)
        first, both = starts[0][1], sum(count for _, count in starts)
        if near >= 0.6 * rows and (first >= 0.5 * rows or (rows >= 8 and both >= 0.6 * rows)):
            return True
        middles = Counter(round((row[0].x0 + row[-1].x1) / 6) for row in self.rows).most_common(1)
        return rows >= 5 and middles[0][1] >= 0.6 * rows

    def repeats(self) -> bool:
        """Whether the same few texts come again and again, as the labels of a form do."""
        return len(self.texts) >= 4 and len(set(self.texts)) <= 0.6 * len(self.texts)


@lru_cache(maxsize=8192)
def _has_range(text: str) -> bool:
    return any(not span.single for span in find_dates(text))


@lru_cache(maxsize=8192)
def _datelike(text: str) -> bool:
    dates = find_dates(text)
    rest = text
    for span in reversed(dates):
        rest = rest[: span.begin] + rest[span.stop :]
    rest = _DATE_WORDS.sub("", rest).strip(" ,.()-–—/|")
    if dates:
        return len(rest) <= 22
    return len(rest) <= 4 or (len(text) < 32 and bool(_PLACE.search(text)))


def aligned_share(a: Side, b: Side) -> float:
    """The share of the rows of `a` that stand on the baseline of a row of `b`."""
    bases = [row[0].base for row in b.rows]
    hits = sum(any(abs(row[0].base - base) < 0.3 * row[0].size for base in bases) for row in a.rows)
    return hits / max(len(a.rows), 1)


def are_columns(left: Side, right: Side, gutter_x: float) -> bool:
    """Whether the two sides are columns to be read one after the other (else: cells of rows)."""
    sparse, dense = sorted((left, right), key=lambda s: len(s.rows))
    if len(sparse.rows) < _MIN_ROWS or left.bullets():
        return False
    if not right.flush(gutter_x) or left.repeats():
        return False
    if left.headings and right.headings:
        return left.plain + left.datelike > 0 or right.plain + right.datelike > 0
    if left.headings or right.headings:
        return _one_has_headings(left, right)
    if sparse.datelike >= 0.6 * len(sparse.rows):
        return False
    if sparse.ranges and not dense.ranges and sparse is left:
        return False
    return aligned_share(sparse, dense) < 0.75 or _wordy(sparse)


def are_labels(left: Side, right: Side) -> bool:
    """Whether the left side is a column of dates or headings, each beside what it belongs to on the
    right.
    """
    if (
        len(left.rows) < 2
        or len(left.rows) > len(right.rows)
        or right.datelike > 0.6 * len(right.rows)
    ):
        return False
    if left.bullets():
        return False
    apt = left.datelike + left.headings >= 0.7 * len(left.rows) and left.datelike >= 2
    return (apt and aligned_share(left, right) < 1) or (apt and _stacked(left))


def _stacked(side: Side) -> bool:
    """Whether labels run over several rows."""
    return any(
        b[0].base - a[0].base < 1.8 * a[0].size
        for a, b in zip(side.rows, side.rows[1:], strict=False)
    )


def _wordy(side: Side) -> bool:
    return sum(len(t) for t in side.texts) / max(len(side.texts), 1) > 30


def _one_has_headings(left: Side, right: Side) -> bool:
    bare = right if left.headings else left
    if bare.datelike >= 0.6 * len(bare.rows):
        return False
    if not left.headings:
        return True
    return _left_is_sidebar(left, right)


def _left_is_sidebar(left: Side, right: Side) -> bool:
    """Headings stand on the left alone: a sidebar beside prose, or labels of what stands right?"""
    if left.plain <= 0.25 * len(left.rows):
        return False
    if left.ranges and not right.ranges:
        return aligned_share(left, right) < 0.5
    return aligned_share(left, right) < 0.8
