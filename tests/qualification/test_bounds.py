"""Experience as a whole: what holds of every history, requirement and degree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from classification.edition import Requirement
from hiring.qualification.findings import CountedMonths, Finding
from tests.qualification.histories import (
    AS_OF,
    STEADY,
    Job,
    Substituted,
    count_by_hand,
    histories,
    jobs,
    jobs_from_a_month,
    jobs_from_a_year,
    jobs_to_a_month,
    jobs_to_a_year,
    judge_jobs,
    list_ways,
    number_of,
    requirements,
    substituted,
    write_iso,
)

NOW = AS_OF.year * 12 + AS_OF.month - 1


def counted(finding: Finding) -> CountedMonths:
    assert finding.counted_months is not None
    return finding.counted_months


def assert_no_less(before: Finding, after: Finding) -> None:
    """More experience lowers no bound, and what was met stays so."""
    assert counted(after).min >= counted(before).min
    assert counted(after).max >= counted(before).max
    assert (before.result, after.result) not in {("met", "not_met"), ("met", "unclear")}


def assert_no_wider(before: Finding, after: Finding) -> None:
    """Certainty may only narrow the bounds, and can't take back what is decided."""
    assert counted(before).min <= counted(after).min
    assert counted(after).max <= counted(before).max
    if before.result != "unclear":
        assert after.result == before.result


