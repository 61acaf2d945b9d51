"""Cells from the straight lines on a page: the smallest rectangles ruled on all four sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hiring.reading.words import Box

_NEAR = 3.0  # points: rules closer than this are one, and meet where their ends are so close
_SHORTEST = 3.0  # points: shorter strokes are no rules
Corner = tuple[int, int]  # the places of an upright and of a level rule
Cell = tuple[Corner, Corner]  # its upper left and its lower right corner


@dataclass(frozen=True, slots=True)
class Rules:
    """Parallel rules by where they stand: `spans` has, for each of the places `at`, the stretches
    that are ruled there.
    """

    at: tuple[float, ...]
    spans: tuple[tuple[tuple[float, float], ...], ...]

    @classmethod
    def of(cls, rules: Iterable[tuple[float, float, float]]) -> Rules:
        """The rules, each (place, begin, end), those that stand or lie together made one."""
        groups: list[list[tuple[float, float, float]]] = []
        for rule in sorted(rules):
            if groups and rule[0] - groups[-1][-1][0] <= _NEAR:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        return cls(
            tuple(sum(rule[0] for rule in group) / len(group) for group in groups),
            tuple(_joined([(begin, end) for _, begin, end in group]) for group in groups),
        )

    def covers(self, n: int, place: float) -> bool:
        """Whether the rules at the n-th place reach to this one along them."""
        return any(a - _NEAR <= place <= b + _NEAR for a, b in self.spans[n])

    def runs(self, n: int, begin: float, end: float) -> bool:
        """Whether one stretch at the n-th place runs all the way."""
        return any(a - _NEAR <= begin and end <= b + _NEAR for a, b in self.spans[n])


def _joined(spans: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    joined: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if joined and begin - joined[-1][1] <= _NEAR:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((begin, end))
    return tuple(joined)


def find_cells(edges: Iterable[Box]) -> list[list[Box]]:
    """The cells ruled by the edges (boxes without width or without height), in groups that share
    corners: those of each table, row by row.
    """
    sides = list(edges)
    upright = Rules.of((x0, y0, y1) for x0, y0, x1, y1 in sides if y1 - y0 >= _SHORTEST)
    level = Rules.of((y0, x0, x1) for x0, y0, x1, y1 in sides if x1 - x0 >= _SHORTEST)
    corners = {
        (i, j)
        for i, x in enumerate(upright.at)
        for j, y in enumerate(level.at)
        if upright.covers(i, y) and level.covers(j, x)
    }
    cells = [c for corner in sorted(corners) for c in _cell_at(corner, corners, upright, level)]
    return [
        sorted(
            ((upright.at[i], level.at[j], upright.at[k], level.at[m]) for (i, j), (k, m) in group),
            key=lambda box: (box[1], box[0]),
        )
        for group in _tables(cells)
    ]


def _cell_at(corner: Corner, corners: set[Corner], upright: Rules, level: Rules) -> Iterator[Cell]:
    """The smallest cell whose upper left corner this is, if there is one."""
    i, j = corner
    for m in range(j + 1, len(level.at)):
        if not upright.runs(i, level.at[j], level.at[m]):
            return
        if (i, m) not in corners:
            continue
        for k in range(i + 1, len(upright.at)):
            if not level.runs(j, upright.at[i], upright.at[k]):
                break
            if {(k, j), (k, m)} <= corners and _closed(corner, (k, m), upright, level):
                yield corner, (k, m)
                return


def _closed(first: Corner, last: Corner, upright: Rules, level: Rules) -> bool:
    """Whether rules run along the lower and the right side of the cell."""
    (i, j), (k, m) = first, last
    return level.runs(m, upright.at[i], upright.at[k]) and upright.runs(k, level.at[j], level.at[m])


def _tables(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells in groups of which each shares a corner with another of its group."""
    at: dict[Corner, list[Cell]] = {}
    for cell in cells:
        for corner in _corners_of(cell):
            at.setdefault(corner, []).append(cell)
    seen: set[Cell] = set()
    for first in cells:
        group, waiting = list[Cell](), [first]
        while waiting:
            cell = waiting.pop()
            if cell not in seen:
                seen.add(cell)
                group.append(cell)
                waiting += [other for corner in _corners_of(cell) for other in at[corner]]
        if group:
            yield group


def _corners_of(cell: Cell) -> tuple[Corner, ...]:
    (i, j), (k, m) = cell
    return (i, j), (k, j), (i, m), (k, m)
