"""Jobs as the months they give to one measure of experience: oversight, or oversight with
management of staff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from classification.edition import Requirement, Verdict
from hiring.qualification.findings import CountedMonths, JudgedPosition, Line, Result
from hiring.qualification.months import (
    NOT_READ,
    NOTHING,
    Bounds,
    Coverage,
    alone,
    count,
    cover,
    span_of,
    write_month,
)
from hiring.qualification.titles import normalise_title

Measure = Literal["oversight", "management"]
NONE = Fraction(0)
_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Stint:
    """One job: the months it covers, and whether they count for the measure."""

    judged: JudgedPosition
    coverage: Coverage
    verdict: Verdict

    @property
    def counts(self) -> bool:
        """Whether it may count at all."""
        return self.verdict != "no"


def make_stints(
    positions: Sequence[JudgedPosition], measure: Measure, as_of: date
) -> tuple[Stint, ...]:
    """The jobs for one measure; an undated mention of a job that another document dates is left
    out.
    """
    return tuple(
        make_stint(judged, measure, as_of)
        for judged in positions
        if not _dated_elsewhere(judged, positions)
    )


def make_stint(judged: JudgedPosition, measure: Measure, as_of: date) -> Stint:
    """The job for the measure, with the months it covers by its dates."""
    return Stint(judged, cover_position(judged, as_of), find_verdict(judged, measure))


def cover_position(judged: JudgedPosition, as_of: date) -> Coverage:
    """The months that the job covers; none of one that was not read as a position."""
    position = judged.position
    if judged.open == NOT_READ:
        return Coverage(NOTHING, NOTHING, _WHOLE, _WHOLE, NOT_READ)
    return cover(position.start, position.end, position.share, as_of)


def find_verdict(judged: JudgedPosition, measure: Measure) -> Verdict:
    """Whether the months of the job count; management months are a part of the oversight months."""
    if measure == "oversight":
        return judged.oversight
    both = (judged.oversight, judged.manages_staff)
    if "no" in both:
        return "no"
    return "yes" if both == ("yes", "yes") else "unclear"


def _dated_elsewhere(judged: JudgedPosition, positions: Sequence[JudgedPosition]) -> bool:
    return judged.position.start is None and any(
        other.document != judged.document
        and other.position.start is not None
        and _name(other) == _name(judged)
        for other in positions
    )


def _name(judged: JudgedPosition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    position = judged.position
    return normalise_title(position.title or ""), normalise_title(position.employer or "")


def count_stints(stints: Sequence[Stint]) -> CountedMonths:
    """The months that count together, and whether a job that may count could not be dated."""
    bounds = _bounds(stints)
    is_open = any(stint.counts and stint.coverage.open for stint in stints)
    return CountedMonths(bounds.low, bounds.high, is_open)


def _bounds(stints: Sequence[Stint]) -> Bounds:
    return count(
        [stint.coverage for stint in stints if stint.verdict == "yes"],
        [stint.coverage for stint in stints if stint.counts],
    )


def decide(stints: Sequence[Stint], required: int) -> Result:
    """The result against so many months; "not met" needs a history that can be read."""
    counted = count_stints(stints)
    if stints and counted.min >= required:
        return "met"
    if stints and counted.max < required and not counted.open:
        return "not_met"
    return "unclear"


def decide_with(stints: Sequence[Stint], requirement: Requirement, substituted: Result) -> Result:
    """The result with the substitution's: while that is unclear, both numbers of months must
    agree.
    """
    full = decide(stints, requirement.months)
    if requirement.substitution is None or substituted == "not_met":
        return full
    less = decide(stints, requirement.months - requirement.substitution.months)
    return less if substituted == "met" or less == full else "unclear"


def add_up(stints: Sequence[Stint]) -> tuple[Line, ...]:
    """The sum a page can show: a line for each job that counts, oldest first, and one for what
    they share.
    """
    counted = sorted((s for s in stints if s.counts), key=lambda s: s.coverage.possible.first)
    lines = [_line(stint) for stint in counted]
    total = _bounds(stints)
    low = total.low - sum((line.min for line in lines), NONE)
    high = total.high - sum((line.max for line in lines), NONE)
    if low or high:
        lines.append(Line("Months covered by more than one position, counted once", low, high))
    return tuple(lines)


def _line(stint: Stint) -> Line:
    bounds = alone(stint.coverage)
    label = f"{describe_position(stint.judged)}, {describe_dates(stint.judged)}"
    return Line(label, bounds.low if stint.verdict == "yes" else NONE, bounds.high)


def describe_position(judged: JudgedPosition) -> str:
    """The job in words, such as "Director of Technology at Hood River County"."""
    return name_job(judged.position.title, judged.position.employer)


def name_job(title: str | None, employer: str | None) -> str:
    """A job in words by its title and its employer, as far as they are known."""
    if title and employer:
        return f"{title} at {employer}"
    return title or (
        f"Position at {employer}" if employer else "Position without title or employer"
    )


def describe_dates(judged: JudgedPosition) -> str:
    """The dates as the document states them, such as "2008 – June 2019"."""
    return name_period(judged.position.start, judged.position.end)


def name_period(start: str | None, end: str | None) -> str:
    """Two dates in words, such as "2008 – June 2019"."""
    return f"{_write_date(start) or 'no start'} – {_write_date(end) or 'no end'}"


def _write_date(iso: str | None) -> str | None:
    if iso is None or iso == "present":
        return iso
    return write_month(span_of(iso).first) if len(iso) > 4 else iso
