"""What would the ranking be with other weights, without a member, and so on: asked of the ratings
as they stand, and never kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from classification.edition import Edition
from hiring.committee.submitted import Submitted
from hiring.scoring.means import WeightedArea, mean_ratings, rank_values, weigh_areas
from hiring.scoring.scores import Scores
from hiring.scoring.standing import stand

UNCOUNTED = "A candidate has no rating in the areas that would count; give more areas a weight."


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `factors` multiply the areas' weights (an area that isn't there keeps its own,
    0 leaves it out), `without` is a member whose ratings are left out, `plain` leaves out the
    adjustment for severity, and `repeats` counts items that are printed twice the other way."""

    factors: Mapping[str, Fraction]
    without: int | None = None
    plain: bool = False
    repeats: bool = False

    @property
    def asks(self) -> bool:
        """Whether anything differs from the record."""
        changed = any(factor != 1 for factor in self.factors.values())
        return changed or self.plain or self.repeats or self.without is not None


@dataclass(frozen=True, slots=True)
class Supposed:
    """One candidate in the answer; `first` is the probability of the first rank, None where only
    plain means are made."""

    candidate: int
    rank: int
    tied: bool
    score: float
    first: float | None


class UnaskableError(Exception):
    """There is no answer; the message says why."""


def ask(
    submitted: Submitted, edition: Edition, question: Question, record: Scores | None = None
) -> tuple[Supposed, ...]:
    """The ranking as it would be, best first; UnaskableError where it can't be said.  `record` are
    the scores of what was submitted, where they are known."""
    supposed = replace(
        submitted,
        cells=tuple(cell for cell in submitted.cells if cell.rater != question.without),
        areas=_recount(submitted, edition) if question.repeats else submitted.areas,
    )
    weights = {
        area.slug: area.weight * question.factors.get(area.slug, Fraction(1))
        for area in supposed.areas
    }
    if not supposed.cells or not any(weights.values()):
        raise UnaskableError("Nothing would be left to rank by.")
    same = question.without is None and not question.repeats
    known = record if same else None
    scores = None if question.plain else known or supposed.scores(agreement=same)
    if scores is None or scores.posterior is None or scores.adjusted is None:
        return _by_plain_means(supposed, weights)
    counting = {slug: float(weight) for slug, weight in weights.items()}
    try:
        totals, _ = scores.adjusted.total(counting)
        standings = stand(scores.posterior, counting)
    except ValueError:
        raise UnaskableError(UNCOUNTED) from None
    shared = Counter(standing.rank for standing in standings)
    return _best_first(
        Supposed(int(label), one.rank, shared[one.rank] > 1, float(total), one.within(1))
        for label, one, total in zip(scores.posterior.candidates, standings, totals, strict=True)
    )


def _by_plain_means(supposed: Submitted, weights: Mapping[str, Fraction]) -> tuple[Supposed, ...]:
    areas = tuple(replace(area, weight=weights[area.slug]) for area in supposed.areas)
    means = {one.candidate: one.raw_mean for one in mean_ratings(supposed.cells, areas)}
    ranks = rank_values(means)
    shared = Counter(ranks.values())
    return _best_first(
        Supposed(candidate, rank, shared[rank] > 1, float(means[candidate] or 0), None)
        for candidate, rank in ranks.items()
    )


def _recount(submitted: Submitted, edition: Edition) -> tuple[WeightedArea, ...]:
    other = replace(edition, count_repeats=not edition.count_repeats)
    return weigh_areas(other, {area.slug: area.weight for area in submitted.areas})


def _best_first(found: Iterable[Supposed]) -> tuple[Supposed, ...]:
    return tuple(sorted(found, key=lambda one: (one.rank, one.candidate)))
