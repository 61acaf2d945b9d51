"""The paragraph above the ranking: what the plain means say, and what they don't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hiring.scoring.means import round_shown

LABEL = "Plain means: not adjusted for who rated whom; no uncertainty is shown yet."


@dataclass(frozen=True, slots=True)
class RatedName:
    """A ranked candidate in words: the name, the mean, how many members rated."""

    name: str
    mean: Fraction
    raters: int


def describe(
    rated: Sequence[RatedName], *, not_rated: int, same_raters: bool, waiting: int
) -> tuple[str, ...]:
    """The sentences above the list, in their order.  `rated` is best first."""
    if not rated:
        return ("No sheet of these candidates is submitted yet, so there is nothing to rank.",)
    sentences = [_describe_lead(rated)]
    if len(rated) > 1:
        sentences.append(_describe_spread(rated))
        if not same_raters:
            sentences.append(
                "Not everyone was rated by the same members: a candidate may stand higher or lower"
                " only because of who rated."
            )
    if any(one.raters == 1 for one in rated):
        sentences.append("Some were rated by one member alone.")
    if not_rated:
        subject = "1 candidate is" if not_rated == 1 else f"{not_rated} candidates are"
        sentences.append(f"{subject} not rated yet and without a rank.")
    if waiting:
        subject = "1 sheet is" if waiting == 1 else f"{waiting} sheets are"
        sentences.append(f"{subject} still to be submitted; the order may change.")
    return tuple(sentences)


def _describe_lead(rated: Sequence[RatedName]) -> str:
    best = rated[0].mean
    leaders = [one.name for one in rated if one.mean == best]
    mean = round_shown(best)
    if len(rated) == 1:
        return f"{leaders[0]} is the only candidate rated so far, with a mean of {mean}."
    if len(leaders) > 1:
        names = f"{', '.join(leaders[:-1])} and {leaders[-1]}"
        return f"{names} share the highest mean, {mean}."
    lead = round_shown(best - rated[1].mean)
    followers = [one.name for one in rated[1:] if one.mean == rated[1].mean]
    who = followers[0] if len(followers) == 1 else f"{len(followers)} candidates"
    verb = "follows" if len(followers) == 1 else "follow"
    return f"{leaders[0]} has the highest mean, {mean}; {who} {verb} {lead} points below."


def _describe_spread(rated: Sequence[RatedName]) -> str:
    low, high = round_shown(rated[-1].mean), round_shown(rated[0].mean)
    if low == high:
        return f"All {len(rated)} rated candidates round to the same mean."
    return (
        f"The {len(rated)} rated candidates lie between {low} and {high}; whether such a difference"
        " is more than chance, plain means can't tell."
    )
