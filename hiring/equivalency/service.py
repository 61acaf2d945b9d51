"""The verbs of an equivalency review: open it, ask people, take part or withdraw, submit, call it
off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from hiring.equivalency import drafts
from hiring.equivalency.basis import write_basis
from hiring.equivalency.counting import places_left, votes_asked_of
from hiring.equivalency.eligibility import bar_to_reviewing, find_reviewable
from hiring.equivalency.errors import ClosedError, EquivalencyError, IncompleteError
from hiring.equivalency.materials import basis_now
from hiring.equivalency.models import (
    EquivalencyReview,
    EquivalencyReviewer,
    EquivalencySubmission,
    Mark,
    ReviewerState,
    ReviewState,
)
from hiring.equivalency.outcome import settle
from hiring.equivalency.statements import list_statements
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.people.models import User
from hiring.qualification import service as qualification
from hiring.vacancies.models import Application
from hiring.vacancies.service import edition_of

NEEDS_EVIDENCE = frozenset({Mark.SHOWN.value, Mark.PARTLY.value})


def open_review(
    session: Session, application: Application, *, requirements: Iterable[str], actor_id: int
) -> EquivalencyReview:
    """A new review of these findings of the candidate; EquivalencyError where one is open already,
    or where a finding can't be reviewed now."""
    session.get(Application, application.id, with_for_update=True)
    if application.merged_into_id is not None:
        raise ClosedError(drafts.MERGED)
    if open_review_of(session, application) is not None:
        raise EquivalencyError("A review of this candidate is open already.")
    wanted = set(requirements)
    reviewable = {one.requirement: one for one in find_reviewable(session, application)}
    if not wanted:
        raise EquivalencyError("Choose at least one finding to review.", "requirement")
    for requirement in wanted:
        if requirement not in reviewable:
            raise EquivalencyError(
                "Only a finding on education or experience that is not met can be reviewed.",
                "requirement",
            )
        if reviewable[requirement].settled:
            raise EquivalencyError(reviewable[requirement].settled, "requirement")
    found = qualification.current(session, application.id)
    assert found is not None  # it has reviewable findings
    review = EquivalencyReview(
        application=application,
        qualification=found,
        requirements=[name for name in reviewable if name in wanted],
        opened_at=now(),
        opened_by=actor_id,
        reviewers=[],
        decisions=[],
    )
    session.add(review)
    session.flush()
    _record(session, "equivalency.opened", review, actor_id, requirements=review.requirements)
    return review


def ask(
    session: Session, review: EquivalencyReview, *, user: User, actor_id: int
) -> EquivalencyReviewer:
    """Ask a person to review.  EquivalencyError where they may not, where they have had a part in
    this review, or where enough people are asked."""
    _take_hold(session, review)
    if review.application.merged_into_id is not None:
        raise ClosedError(drafts.MERGED)
    reason = bar_to_reviewing(user, review.application.vacancy)
    if reason is not None:
        raise EquivalencyError(reason, "user")
    before = next((one for one in review.reviewers if one.user_id == user.id), None)
    if before is not None and before.state != ReviewerState.RELEASED:
        raise EquivalencyError(
            f"{user.name} has a part in this review already; nobody reviews twice.", "user"
        )
    if not places_left(review):
        raise EquivalencyError("Enough people are asked. Release somebody first.", "user")
    reviewer = before or EquivalencyReviewer(
        review=review, user=user, draft_votes={}, draft_reasons="", draft_version=0, submissions=[]
    )
    reviewer.state, reviewer.left_at = ReviewerState.ASKED.value, None
    reviewer.asked_at, reviewer.asked_by = now(), actor_id
    session.add(reviewer)
    session.flush()
    _record(session, "equivalency.asked", review, actor_id, reviewer=user.id)
    return reviewer


def release(session: Session, reviewer: EquivalencyReviewer, *, actor_id: int) -> None:
    """Take the request to a person back who has not submitted; they can be asked again."""
    _take_hold(session, reviewer.review)
    session.refresh(reviewer)
    if reviewer.state != ReviewerState.ASKED:
        raise EquivalencyError("Only somebody who has not submitted can be released.")
    reviewer.state, reviewer.left_at = ReviewerState.RELEASED.value, now()
    session.flush()
    _record(session, "equivalency.released", reviewer.review, actor_id, reviewer=reviewer.user_id)


def withdraw(session: Session, reviewer: EquivalencyReviewer, *, reason: str) -> None:
    """Step back from the review before it is decided: what was submitted stays on record and counts
    nowhere.  EquivalencyError without a reason."""
    _take_hold(session, reviewer.review)
    session.refresh(reviewer)
    if reviewer.state not in (ReviewerState.ASKED, ReviewerState.SUBMITTED):
        raise ClosedError("You have no part in this review any more; nothing was changed.")
    reviewer.left_reason = _reason(reason, "Say in a sentence why you step back.")
    reviewer.state, reviewer.left_at = ReviewerState.WITHDRAWN.value, now()
    session.flush()
    _record(session, "equivalency.withdrawn", reviewer.review, reviewer.user_id)


