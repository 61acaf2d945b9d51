"""The demo's candidates through reader and rules, against what was worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from classification.loader import load_edition
from hiring.demo.candidates import Candidate, demo_people
from hiring.qualification.judge import judge
from hiring.qualification.report import write_qualification
from hiring.reading.reader import read

AS_OF = date(2026, 11, 1)


@pytest.mark.parametrize("candidate", demo_people(), ids=lambda one: one.person.key)
def test_candidate_comes_out_as_worked_out_by_hand(candidate: Candidate) -> None:
    resume, expected = candidate.resume(), candidate.expected
    facts = read(resume.content, resume.filename)
    written = write_qualification(judge([facts], load_edition("cto-2015"), AS_OF))
    findings = {one["requirement"]: one for one in written["findings"]}
    results = {name: one["result"] for name, one in findings.items()}
    total = findings["experience.total"]
    management = findings["experience.management"]["counted_months"]
    bounds = [
        {end: months[end] for end in ("min", "max")}
        for months in (total["counted_months"], management)
    ]

    assert (written["outcome"], written["next_step"]) == (expected.outcome, expected.next_step)
    assert {name: results[name] for name in expected.findings} == expected.findings
    assert bounds == [expected.total_months, expected.management_months]
    assert total["substitution"]["result"] == expected.substitution
    assert facts.contact.name == candidate.person.name
