"""A panel's observed ratings in order: whoever reads the rows differently gets the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from hiring.scoring.design import Codes, Floats
from hiring.scoring.scores import Label, Rating


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """The observed ratings, each with the places of its candidate, rater, item and area, and how
    often it counts; sorted.  `candidates`, `raters`, `items` and `areas` are those with a rating,
    by label, and for areas in the order of `weights`."""

    candidates: tuple[Label, ...]
    raters: tuple[Label, ...]
    items: tuple[Label, ...]
    areas: tuple[str, ...]
    weights: Floats
    candidate: Codes
    rater: Codes
    item: Codes
    area: Codes
    value: Floats
    count: Codes

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many candidates, raters and areas."""
        return len(self.candidates), len(self.raters), len(self.areas)

    def area_means(self) -> Floats:
        """Means of the observed ratings (candidates × areas), NaN where there is none."""
        n, _, width = self.shape
        return mean_by(self.candidate * width + self.area, self, n * width).reshape(n, width)

    def rater_means(self) -> Floats:
        """Means of the observed ratings (candidates × raters × areas), NaN where there is none."""
        n, k, width = self.shape
        places = (self.candidate * k + self.rater) * width + self.area
        return mean_by(places, self, n * k * width).reshape(n, k, width)


def gather(
    ratings: Iterable[Rating],
    areas: Mapping[Label, str],
    weights: Mapping[str, float],
    counts: Mapping[Label, int],
) -> Panel:
    """The panel of the observed ratings in areas that weigh something."""
    rows = sorted(
        (r.candidate, r.rater, r.item, r.value)
        for r in ratings
        if r.value is not None and weights[areas[r.item]] > 0
    )
    candidates, raters, items = (_labels(row[n] for row in rows) for n in range(3))
    there = {areas[item] for item in items}
    slugs = tuple(slug for slug in weights if slug in there)
    area_of = {item: slugs.index(areas[item]) for item in items}
    return Panel(
        candidates=candidates,
        raters=raters,
        items=items,
        areas=slugs,
        weights=np.array([weights[slug] for slug in slugs], dtype=float),
        candidate=_codes((row[0] for row in rows), candidates),
        rater=_codes((row[1] for row in rows), raters),
        item=_codes((row[2] for row in rows), items),
        area=np.array([area_of[row[2]] for row in rows], dtype=np.intp),
        value=np.array([row[3] for row in rows], dtype=float),
        count=np.array([counts.get(row[2], 1) for row in rows], dtype=np.intp),
    )


def mean_by(places: Codes, panel: Panel, size: int) -> Floats:
    """The mean of the ratings at each place; NaN where there is none."""
    sums = np.bincount(places, weights=panel.value * panel.count, minlength=size)
    numbers = np.bincount(places, weights=panel.count, minlength=size)
    means: Floats = np.divide(sums, numbers, out=np.full(size, np.nan), where=numbers > 0)
    return means


def weigh(means: Floats, weights: Floats) -> Floats:
    """Weighted means over the last axis, over what is not NaN; NaN where all is."""
    there = ~np.isnan(means)
    sums = (np.where(there, means, 0.0) * weights).sum(axis=-1)
    shares = (there * weights).sum(axis=-1)
    weighed: Floats = np.divide(sums, shares, out=np.full(sums.shape, np.nan), where=shares > 0)
    return weighed


def _labels(found: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(sorted(found)))


def _codes(found: Iterable[Label], labels: tuple[Label, ...]) -> Codes:
    places = {label: n for n, label in enumerate(labels)}
    return np.array([places[one] for one in found], dtype=np.intp)
