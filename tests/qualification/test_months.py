"""Months as bounds: what holds of every history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.qualification.months import (
    Bounds,
    Coverage,
    Run,
    alone,
    count,
    cover,
    iso_month,
    month_of,
    span_of,
    write_month,
)

# No deadline: a busy machine is no fault.  The same examples every time.
STEADY = settings(max_examples=80, deadline=None, derandomize=True)
AS_OF = date(2026, 11, 15)
NOW = month_of(AS_OF)

months = st.integers(2004 * 12, 2028 * 12).map(iso_month)
years = st.integers(2004, 2028).map(str)
starts = st.none() | months | years
ends = st.none() | months | years | st.just("present")
shares = st.sampled_from([1, 0.5, 0.25, 0.4, None])
coverages = st.builds(cover, starts, ends, shares, st.just(AS_OF))
histories = st.lists(coverages, max_size=5)


def total(history: list[Coverage]) -> Bounds:
    return count(history, history)


@STEADY
@given(histories)
def test_bounds_are_in_order(history: list[Coverage]) -> None:
    bounds = total(history)
    assert 0 <= bounds.low <= bounds.high


@STEADY
@given(histories)
def test_union_counts_no_month_twice(history: list[Coverage]) -> None:
    covered = {month for coverage in history for month in coverage.possible}
    assert total(history).high <= len(covered)
    assert total(history + history) == total(history)


@STEADY
@given(histories)
def test_each_month_counts_the_largest_share(history: list[Coverage]) -> None:
    low = high = Fraction(0)
    for month in range(2003 * 12, NOW + 12):
        low += max(
            (c.low for c in history if c.sure.first <= month <= c.sure.last), default=Fraction(0)
        )
        high += max(
            (c.high for c in history if c.possible.first <= month <= c.possible.last),
            default=Fraction(0),
        )
    assert total(history) == Bounds(low, high)


@STEADY
@given(histories)
def test_union_is_at_most_the_sum_and_at_least_the_largest(history: list[Coverage]) -> None:
    each = [alone(coverage) for coverage in history]
    bounds = total(history)
    assert bounds.low <= sum((b.low for b in each), Fraction(0))
    assert bounds.high <= sum((b.high for b in each), Fraction(0))
    assert bounds.low >= max((b.low for b in each), default=Fraction(0))
    assert bounds.high >= max((b.high for b in each), default=Fraction(0))


@STEADY
@given(histories, coverages)
def test_another_job_lowers_neither_bound(history: list[Coverage], more: Coverage) -> None:
    before, after = total(history), total([*history, more])
    assert after.low >= before.low
    assert after.high >= before.high


@STEADY
@given(coverages)
def test_nothing_is_covered_after_the_review(coverage: Coverage) -> None:
    assert all(month <= NOW for month in coverage.possible)
    assert set(coverage.sure) <= set(coverage.possible)


@STEADY
@given(st.integers(2004, 2025), ends, shares, histories, st.integers(0, 11))
def test_a_known_start_month_never_widens_the_bounds(
    year: int, end: str | None, share: float | None, history: list[Coverage], month: int
) -> None:
    loose = cover(str(year), end, share, AS_OF)
    exact = cover(iso_month(year * 12 + month), end, share, AS_OF)
    if exact.open or loose.open:
        return  # the month contradicts the end, or the year did
    before, after = total([*history, loose]), total([*history, exact])
    assert before.low <= after.low
    assert after.high <= before.high


@STEADY
@given(months, st.integers(2004, 2026), shares, histories, st.integers(0, 11))
def test_a_known_end_month_never_widens_the_bounds(
    start: str, year: int, share: float | None, history: list[Coverage], month: int
) -> None:
    end = year * 12 + month
    if end > NOW:
        return  # an end after the review is known not to have come yet
    loose = cover(start, str(year), share, AS_OF)
    exact = cover(start, iso_month(end), share, AS_OF)
    if exact.open or loose.open:
        return
    before, after = total([*history, loose]), total([*history, exact])
    assert before.low <= after.low
    assert after.high <= before.high


@STEADY
@given(starts, ends, histories, st.sampled_from([0.25, 0.5, 1]))
def test_a_stated_share_never_widens_the_bounds(
    start: str | None, end: str | None, history: list[Coverage], share: float
) -> None:
    before = total([*history, cover(start, end, None, AS_OF)])
    after = total([*history, cover(start, end, share, AS_OF)])
    assert before.low <= after.low
    assert after.high <= before.high


@STEADY
@given(histories)
def test_possible_but_not_sure_jobs_raise_the_most_alone(history: list[Coverage]) -> None:
    bounds = count([], history)
    assert bounds.low == 0
    assert bounds.high == total(history).high


def test_present_is_the_review_date() -> None:
    assert cover("2026-10", "present", 1, AS_OF) == cover("2026-10", "2026-11", 1, AS_OF)


@pytest.mark.parametrize(
    ("share", "exact"),
    [(0.1, Fraction(1, 10)), (0.3333, Fraction(1, 3)), (20 / 37.5, Fraction(8, 15)), (1.5, 1)],
)
def test_share_is_exact(share: float, exact: Fraction) -> None:
    assert alone(cover("2010-01", "2010-01", share, AS_OF)) == Bounds(exact, exact)


@pytest.mark.parametrize("text", ["2012-13", "2012-00", "present", "12-2012", "", "spring 2012"])
def test_span_of_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        span_of(text)


def test_span_of_a_year_is_the_year() -> None:
    assert [write_month(month) for month in (span_of("2012").first, span_of("2012").last)] == [
        "January 2012",
        "December 2012",
    ]


def test_sums_of_thirds_are_not_rounded() -> None:
    third = cover("2010-01", "2010-03", 1 / 3, AS_OF)
    assert total([third]) == Bounds(Fraction(1), Fraction(1))
    assert replace(third, sure=Run(0, -1)) != third
