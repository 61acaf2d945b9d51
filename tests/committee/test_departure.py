"""What a choice asks for, and what its record lacks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hiring.committee.departure import Asked, MemoEntry, asked_by, faults_in
from hiring.committee.official_words import describe_asked, describe_list
from hiring.scoring.preference import Placed, Scored, place_with_preference

ANA, BEN, EVE = 1, 2, 3
NAMES = {ANA: "Ana", BEN: "Ben", EVE: "Eve"}
AREAS = ("area:it-management", "item:12")
REASONS = "She led two comparable departments well."


def listed(*percents: str, veteran: int = 0) -> tuple[Placed, ...]:
    return place_with_preference(
        Scored(n, n, Fraction(percent), 5 if n == veteran else 0, True)
        for n, percent in enumerate(percents, start=1)
    )


@pytest.mark.parametrize(
    ("veteran", "chosen", "asked"),
    [
        (0, ANA, Asked((), ())),
        (0, BEN, Asked((ANA,), ())),
        (0, EVE, Asked((ANA, BEN), ())),
        (BEN, ANA, Asked((BEN,), (BEN,))),
        (BEN, EVE, Asked((BEN, ANA), (BEN,))),
        (EVE, ANA, Asked((), ())),
    ],
)
def test_choice_asks_for_a_memo_and_for_reasons(veteran: int, chosen: int, asked: Asked) -> None:
    assert asked_by(listed("80", "76", "60", veteran=veteran), chosen) == asked


def test_tie_for_the_first_place_is_no_departure_but_a_veteran_in_it_is_flagged() -> None:
    placed = listed("80", "75", veteran=BEN)
    assert asked_by(placed, ANA) == Asked((), (BEN,))
    assert describe_asked(placed, ANA) == "reasons and reasons on veterans’ preference"


def faults(asked: Asked, *memo: MemoEntry, reasons: str = REASONS, law: str = "") -> set[str]:
    return set(
        faults_in(asked, reasons=reasons, memo=memo, preference_reasons=law, competencies=AREAS)
    )


def test_record_that_holds_everything_has_no_fault() -> None:
    point = MemoEntry("item:12", "He alone planned a bond measure.")
    assert faults(Asked((), ())) == set()
    assert faults(Asked((ANA,), (ANA,)), point, law=REASONS) == set()


def test_what_is_missing_is_named_by_field() -> None:
    assert faults(Asked((), ()), reasons="Best.") == {"reasons"}
    assert faults(Asked((ANA,), ())) == {"memo"}
    assert faults(Asked((), (ANA,))) == {"preference_reasons"}
    assert faults(Asked((), ()), MemoEntry("item:99", "Words.")) == {"memo"}
    assert faults(Asked((), ()), MemoEntry("item:12", " ")) == {"memo"}
    assert faults(Asked((), ()), reasons="x" * 8001) == {"reasons"}


def test_sentences_say_who_leads_and_whether_preference_changes_the_order() -> None:
    assert describe_list(listed("80", "70"), NAMES) == ("Ana has the highest total, 80.00 %.",)
    moved = describe_list(listed("80", "76", veteran=BEN), NAMES)
    assert moved[0] == "Ben has the highest total, 81.00 %."
    assert moved[1].startswith("Veterans’ preference changes the order")
    tied = describe_list(listed("80", "75", veteran=BEN), NAMES)
    assert tied[0] == "Ana and Ben share the highest total, 80.00 %."
    assert describe_list((), NAMES) == (
        "No candidate is rated, so that there is nothing to decide.",
    )
