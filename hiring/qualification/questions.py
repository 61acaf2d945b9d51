"""The questions that would settle what is unclear, as the candidate would be asked them.

None asks for an age, a birth date or the dates of school: a degree is asked about as conferred
or not, never when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from classification.edition import Edition, Requirement
from hiring.qualification.degrees import describe_degree, lists_education
from hiring.qualification.education import Assessment, Doubt, assess_degree
from hiring.qualification.findings import Finding, JudgedDegree, JudgedPosition
from hiring.qualification.stints import Stint, count_stints, make_stints
from hiring.qualification.substitution import assess_for_substitution
from hiring.reading.facts import Position

_DEGREE_QUESTIONS: dict[Doubt, str] = {
    "conferral": "Has your {degree} been conferred? Please answer without a date.",
    "equivalence": (
        "Has your {degree} been evaluated as equal to a United States degree? "
        "If so, to which degree, and by whom?"
    ),
    "unknown": "In which field of study is your {degree}?",
    "adjacent": "Which part of your {degree} was in computing or information technology?",
    "related": (
        "Is your {degree} a degree in one of the disciplines that the announcement names? "
        "If so, in which?"
    ),
    "concentration": (
        "Your {degree}: is its computing part the field of the degree, or a concentration in it?"
    ),
    "name": "Which master's degree is your {degree}, and in which field?",
}


def list_questions(
    edition: Edition,
    findings: Iterable[Finding],
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
) -> tuple[str, ...]:
    """The questions for every unclear finding, in the order of the findings, each once."""
    asked: dict[str, None] = {}
    for finding in findings:
        if finding.result != "unclear":
            continue
        requirement = edition.requirement(finding.requirement)
        if requirement.kind == "degree":
            questions = _ask_degrees(requirement, degrees, bool(asked))
        elif requirement.kind == "experience":
            questions = _ask_experience(requirement, positions, degrees, as_of)
        else:
            questions = iter((requirement.question,))
        asked.update(dict.fromkeys(questions))
    return tuple(asked)


def _ask_degrees(
    requirement: Requirement, degrees: Sequence[JudgedDegree], asked_before: bool
) -> Iterator[str]:
    """Questions on the degrees; where none is listed, one general question, which settles every
    such finding.
    """
    if lists_education(degrees):
        yield from _ask_doubts(assess_degree(judged, requirement) for judged in degrees)
    elif requirement.gating or not asked_before:
        yield requirement.question


def _ask_doubts(assessments: Iterable[Assessment]) -> Iterator[str]:
    for assessment in assessments:
        degree = describe_degree(assessment.degree.degree)
        for doubt in assessment.doubts:
            yield _DEGREE_QUESTIONS[doubt].format(degree=degree)


def _ask_experience(
    requirement: Requirement,
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
) -> Iterator[str]:
    stints = make_stints(positions, requirement.measure, as_of)
    if not stints:
        yield requirement.question
    for stint in stints:
        if stint.counts:
            yield from _ask_stint(stint, stints, requirement)
    if requirement.substitution:
        yield from _ask_doubts(
            assess_for_substitution(judged, requirement.substitution) for judged in degrees
        )


def _ask_stint(stint: Stint, stints: Sequence[Stint], requirement: Requirement) -> Iterator[str]:
    """What is open about one job, where the answer can move the count."""
    judged = stint.judged
    if stint.coverage.open or _moves_count(stint, stints, certain=False):
        if judged.oversight == "unclear":
            yield _ask_oversight(judged.position)
        if requirement.measure == "management" and judged.manages_staff == "unclear":
            yield _ask_staff(judged.position)
    if stint.coverage.open or _moves_count(stint, stints, certain=True):
        yield from _ask_dates(judged.position, stint.coverage.open)


def _moves_count(stint: Stint, stints: Sequence[Stint], *, certain: bool) -> bool:
    """Whether the count changes when the job is settled at its best or at its worst.

    With `certain` the job's dates and share are settled and its verdict is taken as yes;
    otherwise it counts or not.
    """
    coverage = stint.coverage
    best = replace(
        stint, verdict="yes", coverage=replace(coverage, sure=coverage.possible, low=coverage.high)
    )
    if certain:
        now = replace(stint, verdict="yes")
        worst = replace(now, coverage=replace(coverage, possible=coverage.sure, high=coverage.low))
    else:
        now, worst = stint, replace(stint, verdict="no")
    here = count_stints(_swap(stints, stint, now))
    high = count_stints(_swap(stints, stint, best))
    low = count_stints(_swap(stints, stint, worst))
    return high.min > here.min or low.max < here.max


def _swap(stints: Sequence[Stint], old: Stint, new: Stint) -> list[Stint]:
    return [new if stint is old else stint for stint in stints]


def _ask_oversight(position: Position) -> str:
    whole = "did you oversee the whole information technology department"
    size = "How large was it (technical staff, users, sites, devices, yearly budget)?"
    if not position.title:
        return f"What was your title {_where(position)}, and {whole}? {size}"
    return f"As {_job(position)}, {whole}, or a part of it? {size}"


def _ask_staff(position: Position) -> str:
    return (
        f"As {_job(position)}, did you yourself manage professional technical staff? "
        "If so, how many people, and what was their work?"
    )


def _ask_dates(position: Position, fault: str | None) -> Iterator[str]:
    job = _job(position)
    if fault == "end before start":
        yield (
            f"The dates given for your work as {job} end before they start. "
            "In which month and year did you start, and in which did you end?"
        )
        return
    start_open = position.start is None or len(position.start) == 4
    end_open = position.end is not None and len(position.end) == 4
    if start_open and end_open:
        yield f"In which month and year did you start as {job}, and in which did you end?"
    elif start_open:
        yield f"In which month and year did you start as {job}?"
    elif end_open:
        yield f"In which month and year did you end as {job}?"
    if position.end is None or (not end_open and not start_open and position.share is not None):
        yield (
            f"Did you still work as {job} on the review date? "
            "If not, in which month and year did you end?"
        )
    if position.share is None:
        yield f"What share of full time did you work as {job}?"


def _job(position: Position) -> str:
    return f"{position.title or 'an employee'}{' ' + _where(position) if position.employer else ''}"


def _where(position: Position) -> str:
    return f"at {position.employer}" if position.employer else "in the position without an employer"
