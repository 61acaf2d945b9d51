"""Veterans' preference in numbers: points on the total, places with ties, who must not be passed
over without reasons."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hiring.scoring.preference import Placed, Scored, place_with_preference, veterans_not_below

ANA, BEN, EVE = 1, 2, 3


def placed(*people: tuple[int, str, int, bool]) -> dict[int, Placed]:
    """The list of (candidate, percent, points, qualified), best on merit first."""
    scored = (
        Scored(candidate, merit, Fraction(percent), points, qualified)
        for merit, (candidate, percent, points, qualified) in enumerate(people, start=1)
    )
    return {row.candidate: row for row in place_with_preference(scored)}


def test_points_are_added_to_the_total_and_order_the_list() -> None:
    found = placed((ANA, "80", 0, True), (BEN, "76", 5, True), (EVE, "71", 10, True))
    assert [(int(row.total), row.place, row.merit) for row in found.values()] == [
        (81, 1, 2),
        (81, 1, 3),
        (80, 3, 1),
    ]
    assert list(found) == [BEN, EVE, ANA]


def test_points_count_for_the_qualified_alone() -> None:
    found = placed((ANA, "80", 0, True), (BEN, "76", 5, False))
    assert (found[BEN].added, int(found[BEN].total), found[BEN].place) == (0, 76, 2)


def test_total_may_pass_one_hundred() -> None:
    assert placed((ANA, "98", 10, True))[ANA].total == 108


@pytest.mark.parametrize(("percent", "flagged"), [("75", (BEN,)), ("74.99", ()), ("75.01", (BEN,))])
def test_veteran_equal_to_or_above_the_chosen_one_is_flagged(
    percent: str, flagged: tuple[int, ...]
) -> None:
    found = placed((ANA, "80", 0, True), (BEN, percent, 5, True))
    assert veterans_not_below(tuple(found.values()), ANA) == flagged
    assert veterans_not_below(tuple(found.values()), BEN) == ()


def test_exact_fractions_decide_a_tie() -> None:
    third = Scored(ANA, 1, Fraction(235, 3), 0, True)
    other = Scored(BEN, 2, Fraction(220, 3), 5, True)
    assert [row.place for row in place_with_preference([third, other])] == [1, 1]
