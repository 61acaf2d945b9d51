"""One candidate's scorecard: standing, means beside the others', and every rating behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from classification.edition import Area, Edition
from hiring.panel.instrument import SheetItem, items_of
from hiring.scoring.means import CandidateMeans, Mean


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
    """A mean with its name, and the same mean of every other candidate who has one."""

    name: str
    mean: Mean
    others: tuple[Fraction, ...]

    @property
    def span(self) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest of the others; None where there is none."""
        return (min(self.others), max(self.others)) if self.others else None


@dataclass(frozen=True, slots=True)
class AreaScore:
    """An area of the scorecard with its items."""

    area: Area
    line: ScoredLine
    items: tuple[ItemRatings, ...]


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """A category of the scorecard with its areas."""

    line: ScoredLine
    areas: tuple[AreaScore, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The means of one candidate from the whole down to single ratings; `raters` are the members
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
    edition: Edition,
    means: CandidateMeans,
    others: Iterable[CandidateMeans],
    cells: Sequence[RatedCell],
) -> Breakdown:
    """The scorecard's figures: categories, areas and items of one candidate; `others` make the
    grey field behind the dots."""
    others = tuple(others)
    given = {(cell.rater, cell.item): cell for cell in cells}

    def score_area(slug: str) -> AreaScore:
        area = edition.area(slug)
        field = (_find(other.areas, slug) for other in others)
        items = (_gather(item, means.raters, given) for item in items_of(edition, area))
        return AreaScore(area, _draw_line(area.name, means.area(slug), field), tuple(items))

    return Breakdown(
        raters=means.raters,
        overall=_draw_line("Overall", _overall(means), map(_overall, others)),
        categories=tuple(
            CategoryScore(
                _draw_line(
                    category.name,
                    _find(means.categories, category.slug),
                    (_find(other.categories, category.slug) for other in others),
                ),
                tuple(score_area(slug) for slug in category.areas),
            )
            for category in edition.categories
        ),
    )


def _overall(means: CandidateMeans) -> Mean:
    return Mean("overall", means.raw_mean, means.ratings, means.not_observed)


def _draw_line(name: str, mean: Mean, others: Iterable[Mean]) -> ScoredLine:
    return ScoredLine(name, mean, tuple(m.value for m in others if m.value is not None))


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
