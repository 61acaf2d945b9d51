"""Experience requirements: the months that count, against the months required."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from classification.edition import Requirement
from hiring.qualification.amend import FactRef
from hiring.qualification.change import find_change
from hiring.qualification.findings import (
    CountedMonths,
    Finding,
    JudgedDegree,
    JudgedPosition,
    Result,
    SubstitutionFinding,
)
from hiring.qualification.months import NOT_READ
from hiring.qualification.stints import (
    Stint,
    add_up,
    count_stints,
    decide_with,
    describe_position,
    make_stints,
)
from hiring.qualification.substitution import judge_substitution
from hiring.reading.facts import Evidence

_MEASURES = {
    "oversight": "overseeing a whole department",
    "management": "overseeing a whole department and managing its technical staff",
}


def judge_experience(
    requirement: Requirement,
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
    missed: Sequence[JudgedPosition] = (),
) -> Finding:
    """The finding on one experience requirement; `missed` are positions that the reader may have
    missed, which keep it open."""
    stints = make_stints(positions, requirement.measure, as_of)
    if stints:
        stints += make_stints(missed, requirement.measure, as_of)
    rule = requirement.substitution
    substitution = judge_substitution(rule, degrees) if rule else None
    substituted: Result = substitution.result if substitution else "not_met"
    result = decide_with(stints, requirement, substituted)
    counted = count_stints(stints)
    change = find_change(stints, requirement, substituted, as_of)
    return Finding(
        requirement=requirement.id,
        label=requirement.label,
        group=requirement.group,
        gating=requirement.gating,
        result=result,
        reason=_write_reason(result, requirement, stints, counted, substitution),
        source=requirement.source,
        evidence=_evidence(stints),
        would_change=change.sentence if change else None,
        about=tuple(
            FactRef("position", judged.document, judged.index)
            for judged in (change.jobs if change else ())
            if judged.open != NOT_READ
        ),
        legal_ground=requirement.legal_ground,
        required_months=requirement.months,
        required_months_if_substituted=requirement.months - rule.months if rule else None,
        counted_months=counted,
        substitution=substitution,
        arithmetic=add_up(stints),
    )


def _evidence(stints: Sequence[Stint]) -> tuple[Evidence, ...]:
    found = [item for stint in stints if stint.counts for item in stint.judged.evidence]
    return tuple(dict.fromkeys(found))


def _write_reason(
    result: Result,
    requirement: Requirement,
    stints: Sequence[Stint],
    counted: CountedMonths,
    substitution: SubstitutionFinding | None,
) -> str:
    if not stints:
        return "No position was found, so nothing could be counted."
    required = _write_required(requirement, substitution)
    what = _MEASURES[requirement.measure]
    if result == "met":
        return f"At least {write_months(counted.min)} {what} are shown; {required}."
    if result == "not_met":
        return f"At most {write_months(counted.max)} {what} can be counted; {required}."
    return f"{_write_range(counted)} {what} can be counted; {required}; {_write_open(stints)}."


def _write_range(counted: CountedMonths) -> str:
    if counted.min == counted.max:
        return write_months(counted.min)
    return f"Between {write_number(counted.min)} and {write_months(counted.max)}"


def _write_required(requirement: Requirement, substitution: SubstitutionFinding | None) -> str:
    months = requirement.months
    if substitution is None or substitution.result == "not_met":
        return f"{months} are required"
    less = f"{months} − {substitution.months} = {months - substitution.months}"
    if substitution.result == "met":
        return f"{less} are required, since a degree substitutes for {substitution.months}"
    return f"{months} are required, or {less} if a degree substitutes, which is open"


def _write_open(stints: Sequence[Stint]) -> str:
    """What keeps the finding open, job by job."""
    causes = [f"{describe_position(s.judged)} ({cause})" for s in stints if (cause := _cause(s))]
    return f"open: {'; '.join(causes)}" if causes else "the substitution decides it"


def _cause(stint: Stint) -> str | None:
    if not stint.counts:
        return None
    coverage, judged = stint.coverage, stint.judged
    causes: list[str] = [coverage.open] if coverage.open else []
    if stint.verdict == "unclear" and judged.oversight == "unclear":
        causes.append(judged.oversight_reason)
    elif stint.verdict == "unclear":
        causes.append(judged.staff_reason)
    if coverage.low != coverage.high:
        causes.append("part-time, share not stated")
    if not causes and coverage.sure != coverage.possible:
        causes.append("months not known")
    return ", ".join(dict.fromkeys(causes)) or None


def write_number(months: Fraction) -> str:
    """A number of months as people write it, fractions to two places.

    >>> write_number(Fraction(197, 2))
    '98.5'
    """
    return f"{months}" if months.denominator == 1 else f"{float(months):.2f}".rstrip("0")


def write_months(months: Fraction) -> str:
    """The number with its noun."""
    return f"{write_number(months)} month{'' if months == 1 else 's'}"
