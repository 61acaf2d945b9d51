"""The blueprint of the room, and what all of its pages are drawn with."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy import select

from hiring.equivalency.models import EquivalencyReview, EquivalencyReviewer
from hiring.equivalency.words import MARKS, REVIEW_STATES, REVIEWER_STATES
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import Crumb, candidate_crumbs
from hiring.vacancies.access import merged_or_404
from hiring.vacancies.models import Application
from hiring.vacancies.service import edition_of

bp = Blueprint("equivalency", __name__)

REVIEWERS = (Role.RECRUITER, Role.ADMINISTRATOR)


def review_or_404(review_id: int) -> EquivalencyReview:
    """The review with this id, for the person who is signed in; one of a candidate who is merged
    into another stays readable."""
    review = db().get(EquivalencyReview, review_id)
    if review is None:
        abort(404)
    merged_or_404(review.application_id)
    return review


def my_part(review: EquivalencyReview) -> EquivalencyReviewer | None:
    """The part in the review of the person who is signed in; None where they have none."""
    return db().scalar(
        select(EquivalencyReviewer).where(
            EquivalencyReviewer.review_id == review.id,
            EquivalencyReviewer.user_id == access.me().id,
        )
    )


def draw(template: str, application: Application, *more: Crumb, **values: object) -> str:
    """A page of the room, with its way from the vacancy."""
    edition = edition_of(db(), application.vacancy)
    back = url_for("equivalency.of_candidate", application_id=application.id)
    return render_template(
        template,
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, ("Equivalency", back if more else None), *more),
        application=application,
        edition=edition,
        labels={one.id: one.label for one in edition.requirements},
        mark_words=MARKS,
        review_words=REVIEW_STATES,
        reviewer_words=REVIEWER_STATES,
        **values,
    )
