"""Which interviews get in each other's way: the same time at the same place, or with the same
people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview: of which candidate, when, where and with whom; ids throughout."""

    slot: int
    candidate: int
    starts: datetime
    ends: datetime
    place: str
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands between a meeting and another one."""

    other: int
    place: bool
    candidate: bool
    members: frozenset[int]


def find_clashes(meetings: Sequence[Meeting]) -> dict[int, list[Clash]]:
    """Every clash of each meeting, by slot; meetings that only touch don't clash."""
    found: dict[int, list[Clash]] = {}
    for one, two in combinations(sorted(meetings, key=lambda m: (m.starts, m.slot)), 2):
        if two.starts >= one.ends:
            continue
        place = _key(one.place) == _key(two.place)
        candidate = one.candidate == two.candidate
        members = one.members & two.members
        if place or candidate or members:
            found.setdefault(one.slot, []).append(Clash(two.slot, place, candidate, members))
            found.setdefault(two.slot, []).append(Clash(one.slot, place, candidate, members))
    return found


def _key(place: str) -> str:
    return " ".join(place.casefold().split())
