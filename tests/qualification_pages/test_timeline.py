"""The timeline: what is solid, what is hatched, where the gaps are, and that lengths agree with the
months that are counted."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.qualification.months import count, cover, month_of, span_of
from hiring.qualification.timeline import (
    BAR_HEIGHT,
    LEFT,
    MOST_TICKS,
    RIGHT,
    Bar,
    Gap,
    Job,
    Timeline,
    draw_timeline,
)

AS_OF = date(2026, 11, 1)
Verdict = Literal["yes", "unclear", "no"]


def job(
    start: str | None,
    end: str | None,
    oversight: Verdict = "yes",
    staff: Verdict = "yes",
    share: float | None = 1,
) -> Job:
    return Job("Director", start, end, share, oversight, staff)


def month(iso: str) -> int:
    return span_of(iso).first


def drawn(*jobs: Job) -> Timeline:
    line = draw_timeline(jobs, AS_OF)
    assert line is not None
    return line


def kinds(bars: tuple[Bar, ...]) -> list[str]:
    return [bar.kind for bar in bars]


def test_job_with_exact_months_is_one_solid_bar_over_the_axis() -> None:
    (bar,) = drawn(job("2016-12", "present")).positions[0].bars
    assert (bar.kind, bar.x, bar.width, bar.height) == (
        "sure",
        LEFT,
        pytest.approx(RIGHT - LEFT),
        BAR_HEIGHT,
    )


def test_years_alone_are_hatched_at_both_ends() -> None:
    bars = drawn(job("2016", "2019")).positions[0].bars
    assert kinds(bars) == ["possible", "possible", "sure"]


def test_unclear_oversight_is_hatched_and_no_oversight_stands_aside() -> None:
    line = drawn(job("2010-01", "2015-12", "unclear"), job("2016-01", "present", "no"))
    assert [kinds(row.bars) for row in line.positions] == [["possible"], ["aside"]]
    assert kinds(line.oversight.row.bars) == ["gap", "possible"]


def test_management_band_needs_both_verdicts() -> None:
    line = drawn(
        job("2010-01", "2012-12", "yes", "no"),
        job("2013-01", "2015-12", "yes", "unclear"),
        job("2016-01", "present", "yes", "yes"),
    )
    assert kinds(line.oversight.row.bars) == ["sure"]
    assert kinds(line.management.row.bars) == ["possible", "sure"]


def test_part_time_bar_is_as_high_as_its_share() -> None:
    (bar,) = drawn(job("2016-01", "present", share=0.5)).oversight.row.bars
    assert bar.height == BAR_HEIGHT / 2


def test_gap_is_named_with_its_months() -> None:
    line = drawn(job("2010-01", "2012-06"), job("2013-01", "present"))
    assert line.gaps == (Gap("July 2012", "December 2012", 6, month("2012-06")),)
    gap = next(bar for bar in line.oversight.row.bars if bar.kind == "gap")
    assert gap.label == "6"


def test_end_before_the_last_month_leaves_a_gap_at_the_end() -> None:
    gap = Gap("September 2026", "November 2026", 3, month("2026-08"))
    assert drawn(job("2010-01", "2026-08")).gaps == (gap,)


def test_undated_jobs_are_named_and_the_others_keep_their_numbers() -> None:
    line = drawn(job(None, "2015"), job("2016-01", "present"))
    assert line.undated == (1,)
    assert [row.label for row in line.positions] == ["2  Director"]


def test_history_that_never_counts_has_no_gaps() -> None:
    line = drawn(job("2010-01", "2012-06", "no"))
    assert (line.gaps, line.oversight.row.bars) == ((), ())


def test_no_dates_at_all_draw_nothing() -> None:
    assert draw_timeline([job(None, None)], AS_OF) is None


@pytest.mark.parametrize("start", ["2026-01", "2021-03", "2012-01", "1990-05", "1961-02"])
def test_years_on_the_axis_are_few(start: str) -> None:
    labels = [tick.label for tick in drawn(job(start, "present")).ticks]
    assert 1 <= len(labels) <= MOST_TICKS
    assert labels == sorted(set(labels))


dates = st.builds(
    lambda year, month: f"{year}-{month:02d}" if month else str(year),
    st.integers(1995, 2026),
    st.integers(0, 12),
)
verdicts = st.sampled_from(["yes", "unclear", "no"])
jobs = st.lists(
    st.builds(
        job, dates, dates | st.just("present"), verdicts, verdicts, st.sampled_from([1, 0.5])
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(jobs)
def test_solid_lengths_add_up_to_the_months_counted(history: list[Job]) -> None:
    line = draw_timeline(history, AS_OF)
    if line is None:
        return
    covered = [(one, cover(one.start, one.end, one.share, AS_OF)) for one in history]
    surely = [coverage for one, coverage in covered if one.oversight == "yes"]
    first = min(c.possible.first for _, c in covered if c.possible.last >= c.possible.first)
    month = (RIGHT - LEFT) / (month_of(AS_OF) - first + 1)
    solid = sum(
        bar.width / month * bar.height / BAR_HEIGHT
        for bar in line.oversight.row.bars
        if bar.kind == "sure"
    )
    assert solid == pytest.approx(float(count(surely, []).low), abs=0.05)


@settings(deadline=None, max_examples=60)
@given(jobs)
def test_every_bar_stays_on_the_axis(history: list[Job]) -> None:
    line = draw_timeline(history, AS_OF)
    rows = (*line.positions, line.oversight.row, line.management.row) if line else ()
    for bar in (bar for row in rows for bar in row.bars):
        assert bar.x >= LEFT
        assert bar.x + bar.width <= RIGHT + 0.01
