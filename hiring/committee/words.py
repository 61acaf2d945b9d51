"""What the scores say, in sentences for people who read no statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RankedName:
    """A ranked candidate in words.  `score` as it is shown; `first` is the probability of the first
    rank and `band` the band, both None where only plain means could be made."""

    name: str
    rank: int
    score: str
    first: float | None
    band: int | None


def describe(ranked: Sequence[RankedName], *, not_rated: int, waiting: int) -> tuple[str, ...]:
    """The sentences above the list, in their order.  `ranked` is best first."""
    if not ranked:
        return ("No sheet of these candidates is submitted yet, so there is nothing to rank.",)
    sentences = [*describe_merit(ranked)]
    if not_rated:
        subject = "1 candidate is" if not_rated == 1 else f"{not_rated} candidates are"
        sentences.append(f"{subject} not rated yet and without a rank.")
    if waiting:
        subject = "1 sheet is" if waiting == 1 else f"{waiting} sheets are"
        sentences.append(f"{subject} still to be submitted; the order may change.")
    return tuple(sentences)


def describe_merit(ranked: Sequence[RankedName]) -> tuple[str, ...]:
    """Who leads, how surely, and who can't be told from the leader; nothing without anybody."""
    if not ranked:
        return ()
    lead = _lead(ranked)
    return (lead, _apart(ranked)) if len(ranked) > 1 and ranked[0].band is not None else (lead,)


def chance(probability: float) -> str:
    """A probability as "71 of 100"; what is neither never nor always is never said to be so."""
    of_hundred = int(probability * 100 + 0.5)
    if of_hundred == 0 and probability > 0:
        return "fewer than 1 of 100"
    if of_hundred == 100 and probability < 1:
        return "more than 99 of 100"
    return f"{of_hundred} of 100"


def join(words: Sequence[str]) -> str:
    """The words as part of a sentence: "A, B and C"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _lead(ranked: Sequence[RankedName]) -> str:
    leaders = [one for one in ranked if one.rank == 1]
    names, first = join([one.name for one in leaders]), ranked[0]
    if len(ranked) == 1:
        figure = "mean" if first.first is None else "score"
        return f"{names} is the only candidate rated so far, with a {figure} of {first.score}."
    if len(leaders) > 1:
        return f"{names} share the first rank{_shared(leaders)}."
    if first.first is None:
        return f"{names} has the highest mean, {first.score}."
    return f"{names} leads with a score of {first.score}: first in {chance(first.first)} draws."


def _shared(leaders: Sequence[RankedName]) -> str:
    """How sure each of those is who share the first rank; empty without a model."""
    chances = [chance(one.first) for one in leaders if one.first is not None]
    if len(set(chances)) == 1:
        return f": each is first in {chances[0]} draws"
    return f": first in {join(chances)} draws" if chances else ""


def _apart(ranked: Sequence[RankedName]) -> str:
    """Who can't be told from the leader."""
    leader = ranked[0].name
    near = [one.name for one in ranked[1:] if one.band == ranked[0].band]
    rest = len(ranked) - 1 - len(near)
    if not near:
        return f"Everybody else stands lower than {leader} by more than chance would explain."
    told = join(near) if len(near) <= 4 else f"{len(near)} others"
    sentence = f"{told} can't be told apart from {leader} by these ratings"
    if not rest:
        return f"{sentence}."
    stands = "the other one stands" if rest == 1 else f"the other {rest} stand"
    return f"{sentence}; {stands} lower than {leader} by more than chance would explain."
