"""White strips that run down a region of words: the places where columns may be parted.

Every left edge that several rows share is tried at once, as one table of edges by words; only the
tallest strips are looked at closely.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hiring.reading.headings import is_heading
from hiring.reading.rows import group_rows, usual_space
from hiring.reading.words import Word

_MIN_WIDTH = 0.75  # of the text size
_SPACES = 2.2  # a gutter is wider than so many usual spaces between words
_SLIGHT = 0.2  # of the text size: the least white beside an edge that many rows share
_SHARED, _SHARE = 5, 0.2  # such an edge: so many rows, and such a share of all
_TIGHT = 0.7  # of a strip's width: what a few rows may leave of it
_FEW = 0.25  # of the rows
_STEP = 30.0  # points: the widest indentation below a heading
_NEAR = 0.5  # points: a word may begin so far left of the edge that it shares
_WIDEST = 40.0  # points: more width than this makes no strip likelier
_CELLS = 400_000  # of the table of edges by words: more are taken in turns
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip from `top` to `bottom` that ends at `x`, where the right side begins.

    A `slight` one is narrower than the strip between columns, beside an edge that many rows share:
    it can only part labels from what they stand beside.
    """

    x: float
    top: float
    bottom: float
    width: float
    slight: bool = False

    @property
    def weight(self) -> float:
        """How much it looks like the strip between columns: tall, and wide to a measure."""
        return (self.bottom - self.top) + 2 * min(self.width, _WIDEST)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `first` to `stop`, row by row, that no row parts; `crossed` where one ends it."""

    gutter: Gutter
    first: int
    stop: int
    crossed: bool


def find_gutters(words: Sequence[Word], most: int) -> list[Gutter]:
    """The `most` tallest white strips with words on both sides, the tallest first."""
    size = sorted(w.size for w in words)[len(words) // 2]
    rows = group_rows(words)
    width = max(_MIN_WIDTH * size, 5.0, _SPACES * usual_space(rows))
    ordered = [word for row in rows for word in row]
    edges = _edges(words, size)
    wide = _runs(rows, ordered, [*edges, *_outdented(rows, edges, width)], width)
    strong = [x for x, count in edges.items() if count >= max(_SHARED, _SHARE * len(rows))]
    slight = _slight(_runs(rows, ordered, strong, _SLIGHT * size))
    return _tallest([*wide, *slight], ordered, width, most)


def _tallest(
    runs: Sequence[_Run], ordered: Sequence[Word], width: float, most: int
) -> list[Gutter]:
    """The best gutters of the runs.  A look at their words can only rule one out, or shorten it by
    a heading below; so it is taken once a gutter leads the others at its full height.
    """
    waiting: list[tuple[float, int, Gutter | None]]
    waiting = [(-run.gutter.weight, n, None) for n, run in enumerate(runs)]
    heapq.heapify(waiting)
    found: list[Gutter] = []
    while waiting and len(found) < most:
        _, n, gutter = heapq.heappop(waiting)
        if gutter is not None:
            found.append(gutter)
            continue
        if not runs[n].gutter.slight and _tight(runs[n], ordered, width):
            continue
        gutter = _without_tail(runs[n], ordered)
        if gutter.bottom - gutter.top > 1:
            heapq.heappush(waiting, (-gutter.weight, n, gutter))
    return found


def _edges(words: Sequence[Word], size: float) -> dict[float, int]:
    """Left edges that several rows share, and how many words begin there to the point."""
    counts: dict[int, list[float]] = {}
    for word in words:
        counts.setdefault(round(word.x0 / max(size / 2, 3)), []).append(word.x0)
    shared = [(min(xs), xs) for xs in counts.values() if len(xs) >= 2]
    return {x: sum(other - x < 2 * _NEAR for other in xs) for x, xs in shared}


def _outdented(
    rows: Sequence[Sequence[Word]], edges: Mapping[float, int], width: float
) -> Iterator[float]:
    """Where what stands alone on its side of a row begins a little left of a shared edge, as the
    only heading of a column may.
    """
    shared = sorted(edges)
    for row in rows:
        for n, word in enumerate(row):
            apart = n > 0 and word.x0 - row[n - 1].x1 > width
            if not (apart or n == 0):
                continue
            at = bisect_right(shared, word.x0 - 2)
            if at < len(shared) and word.x0 + 2 < shared[at] < word.x0 + _STEP:
                yield word.x0


def _slight(runs: Iterable[_Run]) -> list[_Run]:
    return [replace(run, gutter=replace(run.gutter, slight=True)) for run in runs]


def _tight(run: _Run, ordered: Sequence[Word], width: float) -> bool:
    """Whether more than a few rows on the left end nearer to the edge than the strip is wide."""
    ends: dict[int, float] = {}
    for word in ordered[run.first : run.stop]:
        if word.x0 < run.gutter.x - _NEAR:
            row = round(word.base)
            ends[row] = max(ends.get(row, 0.0), word.x1)
    near = sum(end > run.gutter.x - width for end in ends.values())
    return near > _FEW * len(ends)


def _runs(
    rows: Sequence[Sequence[Word]], words: Sequence[Word], edges: Sequence[float], width: float
) -> Iterator[_Run]:
    """The runs of rows in which no word crosses just left of an edge, with words on both its
    sides.
    """
    boxes = np.array([(w.x0, w.x1, w.top, w.bottom) for w in words]).T
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
    step = max(_CELLS // len(words), 1)
    for at in range(0, len(edges), step):
        yield from _runs_beside(boxes, starts, np.array(edges[at : at + step]), width)


def _runs_beside(
    boxes: Floats, starts: NDArray[np.intp], edges: Floats, width: float
) -> Iterator[_Run]:
    x0, x1, top, bottom = boxes
    edge, count = edges[:, None], len(x0)
    right = x0 >= edge - _NEAR
    crossing = ~right & (x1 > edge - _TIGHT * width)
    crossed_rows = np.logical_or.reduceat(crossing, starts, axis=1)
    crossing = np.repeat(crossed_rows, np.diff(starts, append=count), axis=1)
    first, stop = _bounds(crossing)
    rights = np.concatenate([[0], np.cumsum(right)])
    inside = rights[stop] - rights[first]
    two_sided = (inside > 0) & (inside < stop - first)
    first, stop = first[two_sided], stop[two_sided]
    if not len(first):
        return
    own = edges[first // count]
    high = _over(np.minimum, np.tile(top, len(edges)), first, stop)
    low = _over(np.maximum, np.tile(bottom, len(edges)), first, stop)
    reach = _over(np.maximum, np.where(x1 <= edge, x1, -np.inf).ravel(), first, stop)
    reach = np.where(np.isinf(reach), own - width, reach)
    crossed = stop % count != 0
    for n in np.flatnonzero(low - high > 1).tolist():
        x, wide = float(own[n]), float(own[n] - reach[n])
        gutter = Gutter(x, float(high[n]), float(low[n]), wide)
        begin = int(first[n]) % count
        yield _Run(gutter, begin, begin + int(stop[n] - first[n]), bool(crossed[n]))


def _bounds(crossing: Flags) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the runs between crossing words begin and stop in the table row after row."""
    free = np.pad(~crossing, ((0, 0), (1, 1)))
    begins = free[:, 1:-1] & ~free[:, :-2]
    ends = free[:, 1:-1] & ~free[:, 2:]
    return np.flatnonzero(begins), np.flatnonzero(ends) + 1


def _over(
    least_or_most: np.ufunc, values: Floats, first: NDArray[np.intp], stop: NDArray[np.intp]
) -> Floats:
    """The least or the greatest of the values of each run."""
    pairs = np.stack([first, stop], axis=1).ravel()
    reduced: Floats = least_or_most.reduceat(np.append(values, 0.0), pairs)[::2]
    return reduced


def _without_tail(run: _Run, ordered: Sequence[Word]) -> Gutter:
    """The strip without a heading under both columns that opens what comes below them."""
    gutter = run.gutter
    if not run.crossed:
        return gutter
    words, x, bottom = ordered[run.first : run.stop], gutter.x, gutter.bottom
    ends = [w.bottom for w in words if w.x0 >= x - _NEAR and gutter.top <= w.base <= bottom]
    right_end = max(ends, default=bottom)
    tail = [w for w in words if w.x0 < x - _NEAR and right_end < w.base <= bottom]
    for row in group_rows(tail):
        if is_heading(" ".join(w.text for w in row)):
            return replace(gutter, bottom=min(w.top for w in row) - 0.2)
    return gutter