@STEADY
@given(requirements(), histories, substituted)
def test_months_agree_with_a_count_by_hand(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    found = counted(judge_jobs(requirement, history, degree))
    by_hand = count_by_hand(history, requirement.measure)
    assert (found.min, found.max, found.open) == (by_hand.low, by_hand.high, by_hand.open)


@STEADY
@given(requirements(), histories, substituted)
def test_result_follows_from_the_count_by_hand(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    by_hand = count_by_hand(history, requirement.measure)
    rule = requirement.substitution
    less = requirement.months - (rule.months if rule else 0)
    asked = {
        "met": {less},
        "unclear": {requirement.months, less},
        "not_met": {requirement.months},
    }[degree]
    results = set()
    for months in asked:
        if history and by_hand.low >= months:
            results.add("met")
        elif history and by_hand.high < months and not by_hand.open:
            results.add("not_met")
        else:
            results.add("unclear")
    expected = results.pop() if len(results) == 1 else "unclear"
    assert judge_jobs(requirement, history, degree).result == expected


@STEADY
@given(requirements(), histories, substituted)
def test_the_sum_adds_up_and_is_in_order(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    finding = judge_jobs(requirement, history, degree)
    found = counted(finding)
    assert 0 <= found.min <= found.max
    assert sum((line.min for line in finding.arithmetic), Fraction(0)) == found.min
    assert sum((line.max for line in finding.arithmetic), Fraction(0)) == found.max


@STEADY
@given(requirements(), histories, jobs, st.integers(0, 4), substituted)
def test_another_position_lowers_no_bound_and_undoes_no_met(
    requirement: Requirement, history: list[Job], more: Job, at: int, degree: Substituted
) -> None:
    before = judge_jobs(requirement, history, degree)
    after = judge_jobs(requirement, [*history[:at], more, *history[at:]], degree)
    assert_no_less(before, after)


@STEADY
@given(requirements(), histories, jobs_to_a_month, substituted, st.integers(1, 40))
def test_a_later_end_undoes_no_met(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, more: int
) -> None:
    end = min(number_of(str(job.end)), NOW - more)
    job = replace(job, end=write_iso(end))
    longer = replace(job, end=write_iso(end + more))
    assert_no_less(
        judge_jobs(requirement, [*history, job], degree),
        judge_jobs(requirement, [*history, longer], degree),
    )


@STEADY
@given(requirements(), histories, jobs_from_a_month, substituted, st.integers(1, 40))
def test_an_earlier_start_undoes_no_met(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, more: int
) -> None:
    longer = replace(job, start=write_iso(number_of(str(job.start)) - more))
    assert_no_less(
        judge_jobs(requirement, [*history, job], degree),
        judge_jobs(requirement, [*history, longer], degree),
    )


@STEADY
@given(requirements(), histories, jobs, substituted, st.integers(1, 40))
def test_an_end_past_the_review_leaves_open_what_was_met(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, more: int
) -> None:
    before = judge_jobs(requirement, [*history, job], degree)
    after = judge_jobs(requirement, [*history, replace(job, end=write_iso(NOW + more))], degree)
    assert (before.result, after.result) != ("met", "not_met")


@STEADY
@given(requirements(), histories, jobs_from_a_year, substituted, st.integers(0, 11))
def test_a_known_start_month_narrows(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, month: int
) -> None:
    exact = replace(job, start=write_iso(int(str(job.start)) * 12 + month))
    assume(list_ways(job, NOW) and list_ways(exact, NOW))
    before = judge_jobs(requirement, [*history, job], degree)
    assert_no_wider(before, judge_jobs(requirement, [*history, exact], degree))


@STEADY
@given(requirements(), histories, jobs_to_a_year, substituted, st.integers(0, 11))
def test_a_known_end_month_narrows(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, month: int
) -> None:
    end = int(str(job.end)) * 12 + month
    exact = replace(job, end=write_iso(end))
    # An end after the review contradicts a year narrowed to what lies before it.
    assume(end <= NOW and list_ways(job, NOW) and list_ways(exact, NOW))
    before = judge_jobs(requirement, [*history, job], degree)
    assert_no_wider(before, judge_jobs(requirement, [*history, exact], degree))


@STEADY
@given(requirements(), histories, jobs, substituted, st.integers(0, 130) | st.just(None))
def test_a_stated_end_narrows_what_had_none(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, months: int | None
) -> None:
    assume(job.start is not None)
    ends = "present" if months is None else write_iso(_first(str(job.start)) + months)
    stated = replace(job, end=ends)
    missing = replace(job, end=None)
    before = judge_jobs(requirement, [*history, missing], degree)
    assert_no_wider(before, judge_jobs(requirement, [*history, stated], degree))


def _first(iso: str) -> int:
    return int(iso) * 12 if len(iso) == 4 else number_of(iso)


@STEADY
@given(requirements(), histories, jobs, substituted, st.sampled_from([0.25, 0.5, 0.8, 1]))
def test_a_stated_share_narrows(
    requirement: Requirement, history: list[Job], job: Job, degree: Substituted, share: float
) -> None:
    before = judge_jobs(requirement, [*history, replace(job, share=None)], degree)
    after = judge_jobs(requirement, [*history, replace(job, share=share)], degree)
    assert_no_wider(before, after)


@STEADY
@given(requirements(), histories, jobs, substituted, st.sampled_from(["yes", "no"]), st.booleans())
def test_a_settled_verdict_narrows(
    requirement: Requirement,
    history: list[Job],
    job: Job,
    degree: Substituted,
    verdict: str,
    of_staff: bool,
) -> None:
    unclear = replace(job, **{"staff" if of_staff else "oversight": "unclear"})
    settled = replace(job, **{"staff" if of_staff else "oversight": verdict})
    before = judge_jobs(requirement, [*history, unclear], degree)
    assert_no_wider(before, judge_jobs(requirement, [*history, settled], degree))


@STEADY
@given(requirements(), histories)
def test_an_open_substitution_decides_only_where_both_numbers_agree(
    requirement: Requirement, history: list[Job]
) -> None:
    unclear, full, less = (
        judge_jobs(requirement, history, degree).result for degree in ("unclear", "not_met", "met")
    )
    assert unclear == (full if full == less else "unclear")


@STEADY
@given(requirements(), histories, substituted, st.integers(1, 30))
def test_a_later_review_date_takes_no_month_away(
    requirement: Requirement, history: list[Job], degree: Substituted, more: int
) -> None:
    later = date((NOW + more) // 12, (NOW + more) % 12 + 1, 1)
    before = judge_jobs(requirement, history, degree)
    after = judge_jobs(requirement, history, degree, later)
    assert_no_less(before, after)


@STEADY
@given(requirements(), histories, substituted)
def test_the_order_of_positions_makes_no_difference(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    turned = list(reversed(history))
    before, after = (judge_jobs(requirement, order, degree) for order in (history, turned))
    assert counted(before) == counted(after)
    assert before.result == after.result


@STEADY
@given(requirements(), histories, substituted)
def test_management_months_are_a_part_of_the_oversight_months(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    oversight = counted(judge_jobs(replace(requirement, measure="oversight"), history, degree))
    management = counted(judge_jobs(replace(requirement, measure="management"), history, degree))
    assert management.min <= oversight.min
    assert management.max <= oversight.max
