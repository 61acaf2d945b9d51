"""One candidate's scorecard: standing, means beside the others', and every rating behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from classification.edition import Area, Edition
from hiring.panel.instrument import SheetItem, items_of
from hiring.scoring.groups import group_scores
from hiring.scoring.means import CandidateMeans, Mean
from hiring.scoring.scores import Interval, Label, Scores


@dataclass(frozen=True, slots=True)
class Given:
    """What one member gave one item.  `rated` is False where the member left it open."""

    rater: int
    rated: bool
    value: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ItemRatings:
    """One item with what each member gave it, in the order of the members."""

    item: SheetItem
    given: tuple[Given, ...]

    @property
    def observed(self) -> bool:
        """Whether anybody observed it."""
        return any(given.value is not None for given in self.given)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the observed ratings; None where nobody observed the item."""
        values = [given.value for given in self.given if given.value is not None]
        return Fraction(sum(values), len(values)) if values else None


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """A score with its name: the plain mean, the estimate with its interval (both None where nobody
    observed anything, the interval without a model), and in `field` the estimates of the others
    who have one, the highest first, each by its candidate."""

    name: str
    mean: Mean
    estimate: float | None
    interval: Interval | None
    field: tuple[tuple[Label, float], ...]

    @property
    def others(self) -> tuple[float, ...]:
        """The estimates of the others."""
        return tuple(estimate for _, estimate in self.field)

    @property
    def span(self) -> tuple[float, float] | None:
        """The lowest and the highest of the others; None where there is none."""
        return (min(self.others), max(self.others)) if self.others else None


@dataclass(frozen=True, slots=True)
class AreaScore:
    """An area of the scorecard with its items."""

    area: Area
    line: ScoredLine
    items: tuple[ItemRatings, ...]

    def counts(self, rater: int) -> tuple[int, int]:
        """How many items of it the member rated, and how many they did not observe."""
        given = [one for item in self.items for one in item.given if one.rater == rater]
        rated = sum(one.value is not None for one in given)
        return rated, sum(one.rated for one in given) - rated


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """A category of the scorecard with its areas."""

    line: ScoredLine
    areas: tuple[AreaScore, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The scores of one candidate from the whole down to single ratings; `raters` are the members
    who submitted."""

    raters: tuple[int, ...]
    overall: ScoredLine
    categories: tuple[CategoryScore, ...]

    @property
    def areas(self) -> tuple[AreaScore, ...]:
        """All areas, category by category."""
        return tuple(area for category in self.categories for area in category.areas)

    @property
    def unobserved(self) -> tuple[ItemRatings, ...]:
        """Items that nobody observed: rated "not observed" by some, left open by others."""
        return tuple(item for area in self.areas for item in area.items if not item.observed)


@dataclass(frozen=True, slots=True)
class RatedCell:
    """One submitted rating of the candidate, with its note."""

    rater: int
    item: int
    value: int | None
    note: str = ""


def break_down(
    edition: Edition, means: CandidateMeans, scores: Scores, cells: Sequence[RatedCell]
) -> Breakdown:
    """The scorecard's figures: categories, areas and items of one candidate; the other candidates
    of the `scores` make the grey field behind the dots."""
    given = {(cell.rater, cell.item): cell for cell in cells}

    def line(name: str, mean: Mean, areas: Sequence[str]) -> ScoredLine:
        found = group_scores(scores, areas)
        own = found.pop(means.candidate, None)
        field = sorted(
            ((other, one.estimate) for other, one in found.items()), key=lambda one: -one[1]
        )
        return ScoredLine(
            name, mean, own.estimate if own else None, own.interval if own else None, tuple(field)
        )

    def score_area(slug: str) -> AreaScore:
        area = edition.area(slug)
        items = (_gather(item, means.raters, given) for item in items_of(edition, area))
        return AreaScore(area, line(area.name, means.area(slug), [slug]), tuple(items))

    return Breakdown(
        raters=means.raters,
        overall=line("Overall", _overall(means), [area.slug for area in edition.areas]),
        categories=tuple(
            CategoryScore(
                line(category.name, _find(means.categories, category.slug), category.areas),
                tuple(score_area(slug) for slug in category.areas),
            )
            for category in edition.categories
        ),
    )


def _overall(means: CandidateMeans) -> Mean:
    return Mean("overall", means.raw_mean, means.ratings, means.not_observed)


def _find(means: Sequence[Mean], slug: str) -> Mean:
    return next(mean for mean in means if mean.slug == slug)


def _gather(
    item: SheetItem, raters: Sequence[int], given: Mapping[tuple[int, int], RatedCell]
) -> ItemRatings:
    cells = ((rater, given.get((rater, item.number))) for rater in raters)
    return ItemRatings(
        item,
        tuple(
            Given(rater, cell is not None, cell.value if cell else None, cell.note if cell else "")
            for rater, cell in cells
        ),
    )
