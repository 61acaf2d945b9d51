"""What answers say about the facts, without a database."""

from __future__ import annotations

from typing import Any

import pytest

from classification.edition import Scale
from hiring.correspondence.facts import FactChange, Standing, find_changes
from hiring.qualification.amend import FactRef
from hiring.qualification.question import QuestionKind

JOB = FactRef("position", "a" * 64, 0)
TWIN = FactRef("position", "b" * 64, 1)
DEGREE = FactRef("degree", "a" * 64, 0)
THRESHOLDS = Scale(staff=5, users=1000, sites=3)


def signal(kind: str, value: float | None, name: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "value": value, "name": name, "quote": f"{kind} {value}"}


def standing(*signals: dict[str, Any], **lists: list[dict[str, Any]]) -> Standing:
    """A result with one position, whose text has these signals."""
    position = {"document": JOB.document, "index": 0, "signals": list(signals)}
    result = {"positions": [position], "education": [], "licences": [], "automobile": []}
    return Standing({**result, **lists}, THRESHOLDS)


def changes(kind: QuestionKind, value: dict[str, str], *signals: dict[str, Any]) -> dict[str, Any]:
    """The one change of an answer about the job."""
    (found,) = find_changes(kind, value, (JOB,), standing(*signals))
    assert (found.act, found.kind, found.target) == ("correct", "position", JOB)
    return found.changes


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("start", {"start": "2012-03"}, {"start": "2012-03"}),
        ("end", {"end": "2019"}, {"end": "2019"}),
        ("start_and_end", {"start": "2012", "end": "2019-06"}, {"start": "2012", "end": "2019-06"}),
        ("start_and_end", {"end": "2019-06"}, {"end": "2019-06"}),
        ("still_working", {"still": "yes"}, {"end": "present"}),
        ("still_working", {"still": "no", "end": "2021-02"}, {"end": "2021-02"}),
        ("still_working", {"end": "2021-02"}, {"end": "2021-02"}),
        ("share", {"share": "50"}, {"share": 0.5}),
        ("share", {"share": "100"}, {"share": 1.0}),
        ("staff", {"managed": "yes", "people": "9", "work": "technical"}, {"manages_staff": "yes"}),
        ("staff", {"managed": "yes", "work": "partly"}, {"manages_staff": "yes"}),
        ("staff", {"managed": "yes", "work": "other"}, {"manages_staff": "no"}),
        ("staff", {"managed": "no"}, {"manages_staff": "no"}),
        ("oversight", {"scope": "whole"}, {"oversight": "yes"}),
        ("oversight", {"scope": "part", "part": "the network"}, {"oversight": "unclear"}),
        ("oversight", {"scope": "none"}, {"oversight": "no"}),
        (
            "title_and_oversight",
            {"title": "CIO", "scope": "whole"},
            {"title": "CIO", "oversight": "yes"},
        ),
        ("title_and_oversight", {"title": "CIO"}, {"title": "CIO"}),
    ],
)
def test_answer_about_a_job_changes_it(
    kind: QuestionKind, value: dict[str, str], expected: dict[str, Any]
) -> None:
    assert changes(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("conferral", {"conferred": "yes"}, {"conferred": "yes"}),
        ("conferral", {"conferred": "not_yet"}, {"conferred": "no"}),
        ("conferral", {"conferred": "no"}, {"conferred": "no"}),
        ("degree_field", {"field": "Informatics"}, {"field": "Informatics"}),
        ("degree_name", {"name": "MBA", "field": "IT"}, {"degree": "MBA", "field": "IT"}),
        (
            "equivalence",
            {"evaluated": "yes", "level": "bachelor", "by": "WES"},
            {"equivalence": "plain", "level": "bachelor"},
        ),
    ],
)
def test_answer_about_a_degree_changes_it(
    kind: QuestionKind, value: dict[str, str], expected: dict[str, Any]
) -> None:
    found = find_changes(kind, value, (DEGREE,), standing())
    assert found == (FactChange("correct", "degree", DEGREE, expected),)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", {"text": "All of it was in computing."}),
        ("equivalence", {"evaluated": "no"}),
        ("equivalence", {"evaluated": "yes", "by": "WES"}),
        ("still_working", {"still": "no"}),
        ("staff", {"people": "9"}),
        ("oversight", {"part": "the network"}),
        ("degrees", {"field_1": "Informatics", "level_1": "bachelor"}),
        ("start", {}),
    ],
)
def test_answer_that_decides_nothing_is_for_a_person(
    kind: QuestionKind, value: dict[str, str]
) -> None:
    assert find_changes(kind, value, (JOB,), standing()) == ()


