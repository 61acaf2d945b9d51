"""Advice before submitting: each sign on both sides of its bound, and silence where there is
nothing to say."""

from __future__ import annotations

import pytest

from classification.loader import load_edition
from hiring.panel import advice
from hiring.panel.advice import Values, advise, area_means, longest_run
from hiring.panel.instrument import areas_of, items_of

EDITION = load_edition("cto-2015")
ITEMS = [item for area in areas_of(EDITION, None) for item in items_of(EDITION, area)]
NUMBERS = [item.number for item in ITEMS]
HALF = -(-len(NUMBERS) // 2)


def even(start: int = 1) -> dict[int, int | None]:
    """A sheet that goes up and down the scale, and whose areas differ."""
    values: dict[int, int | None] = {}
    for place, area in enumerate(EDITION.areas):
        for step, item in enumerate(items_of(EDITION, area)):
            values[item.number] = min(5, max(1, start + (place % 3) + (step % 2)))
    return values


def signs(values: Values, *earlier: Values) -> set[str]:
    return {one.sign for one in advise(EDITION, values, earlier=earlier)}


def with_mean(mean: float) -> dict[int, int | None]:
    """A sheet of this mean, in quarters of a level."""
    low, upper = int(mean), round((mean - int(mean)) * 4)
    count = len(NUMBERS) - len(NUMBERS) % 4
    return {n: low + (place % 4 < upper) for place, n in enumerate(NUMBERS[:count])}


def test_nothing_is_said_of_an_even_sheet_or_an_empty_one() -> None:
    assert advise(EDITION, even()) == ()
    assert advise(EDITION, {}) == ()
    assert advise(EDITION, dict.fromkeys(NUMBERS)) == ()


@pytest.mark.parametrize(("length", "told"), [(HALF - 1, False), (HALF, True)])
def test_run_of_one_level_is_told_from_half_the_sheet_on(length: int, told: bool) -> None:
    values = {n: 1 + place % 2 for place, n in enumerate(NUMBERS)}
    values |= dict.fromkeys(NUMBERS[1 : length + 1], 4)
    assert ("A long run of one level" in signs(values)) is told


def test_run_names_its_length_level_and_items() -> None:
    values: dict[int, int | None] = {n: 1 + place % 2 for place, n in enumerate(NUMBERS)}
    values |= dict.fromkeys(NUMBERS[: HALF + 3], 4)
    said = advise(EDITION, values)[0]
    last = ITEMS[HALF + 2].shown_number
    assert said.number == (
        f"{HALF + 3} of {len(NUMBERS)} items in a row stand at 4 Proficient (items 1 to {last})."
    )


def test_open_and_not_observed_items_end_a_run() -> None:
    values: dict[int, int | None] = dict.fromkeys(NUMBERS[:9], 3)
    values[NUMBERS[4]] = None
    assert len(longest_run(ITEMS, values)) == 4
    del values[NUMBERS[4]]
    assert len(longest_run(ITEMS, values)) == 4
    assert longest_run(ITEMS, {}) == ()


@pytest.mark.parametrize(("at_one_level", "told"), [(15, False), (16, True)])
def test_one_level_is_told_from_four_of_five_on(at_one_level: int, told: bool) -> None:
    spread = NUMBERS[::3][:20]  # no run: what lies between is open
    values = dict.fromkeys(spread[:at_one_level], 3) | dict.fromkeys(spread[at_one_level:], 5)
    assert ("One level for nearly all" in signs(values)) is told


def test_few_levels_tell_nothing() -> None:
    few = dict.fromkeys(NUMBERS[: advice.FEWEST_LEVELS - 1], 3)
    assert "One level for nearly all" not in signs(few)
    enough = dict.fromkeys(NUMBERS[: advice.FEWEST_LEVELS], 3)
    assert "One level for nearly all" in signs(enough)


@pytest.mark.parametrize(("moved", "told"), [(1, True), (2, False)])
def test_areas_alike_are_told_within_a_quarter_of_a_level(moved: int, told: bool) -> None:
    areas = [area for area in EDITION.areas if len(items_of(EDITION, area)) >= 4][:4]
    values: dict[int, int | None] = {}
    for area in areas:
        values |= dict(
            zip([i.number for i in items_of(EDITION, area)[:4]], (2, 4, 2, 4), strict=True)
        )
    for item in items_of(EDITION, areas[0])[:moved]:
        values[item.number] = (values[item.number] or 0) + 1
    assert len(area_means(EDITION, values)) == advice.FEWEST_AREAS
    assert ("Areas that are all alike" in signs(values)) is told


def test_areas_alike_need_four_areas() -> None:
    areas = [area for area in EDITION.areas if len(items_of(EDITION, area)) >= 4][:3]
    values = {
        item.number: 2 + 2 * (place % 2)
        for area in areas
        for place, item in enumerate(items_of(EDITION, area)[:4])
    }
    assert "Areas that are all alike" not in signs(values)


@pytest.mark.parametrize(("mean", "told"), [(3.25, False), (3.5, True), (2.75, False), (2.5, True)])
def test_drift_is_told_from_half_a_level_on(mean: float, told: bool) -> None:
    first = [with_mean(3)] * advice.FIRST_SHEETS
    assert ("Away from your first candidates" in signs(with_mean(mean), *first)) is told


def test_drift_says_how_far_and_which_way_over_the_same_items() -> None:
    first = [with_mean(3)] * advice.FIRST_SHEETS
    drifted = [a for a in advise(EDITION, with_mean(2.5), earlier=first) if "Away" in a.sign]
    assert drifted[0].number.startswith("On the same items this sheet lies 0.5 levels below")
    assert "Away from your first candidates" not in signs(with_mean(4), *first[1:])
    other_items = dict.fromkeys(NUMBERS[: advice.FEWEST_SHARED - 1], 3)
    assert "Away from your first candidates" not in signs(with_mean(4), *[other_items] * 3)


@pytest.mark.parametrize(
    ("means", "sign"),
    [
        ((2, 2.25, 2.5, 2.75, 3), "Rising all the way"),
        ((3, 2.75, 2.5, 2.25, 2), "Falling all the way"),
        ((2, 2.25, 2.5, 2.5, 3), None),
        ((2.25, 2.5, 2.75, 3), None),
    ],
)
def test_order_is_told_after_five_sheets_that_go_one_way(
    means: tuple[float, ...], sign: str | None
) -> None:
    *earlier, last = (with_mean(mean) for mean in means)
    one_way = {s for s in signs(last, *earlier) if s.endswith("all the way")}
    assert one_way == ({sign} if sign else set())
