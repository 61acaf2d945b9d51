"""Text that runs up or down a page: pages lying on their side, and section titles set along the
margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hiring.reading.headings import section_kind
from hiring.reading.rows import group_rows
from hiring.reading.words import Page, Word


def upright_words(page: Page) -> list[Word]:
    """The words of a page in a frame in which they are upright.

    Where most words run one way, the page is turned that way. Of the others, those that name a
    section are set as a
    heading above the rows they stand beside; the rest are set below everything, so that nothing is
    lost."""
    counts = {
        angle: sum(len(w.text) for w in page.words if w.angle == angle)
        for angle in (0, 90, 180, 270)
    }
    most = max(counts, key=lambda angle: counts[angle])
    words = [_turned(word, most, page) for word in page.words] if most else list(page.words)
    upright = [w for w in words if w.angle == 0]
    sides = _phrases([w for w in words if w.angle])
    titles = [p for p in sides if section_kind(" ".join(w.text for w in p))]
    rest = [p for p in sides if p not in titles]
    return [*upright, *_as_headings(titles, upright), *_below(rest, upright)]


def _turned(word: Word, angle: int, page: Page) -> Word:
    """The word in a frame turned by `angle`, its true box kept."""
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    if angle == 90:
        box = (top, page.width - x1, bottom, page.width - x0)
    elif angle == 270:
        box = (page.height - bottom, x0, page.height - top, x1)
    else:
        box = (page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    base = box[3] - 0.21 * word.size
    return replace(
        word,
        x0=box[0],
        top=box[1],
        x1=box[2],
        bottom=box[3],
        base=base,
        angle=(word.angle - angle) % 360,
        seen=word.box,
    )


def _phrases(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one line along the margin, in reading order."""
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(
            (word.angle, round((word.x0 + word.x1) / 2 / max(word.size, 4))), []
        ).append(word)
    phrases: list[list[Word]] = []
    for (angle, _), line in lines.items():
        ordered = sorted(line, key=lambda w: w.top if angle == 90 else -w.bottom)
        phrases.append([])
        for word in ordered:
            last = phrases[-1][-1] if phrases[-1] else None
            gap = (
                0.0
                if last is None
                else (word.top - last.bottom if angle == 90 else last.top - word.bottom)
            )
            if last is not None and gap > 1.5 * word.size:
                phrases.append([])
            phrases[-1].append(word)
    return phrases


def _as_headings(titles: Sequence[list[Word]], upright: Sequence[Word]) -> list[Word]:
    out: list[Word] = []
    done = float("-inf")
    for title in sorted(titles, key=lambda t: min(w.top for w in t)):
        top, bottom = min(w.top for w in title), max(w.bottom for w in title)
        right = max(w.x1 for w in title)
        beside = [w for w in upright if w.base > done and w.x0 >= right - 2]
        at = _first_row(beside, top, bottom)
        if at is None:
            out += _below([title], upright)
            continue
        done = bottom
        out += _flat(title, at[0], at[1])
    return out


def _first_row(words: Sequence[Word], top: float, bottom: float) -> tuple[float, float] | None:
    """Where (x, y) the rows that a title at `top` to `bottom` stands beside begin: after the widest
    white space.  Where all rows end above it, its own begin on the next page: below the last."""
    rows = [row for row in group_rows(words) if row[0].top < bottom]
    if not rows:
        return None
    if all(word.bottom <= top for row in rows for word in row):
        return rows[-1][0].x0, top + 3.0
    level = [row[0] for row in rows if abs(row[0].top - top) < 0.7 * row[0].size]
    if level:
        return level[0].x0, level[0].top
    edges = [rows[0][0].top - 2 * rows[0][0].size, *(row[0].bottom for row in rows)]
    best = max(
        (i for i in range(len(rows)) if rows[i][0].top <= top + 6 or i == 0),
        key=lambda i: (min(rows[i][0].top - edges[i], 60.0), i),
    )
    first = rows[best]
    return first[0].x0, first[0].top


def _flat(title: Sequence[Word], x: float, y: float) -> list[Word]:
    """The title's words side by side just above a place."""
    out = []
    for word in title:
        width = 2.0 * len(word.text)
        out.append(replace(
            word, x0=x, top=y - 3.0, x1=x + width, bottom=y - 1.0, base=y - 1.5,
            angle=0, bold=True, seen=word.box,
        ))  # fmt: skip
        x += width + 1.5
    return out


def _below(phrases: Sequence[list[Word]], upright: Sequence[Word]) -> list[Word]:
    y = max((w.bottom for w in upright), default=0.0) + 30
    x = min((w.x0 for w in upright), default=0.0)
    out: list[Word] = []
    for n, phrase in enumerate(phrases):
        out += _flat(phrase, x, y + 20 * n)
    return out
