"""Which counts of a network (see flow.py) to withhold, so that none of them can be worked out.

The fewest that do is a hard problem; two simple ways of going on are tried, and the one that
withholds less is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Set

from hiring.voluntary.flow import Arc, bounds

# How well a shown arc would hide a told one, the least first; the size of its count comes second.
Order = Callable[[Arc], int]
Way = Callable[[Arc, Mapping[Arc, int], Set[Arc]], Order]


def withhold(arcs: Mapping[Arc, int], *, threshold: int) -> frozenset[Arc]:
    """The arcs to withhold: all below the threshold, and others until each of them can still vary
    by the threshold, or by as much as it could if nothing at all were shown."""
    return min((_go(arcs, threshold, way) for way in (_column_first, _tighter_end_first)), key=len)


def _go(arcs: Mapping[Arc, int], threshold: int, way: Way) -> frozenset[Arc]:
    asked = {arc: min(threshold, _width(arcs, arc)) for arc in arcs}
    withheld = {arc for arc, count in arcs.items() if count < threshold}
    while len(withheld) < len(arcs):
        hidden = {arc: count for arc, count in arcs.items() if arc in withheld}
        told = next((arc for arc in hidden if _width(hidden, arc) < asked[arc]), None)
        if told is None:
            break
        withheld.add(_best(arcs, withheld, way(told, arcs, withheld)))
    return frozenset(withheld)


def _best(arcs: Mapping[Arc, int], withheld: Set[Arc], order: Order) -> Arc:
    shown = (arc for arc in arcs if arc not in withheld)
    return min(shown, key=lambda arc: (order(arc), arcs[arc]))


def _width(hidden: Mapping[Arc, int], arc: Arc) -> int:
    low, high = bounds(hidden, arc)
    return high - low


def _column_first(told: Arc, _arcs: Mapping[Arc, int], _withheld: Set[Arc]) -> Order:
    """Where the told arc ends, then where it begins."""
    start, end = told
    return _nearer(end, start)


def _tighter_end_first(told: Arc, arcs: Mapping[Arc, int], withheld: Set[Arc]) -> Order:
    """At that end of the told arc where the least is withheld so far, then at the other."""

    def hidden_at(node: Hashable) -> tuple[int, int]:
        beside = [arcs[arc] for arc in withheld if arc != told and node in arc]
        return len(beside), sum(beside)

    return _nearer(*sorted(told, key=hidden_at))


def _nearer(first: Hashable, second: Hashable) -> Order:
    return lambda arc: 0 if first in arc else 1 if second in arc else 2
