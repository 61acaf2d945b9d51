"""What the estimator needs of an instrument: which area an item is of, and what counts how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from classification.edition import Edition
from hiring.scoring.means import weigh_areas
from hiring.scoring.scores import Label

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Instrument:
    """Areas by item, weights by area in order, how often each item counts, the item that another
    one repeats, and the top of the scale."""

    areas: Mapping[Label, str]
    weights: Mapping[str, float]
    counts: Mapping[Label, int]
    repeats: Mapping[Label, Label]
    top: int


def instrument_of(edition: Edition) -> Instrument:
    """The edition's own instrument."""
    weighed = weigh_areas(edition)
    return Instrument(
        areas={item: area.slug for area in weighed for item in area.items},
        weights={area.slug: float(area.weight) for area in weighed},
        counts={item: count for area in weighed for item, count in area.items.items()},
        repeats={i.number: i.repeats for i in edition.items if i.repeats is not None},
        top=max(level.value for level in edition.levels),
    )


def plain_instrument(items: list[Label]) -> Instrument:
    """Any items, all of one area, each counted once, on a scale of 1 to 5."""
    return Instrument(dict.fromkeys(items, WHOLE), {WHOLE: 1.0}, {}, {}, 5)
