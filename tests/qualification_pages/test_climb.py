"""The count that climbs to what is required: when a number is reached, surely and at the earliest,
in the picture, in its sentences and in the table."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.qualification.climb import CLIMB_HEIGHT, Climb, Goal
from hiring.qualification.months import count, cover, span_of
from hiring.qualification.running import count_up, find_mark
from hiring.qualification.timeline import Job, Timeline, draw_timeline
from hiring.qualification.timetable import set_out_times

AS_OF = date(2026, 11, 1)


def job(start: str, end: str, staff: str = "yes") -> Job:
    return Job("Director", start, end, 1, "yes", staff)  # type: ignore[arg-type]


def drawn(*jobs: Job, goals: tuple[Goal, ...] = (Goal(120),)) -> Timeline:
    line = draw_timeline(jobs, AS_OF, oversight=goals, management=(Goal(84),))
    assert line is not None
    return line


def kinds(climb: Climb) -> list[tuple[str, str]]:
    return [(point.kind, point.label) for line in climb.goals for point in line.points]


def test_exact_months_reach_a_number_on_one_day() -> None:
    climb = drawn(job("2010-01", "present")).oversight.climb
    assert kinds(climb) == [("sure", "Dec 2019")]
    assert climb.sentences == ("120 months are reached in December 2019.",)


def test_years_alone_reach_it_early_at_the_earliest() -> None:
    climb = drawn(job("2010", "present")).oversight.climb
    assert kinds(climb) == [("possible", "Dec 2019"), ("sure", "Nov 2020")]
    assert climb.sentences == (
        "120 months are reached in November 2020, at the earliest in December 2019.",
    )


def test_number_that_is_never_surely_reached_says_what_is_counted() -> None:
    climb = drawn(job("2008-12", "2018")).oversight.climb
    assert climb.sentences == (
        "120 months are not surely reached (110–121 counted); at the earliest in November 2018.",
    )


def test_number_that_is_out_of_reach_has_no_point() -> None:
    climb = drawn(job("2024-12", "present")).management.climb
    assert (kinds(climb), climb.sentences) == ([], ("84 months are not reached (24 counted).",))


def test_number_that_a_degree_replaced_is_drawn_without_points() -> None:
    climb = drawn(job("2010-01", "present"), goals=(Goal(120, applies=False), Goal(96))).oversight
    assert [(line.months, line.applies) for line in climb.climb.goals] == [(120, False), (96, True)]
    assert kinds(climb.climb) == [("sure", "Dec 2017")]


def test_overlapping_positions_climb_once() -> None:
    line = drawn(job("2010-01", "2015-12"), job("2012-01", "2019-12"))
    assert kinds(line.oversight.climb) == [("sure", "Dec 2019")]


def test_table_says_what_is_counted_by_the_end_of_each_position_and_gap() -> None:
    line = drawn(job("2010-01", "2011-12", "no"), job("2013-01", "2013-12"))
    rows = [
        (row.number, row.period, row.months, row.oversight, row.management)
        for row in set_out_times(line)
    ]
    assert rows == [
        (1, "", 0, "24", "0"),
        (None, "January 2012 – December 2012", 12, "24", "0"),
        (2, "", 0, "36", "12"),
        (None, "January 2014 – November 2026", 155, "36", "12"),
    ]


years = st.integers(1998, 2026)
spans = st.tuples(years, years).map(lambda pair: (str(min(pair)), str(max(pair))))


@settings(deadline=None, max_examples=60)
@given(st.lists(spans, min_size=1, max_size=4), st.integers(1, 200))
def test_mark_agrees_with_the_months_counted(history: list[tuple[str, str]], months: int) -> None:
    covered = [cover(start, end, 1, AS_OF) for start, end in history]
    first, last = span_of("1998").first, span_of("2026-11").first
    running = count_up([("yes", one) for one in covered], first, last)
    bounds = count(covered, covered)
    assert running.end == (bounds.low, bounds.high)
    mark = find_mark(running, months)
    assert (mark.sure is not None) == (bounds.low >= months)
    assert (mark.possible is not None) == (bounds.high >= months)
    if mark.sure is not None and mark.possible is not None:
        assert mark.possible <= mark.sure
        assert running.at(mark.sure)[0] >= months > running.at(mark.sure - 1)[0]


def test_areas_stay_in_their_frame() -> None:
    climb = drawn(job("1998", "present")).oversight.climb
    for points in (climb.sure, climb.possible):
        for x, y in (map(float, point.split(",")) for point in points.split()):
            assert 0 <= x <= 100
            assert 0 <= y <= CLIMB_HEIGHT
