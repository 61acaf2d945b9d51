"""Glyphs to words, by geometry alone: stated spaces are often missing or wrong in a PDF."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from hiring.reading.normalise import normalise_word
from hiring.reading.words import Box, Word

WORD_GAP = 0.13  # of the text size: a wider gap parts words
_CASE_TURN = 0.08  # of the text size: so much less where a capital follows a small letter
_SAME_LINE = 0.35  # of the text size: baselines closer than this are one line
_RISE, _FALL = 0.74, 0.21  # of the text size: a word's box above and below its baseline


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `box` is its ink, `wide` its advance and line height, (`x`, `base`) its
    origin.
    """

    text: str
    box: Box
    wide: Box
    x: float
    base: float
    size: float
    bold: bool
    italic: bool
    color: int
    angle: int
    alpha: int = 255
    mode: int = 0
    owner: int = 0

    @property
    def space(self) -> bool:
        """Whether it draws nothing."""
        return self.text.isspace()

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        box = self.wide if self.wide[2] > self.wide[0] else self.box
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@dataclass(frozen=True, slots=True)
class _Along:
    """A glyph in the frame of its own text: u runs with the text, v is the baseline."""

    glyph: Glyph
    u0: float
    u1: float
    v: float


def _along(glyph: Glyph) -> _Along:
    x0, top, x1, bottom = glyph.wide if glyph.wide[2] > glyph.wide[0] else glyph.box
    if glyph.angle == 90:  # reads downward
        return _Along(glyph, top, bottom, -glyph.x)
    if glyph.angle == 180:
        return _Along(glyph, -x1, -x0, -glyph.base)
    if glyph.angle == 270:  # reads upward
        return _Along(glyph, -bottom, -top, glyph.x)
    return _Along(glyph, x0, x1, glyph.base)


def group_words(glyphs: Iterable[Glyph], page: int) -> list[Word]:
    """The words of a page, each in the order of its letters."""
    drawn = _without_doubles(glyphs)
    words: list[Word] = []
    for angle in (0, 90, 180, 270):
        along = [_along(g) for g in drawn if g.angle == angle]
        for row in _rows(along):
            words += _row_words(row, page)
    return words


def _without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs drawn twice at one place (a way to fake bold) are kept once."""
    seen: dict[tuple[str, int], list[Glyph]] = {}
    out = []
    for glyph in glyphs:
        if glyph.box[2] - glyph.box[0] <= 0 and glyph.wide[2] - glyph.wide[0] <= 0:
            continue
        twins = seen.setdefault((glyph.text, round(glyph.base / 4)), [])
        near = 0.08 * glyph.size
        if any(
            t.owner != glyph.owner and abs(t.x - glyph.x) < near and abs(t.base - glyph.base) < near
            for t in twins
        ):
            continue
        twins.append(glyph)
        out.append(glyph)
    return out


def _rows(along: list[_Along]) -> Iterator[list[_Along]]:
    """Glyphs of one baseline, sorted along it; raised or lowered ones stay with their row."""
    row: list[_Along] = []
    base = 0.0
    for item in sorted(along, key=lambda a: a.v):
        if row and item.v - base > _SAME_LINE * min(
            max(r.glyph.size for r in row[-3:]), item.glyph.size * 1.6
        ):
            yield sorted(row, key=lambda a: a.u0)
            row = []
        base = item.v if not row else base
        row.append(item)
    if row:
        yield sorted(row, key=lambda a: a.u0)


def _row_words(row: list[_Along], page: int) -> Iterator[Word]:
    word: list[_Along] = []
    for limit, item in zip(_limits(row), row, strict=True):
        if word and item.u0 - max(w.u1 for w in word[-2:]) > limit - _turn(word[-1], item):
            yield from _make(word, page)
            word = []
        word.append(item)
    if word:
        yield from _make(word, page)


def _turn(before: _Along, after: _Along) -> float:
    """A capital after a small letter starts a word sooner."""
    if before.glyph.text.islower() and after.glyph.text.isupper():
        return _CASE_TURN * after.glyph.size
    return 0.0


def _limits(row: list[_Along]) -> list[float]:
    """For each glyph the gap before it that parts words, wider where the letters are spaced out."""
    limits: list[float] = []
    start = 0
    for i in range(1, len(row) + 1):
        last = i == len(row)
        if (
            last
            or abs(row[i].glyph.size - row[start].glyph.size) > 0.5
            or row[i].u0 - row[i - 1].u1 > 2.5 * row[i].glyph.size
        ):
            limits += [_run_limit(row[start:i])] * (i - start)
            start = i
    return limits


def _run_limit(run: list[_Along]) -> float:
    size = median(a.glyph.size for a in run)
    gaps = [b.u0 - a.u1 for a, b in itertools.pairwise(run)]
    if len(gaps) < 3:
        return WORD_GAP * size
    usual = median(gaps)
    return max(usual, -0.06 * size) + max(WORD_GAP * size, 0.35 * usual)


def _make(word: list[_Along], page: int) -> Iterator[Word]:
    glyphs = [a.glyph for a in word]
    text = normalise_word("".join(g.text for g in glyphs))
    if not text:
        return
    first = max(glyphs, key=lambda g: g.size)
    size = median(g.size for g in glyphs)
    x0, x1 = min(_left(g) for g in glyphs), max(_right(g) for g in glyphs)
    top, bottom = first.base - _RISE * size, first.base + _FALL * size
    if first.angle:
        x0, x1 = min(g.wide[0] for g in glyphs), max(g.wide[2] for g in glyphs)
        top, bottom = min(g.wide[1] for g in glyphs), max(g.wide[3] for g in glyphs)
    bold = sum(g.bold for g in glyphs) * 2 > len(glyphs)
    italic = sum(g.italic for g in glyphs) * 2 > len(glyphs)
    yield Word(
        text, page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2),
        round(first.base, 2), round(size, 2), bold, italic, first.color, first.angle,
    )  # fmt: skip


def _left(glyph: Glyph) -> float:
    return glyph.box[0] if glyph.box[2] > glyph.box[0] else glyph.wide[0]


def _right(glyph: Glyph) -> float:
    return glyph.box[2] if glyph.box[2] > glyph.box[0] else glyph.wide[2]


def shift(word: Word, text: str) -> Word:
    """The word with another text at the same place."""
    return replace(word, text=text)
