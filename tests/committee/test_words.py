"""The paragraph above the ranking."""

from __future__ import annotations

import pytest

from hiring.committee.words import RankedName, chance, describe

NAMES = ("Ana", "Ben", "Eve", "Fay", "Gus", "Hal")


def ranked(*places: tuple[int, float | None, int | None]) -> list[RankedName]:
    return [
        RankedName(name, rank, "3.61", first, band)
        for name, (rank, first, band) in zip(NAMES, places, strict=False)
    ]


def sentences(*places: tuple[int, float | None, int | None]) -> tuple[str, ...]:
    return describe(ranked(*places), not_rated=0, waiting=0)


def test_nobody_rated_is_said_in_one_sentence() -> None:
    words = describe([], not_rated=4, waiting=8)
    assert words == ("No sheet of these candidates is submitted yet, so there is nothing to rank.",)


def test_leader_is_named_with_how_sure_it_is_and_who_is_as_good() -> None:
    assert sentences((1, 0.71, 1), (2, 0.2, 1), (3, 0.09, 1), (4, 0.0, 2)) == (
        "Ana leads with a score of 3.61: first in 71 of 100 draws.",
        "Ben and Eve can't be told apart from Ana by these ratings; the other one stands lower"
        " than Ana by more than chance would explain.",
    )


def test_many_who_are_as_good_are_counted() -> None:
    assert sentences(*[(n, 0.2, 1) for n in range(1, 7)])[1] == (
        "5 others can't be told apart from Ana by these ratings."
    )


def test_clear_leader_is_said_to_be_clear() -> None:
    assert sentences((1, 0.9999, 1), (2, 0.0001, 2))[1] == (
        "Everybody else stands lower than Ana by more than chance would explain."
    )


def test_shared_lead_is_said_as_a_tie() -> None:
    for chances, said in (
        ((0.5, 0.5), ": each is first in 50 of 100 draws."),
        ((0.51, 0.49), ": first in 51 of 100 and 49 of 100 draws."),
        ((None, None), "."),
    ):
        places = [(1, first, 1) for first in chances]
        assert sentences(*places)[0] == f"Ana and Ben share the first rank{said}"


def test_plain_means_claim_no_certainty() -> None:
    assert sentences((1, None, None), (2, None, None)) == ("Ana has the highest mean, 3.61.",)
    assert sentences((1, None, None)) == (
        "Ana is the only candidate rated so far, with a mean of 3.61.",
    )


def test_what_is_still_to_come_is_said() -> None:
    words = describe(ranked((1, None, None)), not_rated=1, waiting=2)
    assert words[1:] == (
        "1 candidate is not rated yet and without a rank.",
        "2 sheets are still to be submitted; the order may change.",
    )


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.71, "71 of 100"),
        (0.705, "71 of 100"),
        (0.0, "0 of 100"),
        (0.0005, "fewer than 1 of 100"),
        (1.0, "100 of 100"),
        (0.9995, "more than 99 of 100"),
    ],
)
def test_chance_is_said_out_of_a_hundred(probability: float, said: str) -> None:
    assert chance(probability) == said
