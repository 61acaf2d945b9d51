"""The one fact that would make an experience finding "met": each open fact is settled by itself
and judged again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from classification.edition import Requirement
from hiring.qualification.findings import Result
from hiring.qualification.months import (
    NOT_READ,
    Coverage,
    cover,
    iso_month,
    month_of,
    span_of,
    write_month,
)
from hiring.qualification.stints import Stint, count_stints, decide_with, describe_dates

_LONGEST = 12 * 45  # months back that a missing start is looked for
_STEPS = 20  # shares are tried in steps of 5 %


@dataclass(frozen=True, slots=True)
class _Case:
    """A finding to change: the jobs, the rule, and what the substitution says."""

    stints: tuple[Stint, ...]
    requirement: Requirement
    substituted: Result
    as_of: date

    def is_met_with(self, stint: Stint, changed: Stint) -> bool:
        stints = tuple(changed if s is stint else s for s in self.stints)
        return decide_with(stints, self.requirement, self.substituted) == "met"

    def find_first(self, values: range, stint: Stint, change: Callable[[int], Stint]) -> int | None:
        """The first of the values with which the job makes it met, each giving more months than
        the one before; None where none does."""
        at = bisect_left(values, True, key=lambda value: self.is_met_with(stint, change(value)))
        return values[at] if at < len(values) else None


def find_change(
    stints: Sequence[Stint], requirement: Requirement, substituted: Result, as_of: date
) -> str | None:
    """The fact in a sentence; None where the finding is met or no single fact would make it so.

    Dates are tried first, then shares, then what the job was, then the degree, then more months.
    """
    case = _Case(tuple(stints), requirement, substituted, as_of)
    result = decide_with(stints, requirement, substituted)
    if result == "met":
        return None
    if not stints:
        return "A history of positions with dates would decide it"
    settlers = (_change_end, _change_start, _change_share, _change_verdict, _add_missed)
    for settle in settlers:
        for stint in stints:
            if sentence := settle(case, stint):
                return sentence
    return _change_degree(case) or (_add_months(case) if result == "not_met" else None)


def _with_dates(stint: Stint, start: str | None, end: str | None, as_of: date) -> Stint:
    return replace(stint, coverage=cover(start, end, stint.judged.position.share, as_of))


def _change_end(case: _Case, stint: Stint) -> str | None:
    position = stint.judged.position
    if position.start is None or position.end == "present" or stint.coverage.open:
        return None
    first, last = span_of(position.start).first, month_of(case.as_of)
    if position.end is not None and span_of(position.end).first <= last:
        end = span_of(position.end)
        first, last = max(first, end.first), min(last, end.last)
    if stint.coverage.sure == stint.coverage.possible:
        return None
    month = case.find_first(
        range(first, last + 1),
        stint,
        lambda end: _with_dates(stint, position.start, iso_month(end), case.as_of),
    )
    if month is None:
        return None
    return f"{_label(stint)}: an end of {write_month(month)} or later would meet it"


def _change_start(case: _Case, stint: Stint) -> str | None:
    month = case.find_first(
        _possible_starts(case, stint),
        stint,
        lambda start: _with_dates(stint, iso_month(start), stint.judged.position.end, case.as_of),
    )
    if month is None:
        return None
    return f"{_label(stint)}: a start of {write_month(month)} or earlier would meet it"


def _possible_starts(case: _Case, stint: Stint) -> range:
    """The months the job may have started in, latest first; none where the start is known or the
    dates contradict each other."""
    start, end = stint.judged.position.start, stint.judged.position.end
    if end is None or stint.coverage.open in ("end before start", NOT_READ):
        return range(0)
    now = month_of(case.as_of)
    last = now if end == "present" else min(span_of(end).last, now)
    if start is None:
        return range(last, last - _LONGEST, -1)
    span = span_of(start)
    if span.first == span.last:
        return range(0)
    return range(min(span.last, last), span.first - 1, -1)


def _change_share(case: _Case, stint: Stint) -> str | None:
    if stint.judged.position.share is not None or stint.coverage.open:
        return None
    step = case.find_first(
        range(1, _STEPS + 1),
        stint,
        lambda step: replace(stint, coverage=_with_share(stint.coverage, Fraction(step, _STEPS))),
    )
    if step is None:
        return None
    share = f"{step * 100 // _STEPS} %"
    return f"{_label(stint)}: a share of full time of {share} or more would meet it"


def _with_share(coverage: Coverage, share: Fraction) -> Coverage:
    return replace(coverage, low=share, high=share)


def _add_missed(case: _Case, stint: Stint) -> str | None:
    """The position that was not read, where it would make it met as a job that counts."""
    if stint.coverage.open != NOT_READ:
        return None
    position = stint.judged.position
    whole = replace(_with_dates(stint, position.start, position.end, case.as_of), verdict="yes")
    if not case.is_met_with(stint, whole):
        return None
    return f"{_label(stint)}: added as a position that counts, it would meet it"


def _change_verdict(case: _Case, stint: Stint) -> str | None:
    """What one of the two verdicts would have to be; where both are open, no single one decides."""
    if not case.is_met_with(stint, replace(stint, verdict="yes")) or stint.verdict != "unclear":
        return None
    judged = stint.judged
    if case.requirement.measure == "oversight" or judged.manages_staff == "yes":
        return f"{_label(stint)}: confirmation that the whole department was overseen would meet it"
    if judged.oversight == "yes":
        return f"{_label(stint)}: confirmation that technical staff was managed would meet it"
    return None


def _change_degree(case: _Case) -> str | None:
    rule = case.requirement.substitution
    if rule is None or case.substituted == "met":
        return None
    if decide_with(case.stints, case.requirement, "met") != "met":
        return None
    less = case.requirement.months - rule.months
    return (
        f"A degree that substitutes for {rule.months} months would meet it: "
        f"{less} would then be required"
    )


def _add_months(case: _Case) -> str:
    required = case.requirement.months
    if case.requirement.substitution and case.substituted == "met":
        required -= case.requirement.substitution.months
    missing = required - count_stints(case.stints).min
    amount = f"{missing}" if missing.denominator == 1 else f"{float(missing):.2f}".rstrip("0")
    return f"{amount} more month{'' if missing == 1 else 's'} of such experience would meet it"


def _label(stint: Stint) -> str:
    position = stint.judged.position
    return f"{position.employer or position.title or 'Position'}, {describe_dates(stint.judged)}"
