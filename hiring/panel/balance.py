"""Who rates what, worked out: everybody everything, or a balanced split.

The split gives each area a crew of members, who rate it for every candidate: then candidates are
compared within an area by the same people, whose severity falls on all alike, a member needs the
guide of few areas, and all candidates hang together.  Where one of the crew can't (recused, sheet
handed in) the member with the least to do steps in.  What would leave one member with much more
than another is then handed over cell by cell; and where candidates have fallen apart after all, a
bridge is added.  The same board always gives the same plan."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from hiring.panel.connected import connected_groups
from hiring.panel.coverage import NOTHING, Board, Pair, Plan

# Loads may differ by the largest area, or by this part of the mean: same crews for all candidates
# are worth more than the last few minutes.
UNEVEN_PART = 10


def everybody(board: Board) -> Plan:
    """Every member rates everything that they may."""
    whole = frozenset(board.areas)
    pairs = product(board.candidates, board.members)
    return _without_empty(
        {
            pair: whole if board.takes(pair) else board.kept.get(pair, NOTHING)
            for pair in sorted(pairs)
        }
    )


def split(board: Board) -> Plan:
    """A plan in which each area of each candidate has the fewest raters that are wanted, or all who
    may rate it where those are fewer."""
    draft = _Draft(board)
    for area in sorted(board.areas, key=lambda area: -board.areas[area]):
        _staff(draft, area)
    _even_out(draft)
    _bridge(draft)
    return _without_empty({pair: frozenset(areas) for pair, areas in draft.areas.items()})


def tolerance(board: Board, loads: Iterable[int]) -> int:
    """By how many items two members' loads may differ before something is handed over."""
    listed = list(loads)
    mean = sum(listed) // max(1, len(listed))
    return max(board.largest, mean // UNEVEN_PART)


class _Link(NamedTuple):
    """A way to join two groups: what is added, for a member with that load."""

    load: int
    items: int
    member: int
    added: tuple[tuple[int, str], ...]


class _Draft:
    """A plan in the making, with each member's load."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.areas = {
            pair: set(board.kept.get(pair, NOTHING))
            for pair in product(board.candidates, board.members)
        }
        self.loads = dict.fromkeys(board.members, 0)
        for (_, member), areas in self.areas.items():
            self.loads[member] += sum(board.areas[area] for area in areas)

    def add(self, pair: Pair, area: str) -> None:
        self.areas[pair].add(area)
        self.loads[pair[1]] += self.board.areas[area]

    def take(self, pair: Pair, area: str) -> None:
        self.areas[pair].remove(area)
        self.loads[pair[1]] -= self.board.areas[area]

    def may_add(self, pair: Pair, area: str) -> bool:
        return self.board.takes(pair) and area not in self.areas[pair]

    def rates(self, member: int, area: str) -> int:
        """Of how many candidates the member rates the area."""
        return sum(area in self.areas[candidate, member] for candidate in self.board.candidates)


def _staff(draft: _Draft, area: str) -> None:
    """Give the area to as many members of every candidate as are wanted: first to those who have
    begun it somewhere, then to those with the least to do."""
    board = draft.board
    crew = sorted(
        board.members, key=lambda member: (-draft.rates(member, area), draft.loads[member])
    )
    for candidate in board.candidates:
        there = sum(area in draft.areas[candidate, member] for member in crew)
        free = [member for member in crew if draft.may_add((candidate, member), area)]
        for member in free[: max(0, board.fewest - there)]:
            draft.add((candidate, member), area)


def _even_out(draft: _Draft) -> None:
    """Hand cells over until nobody has much more than somebody who could take them.  Each step
    brings two loads closer, so that this ends."""
    while (step := _next_step(draft)) is not None:
        candidate, area, heavy, light = step
        draft.take((candidate, heavy), area)
        draft.add((candidate, light), area)


def _next_step(draft: _Draft) -> tuple[int, str, int, int] | None:
    allowed = tolerance(draft.board, draft.loads.values())
    by_load = sorted(draft.loads, key=lambda member: draft.loads[member])
    for heavy, light in product(reversed(by_load), by_load):
        if draft.loads[heavy] - draft.loads[light] <= allowed:
            if light == by_load[0]:
                return None
            continue
        if cells := _loose_cells(draft, heavy, light):
            return (*cells[0], heavy, light)
    return None


def _loose_cells(draft: _Draft, heavy: int, light: int) -> list[tuple[int, str]]:
    """What the one may hand to the other: first an area that the other rates already, of a
    candidate whose file the other reads already."""
    board = draft.board
    cells = [
        (candidate, area)
        for candidate in board.candidates
        for area in draft.areas[candidate, heavy] - board.kept.get((candidate, heavy), NOTHING)
        if draft.may_add((candidate, light), area)
    ]
    known = {area: draft.rates(light, area) for _, area in cells}
    order = {area: number for number, area in enumerate(board.areas)}

    def rank(cell: tuple[int, str]) -> tuple[int, bool, int, int]:
        candidate, area = cell
        return (-known[area], not draft.areas[candidate, light], order[area], candidate)

    return sorted(cells, key=rank)


def _bridge(draft: _Draft) -> None:
    """Have somebody rate the same area in two groups that hang together with nobody, until all do
    or nobody can."""
    while True:
        groups = connected_groups({pair: frozenset(areas) for pair, areas in draft.areas.items()})
        found = [
            link
            for number, group in enumerate(groups)
            for other in groups[number + 1 :]
            for link in _links(draft, group, other)
        ]
        if not found:
            return
        best = min(found)
        for candidate, area in best.added:
            draft.add((candidate, best.member), area)


def _links(draft: _Draft, group: frozenset[int], other: frozenset[int]) -> Iterable[_Link]:
    board = draft.board
    for member, area in product(board.members, board.areas):
        found = [_end(draft, side, member, area) for side in (group, other)]
        ends = [end for end in found if end is not None]
        if len(ends) == len(found):
            added = tuple((end, area) for end in ends if area not in draft.areas[end, member])
            items = board.areas[area] * len(added)
            yield _Link(draft.loads[member], items, member, added)


def _end(draft: _Draft, group: frozenset[int], member: int, area: str) -> int | None:
    """The candidate of the group whose area the member rates, or else may rate; None where there
    is none."""
    ordered = sorted(group)
    rated = [c for c in ordered if area in draft.areas[c, member]]
    free = [c for c in ordered if draft.may_add((c, member), area)]
    return next(iter(rated + free), None)


def _without_empty(plan: Plan) -> Plan:
    return {pair: areas for pair, areas in plan.items() if areas}
