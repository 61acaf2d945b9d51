"""Four fifths, Fisher's exact test and one person more or less, against published answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hiring.scoring.adverse_impact import (
    Conclusion,
    Group,
    below_four_fifths,
    compare,
    compare_groups,
    fisher_exact,
    one_person_flips,
)


@pytest.mark.parametrize(
    ("selected", "ratio", "below"), [(45, "0.75", True), (48, "0.8", False), (51, "0.85", False)]
)
def test_example_of_the_guidelines(selected: int, ratio: str, below: bool) -> None:
    """Questions and Answers on the Uniform Guidelines (44 FR 11996, 1979), no. 12: against 60 %."""
    found = compare(Group(selected, 100), Group(60, 100))
    assert (found.ratio, found.below) == (Fraction(ratio), below)


def test_four_fifths_exactly_is_not_below() -> None:
    assert (4 / 25) / (1 / 5) < 0.8  # what floats would say
    assert not below_four_fifths(Group(4, 25), Group(1, 5))


@pytest.mark.parametrize(
    ("one", "other", "p"),
    [
        # Answers of R 4.2.2, fisher.test: tea tasting, convictions, two of the guidelines' kind.
        (Group(3, 4), Group(1, 4), 0.48571429),
        (Group(2, 17), Group(10, 13), 0.00053672412),
        (Group(12, 40), Group(48, 80), 0.0034092218),
        (Group(1, 10), Group(3, 20), 1.0),
    ],
)
def test_fisher_is_that_of_r(one: Group, other: Group, p: float) -> None:
    assert float(fisher_exact(one, other)[0]) == pytest.approx(p, rel=1e-7)
    assert fisher_exact(one, other) == fisher_exact(other, one)


def test_mid_p_takes_off_half_of_the_table_itself() -> None:
    # Tea tasting: the table's own probability is 16/70, both tails together 34/70.
    assert fisher_exact(Group(3, 4), Group(1, 4)) == (Fraction(34, 70), Fraction(26, 70))


def test_large_difference_is_evidence() -> None:
    found = compare(Group(12, 40), Group(48, 80))
    assert (found.ratio, found.below, found.flips) == (Fraction(1, 2), True, False)
    assert found.conclusion is Conclusion.EVIDENCE


def test_below_four_fifths_with_few_people_is_too_few_to_conclude() -> None:
    found = compare(Group(1, 10), Group(3, 20))
    assert (found.below, found.flips) == (True, True)
    assert found.conclusion is Conclusion.TOO_FEW


def test_equal_rates_of_large_groups_show_no_sign_and_of_small_ones_nothing() -> None:
    assert compare(Group(30, 60), Group(31, 60)).conclusion is Conclusion.NO_SIGN
    assert compare(Group(3, 6), Group(4, 8)).conclusion is Conclusion.TOO_FEW


@pytest.mark.parametrize(
    ("group", "highest", "flips"),
    [
        (Group(2, 10), Group(3, 10), True),
        (Group(0, 10), Group(9, 10), False),
        (Group(8, 10), Group(9, 10), True),
        (Group(50, 60), Group(51, 60), False),
        (Group(0, 3), Group(0, 3), False),
    ],
)
def test_one_person_turns_the_finding_over_or_not(
    group: Group, highest: Group, flips: bool
) -> None:
    assert one_person_flips(group, highest) == flips


def test_groups_are_compared_with_the_highest_rate() -> None:
    groups = {"a": Group(10, 40), "b": Group(20, 40), "c": Group(1, 1), "d": Group(0, 0)}
    highest, found = compare_groups(groups)
    assert (highest, set(found)) == ("b", {"a"})  # c is below two in a hundred
    assert compare_groups({"a": Group(0, 5), "b": Group(0, 5)}) == (None, {})
    assert compare_groups({"a": Group(3, 5)}) == (None, {})
