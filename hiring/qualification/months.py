"""Months of experience as bounds: what a history surely covers and what it may cover.

A month is a whole number, year × 12 + month − 1; a count of months is an exact fraction.  The
rules are those of `docs/qualification.md`: a month is counted once, at the largest share of any
job that covers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

Month = int
OpenBecause = Literal["no start", "end before start", "not read as a position"]

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least `low` and at most `high` months."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Run:
    """The months from `first` to `last`, both included; none where `last` is before `first`."""

    first: Month
    last: Month

    def __iter__(self) -> Iterator[Month]:
        return iter(range(self.first, self.last + 1))


NOTHING = Run(0, -1)
NOT_READ: OpenBecause = "not read as a position"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one job covers: `sure` months at the share `low` at least, `possible` months at the
    share `high` at most.

    `open` names what is wrong with the dates of a job that adds no months although it may have
    lasted some.
    """

    sure: Run
    possible: Run
    low: Fraction
    high: Fraction
    open: OpenBecause | None = None


def month_of(day: date) -> Month:
    """The month of a day."""
    return day.year * 12 + day.month - 1


def span_of(iso: str) -> Run:
    """The months that "YYYY-MM" or "YYYY" may mean; ValueError for anything else."""
    match = _ISO.fullmatch(iso)
    if not match:
        raise ValueError(f"{iso!r} is no date: write a year (2012) or a month (2012-07)")
    january = int(match[1]) * 12
    if match[2] is None:
        return Run(january, january + 11)
    month = january + int(match[2]) - 1
    return Run(month, month)


def write_month(month: Month) -> str:
    """The month in words.

    >>> write_month(2018 * 12 + 10)
    'November 2018'
    """
    return f"{_NAMES[month % 12]} {month // 12}"


def short_month(month: Month) -> str:
    """The month in short, for pictures.

    >>> short_month(2018 * 12 + 10)
    'Nov 2018'
    """
    return f"{_NAMES[month % 12][:3]} {month // 12}"


def iso_month(month: Month) -> str:
    """The month as YYYY-MM."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def cover(start: str | None, end: str | None, share: float | None, as_of: date) -> Coverage:
    """What a job from `start` to `end` covers on `as_of`, whose own month counts whole."""
    low, high = _share_bounds(share)
    if start is None:
        return Coverage(NOTHING, NOTHING, low, high, "no start")
    now = month_of(as_of)
    begins, ends = span_of(start), _end_span(end, now)
    if end not in (None, "present") and ends.last < begins.first:
        return Coverage(NOTHING, NOTHING, low, high, "end before start")
    if begins.first > now:
        return Coverage(NOTHING, NOTHING, low, high)
    if end is None or ends.first > now:
        return Coverage(NOTHING, Run(begins.first, now), low, high)
    last_end = min(ends.last, now)
    last_start = min(begins.last, last_end)
    first_end = max(ends.first, begins.first)
    return Coverage(Run(last_start, first_end), Run(begins.first, last_end), low, high)


def _end_span(end: str | None, now: Month) -> Run:
    return Run(now, now) if end in (None, "present") else span_of(str(end))


def _share_bounds(share: float | None) -> tuple[Fraction, Fraction]:
    """The least and the most that a month of the job counts; a share such as 0.3333 is read as
    one third.
    """
    if share is None:
        return Fraction(0), Fraction(1)
    exact = min(max(Fraction(str(share)).limit_denominator(200), Fraction(0)), Fraction(1))
    return exact, exact


def count(sure: Iterable[Coverage], possible: Iterable[Coverage]) -> Bounds:
    """The bounds of the months covered together: `sure` by the first, `possible` by the second.

    Each month counts the largest share of any job that covers it, never the sum.
    """
    return Bounds(
        _add_largest((coverage.sure, coverage.low) for coverage in sure),
        _add_largest((coverage.possible, coverage.high) for coverage in possible),
    )


def alone(coverage: Coverage) -> Bounds:
    """The bounds of one job by itself."""
    return count((coverage,), (coverage,))


def _add_largest(runs: Iterable[tuple[Run, Fraction]]) -> Fraction:
    """The sum over all months of the largest share that covers each.

    Between two edges of runs nothing changes, so that it is enough to look at the first month
    there."""
    covered = [(run, share) for run, share in runs if run.first <= run.last]
    edges = sorted({edge for run, _ in covered for edge in (run.first, run.last + 1)})
    months = Fraction(0)
    for first, following in pairwise(edges):
        shares = (share for run, share in covered if run.first <= first <= run.last)
        months += max(shares, default=Fraction(0)) * (following - first)
    return months
