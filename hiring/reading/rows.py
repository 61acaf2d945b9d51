"""Words of a region as rows: one baseline each, from the top down, left to right."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from statistics import median

from hiring.reading.dates import find_dates
from hiring.reading.words import Line, Word

_SAME_ROW = 0.4  # of the text size: baselines closer than this stand on one row
_WIDE_GAP = 1.1  # of the text size: a wider gap parts two things on one row
HEADING = "heading"  # the style of a line whose place alone shows that it is a heading
_CLOSE = 0.6  # white space, in text sizes, between the rows of one heading
_DATE_ROWS = 4  # a date in a narrow column runs over at most so many rows
_DOWN_AND_ALONG, _ALONG = attrgetter("base", "x0"), attrgetter("x0")
_LETTERS_RUN = 4  # so many single letters in a row are one spaced-out word


def group_rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each row, sorted from left to right; rows from the top down."""
    rows: list[list[Word]] = []
    largest: Word | None = None
    for word in sorted(words, key=_DOWN_AND_ALONG):
        if largest is not None and (word.base == largest.base or _same_row(largest, word)):
            rows[-1].append(word)
            largest = word if word.size > largest.size else largest
        else:
            rows.append([word])
            largest = word
    for row in rows:
        row.sort(key=_ALONG)
    return rows


def _same_row(largest: Word, word: Word) -> bool:
    """Whether the word stands on the row of which the given one is the largest."""
    return abs(word.base - largest.base) <= _SAME_ROW * min(largest.size, word.size * 1.5)


def make_line(row: Sequence[Word], left: float, right: float, gap: float = 0.0) -> Line:
    """The row as a line: spaced-out letters joined, the places of wide gaps noted."""
    words = _join_spaced(list(row))
    breaks = tuple(
        i
        for i, (a, b) in enumerate(itertools.pairwise(words), start=1)
        if b.x0 - a.x1 > _WIDE_GAP * max(a.size, b.size) and not _bullet(a)
    )
    return Line(tuple(words), gap, left, right, True, "", breaks)


def _bullet(word: Word) -> bool:
    return len(word.text) == 1 and not word.text.isalnum()


def make_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of a column, each with the white space above it in units of its text size."""
    if not words:
        return []
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    lines: list[Line] = []
    before: float | None = None
    for row in group_rows(words):
        base = median(w.base for w in row)
        size = max(w.size for w in row)
        gap = 3.0 if before is None else (base - before) / max(size, 1) - 1
        lines.append(make_line(row, left, right, gap))
        before = base
    return lines


def usual_space(rows: Sequence[Sequence[Word]]) -> float:
    """The median gap between neighbouring words of the rows, in points; 0 where no two stand side
    by side.
    """
    gaps = [b.x0 - a.x1 for row in rows for a, b in pairwise(row)]
    return median(gap for gap in gaps) if gaps else 0.0


def join_labels(lines: Sequence[Line]) -> list[Line]:
    """Lines of a column of labels with those joined that are one date over several rows."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        count = _rows_of_date(lines[at : at + _DATE_ROWS])
        words = tuple(w for line in lines[at : at + count] for w in line.words)
        out.append(replace(lines[at], words=words) if count > 1 else lines[at])
        at += count
    return out


def join_headings(lines: Sequence[Line]) -> list[Line]:
    """Lines of a margin of headings with those joined that are one heading over several rows."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and line.gap < _CLOSE and (last.bold, last.caps) == (
            line.bold, line.caps,
        ):  # fmt: skip
            out[-1] = replace(last, words=last.words + line.words)
        else:
            out.append(replace(line, style=HEADING))
    return out


def _rows_of_date(lines: Sequence[Line]) -> int:
    """How many rows, from the first on, are one date that runs over all of them; 1 if none is."""
    close = 1
    while close < len(lines) and lines[close].gap < 0.9:
        close += 1
    for count in range(close, 1, -1):
        if _one_date(lines[:count]):
            return count
    return 1


def _one_date(lines: Sequence[Line]) -> bool:
    together = find_dates(" ".join(line.text for line in lines))
    before = sum(len(line.text) + 1 for line in lines[:-1])
    if len(together) != 1 or together[0].single:
        return False
    return together[0].begin < len(lines[0].text) and together[0].stop > before


def _join_spaced(words: list[Word]) -> list[Word]:
    out: list[Word] = []
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and len(words[j].text) == 1 and words[j].text.isalpha():
            j += 1
        if j - i >= _LETTERS_RUN:
            out += _spaced_words(words[i:j])
            i = j
        else:
            out.append(words[i])
            i += 1
    return out


def _spaced_words(letters: list[Word]) -> list[Word]:
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(letters)]
    usual = median(gaps)
    limit = usual * 1.6 + 0.1 * letters[0].size
    groups = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > limit:
            groups.append([letter])
        else:
            groups[-1].append(letter)
    return [_merge(group) for group in groups]


def _merge(group: list[Word]) -> Word:
    a = group[0]
    return Word(
        "".join(w.text for w in group), a.page, a.x0, min(w.top for w in group), group[-1].x1,
        max(w.bottom for w in group), a.base, a.size, a.bold, a.italic, a.color, a.angle,
    )  # fmt: skip
