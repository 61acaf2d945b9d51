"""Advice to a member before a sheet is handed in, from that member's own ratings alone: a sentence
with its number and why it might matter, or nothing.  Nobody else ever sees it.

The indices are those of the literature on raters' errors; where it names no bound, the bound is a
choice of ours and says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean

from classification.edition import Edition
from hiring.panel.instrument import SheetItem, areas_of, items_of, level_word

Values = Mapping[int, int | None]

# Fewer levels than this tell nothing about a habit.
FEWEST_LEVELS = 12
# A run of one answer over half of a scale is the usual sign of answering without reading
# (Curran 2016, J. Exp. Soc. Psychol. 66, "long-string" index).
LONG_RUN_SHARE = 0.5
# Four of five at one level: a choice of ours.  Where levels are used evenly one of five holds 20 %,
# a careful rater's most frequent one about half.
ONE_LEVEL_SHARE = 0.8
# Halo is little spread between the dimensions of one person (Saal, Downey and Lahey 1980, Psychol.
# Bull. 88).  The bound is a choice of ours: one item of four moved by one level moves a mean by it.
SAME_MEANS_WITHIN = 0.25
FEWEST_AREAS = 4
FEWEST_IN_AREA = 3
# Raters grow milder or stricter as they go on (Wolfe, Moulder and Myford 2001, J. Appl. Meas. 2).
# Compared over the same items; half a level is a choice of ours: the usual distance between two
# neighbours in a ranking is smaller.
FIRST_SHEETS = 3
DRIFT_LEVELS = 0.5
FEWEST_SHARED = 12
# Means in the order of submission that rise or fall all the way: five do so by chance once in 60.
STEADY_SHEETS = 5


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at again: `sign` is its short name, `number` what was found, `sentence`
    what to make of it."""

    sign: str
    number: str
    sentence: str


def advise(
    edition: Edition,
    values: Values,
    *,
    slugs: Sequence[str] | None = None,
    earlier: Sequence[Values] = (),
) -> tuple[Advice, ...]:
    """What the member may want to look at again on the sheet with these answers, over the areas
    with these slugs; `earlier` are the answers of their submitted sheets, the first one first."""
    items = [item for area in areas_of(edition, slugs) for item in items_of(edition, area)]
    found = (
        _straight(edition, items, values),
        _one_level(edition, values),
        _same_means(edition, values, slugs),
        _away_from_first(values, earlier),
        _steady(values, earlier),
    )
    return tuple(advice for advice in found if advice is not None)


def longest_run(items: Sequence[SheetItem], values: Values) -> tuple[SheetItem, ...]:
    """The longest stretch of items, in the sheet's order, that stand at one level; an item that is
    open or not observed ends it."""
    runs = (
        tuple(run)
        for level, run in groupby(items, key=lambda item: values.get(item.number))
        if level is not None
    )
    return max(runs, key=len, default=())


def area_means(
    edition: Edition, values: Values, slugs: Sequence[str] | None = None
) -> dict[str, float]:
    """The mean level of each area with at least FEWEST_IN_AREA levels, by slug."""
    means: dict[str, float] = {}
    for area in areas_of(edition, slugs):
        given = [values.get(item.number) for item in items_of(edition, area)]
        levels = [level for level in given if level is not None]
        if len(levels) >= FEWEST_IN_AREA:
            means[area.slug] = fmean(levels)
    return means


def _straight(edition: Edition, items: Sequence[SheetItem], values: Values) -> Advice | None:
    run = longest_run(items, values)
    if len(_levels(values)) < FEWEST_LEVELS or len(run) < LONG_RUN_SHARE * len(items):
        return None
    level = level_word(edition, values[run[0].number])
    return Advice(
        "A long run of one level",
        f"{len(run)} of {len(items)} items in a row stand at {level} (items {run[0].shown_number}"
        f" to {run[-1].shown_number}).",
        "That may be what you saw. Long runs also come with tired eyes: one of them read again"
        " beside its anchors tells.",
    )


def _one_level(edition: Edition, values: Values) -> Advice | None:
    levels = _levels(values)
    if len(levels) < FEWEST_LEVELS:
        return None
    most = max(sorted(set(levels)), key=levels.count)
    count = levels.count(most)
    if count < ONE_LEVEL_SHARE * len(levels):
        return None
    return Advice(
        "One level for nearly all",
        f"{count} of {len(levels)} levels are {level_word(edition, most)}.",
        "A sheet that stands at one level says little about where this candidate is stronger or"
        " weaker, and moves nobody in a comparison.",
    )


def _same_means(edition: Edition, values: Values, slugs: Sequence[str] | None) -> Advice | None:
    means = area_means(edition, values, slugs)
    if len(means) < FEWEST_AREAS:
        return None
    low, high = min(means.values()), max(means.values())
    if high - low > SAME_MEANS_WITHIN:
        return None
    return Advice(
        "Areas that are all alike",
        f"The means of {len(means)} areas lie between {low:.2f} and {high:.2f}.",
        "Few people are equally strong everywhere. A general impression may have coloured the"
        " areas: look at the one where you have the least evidence.",
    )


def _away_from_first(values: Values, earlier: Sequence[Values]) -> Advice | None:
    if len(earlier) < FIRST_SHEETS:
        return None
    differences = []
    for first in earlier[:FIRST_SHEETS]:
        shared = [number for number in _rated(values) if first.get(number) is not None]
        if len(shared) < FEWEST_SHARED:
            return None
        differences.append(_mean(values, shared) - _mean(first, shared))
    away = fmean(differences)
    if abs(away) < DRIFT_LEVELS:
        return None
    return Advice(
        "Away from your first candidates",
        f"On the same items this sheet lies {abs(away):.1f} levels"
        f" {'above' if away > 0 else 'below'} the mean of your first {FIRST_SHEETS}.",
        "The candidate may simply be"
        f" {'stronger' if away > 0 else 'weaker'}. Standards also move as one goes on: an early"
        " sheet beside this one tells whether the same answer got the same level.",
    )


def _steady(values: Values, earlier: Sequence[Values]) -> Advice | None:
    sheets = [*earlier, values][-STEADY_SHEETS:]
    if len(sheets) < STEADY_SHEETS or any(len(_rated(sheet)) < FEWEST_LEVELS for sheet in sheets):
        return None
    means = [fmean(_levels(sheet)) for sheet in sheets]
    rising = all(later > before for before, later in pairwise(means))
    falling = all(later < before for before, later in pairwise(means))
    if not rising and not falling:
        return None
    return Advice(
        "Rising all the way" if rising else "Falling all the way",
        f"The means of your last {STEADY_SHEETS} sheets, in the order in which you submitted them:"
        f" {', '.join(f'{mean:.1f}' for mean in means)}.",
        "The order in which candidates came says nothing about them. If you have grown"
        f" {'milder' if rising else 'stricter'}, the earlier sheets may deserve a second look.",
    )


def _levels(values: Values) -> list[int]:
    return [value for value in values.values() if value is not None]


def _rated(values: Values) -> list[int]:
    return [number for number, value in values.items() if value is not None]


def _mean(values: Values, numbers: Sequence[int]) -> float:
    return fmean(level for number in numbers if (level := values[number]) is not None)
