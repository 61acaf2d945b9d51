"""The paragraph above the ranking."""

from __future__ import annotations

from fractions import Fraction

from hiring.committee.words import RatedName, describe


def rated(*means: str, raters: int = 3) -> list[RatedName]:
    names = ("Ana", "Ben", "Eve")
    return [RatedName(n, Fraction(m), raters) for n, m in zip(names, means, strict=False)]


def sentences(*means: str, raters: int = 3) -> tuple[str, ...]:
    return describe(rated(*means, raters=raters), not_rated=0, same_raters=True, waiting=0)


def test_nobody_rated_is_said_in_one_sentence() -> None:
    words = describe([], not_rated=4, same_raters=True, waiting=8)
    assert words == ("No sheet of these candidates is submitted yet, so there is nothing to rank.",)


def test_leader_is_named_with_the_distance_to_the_next() -> None:
    assert sentences("3.61", "3.5", "2") == (
        "Ana has the highest mean, 3.61; Ben follows 0.11 points below.",
        "The 3 rated candidates lie between 2.00 and 3.61; whether such a difference is more than"
        " chance, plain means can't tell.",
    )


def test_shared_lead_and_shared_second_place_are_said_as_ties() -> None:
    assert sentences("4", "4", "2")[0] == "Ana and Ben share the highest mean, 4.00."
    assert sentences("4", "3", "3")[0] == (
        "Ana has the highest mean, 4.00; 2 candidates follow 1.00 points below."
    )


def test_only_one_rated_candidate_is_compared_with_nobody() -> None:
    assert sentences("4") == ("Ana is the only candidate rated so far, with a mean of 4.00.",)


def test_what_makes_the_order_doubtful_is_said() -> None:
    words = describe(rated("4", "3", raters=1), not_rated=1, same_raters=False, waiting=2)
    assert words[2:] == (
        "Not everyone was rated by the same members: a candidate may stand higher or lower only"
        " because of who rated.",
        "Some were rated by one member alone.",
        "1 candidate is not rated yet and without a rank.",
        "2 sheets are still to be submitted; the order may change.",
    )
