"""What else is asked of a table of two groups, selected or not, beside the figures of a step of
selection: one-sided tests, the odds ratio and z."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, exp, log, sqrt

from scipy.optimize import brentq

from hiring.scoring.adverse_impact import Group

_WIDEST = 700.0  # of a log odds ratio in floats


@dataclass(frozen=True, slots=True)
class Tails:
    """Fisher's one-sided p: of no more, and of no fewer, selected in the first group."""

    less: Fraction
    greater: Fraction


def one_sided(one: Group, other: Group) -> Tails:
    """The tails with the margins held (Fisher 1935)."""
    ways, whole = _ways(one, other), comb(one.total + other.total, one.selected + other.selected)
    less = sum(way for count, way in ways.items() if count <= one.selected)
    greater = sum(way for count, way in ways.items() if count >= one.selected)
    return Tails(Fraction(less, whole), Fraction(greater, whole))


def odds_ratio(one: Group, other: Group) -> float | None:
    """The odds ratio that makes the table most likely given its margins: where the mean of the
    noncentral hypergeometric distribution is the count (Cornfield 1956; as in R's fisher.test).
    None where it is infinite or the margins leave one table only."""
    ways = _ways(one, other)
    if one.selected == max(ways):
        return None
    if one.selected == min(ways):
        return 0.0

    def excess(log_odds: float) -> float:
        return _mean(ways, log_odds) - one.selected

    return exp(float(brentq(excess, -_WIDEST, _WIDEST, xtol=1e-12)))


def z_pooled(one: Group, other: Group) -> float | None:
    """The difference of the rates over its standard error with the rates pooled; its square is
    chi-square without correction.  None where all or none were selected."""
    pooled = Fraction(one.selected + other.selected, one.total + other.total)
    variance = pooled * (1 - pooled) * (Fraction(1, one.total) + Fraction(1, other.total))
    return float(one.rate - other.rate) / sqrt(variance) if variance else None


def _ways(one: Group, other: Group) -> dict[int, int]:
    """In how many ways each count of the first group comes about, margins held."""
    selected = one.selected + other.selected
    lowest, most = max(0, selected - other.total), min(selected, one.total)
    return {
        count: comb(one.total, count) * comb(other.total, selected - count)
        for count in range(lowest, most + 1)
    }


def _mean(ways: dict[int, int], log_odds: float) -> float:
    weights = {count: log(way) + count * log_odds for count, way in ways.items()}
    top = max(weights.values())
    shares = {count: exp(weight - top) for count, weight in weights.items()}
    return sum(count * share for count, share in shares.items()) / sum(shares.values())
