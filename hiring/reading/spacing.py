"""Glyphs to words, by geometry alone: stated spaces are often missing or wrong in a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from hiring.reading.glyphs import Glyphs
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
    """Glyphs of one direction in columns: in the frame of their text each runs from `u0` to `u1`
    on the baseline `v`, and as seen it fills `x0` to `x1` and stands on `base`.
    """

    glyphs: Glyphs
    angle: int
    u0: list[float]
    u1: list[float]
    v: list[float]
    x0: list[float]
    x1: list[float]
    base: list[float]
    size: list[float]
    look: list[int]

    @classmethod
    def of(cls, glyphs: Glyphs, angle: int) -> _Letters:
        """The glyphs, all turned by `angle`."""
        x0, top, x1, bottom = glyphs.extents().T
        u0, u1, v = {
            0: (x0, x1, glyphs.bases),
            90: (top, bottom, -glyphs.xs),  # reads downward
            180: (-x1, -x0, -glyphs.bases),
            270: (-bottom, -top, glyphs.xs),  # reads upward
        }[angle]
        ink = (glyphs.boxes[:, 2] > glyphs.boxes[:, 0])[:, None]
        seen = glyphs.wides if angle else np.where(ink, glyphs.boxes, glyphs.wides)
        return cls(
            glyphs, angle, u0.tolist(), u1.tolist(), v.tolist(), seen[:, 0].tolist(),
            seen[:, 2].tolist(), glyphs.bases.tolist(), glyphs.sizes.tolist(),
            glyphs.looks.tolist(),
        )  # fmt: skip


def group_words(glyphs: Glyphs, page: int) -> list[Word]:
    """The words of a page, each in the order of its letters."""
    if not glyphs.texts:
        return []
    drawn = glyphs.where(seen_once(glyphs))
    angles = drawn.angles()
    words: list[Word] = []
    for angle in np.unique(angles).tolist():
        letters = _Letters.of(drawn.where(angles == angle), angle)
        for row in _rows(letters):
            for word in _split(row, letters):
                words += _set(word, letters, page)
    return words


def _rows(letters: _Letters) -> Iterator[list[int]]:
    """The places of glyphs of one baseline, sorted along it; raised or lowered ones stay with their
    row.
    """
    v, size, along = letters.v, letters.size, letters.u0.__getitem__
    row: list[int] = []
    base = 0.0
    for i in sorted(range(len(v)), key=v.__getitem__):
        if row and v[i] - v[row[-1]] > _JITTER:
            largest = max(size[j] for j in row[-3:])
            if v[i] - base > _SAME_LINE * min(largest, size[i] * 1.6):
                yield sorted(row, key=along)
                row = []
        if not row:
            base = v[i]
        row.append(i)
    if row:
        yield sorted(row, key=along)


def _split(row: Sequence[int], letters: _Letters) -> Iterator[list[int]]:
    """The row parted into words."""
    u0, u1 = letters.u0, letters.u1
    limits = _limits(row, letters)
    word = [row[0]]
    reach = last = u1[row[0]]
    for n in range(1, len(row)):
        i = row[n]
        gap = u0[i] - reach
        if gap > limits[n] or (
            gap > limits[n] - _CASE_TURN * letters.size[i] and _turns(word[-1], i, letters)
        ):
            yield word
            word, reach = [], u1[i]
        else:
            reach = max(last, u1[i])
        last = u1[i]
        word.append(i)
    yield word


def _turns(before: int, after: int, letters: _Letters) -> bool:
    """Whether a capital follows a small letter: it starts a word sooner."""
    texts = letters.glyphs.texts
    return texts[before].islower() and texts[after].isupper()


def _limits(row: Sequence[int], letters: _Letters) -> list[float]:
    """For each glyph the gap before it that parts words, wider where the letters are spaced out."""
    u0, u1 = [letters.u0[i] for i in row], [letters.u1[i] for i in row]
    sizes = [letters.size[i] for i in row]
    gaps = [b - a for a, b in zip(u1, u0[1:], strict=False)]
    limits: list[float] = []
    start = 0
    for n in range(1, len(row)):
        if abs(sizes[n] - sizes[start]) > 0.5 or gaps[n - 1] > _FAR * sizes[n]:
            limits += [_limit(sizes[start:n], gaps[start : n - 1])] * (n - start)
            start = n
    return limits + [_limit(sizes[start:], gaps[start:])] * (len(row) - start)


def _limit(sizes: Sequence[float], gaps: Sequence[float]) -> float:
    size = median(sizes)
    if len(gaps) < 3:
        return _WORD_GAP * size
    usual = median(gaps)
    return max(usual, -0.06 * size) + max(_WORD_GAP * size, 0.35 * usual)


def _set(word: Sequence[int], letters: _Letters, page: int) -> Iterator[Word]:
    """The letters as a word; nothing where their text is empty once normalised."""
    texts, palette = letters.glyphs.texts, letters.glyphs.palette
    text = normalise_word("".join([texts[i] for i in word]))
    if not text:
        return
    sizes = [letters.size[i] for i in word]
    largest = max(sizes)
    size, first = median(sizes) if min(sizes) < largest else largest, word[sizes.index(largest)]
    base, look = letters.base[first], palette[letters.look[first]]
    x0, x1 = min([letters.x0[i] for i in word]), max([letters.x1[i] for i in word])
    top, bottom = base - _RISE * size, base + _FALL * size
    if letters.angle:
        wides = letters.glyphs.wides[list(word)]
        top, bottom = float(wides[:, 1].min()), float(wides[:, 3].max())
    bold, italic = _weight(word, letters)
    yield Word(
        text, page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2),
        round(base, 2), round(size, 2), bold, italic, look.color, letters.angle,
    )  # fmt: skip


def _weight(word: Sequence[int], letters: _Letters) -> tuple[bool, bool]:
    """Whether most of its letters are bold, and whether most are italic."""
    palette, numbers = letters.glyphs.palette, [letters.look[i] for i in word]
    if len(set(numbers)) == 1:
        return palette[numbers[0]].bold, palette[numbers[0]].italic
    looks, half = [palette[n] for n in numbers], len(word) / 2
    return sum(x.bold for x in looks) > half, sum(x.italic for x in looks) > half
