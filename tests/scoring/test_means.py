"""Plain means: the arithmetic by hand, and what must hold for any ratings."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiring.scoring.means import (
    CellRating,
    WeightedArea,
    mean_ratings,
    rank_values,
    round_shown,
    weigh_areas,
)
from tests.vacancies.made import edition

AREAS = (
    WeightedArea("plan", "lead", Fraction(1), {1: 1, 2: 1}),
    WeightedArea("team", "lead", Fraction(1), {3: 1}),
    WeightedArea("data", "run", Fraction(2), {4: 1, 5: 2}),
)
ITEMS = st.integers(1, 5)
VALUES = st.one_of(st.none(), st.integers(1, 5))
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(1, 3), ITEMS), VALUES, max_size=40
).map(lambda cells: [CellRating(*cell, value) for cell, value in cells.items()])


def rows(*cells: tuple[int, int, int, int | None]) -> list[CellRating]:
    return [CellRating(*cell) for cell in cells]


def test_raw_mean_is_the_weighted_mean_of_area_means() -> None:
    means = mean_ratings(
        rows((7, 1, 1, 4), (7, 2, 1, 5), (7, 1, 2, 3), (7, 1, 3, 2), (7, 1, 4, 5), (7, 1, 5, 2)),
        AREAS,
    )
    (ana,) = means
    assert ana.area("plan").value == Fraction(4)  # (4 + 5 + 3) / 3
    assert ana.area("team").value == Fraction(2)
    assert ana.area("data").value == Fraction(3)  # (5 + 2 + 2) / 3: item 5 counts twice
    assert ana.raw_mean == Fraction(3)  # (4 + 2 + 2 · 3) / 4
    assert [(c.slug, c.value) for c in ana.categories] == [("lead", 3), ("run", 3)]
    assert (ana.ratings, ana.not_observed, ana.raters) == (6, 0, (1, 2))


def test_area_that_nobody_observed_is_left_out_and_named() -> None:
    (ana,) = mean_ratings(rows((7, 1, 1, 4), (7, 1, 3, None)), AREAS)
    assert ana.raw_mean == Fraction(4)
    assert ana.unobserved_areas == ("team", "data")
    assert ana.not_observed == 1


def test_nothing_observed_is_no_mean_and_no_rank() -> None:
    ana, ben = mean_ratings(rows((7, 1, 1, None), (8, 1, 1, 1)), AREAS)
    assert (ana.candidate, ana.raw_mean, ana.rank) == (8, Fraction(1), 1)
    assert (ben.candidate, ben.raw_mean, ben.rank) == (7, None, None)


def test_ties_share_a_rank_and_the_next_is_counted_past_them() -> None:
    means = mean_ratings(rows((1, 1, 1, 4), (2, 1, 1, 4), (3, 1, 1, 3)), AREAS)
    assert [(m.candidate, m.rank) for m in means] == [(1, 1), (2, 1), (3, 3)]


def test_unknown_item_and_doubled_cell_are_refused() -> None:
    with pytest.raises(ValueError, match="item 9 is not rated"):
        mean_ratings(rows((1, 1, 9, 4)), AREAS)
    with pytest.raises(ValueError, match="rated twice"):
        mean_ratings(rows((1, 1, 1, 4), (1, 1, 1, 4)), AREAS)


def test_repeated_item_counts_once_unless_the_edition_counts_repeats() -> None:
    once = {a.slug: a for a in weigh_areas(edition())}["data-management"]
    twice = {a.slug: a for a in weigh_areas(replace(edition(), count_repeats=True))}[
        "data-management"
    ]
    assert (once.items[53], twice.items[53]) == (1, 2)
    assert 54 not in once.items
    assert 54 not in twice.items
    assert sum(len(area.items) for area in weigh_areas(edition())) == 62


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(361, 100), "3.61"),
        (Fraction(2, 3) + 3, "3.67"),
        (Fraction(3005, 1000), "3.01"),
        (Fraction(5), "5.00"),
        (None, "–"),
    ],
)
def test_mean_is_rounded_once_on_display(value: Fraction | None, shown: str) -> None:
    assert round_shown(value) == shown


@given(CELLS)
def test_means_do_not_depend_on_the_order_of_ratings(cells: list[CellRating]) -> None:
    assert mean_ratings(reversed(cells), AREAS) == mean_ratings(cells, AREAS)


@given(CELLS)
def test_means_stay_within_what_was_observed(cells: list[CellRating]) -> None:
    for means in mean_ratings(cells, AREAS):
        seen = [c.value for c in cells if c.candidate == means.candidate and c.value is not None]
        assert (means.raw_mean is None) == (not seen)
        if means.raw_mean is not None:
            assert min(seen) <= means.raw_mean <= max(seen)
        assert means.ratings == len(seen)


@given(CELLS)
def test_not_observed_changes_no_mean(cells: list[CellRating]) -> None:
    observed = [cell for cell in cells if cell.value is not None]
    with_gaps = {m.candidate: m.raw_mean for m in mean_ratings(cells, AREAS)}
    without = {m.candidate: m.raw_mean for m in mean_ratings(observed, AREAS)}
    assert {c: mean for c, mean in with_gaps.items() if mean is not None} == without


@given(CELLS, st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_scaling_all_weights_changes_nothing(cells: list[CellRating], factor: Fraction) -> None:
    scaled = tuple(replace(area, weight=area.weight * factor) for area in AREAS)
    assert mean_ratings(cells, scaled) == mean_ratings(cells, AREAS)


@given(CELLS)
def test_second_rater_who_agrees_in_everything_changes_no_mean(cells: list[CellRating]) -> None:
    echo = [replace(cell, rater=cell.rater + 10) for cell in cells]
    before = [(m.candidate, m.raw_mean, m.rank) for m in mean_ratings(cells, AREAS)]
    after = [(m.candidate, m.raw_mean, m.rank) for m in mean_ratings(cells + echo, AREAS)]
    assert after == before


@given(CELLS)
def test_mirrored_ratings_mirror_the_means(cells: list[CellRating]) -> None:
    mirrored = [replace(c, value=None if c.value is None else 6 - c.value) for c in cells]
    before = {m.candidate: m.raw_mean for m in mean_ratings(cells, AREAS)}
    after = {m.candidate: m.raw_mean for m in mean_ratings(mirrored, AREAS)}
    assert after == {c: None if mean is None else 6 - mean for c, mean in before.items()}


@given(st.dictionaries(st.integers(1, 20), st.one_of(st.none(), st.fractions()), max_size=12))
def test_rank_is_one_more_than_the_number_of_better_ones(
    values: dict[int, Fraction | None],
) -> None:
    ranks = rank_values(values)
    ordered = sorted((v for v in values.values() if v is not None), reverse=True)
    assert ranks == {k: ordered.index(v) + 1 for k, v in values.items() if v is not None}
