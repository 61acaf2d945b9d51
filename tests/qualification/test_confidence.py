"""No finding on a made-up résumé is sure of what is not so; `make measure` asks many more."""

from __future__ import annotations

import pytest

from benchmarks.confidence import Verdict, main, measure, weigh
from classification.loader import load_edition
from hiring.demo.draw import person
from hiring.demo.traps import trapped

# Word files take no time to draw; two layouts on paper stand for the others.
LAYOUTS = ("word-plain", "word-tabs", "word-grouped")
PAPER = ("prose", "rule-column")


def mistakes(count: int, seed: int, layouts: tuple[str, ...]) -> list[Verdict]:
    found = list(measure(count, seed, ("test",), layouts, load_edition("cto-2015")))
    assert len(found) == count * len(layouts) * 7
    return [verdict for verdict in found if verdict.kind == "MISTAKE"]


def test_findings_are_never_sure_of_what_is_not_so() -> None:
    assert mistakes(14, 300, LAYOUTS) == []
    assert mistakes(2, 14, PAPER) == []


@pytest.mark.measure
def test_findings_on_many_are_never_sure_of_what_is_not_so() -> None:
    assert main(["--count", "12", "--seed", "500"]) == 0


@pytest.mark.parametrize(
    ("said", "known", "exact", "kind"),
    [
        ("met", "met", "met", "right"),
        ("unclear", "unclear", "met", "right"),
        ("unclear", "met", "met", "open"),
        ("met", "unclear", "met", "bold"),
        ("not_met", "unclear", "unclear", "bold"),
        ("met", "not_met", "not_met", "MISTAKE"),
        ("not_met", "unclear", "met", "MISTAKE"),
    ],
)
def test_a_finding_is_weighed_against_both_truths(
    said: str, known: str, exact: str, kind: str
) -> None:
    assert weigh(said, known, exact) == kind  # type: ignore[arg-type]


def test_people_who_mislead_are_the_same_for_the_same_seed() -> None:
    assert trapped(7, "test") == trapped(7, "test")
    assert trapped(7, "test") != trapped(9, "test")
    assert trapped(7, "test").name == person(7, "test").name


def test_misleading_people_cover_every_kind_of_trap() -> None:
    people = [trapped(seed, "train") for seed in range(120)]
    jobs = [job for one in people for job in one.jobs]
    studies = [study for one in people for study in one.studies]
    licences = [one.licence for one in people if one.licence]
    assert {job.oversight for job in jobs} == {"yes", "unclear", "no"}
    assert {job.share for job in jobs} == {1, 0.75, 0.5, 0.25, None}
    assert {study.conferred for study in studies} == {"yes", "no"}
    assert {study.level for study in studies} == {"bachelor", "master", "associate", "certificate"}
    assert {study.honorary for study in studies} == {True, False}
    assert {study.equivalence for study in studies} == {"plain", "unclear"}
    assert {licence.kind for licence in licences} == {"driver", "commercial_driver", "other"}
    assert {licence.status for licence in licences} == {"valid", "invalid", "unclear"}