def call_off(session: Session, review: EquivalencyReview, *, reason: str, actor_id: int) -> None:
    """End an open review without a decision; EquivalencyError without a reason."""
    _take_hold(session, review)
    review.closed_reason = _reason(reason, "Say why the review is called off.")
    review.state = ReviewState.CALLED_OFF.value
    review.closed_at, review.closed_by = now(), actor_id
    session.flush()
    _record(session, "equivalency.called_off", review, actor_id)


def submit(
    session: Session,
    reviewer: EquivalencyReviewer,
    *,
    votes: Mapping[str, bool],
    reasons: str,
    rest_cant_tell: bool = False,
) -> EquivalencySubmission:
    """Hand the review in, as a new version where one was handed in before, and decide where two
    now agree or the tie is broken.

    `votes` grants (True) or denies each finding that is asked of this reviewer; with
    `rest_cant_tell` every statement without an answer is answered "can't tell".  IncompleteError
    where statements are not finished, EquivalencyError where the decision isn't, ClosedError where
    the review takes nothing more."""
    drafts.take_hold(session, reviewer)
    asked = votes_asked_of(reviewer)
    for requirement in asked:
        if requirement not in votes:
            raise EquivalencyError("Grant or deny each finding.", f"vote-{requirement}")
    if not reasons.strip():
        raise EquivalencyError("Give your reasons: they stay on record.", "reasons")
    drafts.save_decision(session, reviewer, votes=votes, reasons=reasons)
    if rest_cant_tell:
        _answer_rest(session, reviewer)
    application = reviewer.review.application
    submission = EquivalencySubmission(
        reviewer=reviewer,
        version=len(reviewer.submissions) + 1,
        answers=_finished_answers(session, reviewer),
        votes={name: votes[name] for name in asked},
        reasons=reasons.strip(),
        basis=write_basis(basis_now(session, application, reviewer.review.requirements)),
        at=now(),
    )
    reviewer.state = ReviewerState.SUBMITTED.value
    session.add(submission)
    session.flush()
    _record(
        session,
        "equivalency.submitted",
        reviewer.review,
        reviewer.user_id,
        version=submission.version,
    )
    settle(session, reviewer.review, last=reviewer)
    return submission


def open_review_of(session: Session, application: Application) -> EquivalencyReview | None:
    """The candidate's open review, of which there is one at most."""
    return session.scalar(
        select(EquivalencyReview).where(
            EquivalencyReview.application_id == application.id,
            EquivalencyReview.state == ReviewState.OPEN.value,
        )
    )


def reviews_of(session: Session, application: Application) -> list[EquivalencyReview]:
    """All reviews of the candidate with their decisions, the newest first; also those of another
    application that was merged into this one."""
    merged = select(Application.id).where(Application.merged_into_id == application.id)
    own = EquivalencyReview.application_id == application.id
    query = (
        select(EquivalencyReview)
        .where(or_(own, EquivalencyReview.application_id.in_(merged)))
        .options(
            selectinload(EquivalencyReview.decisions), joinedload(EquivalencyReview.application)
        )
    )
    return list(session.scalars(query.order_by(EquivalencyReview.id.desc())))


def _answer_rest(session: Session, reviewer: EquivalencyReviewer) -> None:
    answers = drafts.answers_of(session, reviewer)
    for statement in _statement_keys(session, reviewer):
        if statement not in answers or answers[statement].mark is None:
            drafts.save_answer(session, reviewer, statement=statement, mark=Mark.CANT_TELL.value)


def _finished_answers(session: Session, reviewer: EquivalencyReviewer) -> list[dict[str, object]]:
    """The answers in the order of the statements; IncompleteError where some are not finished."""
    answers = drafts.answers_of(session, reviewer)
    keys = _statement_keys(session, reviewer)
    missing = [key for key in keys if key not in answers or answers[key].mark is None]
    bare = [
        key
        for key in keys
        if key in answers and answers[key].mark in NEEDS_EVIDENCE and not answers[key].citations
    ]
    if missing or bare:
        raise IncompleteError(missing, bare)
    return drafts.as_submitted({key: answers[key] for key in keys})


def _statement_keys(session: Session, reviewer: EquivalencyReviewer) -> Sequence[str]:
    edition = edition_of(session, reviewer.review.application.vacancy)
    return [one.key for one in list_statements(edition)]


def _reason(reason: str, otherwise: str) -> str:
    if not reason.strip():
        raise EquivalencyError(otherwise, "reason")
    if len(reason) > drafts.MAX_REMARK:
        raise EquivalencyError(f"Keep the reason below {drafts.MAX_REMARK} characters.", "reason")
    return reason.strip()


def _take_hold(session: Session, review: EquivalencyReview) -> None:
    session.flush()
    session.refresh(review, with_for_update=True)
    if review.state != ReviewState.OPEN:
        raise ClosedError("This review is closed; nothing was changed.")


def _record(
    session: Session, action: str, review: EquivalencyReview, actor_id: int, **details: object
) -> None:
    audit.record(
        session,
        action,
        subject="equivalency",
        subject_id=review.id,
        actor_id=actor_id,
        vacancy_id=review.application.vacancy_id,
        **details,
    )
