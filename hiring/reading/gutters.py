"""Whether the two sides of a white strip are columns or the cells of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hiring.reading.dates import find_dates
from hiring.reading.headings import is_heading
from hiring.reading.rows import group_rows
from hiring.reading.stated import names_value
from hiring.reading.words import Word

_CLOSE = 1.6  # of the text size: baselines closer than this are of one paragraph
_PROSE = 45  # letters: no date or place is as long
_MIN_ROWS = 3  # on the sparser side of a column
_MIN_NAMED, _NAME_ROWS = 2, 3  # a form names so many things at least, each on so many rows at most
_FEW, _MOST = 0.25, 0.75  # of the rows
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
        if self._in_steps(x):
            return True
        middles = Counter(round((row[0].x0 + row[-1].x1) / 6) for row in self.rows).most_common(1)
        return rows >= 5 and middles[0][1] >= 0.6 * rows

    def _in_steps(self, x: float) -> bool:
        """Whether the rows of a long side begin at `x` or at a few steps of indentation."""
        counts = Counter(round(row[0].x0 / 2) for row in self.rows)
        steps = {at: count for at, count in counts.items() if count >= 3}
        if len(self.rows) < 10 or len(steps) > max(3, len(self.rows) // 6):
            return False
        at_edge = sum(abs(row[0].x0 - x) < 2 for row in self.rows)
        return at_edge >= 3 and sum(steps.values()) >= 0.65 * len(self.rows)

    def dated(self) -> int:
        """How many rows state a date."""
        return sum(bool(find_dates(text)) for text in self.texts)

    def worded(self) -> bool:
        """Whether hardly a row is a mere sign."""
        return sum(sum(c.isalnum() for c in t) < 3 for t in self.texts) <= 0.1 * len(self.texts)

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
    return sum(_stands_beside(row, b) for row in a.rows) / max(len(a.rows), 1)


def are_columns(left: Side, right: Side, gutter_x: float) -> bool:
    """Whether the two sides are columns to be read one after the other (else: cells of rows)."""
    sparse, dense = sorted((left, right), key=lambda s: len(s.rows))
    if len(sparse.rows) < _MIN_ROWS or left.bullets():
        return False
    if not right.flush(gutter_x) or left.repeats() or _names_times(left) or _is_form(left, right):
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


def _names_times(left: Side) -> bool:
    """Whether the left side is hardly more than the times of what stands right."""
    return left.ranges >= 2 and left.dated() + left.headings >= 0.7 * len(left.rows)


def _is_form(left: Side, right: Side) -> bool:
    """Whether the left side is hardly more than headings and the names of what a form asks for,
    each beside its value.
    """
    named: list[Sequence[Word]] = []
    others = at = 0
    while at < len(left.rows):
        rows = _rows_that(names_value, left.texts[at:])
        if rows:
            named.append(left.rows[at])
        else:
            rows = _rows_that(is_heading, left.texts[at:])
            others += not rows
        at += rows or 1
    beside = sum(_stands_beside(row, right) for row in named)
    return (
        len(named) >= _MIN_NAMED
        and others <= _FEW * len(left.rows)
        and beside >= (_MOST * len(named))
    )


def _rows_that(says: Callable[[str], bool], texts: Sequence[str]) -> int:
    """How many of the first rows say it together, the most that do; 0 where none does."""
    counts = range(min(_NAME_ROWS, len(texts)), 0, -1)
    return next((n for n in counts if says(" ".join(texts[:n]))), 0)


def are_margin_headings(left: Side, right: Side) -> bool:
    """Whether the left side is nothing but headings, each beside the section that it opens."""
    blocks = _blocks(left.rows)
    if len(left.rows) > 0.5 * len(right.rows) or left.datelike > 0.2 * len(left.rows):
        return False
    known = sum(is_heading(" ".join(w.text for row in block for w in row)) for block in blocks)
    beside = sum(_touches(block[0], right) for block in blocks)
    return known >= max(2, 0.6 * len(blocks)) and beside >= 0.75 * len(blocks)


def _blocks(rows: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """The rows, those together that follow close upon one another."""
    blocks: list[list[list[Word]]] = []
    for row in rows:
        if blocks and row[0].base - blocks[-1][-1][0].base < _CLOSE * row[0].size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def are_labels(left: Side, right: Side, slight: bool = False) -> bool:
    """Whether the left side is a column of dates or headings, each beside what it belongs to on the
    right.  Beside a `slight` gutter other labels may be among them.
    """
    if (
        len(left.rows) < 2
        or len(left.rows) > len(right.rows)
        or right.datelike > 0.6 * len(right.rows)
    ):
        return False
    if left.bullets():
        return False
    dated = left.dated()
    if slight and dated >= 2 and left.worded() and aligned_share(left, right) >= 0.8:
        return True
    apt = left.datelike + left.headings >= 0.7 * len(left.rows) and dated + left.headings >= 2
    return apt and (aligned_share(left, right) < 1 or _stacked(left))


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
    if bare.datelike >= 0.6 * len(bare.rows) and max(map(len, bare.texts)) < _PROSE:
        return False
    if not left.headings:
        return True
    return _left_is_sidebar(left, right)


def _left_is_sidebar(left: Side, right: Side) -> bool:
    """Headings stand on the left alone: a sidebar beside prose, or labels of what stands right?"""
    if left.plain <= 0.25 * len(left.rows) or _names_rows(left, right):
        return False
    if left.ranges and not right.ranges:
        return aligned_share(left, right) < 0.5
    return aligned_share(left, right) < 0.8


def _names_rows(left: Side, right: Side) -> bool:
    """Whether all but the headings on the left stand beside a row of the right, and nothing beside
    the headings: the labels of a form and its headings.
    """
    headings = [row for row, text in zip(left.rows, left.texts, strict=True) if is_heading(text)]
    labels = [row for row, text in zip(left.rows, left.texts, strict=True) if not is_heading(text)]
    beside = sum(_stands_beside(row, right) for row in labels)
    return beside >= 0.9 * len(labels) and not any(_touches(row, right) for row in headings)


def _stands_beside(row: Sequence[Word], side: Side) -> bool:
    return any(abs(row[0].base - other[0].base) < 0.3 * row[0].size for other in side.rows)


def _touches(row: Sequence[Word], side: Side) -> bool:
    """Whether a row of the side stands at the same height, wholly or in part."""
    top, bottom = min(w.top for w in row), max(w.bottom for w in row)
    return any(o.top < bottom and o.bottom > top for other in side.rows for o in other[:1])
