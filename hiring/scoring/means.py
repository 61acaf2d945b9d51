"""Plain means of panel ratings, exact: what was rated, averaged, and nothing else.

For one candidate, over the observed ratings of all raters:

    area mean      m_a = Σ k_i · y / Σ k_i        (every observed rating y of an item i of area a)
    category mean  = Σ w_a · m_a / Σ w_a          (the category's observed areas)
    raw mean       = Σ w_a · m_a / Σ w_a          (all observed areas)

with w_a the weight of the area (equal unless the edition or the vacancy says otherwise) and k_i how
often item i counts: once, or twice where the edition prints it twice and counts repeats.  "Not
observed" is in no mean; an area that nobody observed is left out and named; where nothing was
observed there is no mean, never 0.  The figures are `Fraction`s and are rounded once, on display.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from classification.edition import Edition


@dataclass(frozen=True, slots=True)
class CellRating:
    """One rater's rating of one candidate on one item; `value` None is "not observed"."""

    candidate: int
    rater: int
    item: int
    value: int | None


@dataclass(frozen=True, slots=True)
class WeightedArea:
    """An area as the means need it: its category, its weight, and how often each of its items
    counts."""

    slug: str
    category: str
    weight: Fraction
    items: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean under its slug.  `value` is None where nothing was observed; `ratings` and
    `not_observed` count cells, each once."""

    slug: str
    value: Fraction | None
    ratings: int
    not_observed: int


@dataclass(frozen=True, slots=True)
class CandidateMeans:
    """The plain means of one candidate.  `rank` counts from 1 with ties as 1, 1, 3 and is None
    where there is no mean."""

    candidate: int
    raw_mean: Fraction | None
    rank: int | None
    areas: tuple[Mean, ...]
    categories: tuple[Mean, ...]
    ratings: int
    not_observed: int
    raters: tuple[int, ...]

    @property
    def unobserved_areas(self) -> tuple[str, ...]:
        """Slugs of the areas that nobody observed; they are left out of every mean."""
        return tuple(area.slug for area in self.areas if area.value is None)

    def area(self, slug: str) -> Mean:
        """The mean of one area; KeyError where there is no such area."""
        return {area.slug: area for area in self.areas}[slug]


def weigh_areas(
    edition: Edition, weights: Mapping[str, Fraction] | None = None
) -> tuple[WeightedArea, ...]:
    """The edition's areas in their order, with the `weights` of a vacancy by the slug of the area,
    or the edition's own.  A repeated item counts through the item it repeats,
    and only where the edition counts repeats."""
    counts = Counter(
        item.number if item.repeats is None else item.repeats
        for item in edition.items
        if item.repeats is None or edition.count_repeats
    )
    return tuple(
        WeightedArea(
            slug=area.slug,
            category=area.category,
            # By its decimal digits: a weight written as 0.1 is a tenth.
            weight=weights[area.slug] if weights else Fraction(str(area.weight)),
            items={i.number: counts[i.number] for i in area.items if i.repeats is None},
        )
        for area in edition.areas
    )


def mean_ratings(
    ratings: Iterable[CellRating], areas: Sequence[WeightedArea]
) -> tuple[CandidateMeans, ...]:
    """The means of every candidate with a rating, best first; equal means by candidate.

    Raises ValueError for an item that no area rates and for a cell that is rated twice."""
    known = {item for area in areas for item in area.items}
    cells: dict[int, list[CellRating]] = defaultdict(list)
    seen: set[tuple[int, int, int]] = set()
    for rating in ratings:
        cell = (rating.candidate, rating.rater, rating.item)
        if rating.item not in known:
            raise ValueError(f"item {rating.item} is not rated in this edition")
        if cell in seen:
            raise ValueError(f"candidate, rater and item {cell} are rated twice")
        seen.add(cell)
        cells[rating.candidate].append(rating)
    means = {candidate: _average(rows, areas) for candidate, rows in cells.items()}
    ranks = rank_values({c: overall for c, (_, _, overall) in means.items()})
    found = (
        CandidateMeans(
            candidate=candidate,
            raw_mean=overall,
            rank=ranks.get(candidate),
            areas=by_area,
            categories=by_category,
            ratings=sum(mean.ratings for mean in by_area),
            not_observed=sum(mean.not_observed for mean in by_area),
            raters=tuple(sorted({row.rater for row in cells[candidate]})),
        )
        for candidate, (by_area, by_category, overall) in means.items()
    )
    return tuple(sorted(found, key=_order))


def rank_values(values: Mapping[int, Fraction | None]) -> dict[int, int]:
    """The rank of each key whose value is not None, the highest first, ties as 1, 1, 3."""
    there = [value for value in values.values() if value is not None]
    return {
        key: 1 + sum(other > value for other in there)
        for key, value in values.items()
        if value is not None
    }


def round_shown(value: Fraction | None, places: int = 2) -> str:
    """The value for a page, such as "3.61", halves rounded up; an en dash where there is none."""
    if value is None:
        return "–"
    units = int(value * 10**places + Fraction(1, 2))
    whole, part = divmod(units, 10**places)
    return f"{whole}.{part:0{places}d}"


def _order(means: CandidateMeans) -> tuple[bool, Fraction, int]:
    return means.raw_mean is None, -(means.raw_mean or Fraction(0)), means.candidate


def _average(
    rows: Sequence[CellRating], areas: Sequence[WeightedArea]
) -> tuple[tuple[Mean, ...], tuple[Mean, ...], Fraction | None]:
    by_area = tuple(_average_area(rows, area) for area in areas)
    weights = {area.slug: area.weight for area in areas}
    members: dict[str, list[Mean]] = defaultdict(list)
    for area, mean in zip(areas, by_area, strict=True):
        members[area.category].append(mean)
    by_category = tuple(
        Mean(
            slug=category,
            value=_combine(means, weights),
            ratings=sum(mean.ratings for mean in means),
            not_observed=sum(mean.not_observed for mean in means),
        )
        for category, means in members.items()
    )
    return by_area, by_category, _combine(by_area, weights)


def _average_area(rows: Sequence[CellRating], area: WeightedArea) -> Mean:
    here = [row for row in rows if row.item in area.items]
    observed = [(row.value, area.items[row.item]) for row in here if row.value is not None]
    total = sum(value * count for value, count in observed)
    number = sum(count for _, count in observed)
    return Mean(
        slug=area.slug,
        value=Fraction(total, number) if number else None,
        ratings=len(observed),
        not_observed=len(here) - len(observed),
    )


def _combine(means: Sequence[Mean], weights: Mapping[str, Fraction]) -> Fraction | None:
    there = [(mean.value, weights[mean.slug]) for mean in means if mean.value is not None]
    weight = sum((w for _, w in there), Fraction(0))
    return sum((value * w for value, w in there), Fraction(0)) / weight if weight else None
