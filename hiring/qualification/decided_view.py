"""What was decided about pairs of candidates, and what stays on record of one that was merged."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.qualification import service
from hiring.qualification.application_models import PersonDecision, Reopening, Verdict
from hiring.qualification.models import FindingReview, Qualification
from hiring.qualification.reopening import reopenings_of
from hiring.qualification.same_person import by_id, decision_on, decisions
from hiring.vacancies.models import Application, StageMove


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force with the two it is about."""

    decision: PersonDecision
    first: Application
    second: Application

    @property
    def merged(self) -> Application | None:
        """The one that went into the other; None where the two stand apart."""
        if self.decision.verdict != Verdict.MERGED:
            return None
        return self.second if self.decision.kept_id == self.first.id else self.first


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """What stays with a merged application: the merge, its own findings, the decisions of people
    about them, its moves and reopenings."""

    decision: PersonDecision
    found: Qualification | None
    reviews: tuple[FindingReview, ...]
    moves: tuple[StageMove, ...]
    reopenings: tuple[Reopening, ...]
    labels: dict[str, str]


def gather_decisions(session: Session, *, vacancy_id: int) -> list[Decided]:
    """The decisions in force on the vacancy's pairs, the latest first; two queries."""
    rows = decisions(session, vacancy_id=vacancy_id)
    known = by_id(session, {id_ for row in rows for id_ in (row.first_id, row.second_id)})
    return [Decided(row, known[row.first_id], known[row.second_id]) for row in rows]


def gather_merged(session: Session, application: Application) -> MergedRecord:
    """The record of an application that is merged into another."""
    kept = application.merged_into
    assert kept is not None  # the page is for merged ones
    decision = decision_on(session, kept, application)
    assert decision is not None  # a merge writes one
    found = service.current(session, application.id)
    reviews = session.scalars(
        select(FindingReview)
        .where(FindingReview.application_id == application.id)
        .order_by(FindingReview.id)
    )
    moves = session.scalars(
        select(StageMove)
        .where(StageMove.application_id == application.id)
        .options(joinedload(StageMove.mover))
        .order_by(StageMove.id)
    )
    findings = found.result["findings"] if found else ()
    return MergedRecord(
        decision=decision,
        found=found,
        reviews=tuple(reviews),
        moves=tuple(moves),
        reopenings=tuple(reopenings_of(session, application)),
        labels={finding["requirement"]: finding["label"] for finding in findings},
    )
