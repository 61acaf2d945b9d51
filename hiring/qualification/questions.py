"""The questions that would settle what is unclear, as the candidate would be asked them.

None asks for an age, a birth date or the dates of school: a degree is asked about as conferred
or not, never when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from classification.edition import Edition, Requirement
from hiring.qualification.amend import FactRef
from hiring.qualification.degrees import describe_degree, lists_education
from hiring.qualification.education import Assessment, Doubt, assess_degree
from hiring.qualification.findings import Finding, JudgedDegree, JudgedPosition
from hiring.qualification.question import Question, QuestionKind
from hiring.qualification.stints import Stint, count_stints, make_stints
from hiring.qualification.substitution import assess_for_substitution
from hiring.reading.facts import Position

_DEGREE_QUESTIONS: dict[Doubt, tuple[QuestionKind, str]] = {
    "conferral": ("conferral", "Has your {degree} been conferred? Please answer without a date."),
    "equivalence": (
        "equivalence",
        "Has your {degree} been evaluated as equal to a United States degree? "
        "If so, to which degree, and by whom?",
    ),
    "unknown": ("degree_field", "In which field of study is your {degree}?"),
    "adjacent": (
        "text",
        "Which part of your {degree} was in computing or information technology?",
    ),
    "related": (
        "text",
        "Is your {degree} a degree in one of the disciplines that the announcement names? "
        "If so, in which?",
    ),
    "concentration": (
        "text",
        "Your {degree}: is its computing part the field of the degree, or a concentration in it?",
    ),
    "name": ("degree_name", "Which master's degree is your {degree}, and in which field?"),
}
# What settles a requirement on which the documents say nothing at all.
_GENERAL: dict[str, QuestionKind] = {
    "degree": "degrees",
    "experience": "text",
    "licence": "licence",
    "automobile": "automobile",
}


def list_questions(
    edition: Edition,
    findings: Iterable[Finding],
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
) -> tuple[Question, ...]:
    """The questions for every unclear finding, in the order of the findings, each once: the same
    words about two facts are one question about both.
    """
    asked: dict[str, Question] = {}
    for finding in findings:
        if finding.result != "unclear":
            continue
        requirement = edition.requirement(finding.requirement)
        if requirement.kind == "degree":
            questions = _ask_degrees(requirement, degrees, bool(asked))
        elif requirement.kind == "experience":
            questions = _ask_experience(requirement, positions, degrees, as_of)
        else:
            questions = iter((_ask_generally(requirement),))
        for question in questions:
            asked[question.text] = _join(asked.get(question.text), question)
    return tuple(asked.values())


def _join(before: Question | None, question: Question) -> Question:
    if before is None:
        return question
    targets = tuple(dict.fromkeys((*before.targets, *question.targets)))
    return replace(before, targets=targets)


def _ask_generally(requirement: Requirement) -> Question:
    """The edition's own question on the requirement."""
    return Question(
        requirement.id, requirement.question, _GENERAL[requirement.kind], requirement.id
    )


def _ask_about(kind: QuestionKind, text: str, requirement: Requirement, ref: FactRef) -> Question:
    """A question about one fact."""
    key = f"{kind}:{ref.kind}:{ref.document}:{ref.index}"
    if kind == "text":
        key = f"{requirement.id}:{key}"
    return Question(key, text, kind, requirement.id, (ref,))


def _ask_degrees(
    requirement: Requirement, degrees: Sequence[JudgedDegree], asked_before: bool
) -> Iterator[Question]:
    """Questions on the degrees; where none is listed, one general question, which settles every
    such finding.
    """
    if lists_education(degrees):
        assessments = (assess_degree(judged, requirement) for judged in degrees)
        yield from _ask_doubts(assessments, requirement)
    elif requirement.gating or not asked_before:
        yield _ask_generally(requirement)


def _ask_doubts(assessments: Iterable[Assessment], requirement: Requirement) -> Iterator[Question]:
    for assessment in assessments:
        judged = assessment.degree
        degree = describe_degree(judged.degree)
        ref = FactRef("degree", judged.document, judged.index)
        for doubt in assessment.doubts:
            kind, text = _DEGREE_QUESTIONS[doubt]
            yield _ask_about(kind, text.format(degree=degree), requirement, ref)


def _ask_experience(
    requirement: Requirement,
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
) -> Iterator[Question]:
    stints = make_stints(positions, requirement.measure, as_of)
    if not stints:
        yield _ask_generally(requirement)
    for stint in stints:
        if stint.counts:
            ref = FactRef("position", stint.judged.document, stint.judged.index)
            for kind, text in _ask_stint(stint, stints, requirement):
                yield _ask_about(kind, text, requirement, ref)
    if requirement.substitution:
        yield from _ask_doubts(
            (assess_for_substitution(judged, requirement.substitution) for judged in degrees),
            requirement,
        )


def _ask_stint(
    stint: Stint, stints: Sequence[Stint], requirement: Requirement
) -> Iterator[tuple[QuestionKind, str]]:
    """What is open about one job, where the answer can move the count."""
    judged = stint.judged
    if stint.coverage.open or _moves_count(stint, stints, certain=False):
        if judged.oversight == "unclear":
            yield _ask_oversight(judged.position)
        if requirement.measure == "management" and judged.manages_staff == "unclear":
            yield "staff", _ask_staff(judged.position)
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


def _ask_oversight(position: Position) -> tuple[QuestionKind, str]:
    whole = "did you oversee the whole information technology department"
    size = "How large was it (technical staff, users, sites, devices, yearly budget)?"
    if not position.title:
        text = f"What was your title {_where(position)}, and {whole}? {size}"
        return "title_and_oversight", text
    return "oversight", f"As {_job(position)}, {whole}, or a part of it? {size}"


def _ask_staff(position: Position) -> str:
    return (
        f"As {_job(position)}, did you yourself manage professional technical staff? "
        "If so, how many people, and what was their work?"
    )


def _ask_dates(position: Position, fault: str | None) -> Iterator[tuple[QuestionKind, str]]:
    job = _job(position)
    if fault == "end before start":
        yield (
            "start_and_end",
            f"The dates given for your work as {job} end before they start. "
            "In which month and year did you start, and in which did you end?",
        )
        return
    start_open = position.start is None or len(position.start) == 4
    end_open = position.end is not None and len(position.end) == 4
    if start_open and end_open:
        yield (
            "start_and_end",
            f"In which month and year did you start as {job}, and in which did you end?",
        )
    elif start_open:
        yield "start", f"In which month and year did you start as {job}?"
    elif end_open:
        yield "end", f"In which month and year did you end as {job}?"
    if position.end is None or (not end_open and not start_open and position.share is not None):
        yield (
            "still_working",
            f"Did you still work as {job} on the review date? "
            "If not, in which month and year did you end?",
        )
    if position.share is None:
        yield "share", f"What share of full time did you work as {job}?"


def _job(position: Position) -> str:
    return f"{position.title or 'an employee'}{' ' + _where(position) if position.employer else ''}"


def _where(position: Position) -> str:
    return f"at {position.employer}" if position.employer else "in the position without an employer"
