"""Every case of `tests/cases` against the built-in edition."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from classification.loader import BUILT_IN, load
from hiring.qualification.findings import Qualification
from hiring.qualification.judge import judge
from tests.qualification.cases import WORDS, Case, load_cases

CASES = list(load_cases())
EDITION = load(BUILT_IN / "cto-2015")


def plain(value: Any) -> Any:
    """The value with YAML's true and false as yes and no."""
    return WORDS[value] if isinstance(value, bool) else value


def show_findings(found: Qualification) -> dict[str, str]:
    return {finding.requirement: finding.result for finding in found.findings}


def show_counted(found: Qualification) -> dict[str, list[Fraction]]:
    counted = {f.requirement: f.counted_months for f in found.findings if f.counted_months}
    return {name: [months.min, months.max] for name, months in counted.items()}


def show_open(found: Qualification) -> dict[str, str]:
    counted = {f.requirement: f.counted_months for f in found.findings if f.counted_months}
    return {name: WORDS[months.open] for name, months in counted.items()}


def show_changes(found: Qualification) -> dict[str, str | None]:
    return {finding.requirement: finding.would_change for finding in found.findings}


def show_substitution(found: Qualification) -> str:
    substitution = found.finding("experience.total").substitution
    assert substitution is not None
    return substitution.result


# What a case may expect, and how it is shown of a result.  Of a mapping, a case names the entries
# it is about.
SHOWN: dict[str, Callable[[Qualification], Any]] = {
    "findings": show_findings,
    "outcome": lambda found: found.outcome,
    "next_step": lambda found: found.next_step,
    "months": show_counted,
    "open": show_open,
    "would_change": show_changes,
    "substitution": show_substitution,
    "oversight": lambda found: [p.oversight for p in found.positions],
    "manages_staff": lambda found: [p.manages_staff for p in found.positions],
    "job_months": lambda found: [[p.months.low, p.months.high] for p in found.positions],
    "reasons": lambda found: {finding.requirement: finding.reason for finding in found.findings},
    "job_reasons": lambda found: [p.oversight_reason for p in found.positions],
    "fields": lambda found: [d.field_match for d in found.education],
    "conferred": lambda found: [d.degree.conferred for d in found.education],
    "questions": lambda found: list(found.questions),
    "judged": lambda found: [finding.requirement for finding in found.findings],
}


def expected(value: Any) -> Any:
    """The expectation with YAML's habits undone: yes, and months such as 98.5 or 1/3."""
    if isinstance(value, dict):
        return {key: expected(item) for key, item in value.items()}
    if isinstance(value, list):
        return [expected(item) for item in value]
    if isinstance(value, float) or (isinstance(value, str) and value.replace("/", "").isdigit()):
        return Fraction(str(value))
    return plain(value)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file[:-5]}: {case.name}" for case in CASES])
def test_case_comes_out_as_expected(case: Case) -> None:
    found = judge(
        case.documents, EDITION, case.as_of, special_requirements=case.special_requirements
    )
    shown = {}
    for key, value in case.expect.items():
        got = SHOWN[key](found)
        shown[key] = {k: got.get(k) for k in value} if isinstance(value, dict) else got
    assert shown == expected(dict(case.expect))


def test_case_names_are_unique() -> None:
    names = [(case.file, case.name) for case in CASES]
    assert sorted(set(names)) == sorted(names)
