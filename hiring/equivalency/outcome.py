"""When the reviews of an equivalency decide it, and what the decision does."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.equivalency.counting import counted_submissions, tally_of
from hiring.equivalency.models import (
    EquivalencyDecision,
    EquivalencyReview,
    EquivalencyReviewer,
    EquivalencySubmission,
    ReviewState,
)
from hiring.equivalency.tally import Standing
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification import reviews
from hiring.qualification import service as qualification


def settle(session: Session, review: EquivalencyReview, *, last: EquivalencyReviewer) -> bool:
    """Decide the review where every finding has two reviewers who agree, and let what is granted
    stand; False where it still waits or is tied.  `last` handed in the review that came last.

    Nothing is decided finding by finding: a decision that is out would tell whoever breaks the tie
    on another finding what the others wrote."""
    tally = tally_of(review)
    if tally.standing != Standing.DECIDED:
        return False
    submissions = counted_submissions(review)
    granted = {f.requirement: f.standing == Standing.GRANTED for f in tally.findings}
    for requirement, yes in granted.items():
        voted = [one.id for one in submissions if requirement in one.votes]
        review.decisions.append(
            EquivalencyDecision(requirement=requirement, granted=yes, submissions=voted, at=now())
        )
    review.state, review.closed_at = ReviewState.DECIDED.value, now()
    session.flush()
    audit.record(
        session,
        "equivalency.decided",
        subject="equivalency",
        subject_id=review.id,
        actor_id=last.user_id,
        vacancy_id=review.application.vacancy_id,
        granted=granted,
    )
    _let_stand(session, review, [name for name, yes in granted.items() if yes], last)
    return True


def _let_stand(
    session: Session,
    review: EquivalencyReview,
    granted: list[str],
    last: EquivalencyReviewer,
) -> None:
    """Make the granted findings met, by the decision; one that is met by now needs nothing."""
    submissions = counted_submissions(review)
    for requirement in granted:
        found = qualification.current(session, review.application_id)
        results = {f["requirement"]: f["result"] for f in found.result["findings"]} if found else {}
        if results.get(requirement, "met") == "met":
            continue
        reviews.review(
            session,
            review.application,
            seen=None,
            requirement=requirement,
            act="equivalency",
            result="met",
            reason=describe_grant(requirement, submissions),
            actor_id=last.user_id,
            ref=review.id,
        )


def describe_grant(requirement: str, submissions: list[EquivalencySubmission]) -> str:
    """The reason of a granted finding: who granted it, in their words."""
    for_it = [one for one in submissions if one.votes.get(requirement) is True]
    return "\n".join(f"{one.reviewer.user.name}: {one.reasons}" for one in for_it)
