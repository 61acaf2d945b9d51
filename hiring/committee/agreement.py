"""What the panel's agreement means for a ranking, and what is unusual about a rater, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from hiring.committee.axis import Axis
from hiring.scoring.scores import RaterScore, Reliability

FLAGS = {
    "severe": "severe: gives lower ratings than the others to the same people",
    "lenient": "lenient: gives higher ratings than the others to the same people",
    "inconsistent": "inconsistent: often far from what the others and the items lead to expect",
    "halo": "halo: rates all areas of a candidate much alike",
    "restricted_range": "narrow range: uses fewer levels than the others, often the middle ones",
    "low_agreement": "low agreement: follows the others' differences between candidates weakly",
}
TERMS = {
    "candidate": "Between candidates: what the panel is for",
    "rater": "Between members: severity",
    "candidate:rater": "Member by candidate: halo",
    "candidate:area": "Candidate by area: strengths and weaknesses",
    "rater:area": "Member by area: severity in an area",
    "residual": "Everything else: single items, moments, chance",
}


@dataclass(frozen=True, slots=True)
class Share:
    """One source of differences between ratings, as a share of all; None where the ratings can't
    tell it."""

    words: str
    share: float | None


def mean_for_ranking(reliability: Reliability) -> str:
    """A sentence on what the agreement means for the order of the candidates."""
    found = reliability.overall.mean if reliability.overall.mean is not None else reliability.g
    if found is None:
        return "These ratings don't tell how far the panel agrees: too few members or candidates."
    if found >= 0.8:
        meaning = "another panel like this one would give much the same order"
    elif found >= 0.6:
        meaning = (
            "another panel like this one would give a similar order, with neighbours changing"
            " places"
        )
    else:
        meaning = (
            "another panel like this one could well give another order; lean on the bands, the"
            " interviews and the findings rather than on single ranks"
        )
    return f"The panel's means have a reliability of {found:.2f}: {meaning}."


def shares(variance: Mapping[str, float | None]) -> tuple[Share, ...]:
    """How the differences between ratings divide, in the order of TERMS."""
    whole = sum(value for value in variance.values() if value is not None)
    return tuple(
        Share(words, value / whole if value is not None and whole > 0 else None)
        for term, words in TERMS.items()
        for value in (variance[term],)
    )


def severity_axis(raters: Sequence[RaterScore]) -> Axis:
    """A common axis around 0 for the severities and their intervals, at least one point wide to
    each side."""
    ends = [abs(end) for one in raters if one.interval for end in one.interval]
    size = max(1, ceil(max(ends, default=0)))
    return Axis(-size, size)
