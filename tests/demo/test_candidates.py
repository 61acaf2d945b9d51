"""The demo's candidates: every outcome is there, and the months agree with the dates printed."""

from collections import Counter
from collections.abc import Iterable

import pytest

from hiring.demo.candidates import Candidate, demo_people
from hiring.demo.layout import layouts
from hiring.demo.months import number
from hiring.demo.view import view

PEOPLE = demo_people()


def _months(spans: Iterable[tuple[str, str | None]], *, surely: bool) -> int:
    """Months covered: certainly, or at most, where a year stands for any of its months."""
    covered: set[int] = set()
    for start, end in spans:
        assert end is not None
        last = "2026-11" if end == "present" else end
        first_month = number(start if len(start) == 7 else f"{start}-{12 if surely else 1:02d}")
        last_month = number(last if len(last) == 7 else f"{last}-{1 if surely else 12:02d}")
        covered |= set(range(first_month, last_month + 1))
    return len(covered)


def _bounds(candidate: Candidate, *, managing: bool) -> dict[str, int]:
    roles = view(candidate.person, candidate.date_style, candidate.seed).roles
    sure = [
        role
        for role in roles
        if role.job.oversight == "yes" and (not managing or role.job.manages_staff == "yes")
    ]
    possible = [
        role
        for role in roles
        if role.job.oversight != "no" and (not managing or role.job.manages_staff != "no")
    ]
    return {
        "min": _months(((role.span.start, role.span.end) for role in sure), surely=True),
        "max": _months(((role.span.start, role.span.end) for role in possible), surely=False),
    }


def test_candidates_cover_every_outcome_and_next_step() -> None:
    assert len(PEOPLE) == 15
    assert {one.expected.outcome for one in PEOPLE} == {"meets", "unclear", "does_not_meet"}
    assert {one.expected.next_step for one in PEOPLE} == {
        "panel",
        "ask_candidate",
        "equivalency_review",
        "special_requirement_review",
    }
    assert {one.expected.substitution for one in PEOPLE} == {"met", "unclear", "not_met"}


def test_candidates_use_many_layouts_word_and_a_scan() -> None:
    used = [layouts()[one.layout] for one in PEOPLE]

    assert len({layout.name for layout in used}) >= 12
    assert {layout.medium for layout in used} == {"pdf", "docx", "scan"}


def test_candidates_share_no_marker_but_the_telephone_of_one_who_sent_two_files() -> None:
    markers = Counter(marker for one in PEOPLE for marker in one.person.markers)

    assert [marker for marker, count in markers.items() if count > 1] == ["(614) 555-0192"]
    (first, second) = (one.person for one in PEOPLE if one.person.phone == "(614) 555-0192")
    assert first.name == second.name
    assert first.jobs[0].employer == second.jobs[0].employer


@pytest.mark.parametrize("candidate", PEOPLE, ids=lambda one: one.person.key)
def test_expected_months_agree_with_the_dates_printed(candidate: Candidate) -> None:
    assert _bounds(candidate, managing=False) == candidate.expected.total_months
    assert _bounds(candidate, managing=True) == candidate.expected.management_months


@pytest.mark.parametrize("candidate", PEOPLE, ids=lambda one: one.person.key)
def test_expected_outcome_follows_from_the_gating_findings(candidate: Candidate) -> None:
    findings = candidate.expected.findings
    gating = [result for name, result in findings.items() if not name.startswith("preferred.")]
    weighed = [
        findings[name]
        for name in ("education.bachelor", "experience.total", "experience.management")
    ]
    special = [findings[name] for name in ("license.driver", "automobile.personal")]

    outcome = (
        "does_not_meet" if "not_met" in gating else "unclear" if "unclear" in gating else "meets"
    )
    step = {
        "does_not_meet": "special_requirement_review",
        "unclear": "ask_candidate",
        "meets": "panel",
    }[outcome]
    if "not_met" in weighed:
        step = "equivalency_review"
    assert (candidate.expected.outcome, candidate.expected.next_step) == (outcome, step)
    assert ("not_met" in special) == (step == "special_requirement_review")


def test_resume_carries_what_is_expected_in_its_truth() -> None:
    made = PEOPLE[4].resume()

    assert made.filename.endswith(".docx")
    assert made.truth["expected"]["next_step"] == "equivalency_review"
    assert made.truth["contact"]["name"] == PEOPLE[4].person.name
