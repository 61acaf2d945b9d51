"""Facts of one candidate × an edition × a date → findings, each with its reason, source and
evidence.

The same inputs give the same findings for ever: nothing here asks a clock, and "present" in a
document means `as_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from classification.edition import Edition, Requirement
from hiring.qualification.amend import Amended, FactRef, Ruling, amend
from hiring.qualification.degrees import judge_degree
from hiring.qualification.education import judge_education
from hiring.qualification.experience import judge_experience
from hiring.qualification.findings import (
    Finding,
    JudgedDegree,
    JudgedPosition,
    Qualification,
    Review,
)
from hiring.qualification.missed import missed_degrees, missed_positions
from hiring.qualification.months import alone, cover
from hiring.qualification.outcome import find_next_step, find_outcome
from hiring.qualification.oversight import judge_position, rule
from hiring.qualification.questions import list_questions
from hiring.qualification.special import judge_automobile, judge_licence
from hiring.qualification.standing import stand
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
    return judge_amended(
        amend(documents), edition, as_of, special_requirements=special_requirements
    )


def judge_amended(
    amended: Amended,
    edition: Edition,
    as_of: date,
    *,
    special_requirements: bool = True,
    reviews: Iterable[Review] = (),
) -> Qualification:
    """The same from facts that people and answers may have amended, with what people decided about
    the findings: the outcome, the next step and the questions are those in force."""
    positions = tuple(_judge_positions(amended, edition, as_of))
    degrees = tuple(_judge_degrees(amended, edition, as_of))
    missed = missed_positions(amended.documents, positions, edition, as_of)
    found = tuple(
        _judge_requirement(
            requirement, amended.documents, positions, missed, degrees, edition, as_of
        )
        for requirement in edition.requirements
        if special_requirements or requirement.group != "special"
    )
    findings = stand(found, reviews)
    return Qualification(
        edition=edition.id,
        as_of=as_of,
        outcome=find_outcome(findings),
        next_step=find_next_step(findings),
        findings=findings,
        asks=list_questions(edition, findings, positions, degrees, as_of),
        positions=positions,
        education=degrees,
        machine_outcome=find_outcome(found),
        machine_next_step=find_next_step(found),
        missed=missed,
        missed_degrees=_missed_degrees(amended.documents, edition, as_of),
    )


def _missed_degrees(
    documents: Sequence[Facts], edition: Edition, as_of: date
) -> tuple[JudgedDegree, ...]:
    """Those that may count for any requirement, each once."""
    found = {
        (one.document, one.index): one
        for requirement in edition.requirements
        if requirement.kind in ("degree", "experience")
        for one in missed_degrees(documents, requirement, edition, as_of)
    }
    return tuple(found.values())


def _judge_positions(amended: Amended, edition: Edition, as_of: date) -> Iterable[JudgedPosition]:
    for facts, refs in zip(amended.documents, amended.refs, strict=True):
        for position, ref in zip(facts.positions, refs["position"], strict=True):
            ruling = amended.rulings.get(ref, Ruling())
            yield _judge_position(position, ref, ruling, edition, as_of)


def _judge_degrees(amended: Amended, edition: Edition, as_of: date) -> Iterable[JudgedDegree]:
    for facts, refs in zip(amended.documents, amended.refs, strict=True):
        for degree, ref in zip(facts.education, refs["degree"], strict=True):
            judged = judge_degree(degree, ref.document, edition.disciplines, as_of)
            yield replace(judged, index=ref.index)


def _judge_position(
    position: Position, ref: FactRef, ruling: Ruling, edition: Edition, as_of: date
) -> JudgedPosition:
    verdicts = rule(judge_position(position, edition), ruling)
    coverage = cover(position.start, position.end, position.share, as_of)
    title = position.title or "Position without a title"
    return JudgedPosition(
        position=position,
        document=ref.document,
        oversight=verdicts.oversight,
        manages_staff=verdicts.manages_staff,
        months=alone(coverage),
        reason=f"{title}: {verdicts.oversight_reason}; {verdicts.staff_reason}.",
        oversight_reason=verdicts.oversight_reason,
        staff_reason=verdicts.staff_reason,
        open=coverage.open,
        evidence=verdicts.evidence,
        index=ref.index,
    )


def _judge_requirement(
    requirement: Requirement,
    documents: Sequence[Facts],
    positions: Sequence[JudgedPosition],
    missed: Sequence[JudgedPosition],
    degrees: Sequence[JudgedDegree],
    edition: Edition,
    as_of: date,
) -> Finding:
    unread = missed_degrees(documents, requirement, edition, as_of)
    match requirement.kind:
        case "degree":
            return judge_education(requirement, (*degrees, *unread))
        case "experience":
            return judge_experience(requirement, positions, (*degrees, *unread), as_of, missed)
        case "licence":
            return judge_licence(requirement, documents)
        case "automobile":
            return judge_automobile(requirement, documents)
