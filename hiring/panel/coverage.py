"""Who rates which areas of which candidate, and what that leaves uncovered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]
"""A candidate and a member, by their ids."""

Plan = Mapping[Pair, frozenset[str]]
"""The areas that each member rates of each candidate; a pair that isn't there rates none."""

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Board:
    """What a plan has to reckon with.  `areas` are the items of each area, in the instrument's
    order; `kept` stands whatever is planned, because it is begun; `closed` are the pairs that take
    nothing more (recused, submitted); `fewest` raters are wanted for every cell."""

    candidates: tuple[int, ...]
    members: tuple[int, ...]
    areas: Mapping[str, int]
    kept: Plan
    closed: frozenset[Pair]
    fewest: int

    def takes(self, pair: Pair) -> bool:
        """Whether the member may be given more of the candidate."""
        return pair not in self.closed

    @property
    def largest(self) -> int:
        """The items of the largest area."""
        return max(self.areas.values(), default=0)


@dataclass(frozen=True, slots=True)
class Gap:
    """An area of a candidate that has fewer raters than the panel's rules ask for."""

    candidate: int
    area: str
    raters: int


def count_items(board: Board, areas: Iterable[str]) -> int:
    """How many items these areas have together."""
    return sum(board.areas[area] for area in areas)


def load_of(board: Board, plan: Plan, member: int) -> int:
    """How many items the member rates, over all candidates."""
    return sum(
        count_items(board, plan.get((candidate, member), NOTHING)) for candidate in board.candidates
    )


def raters_of(board: Board, plan: Plan, candidate: int, area: str) -> int:
    """How many members rate the area of the candidate."""
    return sum(area in plan.get((candidate, member), NOTHING) for member in board.members)


def find_gaps(board: Board, plan: Plan) -> list[Gap]:
    """Every cell with too few raters, by candidate and area."""
    counted = (
        Gap(candidate, area, raters_of(board, plan, candidate, area))
        for candidate in board.candidates
        for area in board.areas
    )
    return [gap for gap in counted if gap.raters < board.fewest]
