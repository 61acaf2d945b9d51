"""Jobs and degrees that the reader may have missed: dates beside a title, or the name of a degree,
that no position and no degree rests on.

They add nothing, but while one stands that could count, nobody can say that too little is there:
"not met" needs a history and an education that could be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from classification.edition import Edition, Requirement
from hiring.qualification.degrees import judge_degree
from hiring.qualification.education import assess_degree
from hiring.qualification.findings import JudgedDegree, JudgedPosition
from hiring.qualification.months import NOT_READ, Bounds, Month, cover
from hiring.qualification.oversight import judge_position
from hiring.qualification.substitution import assess_for_substitution
from hiring.reading.facts import Facts, LooseTime, Position

_NONE = Fraction(0)


def missed_positions(
    documents: Sequence[Facts], positions: Sequence[JudgedPosition], edition: Edition, as_of: date
) -> tuple[JudgedPosition, ...]:
    """A position that adds no months for each time that may be that of a job that counts, where the
    positions leave months of it uncovered and none rests on its words.  Its index is that of the
    time in its document.

    Beside a title that may count, only positions that may count cover it; where no title tells, any
    position does: the employer's whole time may stand above those of the roles."""
    found = []
    taken = {item for judged in positions for item in judged.position.evidence}
    for facts in documents:
        for index, loose in enumerate(facts.loose_times):
            missed = _judge(loose, facts.sha256, index, edition)
            if missed is not None and taken.isdisjoint(loose.evidence):
                titled = missed.position.title is not None
                beside = [p for p in positions if not titled or p.oversight != "no"]
                if _months(missed, as_of) - _covered(beside, as_of):
                    found.append(missed)
    return tuple(found)


def _covered(positions: Sequence[JudgedPosition], as_of: date) -> set[Month]:
    return {month for judged in positions for month in _months(judged, as_of)}


def _months(judged: JudgedPosition, as_of: date) -> set[Month]:
    position = judged.position
    return set(cover(position.start, position.end, position.share, as_of).possible)


def _judge(loose: LooseTime, document: str, index: int, edition: Edition) -> JudgedPosition | None:
    """The job under the first of the titles that may count, or under none in a history of work;
    None where it can't count."""
    jobs = (
        Position(title, None, None, loose.start, loose.end, 1.0, "")
        for title in (*loose.titles, *([None] if loose.in_history else []))
    )
    job = next((job for job in jobs if judge_position(job, edition).oversight != "no"), None)
    if job is None:
        return None
    return JudgedPosition(
        position=job,
        document=document,
        oversight="unclear",
        manages_staff="unclear",
        months=Bounds(_NONE, _NONE),
        reason=f"{job.title or 'A job'}: {NOT_READ}.",
        oversight_reason=NOT_READ,
        staff_reason=NOT_READ,
        open=NOT_READ,
        evidence=loose.evidence,
        index=index,
    )


def missed_degrees(
    documents: Sequence[Facts], requirement: Requirement, edition: Edition, as_of: date
) -> tuple[JudgedDegree, ...]:
    """The degrees named beside those that were read, as far as they may count for the requirement
    or its substitution and no degree rests on their words.  The index of each is that in its
    document."""
    taken = {item for f in documents for degree in f.education for item in degree.evidence}
    judged = (
        replace(
            judge_degree(degree, facts.sha256, edition.disciplines, as_of),
            index=index,
            missed=True,
        )
        for facts in documents
        for index, degree in enumerate(facts.loose_degrees)
        if taken.isdisjoint(degree.evidence)
    )
    return tuple(one for one in judged if _may_count(one, requirement))


def _may_count(judged: JudgedDegree, requirement: Requirement) -> bool:
    rule = requirement.substitution
    if requirement.kind == "degree":
        return assess_degree(judged, requirement).result != "not_met"
    return rule is not None and assess_for_substitution(judged, rule).result != "not_met"
