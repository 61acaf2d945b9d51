"""What the reader may have missed keeps a finding open, and adds nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from classification.loader import BUILT_IN, load
from hiring.qualification.findings import Qualification
from hiring.qualification.judge import judge
from hiring.reading.facts import Degree, Evidence, LooseTime, Position, Signal, from_json, to_json
from tests.qualification.cases import build_facts

EDITION = load(BUILT_IN / "cto-2015")
AS_OF = date(2026, 11, 15)
MANAGED = Signal("manages_staff", "supervised 14 technicians", 14, "technical")
SHORT = Position(
    "Director of Technology", "Alder", None, "2020-01", "2021-12", 1, "", signals=(MANAGED,)
)
GEOLOGY = Degree("bachelor", "B.S.", "Geology", "Alder University", 1998, "yes")
WORDS = (Evidence("dates", "0" * 64, 2, (72.0, 100.0, 90.0, 112.0), "2008 – 2018"),)
LOST = LooseTime("2008", "2018", ("Director of Technology",), evidence=WORDS)
LOST_DEGREE = Degree("bachelor", "B.S.", "Computer Science", None, None, "unclear")


def judge_with(**loose: Any) -> Qualification:
    facts = replace(build_facts(positions=(SHORT,), education=(GEOLOGY,)), **loose)
    return judge([facts], EDITION, AS_OF)


def total_of(found: Qualification) -> tuple[str, Any]:
    total = found.finding("experience.total")
    return total.result, total.counted_months


def test_nothing_missed_decides() -> None:
    assert total_of(judge_with())[0] == "not_met"


def test_a_time_beside_a_heads_title_keeps_the_finding_open() -> None:
    found = judge_with(loose_times=(LOST,))
    result, counted = total_of(found)
    assert (result, counted.min, counted.max, counted.open) == ("unclear", 24, 24, True)
    total = found.finding("experience.total")
    assert total.reason.endswith("open: Director of Technology (not read as a position).")
    assert WORDS[0] in total.evidence
    assert sum((line.max for line in total.arithmetic), Fraction(0)) == 24
    assert found.finding("experience.management").result == "unclear"
    assert [p.position for p in found.positions] == [SHORT]


def test_what_would_change_it_is_the_missed_position() -> None:
    exact = replace(LOST, start="2008-01", end="2018-01")
    total = judge_with(loose_times=(exact,)).finding("experience.total")
    assert total.would_change == (
        "Director of Technology, January 2008 – January 2018: adding it as a position that"
        " counts would meet it"
    )


def test_a_missed_position_that_is_too_short_is_said_to_be() -> None:
    short = replace(LOST, start="2008-01", end="2009-12")
    total = judge_with(loose_times=(short,)).finding("experience.total")
    assert total.would_change == (
        "Nothing that is open would meet it: with all of it counted there would be 48 of 120 months"
    )


@pytest.mark.parametrize(
    "loose",
    [
        replace(LOST, titles=("Treasurer",)),
        replace(LOST, start="2020-03", end="2021-06"),
        replace(LOST, start="2030", end="2031"),
        replace(LOST, titles=(), in_history=True, start="2020-01", end="2021-12"),
    ],
    ids=["no head's title", "covered", "after the review", "an employer's whole time"],
)
def test_a_time_that_can_add_nothing_leaves_the_finding_decided(loose: LooseTime) -> None:
    assert total_of(judge_with(loose_times=(loose,)))[0] == "not_met"


def test_a_time_in_the_history_counts_under_any_title() -> None:
    loose = replace(LOST, titles=("Treasurer",), in_history=True)
    assert total_of(judge_with(loose_times=(loose,)))[0] == "unclear"


def test_a_degree_named_but_not_read_keeps_education_open() -> None:
    assert judge_with().finding("education.bachelor").result == "not_met"
    found = judge_with(loose_degrees=(LOST_DEGREE,))
    assert found.finding("education.bachelor").result == "unclear"
    assert [d.degree.field for d in found.education] == ["Geology"]


def test_a_missed_degree_that_does_not_fit_changes_nothing() -> None:
    history = replace(LOST_DEGREE, field="History")
    found = judge_with(loose_degrees=(history,))
    assert found.finding("education.bachelor") == judge_with().finding("education.bachelor")


def test_a_missed_masters_degree_keeps_the_substitution_open() -> None:
    ten_months_short = replace(SHORT, start="2012-03", end="2021-12")
    master = replace(LOST_DEGREE, level="master", degree="M.S.")
    for loose, expected in (((), "not_met"), ((master,), "unclear")):
        facts = build_facts(positions=(ten_months_short,), education=(GEOLOGY,))
        found = judge([replace(facts, loose_degrees=loose)], EDITION, AS_OF)
        assert found.finding("experience.total").result == expected


def test_facts_of_an_earlier_reader_have_missed_nothing() -> None:
    stored = to_json(build_facts(positions=(SHORT,)))
    del stored["loose_times"], stored["loose_degrees"]
    assert from_json(stored).loose_times == ()
