"""Glyphs to words, by geometry alone: stated spaces are often missing or wrong in a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

import numpy as np

from hiring.reading.glyphs import Floats, Glyphs, Look
from hiring.reading.normalise import normalise_word
from hiring.reading.twins import seen_once
from hiring.reading.words import Word

_WORD_GAP = 0.13  # of the text size: a wider gap parts words
_CASE_TURN = 0.08  # of the text size: so much less where a capital follows a small letter
_JITTER = 0.05  # points: letters of one line differ by no more
_SAME_LINE = 0.35  # of the text size: baselines closer than this are one line
_FAR = 2.5  # of the text size: letters are spaced alike only within wider gaps
_RISE, _FALL = 0.74, 0.21  # of the text size: a word's box above and below its baseline


@dataclass(frozen=True, slots=True)
class _Letters:
    """Glyphs of one direction in columns, row after row and along each: in the frame of their text
    a glyph runs from `u0` to `u1`, and as seen it fills `x0` to `x1` and stands on `base`.
    """

    texts: Sequence[str]
    u0: list[float]
    u1: list[float]
    x0: list[float]
    x1: list[float]
    base: list[float]
    size: list[float]
    look: list[int]
    palette: Sequence[Look]
    wides: Floats
    angle: int

    @classmethod
    def of(cls, glyphs: Glyphs, angle: int) -> tuple[_Letters, list[int]]:
        """The glyphs, all turned by `angle`, and where their rows end."""
        x0, top, x1, bottom = glyphs.extents().T
        u0, u1, v = {
            0: (x0, x1, glyphs.bases),
            90: (top, bottom, -glyphs.xs),  # reads downward
            180: (-x1, -x0, -glyphs.bases),
            270: (-bottom, -top, glyphs.xs),  # reads upward
        }[angle]
        rows = list(_rows(u0.tolist(), v.tolist(), glyphs.sizes.tolist()))
        order = np.array([i for row in rows for i in row])
        ink = (glyphs.boxes[:, 2] > glyphs.boxes[:, 0])[:, None]
        seen = glyphs.wides if angle else np.where(ink, glyphs.boxes, glyphs.wides)
        letters = cls(
            [glyphs.texts[i] for i in order], u0[order].tolist(), u1[order].tolist(),
            seen[order, 0].tolist(), seen[order, 2].tolist(), glyphs.bases[order].tolist(),
            glyphs.sizes[order].tolist(), glyphs.looks[order].tolist(), glyphs.palette,
            glyphs.wides[order], angle,
        )  # fmt: skip
        return letters, list(accumulate(map(len, rows)))


def group_words(glyphs: Glyphs, page: int) -> list[Word]:
    """The words of a page, each in the order of its letters."""
    if not glyphs.texts:
        return []
    drawn = glyphs.where(seen_once(glyphs))
    angles = drawn.angles()
    words: list[Word] = []
    for angle in np.unique(angles).tolist():
        letters, ends = _Letters.of(drawn.where(angles == angle), angle)
        for begin, end in pairwise([0, *ends]):
            for first, stop in pairwise(_starts(letters, begin, end)):
                words += _set(letters, first, stop, page)
    return words


def _rows(u: Sequence[float], v: Sequence[float], size: Sequence[float]) -> Iterator[list[int]]:
    """The places of glyphs of one baseline, sorted along it; raised or lowered ones stay with their
    row.
    """
    row: list[int] = []
    base = 0.0
    for i in sorted(range(len(v)), key=v.__getitem__):
        if row and v[i] - v[row[-1]] > _JITTER:
            largest = max(size[j] for j in row[-3:])
            if v[i] - base > _SAME_LINE * min(largest, size[i] * 1.6):
                yield sorted(row, key=u.__getitem__)
                row = []
        if not row:
            base = v[i]
        row.append(i)
    if row:
        yield sorted(row, key=u.__getitem__)


def _starts(letters: _Letters, begin: int, end: int) -> list[int]:
    """Where the words of the row from `begin` to `end` start, and its end."""
    u0, u1, texts = letters.u0, letters.u1, letters.texts
    starts = [begin]
    reach = last = u1[begin]
    for i, limit in enumerate(_limits(letters, begin, end), start=begin + 1):
        gap = u0[i] - reach
        sooner = _CASE_TURN * letters.size[i]  # where a capital follows a small letter
        if gap > limit or (gap > limit - sooner and texts[i - 1].islower() and texts[i].isupper()):
            starts.append(i)
            reach = last = u1[i]
        else:
            reach, last = max(last, u1[i]), u1[i]
    return [*starts, end]


def _limits(letters: _Letters, begin: int, end: int) -> list[float]:
    """For each glyph of a row but the first the gap before it that parts words, wider where the
    letters are spaced out.
    """
    sizes = letters.size[begin:end]
    gaps = [letters.u0[n + 1] - letters.u1[n] for n in range(begin, end - 1)]
    limits: list[float] = []
    start = 0
    for n, gap in enumerate(gaps, start=1):
        if abs(sizes[n] - sizes[start]) > 0.5 or gap > _FAR * sizes[n]:
            limits += [_limit(sizes[start:n], gaps[start : n - 1])] * (n - start)
            start = n
    limits += [_limit(sizes[start:], gaps[start:])] * (len(sizes) - start)
    return limits[1:]


def _limit(sizes: Sequence[float], gaps: Sequence[float]) -> float:
    size = median(sizes)
    if len(gaps) < 3:
        return _WORD_GAP * size
    usual = median(gaps)
    return max(usual, -0.06 * size) + max(_WORD_GAP * size, 0.35 * usual)


def _set(letters: _Letters, first: int, stop: int, page: int) -> Iterator[Word]:
    """The letters from `first` to `stop` as a word; nothing where none is left, normalised."""
    text = normalise_word("".join(letters.texts[first:stop]))
    if not text:
        return
    sizes = letters.size[first:stop]
    size, largest = sizes[0], first
    if min(sizes) < max(sizes):
        size, largest = median(sizes), first + sizes.index(max(sizes))
    base, color = letters.base[largest], letters.palette[letters.look[largest]].color
    top, bottom = base - _RISE * size, base + _FALL * size
    if letters.angle:
        wides = letters.wides[first:stop]
        top, bottom = float(wides[:, 1].min()), float(wides[:, 3].max())
    bold, italic = _weight([letters.palette[n] for n in letters.look[first:stop]])
    yield Word(
        text, page, round(min(letters.x0[first:stop]), 2), round(top, 2),
        round(max(letters.x1[first:stop]), 2), round(bottom, 2), round(base, 2), round(size, 2),
        bold, italic, color, letters.angle,
    )  # fmt: skip


def _weight(looks: Sequence[Look]) -> tuple[bool, bool]:
    """Whether most of the letters are bold, and whether most are italic."""
    if all(look is looks[0] for look in looks):
        return looks[0].bold, looks[0].italic
    half = len(looks) / 2
    return sum(look.bold for look in looks) > half, sum(look.italic for look in looks) > half
