"""What equivalency reviews decided about a candidate, for the rooms that come later."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from hiring.equivalency.counting import counted_submissions
from hiring.equivalency.eligibility import changes_since
from hiring.equivalency.models import (
    EquivalencyDecision,
    EquivalencyReview,
    EquivalencyReviewer,
    EquivalencySubmission,
)
from hiring.equivalency.verdict import Decision, Opinion
from hiring.vacancies.models import Application


def decisions_of(session: Session, application: Application) -> dict[str, Decision]:
    """The last decision on each finding of the candidate that was ever reviewed, by requirement."""
    rows = session.scalars(
        select(EquivalencyDecision)
        .join(EquivalencyReview)
        .where(EquivalencyReview.application_id == application.id)
        .options(
            selectinload(EquivalencyDecision.review)
            .selectinload(EquivalencyReview.reviewers)
            .selectinload(EquivalencyReviewer.submissions)
        )
        .order_by(EquivalencyDecision.id)
    )
    last = {row.requirement: row for row in rows}
    return {name: _decision(session, application, row) for name, row in last.items()}


def _decision(session: Session, application: Application, row: EquivalencyDecision) -> Decision:
    counted = [one for one in counted_submissions(row.review) if one.id in row.submissions]
    return Decision(
        review_id=row.review_id,
        requirement=row.requirement,
        granted=row.granted,
        at=row.at,
        opinions=tuple(_opinion(one, row.requirement) for one in counted),
        changes=changes_since(session, application, counted, [row.requirement]),
    )


def _opinion(submission: EquivalencySubmission, requirement: str) -> Opinion:
    return Opinion(
        reviewer=submission.reviewer.user.name,
        granted=submission.votes[requirement],
        reasons=submission.reasons,
    )
