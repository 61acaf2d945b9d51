"""Two to four candidates side by side, and why one stands below the other, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hiring.committee.figures import show_points
from hiring.committee.service import Scorecard
from hiring.committee.words import chance, join
from hiring.scoring.pairs import AreaDifference, ahead, differences
from hiring.scoring.scores import Scores

FEWEST, MOST = 2, 4
NAMED = 3  # areas in a sentence


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbours of the comparison: why the second stands below the first."""

    upper: Scorecard
    lower: Scorecard
    sentences: tuple[str, ...]


def pairs_of(cards: Sequence[Scorecard], areas: Mapping[str, str]) -> tuple[Pair, ...]:
    """Each card with the next one that is rated; `areas` are the names by slug."""
    rated = [card for card in cards if card.own.is_rated]
    return tuple(
        Pair(upper, lower, _explain(upper, lower, areas)) for upper, lower in pairwise(rated)
    )


def _explain(upper: Scorecard, lower: Scorecard, areas: Mapping[str, str]) -> tuple[str, ...]:
    scores = upper.ranking.scores
    first, second = upper.application.id, lower.application.id
    above, below = upper.application.shown_name, lower.application.shown_name
    found = differences(scores, first, second)
    stands = _lead(_points(upper) - _points(lower), above, below)
    sentences = [f"{stands}{_surely(scores, first, second)}."]
    for_first = [one for one in found if one.points > 0][:NAMED]
    for_second = [one for one in found if one.points < 0][:NAMED]
    if for_first:
        sentences.append(f"{above} is ahead most in {_list(for_first, areas)}.")
    if for_second:
        sentences.append(f"{below} is ahead most in {_list(for_second, areas)}.")
    if found and found[0].interval and not any(one.clear for one in found):
        sentences.append("In no single area is the difference larger than chance would explain.")
    return tuple(sentences)


def _points(card: Scorecard) -> float:
    return (card.own.score.estimate if card.own.score else None) or 0.0


def _surely(scores: Scores, first: int, second: int) -> str:
    probability = ahead(scores, first, second)
    return "" if probability is None else f", and above in {chance(probability)} draws"


def _lead(lead: float, above: str, below: str) -> str:
    """How far the first stands above the second; no nought is ever said to be above."""
    if float(show_points(abs(lead))) == 0:
        return f"{above} has the same score as {below}"
    return f"{above} is {show_points(abs(lead))} points {'above' if lead > 0 else 'below'} {below}"


def _list(found: Sequence[AreaDifference], areas: Mapping[str, str]) -> str:
    return join([f"{areas[one.area]} ({show_points(abs(one.points))})" for one in found])