def test_staff_whose_work_is_not_named_is_left_to_the_rules() -> None:
    found = changes("staff", {"managed": "yes", "people": "9"})
    told = {"kind": "manages_staff", "value": None, "name": "unknown", "quote": "managed staff"}
    assert found == {"signals": [told]}


@pytest.mark.parametrize(
    ("value", "signals", "verdict"),
    [
        ({"staff": "5"}, (), "yes"),
        ({"staff": "4"}, (), None),
        ({"users": "900"}, (), None),
        ({"users": "900", "sites": "3"}, (), "yes"),
        ({}, (signal("staff", 2, "technical"),), None),
        ({"staff": "12"}, (signal("staff", 2, "technical"),), "yes"),
        ({"staff": "12"}, (signal("manages_staff", 2, "technical"),), "yes"),
        ({"users": "9000"}, (signal("manages_staff", 2, "technical"),), None),
    ],
)
def test_whole_department_counts_unless_it_is_small(
    value: dict[str, str], signals: tuple[dict[str, Any], ...], verdict: str | None
) -> None:
    found = changes("oversight", {"scope": "whole", **value}, *signals)
    assert found.get("oversight") == verdict
    kinds = [one["kind"] for one in found.get("signals", ())]
    assert kinds == [*value] + ([] if verdict else ["department_wide"])


def test_answer_is_about_every_document_that_states_the_job() -> None:
    found = find_changes("start", {"start": "2012-03"}, (JOB, TWIN), standing())
    assert [one.target for one in found] == [JOB, TWIN]


LICENCE = {"document": "a" * 64, "index": 0, "kind": "driver", "status": "valid"}


@pytest.mark.parametrize(
    ("stated", "answer", "expected"),
    [
        ([], "yes", [("add", {"kind": "driver", "status": "valid"})]),
        ([], "no", [("add", {"kind": "driver", "status": "invalid"})]),
        ([LICENCE], "yes", []),
        ([LICENCE], "no", [("correct", {"status": "invalid"})]),
        ([{**LICENCE, "status": "unclear"}], "yes", [("correct", {"status": "valid"})]),
        (
            [LICENCE, {**LICENCE, "index": 1, "status": "invalid"}],
            "yes",
            [("correct", {"status": "valid"})],
        ),
        (
            [{**LICENCE, "kind": "professional"}],
            "yes",
            [("add", {"kind": "driver", "status": "valid"})],
        ),
        ([{**LICENCE, "kind": "commercial_driver"}], "no", [("correct", {"status": "invalid"})]),
    ],
)
def test_licence_stated_takes_the_place_of_what_documents_say(
    stated: list[dict[str, Any]], answer: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    found = find_changes("licence", {"answer": answer}, (), standing(licences=stated))
    assert [(one.act, one.changes) for one in found] == expected


def test_automobile_stated_takes_the_place_of_what_documents_say() -> None:
    said = [{"document": "a" * 64, "index": 0, "status": "no"}]
    found = find_changes("automobile", {"answer": "yes"}, (), standing(automobile=said))
    assert [(one.act, one.changes) for one in found] == [("correct", {"status": "yes"})]


def test_degrees_told_are_added() -> None:
    value = {
        "level_1": "master",
        "field_1": "Computer Science",
        "conferred_1": "yes",
        "level_2": "bachelor",
        "institution_2": "Basin College",
        "conferred_2": "not_yet",
        "field_3": "Music",
    }
    found = find_changes("degrees", value, (), standing())
    assert [(one.act, one.kind, one.target, one.changes) for one in found] == [
        (
            "add",
            "degree",
            None,
            {"level": "master", "conferred": "yes", "field": "Computer Science"},
        ),
        (
            "add",
            "degree",
            None,
            {"level": "bachelor", "conferred": "no", "institution": "Basin College"},
        ),
    ]
