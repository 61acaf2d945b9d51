"""How much a withheld count can still vary, given every count that is shown.

A table of counts is a circulation: people flow from the whole to their row (the row's total), from
the row to their column (a cell), and from the column back to the whole (the column's total, which
is known).  Shown counts stand still; what the withheld ones can still be is what flow can be pushed
around among them.  The bounds are exact: in a network, the whole numbers reach as far as the
fractions do (Ahuja, Magnanti and Orlin, Network Flows, 1993, ch. 6 and 9).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping

Arc = tuple[Hashable, Hashable]


def bounds(withheld: Mapping[Arc, int], arc: Arc) -> tuple[int, int]:
    """The smallest and the largest value that `arc` can have while every arc that is not in
    `withheld` keeps its value and no value falls below nought; `withheld` are the true values."""
    start, end = arc
    value = withheld[arc]
    others = {other: flow for other, flow in withheld.items() if other != arc}
    return value - min(value, _largest_flow(others, start, end)), value + _largest_flow(
        others, end, start
    )


def _largest_flow(arcs: Mapping[Arc, int], source: Hashable, sink: Hashable) -> int:
    """The most that can be pushed from source to sink: along an arc without end, against it as far
    as its value (Edmonds and Karp's augmenting paths)."""
    endless = sum(arcs.values()) + 1
    room: dict[Hashable, dict[Hashable, int]] = {source: {}, sink: {}}
    for (start, end), value in arcs.items():
        room.setdefault(start, {})[end] = endless
        room.setdefault(end, {})[start] = value
    pushed = 0
    while path := _shortest_path(room, source, sink):
        step = min(room[start][end] for start, end in path)
        for start, end in path:
            room[start][end] -= step
            room[end][start] += step
        pushed += step
    return pushed


def _shortest_path(
    room: Mapping[Hashable, Mapping[Hashable, int]], source: Hashable, sink: Hashable
) -> list[Arc]:
    """The arcs of a shortest path with room on each; empty where there is none."""
    before: dict[Hashable, Hashable] = {source: source}
    waiting = deque([source])
    while waiting and sink not in before:
        node = waiting.popleft()
        for end, left in room[node].items():
            if left > 0 and end not in before:
                before[end] = node
                waiting.append(end)
    path: list[Arc] = []
    node = sink
    while node in before and node != source:
        path.append((before[node], node))
        node = before[node]
    return path[::-1]
