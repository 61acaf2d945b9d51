"""What is open about each job: the values a fact may turn out to have, each giving the candidate
more than the one before, and the job as it stands with one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from hiring.qualification.findings import JudgedPosition
from hiring.qualification.months import NOT_READ, Month, iso_month, month_of, span_of, write_month
from hiring.qualification.stints import Measure, Stint

_LONGEST = 12 * 45  # months back that a missing start is looked for
_STEPS = 20  # shares are tried in steps of 5 %
_LONG_AGO = 1200  # a month that no job covers


@dataclass(frozen=True, slots=True)
class OpenFact:
    """One open fact of the job with this number from 0: `values` from the least to the most that it
    gives, what the job is with one of them, and how that is said."""

    job: int
    values: range
    settle: Callable[[JudgedPosition, int], JudgedPosition]
    words: Callable[[int], str]


def list_open_facts(stints: Sequence[Stint], measure: Measure, as_of: date) -> tuple[OpenFact, ...]:
    """All of them: ends first, then starts, shares, what the job was, jobs that were not read, and
    dates that say nothing."""
    now = month_of(as_of)
    kinds = (
        partial(_open_end, now=now),
        partial(_open_start, now=now),
        _open_share,
        partial(_open_verdicts, measure=measure),
        _not_read,
        _no_dates,
    )
    return tuple(
        fact
        for open_facts in kinds
        for number, stint in enumerate(stints)
        if stint.counts
        for fact in open_facts(number, stint)
        if fact.values
    )


def _dated(judged: JudgedPosition, **dates: str) -> JudgedPosition:
    return replace(judged, position=replace(judged.position, **dates))  # type: ignore[arg-type]


def _says_nothing(stint: Stint) -> bool:
    """Whether the dates give no hold at all: there are none, or they contradict each other."""
    position = stint.judged.position
    return stint.coverage.open == "end before start" or not (position.start or position.end)


def _open_end(number: int, stint: Stint, now: Month) -> Iterator[OpenFact]:
    position = stint.judged.position
    if position.end == "present" or _says_nothing(stint):
        return
    first, last = (span_of(position.start).first if position.start else now - _LONGEST), now
    if position.end is not None and span_of(position.end).first <= now:
        end = span_of(position.end)
        if end.first == end.last:
            return
        first, last = max(first, end.first), min(now, end.last)
    yield OpenFact(
        number,
        range(first, last + 1),
        lambda judged, end: _dated(judged, end=iso_month(end)),
        lambda end: f"an end of {write_month(end)} or later",
    )


def _open_start(number: int, stint: Stint, now: Month) -> Iterator[OpenFact]:
    start, end = stint.judged.position.start, stint.judged.position.end
    if _says_nothing(stint):
        return
    last = now if end in (None, "present") else min(span_of(str(end)).last, now)
    first = last - _LONGEST + 1
    if start is not None:
        span = span_of(start)
        if span.first == span.last:
            return
        first, last = span.first, min(span.last, last)
    yield OpenFact(
        number,
        range(last, first - 1, -1),
        lambda judged, start: _dated(judged, start=iso_month(start)),
        lambda start: f"a start of {write_month(start)} or earlier",
    )


def _open_share(number: int, stint: Stint) -> Iterator[OpenFact]:
    if stint.judged.position.share is None:
        yield OpenFact(
            number,
            range(1, _STEPS + 1),
            lambda judged, step: replace(
                judged, position=replace(judged.position, share=step / _STEPS)
            ),
            lambda step: f"a share of full time of {step * 100 // _STEPS} % or more",
        )


def _open_verdicts(number: int, stint: Stint, measure: Measure) -> Iterator[OpenFact]:
    if stint.coverage.open == NOT_READ:
        return
    if stint.judged.oversight == "unclear":
        yield OpenFact(
            number,
            range(1),
            lambda judged, _: replace(judged, oversight="yes"),
            lambda _: "confirmation that the whole department was overseen",
        )
    if measure == "management" and stint.judged.manages_staff == "unclear":
        yield OpenFact(
            number,
            range(1),
            lambda judged, _: replace(judged, manages_staff="yes"),
            lambda _: "confirmation that technical staff was managed",
        )


def _not_read(number: int, stint: Stint) -> Iterator[OpenFact]:
    if stint.coverage.open == NOT_READ:
        yield OpenFact(
            number,
            range(1),
            lambda judged, _: replace(judged, oversight="yes", manages_staff="yes", open=None),
            lambda _: "adding it as a position that counts",
        )


def _no_dates(number: int, stint: Stint) -> Iterator[OpenFact]:
    """Months that the job may have added, apart from those of all others."""
    if _says_nothing(stint):
        first = _LONG_AGO + number * _LONGEST
        yield OpenFact(
            number,
            range(1, _LONGEST + 1),
            lambda judged, months: _dated(
                judged, start=iso_month(first), end=iso_month(first + months - 1)
            ),
            lambda months: f"dates that add {months} month{'' if months == 1 else 's'} or more",
        )
