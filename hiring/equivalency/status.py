"""How a review stands: who has been asked and who has submitted, never what anybody wrote."""

from __future__ import annotations

from flask import request

from hiring.equivalency.blueprint import draw, my_part
from hiring.equivalency.counting import (
    counted_submissions,
    is_tied,
    may_correct,
    places_left,
)
from hiring.equivalency.desk import form_of
from hiring.equivalency.drafts import MERGED
from hiring.equivalency.eligibility import bar_to_reviewing, changes_since, possible_reviewers
from hiring.equivalency.errors import EquivalencyError
from hiring.equivalency.models import EquivalencyReview, ReviewerState, ReviewState
from hiring.equivalency.words import describe_open
from hiring.foundation.web import db
from hiring.people import access


def draw_status(review: EquivalencyReview, error: EquivalencyError | None = None) -> str:
    """The page of a review that is open or called off, with what stands in the way of an act."""
    part = my_part(review)
    application = review.application
    asked = sum(one.state == ReviewerState.ASKED for one in review.reviewers)
    merged = application.merged_into_id is not None
    places = places_left(review) if review.state == ReviewState.OPEN and not merged else 0
    gone = [one.user_id for one in review.reviewers if one.state != ReviewerState.RELEASED]
    submitted = counted_submissions(review)
    return draw(
        "equivalency/status.html",
        application,
        ("Review", None),
        review=review,
        part=part,
        form=form_of(db(), part) if part and part.state == ReviewerState.SUBMITTED else None,
        bar=MERGED if merged else bar_to_reviewing(access.me(), application.vacancy),
        correctable=part is not None and may_correct(part) and not merged,
        places=places,
        people=possible_reviewers(db(), application.vacancy, but=gone) if places else [],
        words=describe_open(
            submitted=len(submitted), asked=asked, tied=is_tied(review), places=places
        ),
        new_evidence=changes_since(db(), application, submitted, review.requirements)
        if review.state == ReviewState.OPEN
        else (),
        error=error,
        typed=request.form,
    )
