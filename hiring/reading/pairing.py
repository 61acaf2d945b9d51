"""Which fact of one reading is the same fact in another reading of the same document.

Two readings may differ in any field of a fact, so that no field is a key.  Each pair gets points
for what it shares; the pairs with most points are the same fact, and what has too few is another.
The evidence counts too: facts that rest on the same words of the page are likely one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from typing import TypeVar

from hiring.reading.facts import Automobile, Degree, Evidence, Licence, Position

T = TypeVar("T")
Pair = tuple[T | None, T | None]

_EQUAL = 100.0
_EVIDENCE = 3.0
_POSITION_LEAST = 4.0
_DEGREE_LEAST = 3.5
_STATEMENT_LEAST = 2.0


def pair_positions(old: Sequence[Position], new: Sequence[Position]) -> list[Pair[Position]]:
    """The positions of two readings side by side: those of the new one in their order, each with
    its old one or None, then the old ones that are gone, with None."""
    return _pair(old, new, _position_points, _POSITION_LEAST)


def pair_degrees(old: Sequence[Degree], new: Sequence[Degree]) -> list[Pair[Degree]]:
    """The degrees of two readings side by side, as `pair_positions` does it."""
    return _pair(old, new, _degree_points, _DEGREE_LEAST)


def pair_licences(old: Sequence[Licence], new: Sequence[Licence]) -> list[Pair[Licence]]:
    """The licences of two readings side by side, as `pair_positions` does it."""
    return _pair(
        old,
        new,
        lambda a, b: 2.0 * (a.kind == b.kind) + _EVIDENCE * _overlap(a.evidence, b.evidence),
        _STATEMENT_LEAST,
    )


def pair_automobiles(
    old: Sequence[Automobile], new: Sequence[Automobile]
) -> list[Pair[Automobile]]:
    """The statements about an automobile of two readings side by side, as `pair_positions` does."""
    return _pair(
        old, new, lambda a, b: 2.0 + _EVIDENCE * _overlap(a.evidence, b.evidence), _STATEMENT_LEAST
    )


def _pair(
    old: Sequence[T], new: Sequence[T], points: Callable[[T, T], float], least: float
) -> list[Pair[T]]:
    """Pairs by falling points, facts that are wholly equal first, and in the document's order."""
    scored = sorted(
        (-(points(before, after) + _EQUAL * (before == after)), j, i)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for negative, j, i in scored:
        if -negative >= least and j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    kept: list[Pair[T]] = [
        (old[partner[j]] if j in partner else None, after) for j, after in enumerate(new)
    ]
    return kept + [(before, None) for i, before in enumerate(old) if i not in taken]


def _position_points(a: Position, b: Position) -> float:
    return (
        3.0 * _alike(a.title, b.title)
        + 3.0 * _alike(a.employer, b.employer)
        + 2.0 * _same_date(a.start, b.start)
        + 2.0 * _same_date(a.end, b.end)
        + _EVIDENCE * _overlap(a.evidence, b.evidence)
    )


def _degree_points(a: Degree, b: Degree) -> float:
    return (
        2.0 * (a.level == b.level)
        + 1.0 * _alike(a.degree, b.degree)
        + 2.0 * _alike(a.field, b.field)
        + 2.0 * _alike(a.institution, b.institution)
        + 1.0 * (a.year is not None and a.year == b.year)
        + _EVIDENCE * _overlap(a.evidence, b.evidence)
    )


def _alike(a: str | None, b: str | None) -> float:
    """The share of words that two texts have in common, from 0 to 1; 0 where one is missing."""
    return _share(_words_of(a), _words_of(b))


def _words_of(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold()))


def _same_date(a: str | None, b: str | None) -> float:
    """1 for the same date, ¾ for the same year, 0 otherwise or where one is missing."""
    if not a or not b:
        return 0.0
    return 1.0 if a == b else 0.75 if a[:4] == b[:4] else 0.0


def _overlap(a: Sequence[Evidence], b: Sequence[Evidence]) -> float:
    """The share of quoted lines that two facts have in common, from 0 to 1."""
    return _share({(x.page, x.quote) for x in a}, {(x.page, x.quote) for x in b})


def _share(a: Set[object], b: Set[object]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
