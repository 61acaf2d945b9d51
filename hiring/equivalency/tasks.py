"""What of equivalency waits for a person: a review of their own, or somebody to ask."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from hiring.equivalency.counting import is_tied, places_left
from hiring.equivalency.eligibility import bar_to_reviewing
from hiring.equivalency.models import (
    EquivalencyAnswer,
    EquivalencyReview,
    EquivalencyReviewer,
    ReviewerState,
    ReviewState,
)
from hiring.equivalency.statements import list_statements
from hiring.people.models import User
from hiring.people.tasks import Task
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import STAFF, edition_of
from hiring.vacancies.stages import ASIDE

SECONDS_A_STATEMENT = 45


def tasks_of(session: Session, user: User) -> list[Task]:
    """The reviews that wait for this person, and those they opened that lack a reviewer."""
    if not STAFF & user.roles:
        return []
    reviews = _open_reviews(session, user)
    counts = _answered(session, user) if reviews else {}
    return [task for review in reviews for task in _tasks(session, review, user, counts)]


def _open_reviews(session: Session, user: User) -> list[EquivalencyReview]:
    mine = EquivalencyReview.reviewers.any(EquivalencyReviewer.user_id == user.id)
    query = (
        select(EquivalencyReview)
        .join(EquivalencyReview.application)
        .options(
            joinedload(EquivalencyReview.application)
            .joinedload(Application.vacancy)
            .selectinload(Vacancy.seats),
            selectinload(EquivalencyReview.reviewers).selectinload(EquivalencyReviewer.submissions),
        )
        .where(
            EquivalencyReview.state == ReviewState.OPEN.value,
            Application.stage.not_in([stage.value for stage in ASIDE]),
            Application.merged_into_id.is_(None),
            Application.merged_into_id.is_(None),
            or_(mine, EquivalencyReview.opened_by == user.id),
        )
        .order_by(EquivalencyReview.id)
    )
    return list(session.scalars(query))


def _answered(session: Session, user: User) -> dict[int, int]:
    """How many statements the person has answered, by their part in a review."""
    query = (
        select(EquivalencyAnswer.reviewer_id, func.count())
        .join(EquivalencyReviewer, EquivalencyReviewer.id == EquivalencyAnswer.reviewer_id)
        .where(EquivalencyReviewer.user_id == user.id, EquivalencyAnswer.mark.is_not(None))
        .group_by(EquivalencyAnswer.reviewer_id)
    )
    return {reviewer_id: count for reviewer_id, count in session.execute(query)}


def _tasks(
    session: Session, review: EquivalencyReview, user: User, counts: dict[int, int]
) -> Iterator[Task]:
    vacancy = review.application.vacancy
    name = review.application.shown_name
    for part in review.reviewers:
        waits = part.user_id == user.id and part.state == ReviewerState.ASKED
        if waits and bar_to_reviewing(user, vacancy) is None:
            total = len(list_statements(edition_of(session, vacancy)))
            done = counts.get(part.id, 0)
            yield Task(
                title=f"Review the equivalency of {name}",
                detail=f"{vacancy.title} · {done} of {total} statements answered",
                url=url_for("equivalency.show", review_id=review.id),
                since=part.asked_at,
                minutes=5 + (total - done) * SECONDS_A_STATEMENT // 60,
            )
    if review.opened_by == user.id and places_left(review):
        tied = is_tied(review)
        handed_in = (one.at for part in review.reviewers for one in part.submissions)
        yield Task(
            title=f"Ask a {'third' if tied else 'colleague'} "
            f"{'reviewer to break the tie' if tied else 'to review'}: equivalency of {name}",
            detail=vacancy.title,
            url=url_for("equivalency.people", review_id=review.id),
            since=max(handed_in, default=review.opened_at),
            minutes=1,
        )
