"""Categories, rules and keys: dated data that says where it comes from."""

from __future__ import annotations

from datetime import date

import pytest

from hiring.voluntary.categories import NO_ANSWER, NOT_SAID, RACE, SEX, categories
from hiring.voluntary.evidence import find_fault, type_of
from hiring.voluntary.keys import key_of
from hiring.voluntary.rule import all_rules, label_of_claim, label_of_evidence, rule_on
from hiring.voluntary.tally import Person, Step, count_people


def test_questions_have_the_categories_of_2024() -> None:
    race = categories().question(RACE)
    assert [option.label for option in race.options] == [
        "American Indian or Alaska Native",
        "Asian",
        "Black or African American",
        "Hispanic or Latino",
        "Middle Eastern or North African",
        "Native Hawaiian or Pacific Islander",
        "White",
    ]
    assert race.several
    assert not categories().question(SEX).several
    assert len(categories().sources) == 3


@pytest.mark.parametrize(
    ("chosen", "row"),
    [
        (["asian"], "asian"),
        (["hispanic_latino", "black"], "hispanic_latino"),
        (["asian", "white"], "two_or_more"),
        (["middle_eastern_north_african"], "white"),
        (["middle_eastern_north_african", "white"], "white"),
        (["middle_eastern_north_african", "asian"], "two_or_more"),
        ([NOT_SAID], NO_ANSWER),
        ([], NO_ANSWER),
    ],
)
def test_answer_counts_in_the_row_of_the_federal_forms(chosen: list[str], row: str) -> None:
    assert categories().question(RACE).row_of(chosen) == row


def test_every_answer_has_a_row() -> None:
    for question in categories().questions:
        rows = {row.key for row in question.rows}
        assert {question.row_of([option.key]) for option in question.options} <= rows


def test_people_are_counted_once_by_their_last_step() -> None:
    people = [
        Person(Step.APPLIED, ["female"]),
        Person(Step.INVITED, ["female"]),
        Person(Step.MEETS, ["male"]),
        Person(Step.MEETS, []),
        Person(Step.MEETS, [NOT_SAID]),
    ]
    counted = count_people(categories().question(SEX), people)
    assert counted.columns == ("applied", "meets", "invited")
    assert dict(zip(counted.rows, counted.counts, strict=True)) == {
        "female": (1, 0, 1),
        "male": (0, 1, 0),
        "x": (0, 0, 0),
        "no_answer": (0, 2, 0),
    }


def test_state_servicemembers_can_claim_since_2026() -> None:
    before, after = rule_on(date(2025, 12, 31)), rule_on(date(2026, 1, 1))
    assert before.claim("state_servicemember") is None
    for key, paper in (
        ("state_servicemember", "guard_certificate"),
        ("former_state_servicemember", "ngb22"),
    ):
        claim = after.claim(key)
        assert claim is not None
        assert claim.eligibility == "veteran"
        assert paper in {kind.key for kind in claim.evidence}
    assert rule_on(date(2000, 1, 1)) == all_rules()[0]


def test_points_are_those_of_the_law() -> None:
    points = {kind.key: kind.points for kind in rule_on(date(2026, 11, 1)).eligibilities}
    assert points == {"none": 0, "veteran": 5, "disabled_veteran": 10}


def test_rules_cite_their_source_and_every_word_has_a_label() -> None:
    for rule in all_rules():
        assert "ORS 408.225" in rule.source
        for claim in rule.claims:
            assert "ORS 408.225" in claim.source
            assert label_of_claim(claim.key) == claim.label
            assert rule.eligibility(claim.eligibility) is not None
        assert [label_of_evidence(kind.key) for kind in rule.evidence] == [
            kind.label for kind in rule.evidence
        ]


def test_key_follows_application_and_secret_alone() -> None:
    secret, other = "a secret that is long enough here", "another secret, as long as that one"
    assert key_of(1, secret_key=secret) == key_of(1, secret_key=secret)
    assert len({key_of(1, secret_key=secret), key_of(2, secret_key=secret)}) == 2
    assert key_of(1, secret_key=secret) != key_of(1, secret_key=other)
    assert len(key_of(1, secret_key=secret)) == 64


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 made up", "pdf"),
        (b"\x89PNG\r\n\x1a\nmade up", "png"),
        (b"\xff\xd8\xff\xe0made up", "jpeg"),
        (b"PK\x03\x04made up", None),
        (b"<html>%PD", None),
    ],
)
def test_evidence_is_a_pdf_or_a_picture_by_its_bytes(data: bytes, kind: str | None) -> None:
    assert type_of(data) == kind
    fault = find_fault(data, max_bytes=100)
    assert (fault.code if fault else None) == (None if kind else "unsupported_type")


def test_evidence_that_is_empty_or_too_large_is_named() -> None:
    assert [
        fault.code
        for data in (b"", b"%PDF-" + b"0" * 100)
        if (fault := find_fault(data, max_bytes=50))
    ] == ["empty", "too_large"]
