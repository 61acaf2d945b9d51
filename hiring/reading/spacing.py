"""Glyphs to words, by geometry alone: stated spaces are often missing or wrong in a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from hiring.reading.glyphs import Floats, Glyphs, Ints
from hiring.reading.normalise import normalise_word
from hiring.reading.twins import seen_once
from hiring.reading.words import Word

_WORD_GAP = 0.13  # of the text size: a wider gap parts words
_CASE_TURN = 0.08  # of the text size: so much less where a capital follows a small letter
_JITTER = 0.05  # points: letters of one line differ by no more
_SAME_LINE = 0.35  # of the text size: baselines closer than this are one line
_OVERHANG = 0.09  # of the text size: how far an "f" may stand over the letter that follows
_TOUCH = 0.01  # points
_FAR = 2.5  # of the text size: letters are spaced alike only within wider gaps
_RISE, _FALL = 0.74, 0.21  # of the text size: a word's box above and below its baseline


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """Glyphs of one direction, row after row and along each: in the frame of their text they run
    from `u0` to `u1`.  `ends` are where the rows end.
    """

    glyphs: Glyphs
    angle: int
    u0: list[float]
    u1: list[float]
    size: list[float]
    ends: list[int]

    @classmethod
    def of(cls, glyphs: Glyphs, angle: int) -> _Letters:
        """The glyphs, all turned by `angle`."""
        x0, top, x1, bottom = glyphs.extents().T
        letter = np.array([text == "f" for text in glyphs.texts])
        over = letter & (glyphs.boxes[:, 2] >= x1 - _TOUCH)
        x1 = np.where(over, x1 - np.minimum(_OVERHANG * glyphs.sizes, (x1 - x0) / 2), x1)
        u0, u1, v = {
            0: (x0, x1, glyphs.bases),
            90: (top, bottom, -glyphs.xs),  # reads downward
            180: (-x1, -x0, -glyphs.bases),
            270: (-bottom, -top, glyphs.xs),  # reads upward
        }[angle]
        order, ends = _rows(u0, v, glyphs.sizes)
        sizes = glyphs.sizes[order].tolist()
        return cls(glyphs.at(order), angle, u0[order].tolist(), u1[order].tolist(), sizes, ends)


def group_words(glyphs: Glyphs, page: int) -> list[Word]:
    """The words of a page, each in the order of its letters."""
    if not glyphs.texts:
        return []
    drawn = glyphs.where(seen_once(glyphs))
    angles = drawn.angles()
    words: list[Word] = []
    for angle in np.unique(angles).tolist():
        letters = _Letters.of(drawn.where(angles == angle), angle)
        starts = [start for row in pairwise([0, *letters.ends]) for start in _starts(letters, *row)]
        words += _set(letters, starts, page)
    return words


def _rows(u: Floats, v: Floats, sizes: Floats) -> tuple[Ints, list[int]]:
    """The places of glyphs row by row, sorted along each, and where the rows end; raised or lowered
    glyphs stay with their row.
    """
    order = np.argsort(v, kind="stable")
    down, size = v[order], sizes[order]
    starts = [0]
    for i in (np.flatnonzero(np.diff(down) > _JITTER) + 1).tolist():
        largest = size[max(starts[-1], i - 3) : i].max()
        if down[i] - down[starts[-1]] > _SAME_LINE * min(largest, size[i] * 1.6):
            starts.append(i)
    ends = [*starts[1:], len(order)]
    rows = np.repeat(np.arange(len(starts)), np.diff([*starts, len(order)]))
    return order[np.lexsort((u[order], rows))], ends


def _starts(letters: _Letters, begin: int, end: int) -> list[int]:
    """Where the words of the row from `begin` to `end` start."""
    u0, u1, texts = letters.u0, letters.u1, letters.glyphs.texts
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
    return starts


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


def _set(letters: _Letters, starts: Sequence[int], page: int) -> Iterator[Word]:
    """The words that begin at the starts; none where nothing is left of the letters, normalised."""
    glyphs, first = letters.glyphs, np.array(starts)
    size, largest = _sizes(glyphs.sizes, first)
    base = glyphs.bases[largest]
    ink = (glyphs.boxes[:, 2] > glyphs.boxes[:, 0])[:, None]
    seen = glyphs.wides if letters.angle else np.where(ink, glyphs.boxes, glyphs.wides)
    x0, x1 = np.minimum.reduceat(seen[:, 0], first), np.maximum.reduceat(seen[:, 2], first)
    top, bottom = base - _RISE * size, base + _FALL * size
    if letters.angle:
        top = np.minimum.reduceat(seen[:, 1], first)
        bottom = np.maximum.reduceat(seen[:, 3], first)
    places = np.round(np.stack([x0, top, x1, bottom, base, size], axis=1), 2).tolist()
    bold, italic = (
        _mostly([getattr(x, name) for x in glyphs.palette], glyphs.looks, first)
        for name in ("bold", "italic")
    )
    colors = [glyphs.palette[n].color for n in glyphs.looks[largest].tolist()]
    bounds = pairwise([*starts, len(glyphs.texts)])
    for (a, b), numbers, *look in zip(bounds, places, bold, italic, colors, strict=True):
        text = normalise_word("".join(glyphs.texts[a:b]))
        if text:
            yield _word(text, page, numbers, (*look, letters.angle))


def _word(
    text: str, page: int, numbers: Sequence[float], look: tuple[bool, bool, int, int]
) -> Word:
    x0, top, x1, bottom, base, size = numbers
    return Word(text, page, x0, top, x1, bottom, base, size, *look)


def _sizes(sizes: Floats, first: Ints) -> tuple[Floats, Ints]:
    """The text size of each word, and the place of its largest letter."""
    size, largest = np.maximum.reduceat(sizes, first), first.copy()
    for n in np.flatnonzero(np.minimum.reduceat(sizes, first) < size).tolist():
        word = sizes[first[n] : first[n + 1] if n + 1 < len(first) else None]
        size[n], largest[n] = np.median(word), first[n] + int(word.argmax())
    return size, largest


def _mostly(marked: Sequence[bool], looks: Ints, first: Ints) -> list[bool]:
    """For each word, whether most of its letters have a look that is marked."""
    letters = np.array(marked, np.int64)[looks]
    counts = np.diff(first, append=len(looks))
    most: list[bool] = (2 * np.add.reduceat(letters, first) > counts).tolist()
    return most
