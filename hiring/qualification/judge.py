"""Facts of one candidate × an edition × a date → findings, each with its reason, source and
evidence.

The same inputs give the same findings for ever: nothing here asks a clock, and "present" in a
document means `as_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from classification.edition import Edition, Requirement
from hiring.qualification.degrees import judge_degrees
from hiring.qualification.education import judge_education
from hiring.qualification.experience import judge_experience
from hiring.qualification.findings import Finding, JudgedDegree, JudgedPosition, Qualification
from hiring.qualification.months import alone, cover
from hiring.qualification.outcome import find_next_step, find_outcome
from hiring.qualification.oversight import judge_position
from hiring.qualification.questions import list_questions
from hiring.qualification.special import judge_automobile, judge_licence
from hiring.reading.facts import Facts, Position


def judge(
    documents: Sequence[Facts],
    edition: Edition,
    as_of: date,
    *,
    special_requirements: bool = True,
) -> Qualification:
    """Everything the edition's rules say about a candidate, from all documents that could be read.

    Without `special_requirements` (HR has not confirmed them) the findings on them are left out.
    """
    read = [facts for facts in documents if facts.status == "read"]
    positions = tuple(
        _judge_position(position, facts.sha256, edition, as_of)
        for facts in read
        for position in facts.positions
    )
    degrees = judge_degrees(read, edition.disciplines, as_of)
    findings = tuple(
        _judge_requirement(requirement, read, positions, degrees, as_of)
        for requirement in edition.requirements
        if special_requirements or requirement.group != "special"
    )
    return Qualification(
        edition=edition.id,
        as_of=as_of,
        outcome=find_outcome(findings),
        next_step=find_next_step(findings),
        findings=findings,
        questions=list_questions(edition, findings, positions, degrees, as_of),
        positions=positions,
        education=degrees,
    )


def _judge_position(
    position: Position, document: str, edition: Edition, as_of: date
) -> JudgedPosition:
    verdicts = judge_position(position, edition)
    coverage = cover(position.start, position.end, position.share, as_of)
    title = position.title or "Position without a title"
    return JudgedPosition(
        position=position,
        document=document,
        oversight=verdicts.oversight,
        manages_staff=verdicts.manages_staff,
        months=alone(coverage),
        reason=f"{title}: {verdicts.oversight_reason}; {verdicts.staff_reason}.",
        oversight_reason=verdicts.oversight_reason,
        staff_reason=verdicts.staff_reason,
        open=coverage.open,
        evidence=verdicts.evidence,
    )


def _judge_requirement(
    requirement: Requirement,
    documents: Sequence[Facts],
    positions: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    as_of: date,
) -> Finding:
    match requirement.kind:
        case "degree":
            return judge_education(requirement, degrees)
        case "experience":
            return judge_experience(requirement, positions, degrees, as_of)
        case "licence":
            return judge_licence(requirement, documents)
        case "automobile":
            return judge_automobile(requirement, documents)
