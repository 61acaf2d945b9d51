"""Jobs and degrees that the reader may have missed: dates beside a title, or the name of a degree,
that no position and no degree rests on.

They add nothing, but while one stands that could count, nobody can say that too little is there:
"not met" needs a history and an education that could be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from classification.edition import Edition, Requirement
from hiring.qualification.degrees import judge_degree
from hiring.qualification.education import assess_degree
from hiring.qualification.findings import JudgedDegree, JudgedPosition
from hiring.qualification.months import NOT_READ, NOTHING, Bounds, Run, cover
from hiring.qualification.oversight import judge_position
from hiring.qualification.substitution import assess_for_substitution
from hiring.reading.facts import Facts, LooseTime, Position

_NONE = Fraction(0)


def missed_positions(
    documents: Sequence[Facts], positions: Sequence[JudgedPosition], edition: Edition, as_of: date
) -> tuple[JudgedPosition, ...]:
    """A position that adds no months for each time beside a title that may count, where no position
    that may count covers it."""
    covered = [_run(judged.position, as_of) for judged in positions if judged.oversight != "no"]
    return tuple(
        missed
        for facts in documents
        for loose in facts.loose_times
        for missed in _judge(loose, facts.sha256, edition)
        if not _lies_in(_run(missed.position, as_of), covered)
    )


def _judge(loose: LooseTime, document: str, edition: Edition) -> Iterator[JudgedPosition]:
    """The job under the first of the titles that may count; none where none does."""
    for title in loose.titles:
        position = Position(title, None, None, loose.start, loose.end, 1.0, "")
        verdicts = judge_position(position, edition)
        if verdicts.oversight != "no":
            yield JudgedPosition(
                position=position,
                document=document,
                oversight="unclear",
                manages_staff="unclear",
                months=Bounds(_NONE, _NONE),
                reason=f"{title}: {NOT_READ}.",
                oversight_reason=NOT_READ,
                staff_reason=NOT_READ,
                open=NOT_READ,
                evidence=loose.evidence,
            )
            return


def _run(position: Position, as_of: date) -> Run:
    return cover(position.start, position.end, position.share, as_of).possible


def _lies_in(run: Run, covered: Sequence[Run]) -> bool:
    """Whether the months are none, or all those of a job that counts already."""
    return run == NOTHING or any(c.first <= run.first and run.last <= c.last for c in covered)


def missed_degrees(
    documents: Sequence[Facts], requirement: Requirement, edition: Edition, as_of: date
) -> tuple[JudgedDegree, ...]:
    """The degrees named beside those that were read, as far as they may count for the requirement
    or its substitution."""
    judged = (
        judge_degree(degree, facts.sha256, edition.disciplines, as_of)
        for facts in documents
        for degree in facts.loose_degrees
    )
    return tuple(one for one in judged if _may_count(one, requirement))


def _may_count(judged: JudgedDegree, requirement: Requirement) -> bool:
    rule = requirement.substitution
    if requirement.kind == "degree":
        return assess_degree(judged, requirement).result != "not_met"
    return rule is not None and assess_for_substitution(judged, rule).result != "not_met"
