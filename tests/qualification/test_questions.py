"""Questions with the kind of answer that settles them and the facts they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from classification.loader import BUILT_IN, load
from hiring.qualification.amend import FactRef
from hiring.qualification.judge import judge
from hiring.qualification.question import Question
from hiring.qualification.report import write_findings
from hiring.reading.facts import Degree, Position
from tests.qualification.cases import build_facts

EDITION = load(BUILT_IN / "cto-2015")
JOB = Position("Director of Technology", "Alder County", None, "2010-01", "2025-12", 1, "")
DEGREE = Degree("bachelor", "B.S.", "Computer Science", "Basin College", None, "yes")
SHA = "1".zfill(64)


def asks(*jobs: Position, degrees: tuple[Degree, ...] = (DEGREE,)) -> tuple[Question, ...]:
    """The questions about somebody with these jobs and degrees."""
    facts = build_facts(SHA, positions=jobs, education=degrees)
    return judge([facts], EDITION, date(2026, 11, 1), special_requirements=False).asks


@pytest.mark.parametrize(
    ("job", "kinds"),
    [
        (JOB, ["staff"]),
        (replace(JOB, title="IT Manager"), ["oversight", "staff"]),
        (replace(JOB, title=None), ["title_and_oversight", "staff"]),
        (replace(JOB, start="2014", end="2024-02"), ["start", "staff"]),
        (replace(JOB, start="2014-04", end="2024"), ["end", "staff"]),
        (replace(JOB, start="2014", end="2024"), ["start_and_end", "staff"]),
        (replace(JOB, start="2014-02", end=None), ["still_working", "staff"]),
        (replace(JOB, share=None), ["share", "staff"]),
        (replace(JOB, start="2020-01", end="2010-01"), ["start_and_end", "staff"]),
    ],
)
def test_question_about_a_job_has_its_kind_and_its_fact(job: Position, kinds: list[str]) -> None:
    found = asks(job)
    assert [ask.kind for ask in found] == kinds
    assert {ask.target for ask in found} == {FactRef("position", SHA, 0)}


@pytest.mark.parametrize(
    ("degree", "kinds"),
    [
        (replace(DEGREE, conferred="unclear"), ["conferral"]),
        (replace(DEGREE, field=None), ["degree_field"]),
        (replace(DEGREE, field="Mathematics"), ["text"]),
        (replace(DEGREE, level="other", equivalence="unclear"), ["equivalence"]),
    ],
)
def test_question_about_a_degree_has_its_kind_and_its_fact(
    degree: Degree, kinds: list[str]
) -> None:
    found = [ask for ask in asks(JOB, degrees=(degree,)) if ask.kind != "staff"]
    assert [ask.kind for ask in found] == kinds
    assert {ask.target for ask in found} == {FactRef("degree", SHA, 0)}


def test_silence_is_asked_about_generally() -> None:
    found = asks(degrees=())
    assert [(ask.kind, ask.key, ask.targets) for ask in found] == [
        ("degrees", "education.bachelor", ()),
        ("text", "experience.total", ()),
        ("text", "experience.management", ()),
    ]


def test_same_job_in_two_documents_is_one_question_about_both() -> None:
    job = replace(JOB, title="IT Manager")
    documents = [build_facts(str(n).zfill(64), positions=(job,)) for n in (1, 2)]
    found = judge(documents, EDITION, date(2026, 11, 1), special_requirements=False).asks
    oversight = next(ask for ask in found if ask.kind == "oversight")
    assert [ref.document for ref in oversight.targets] == ["1".zfill(64), "2".zfill(64)]


def test_asks_stand_in_the_order_of_the_questions() -> None:
    facts = build_facts(SHA, positions=(replace(JOB, title="IT Manager"),))
    result = write_findings(judge([facts], EDITION, date(2026, 11, 1)))
    assert [ask["text"] for ask in result["asks"]] == result["questions"]
    assert len({ask["key"] for ask in result["asks"]}) == len(result["asks"])
    first = next(ask for ask in result["asks"] if ask["target"])
    assert first["target"] == {"kind": "position", "document": SHA, "index": 0}
    assert first["targets"] == [first["target"]]
