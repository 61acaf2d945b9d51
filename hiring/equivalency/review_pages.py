"""The reviews of a candidate: open one, ask people, see how it stands, read what was decided."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from hiring.equivalency import service
from hiring.equivalency.blueprint import REVIEWERS, bp, draw, my_part, review_or_404
from hiring.equivalency.counting import may_correct
from hiring.equivalency.decided import draw_record
from hiring.equivalency.eligibility import (
    bar_to_reviewing,
    find_reviewable,
    possible_reviewers,
)
from hiring.equivalency.errors import EquivalencyError
from hiring.equivalency.form_pages import draw_form_page
from hiring.equivalency.models import (
    EquivalencyReview,
    EquivalencyReviewer,
    ReviewerState,
    ReviewState,
)
from hiring.equivalency.status import draw_status
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import User
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

Page = str | tuple[str, int] | Response


@bp.get("/candidates/<int:application_id>/equivalency")
@access.only(*REVIEWERS)
def of_candidate(application_id: int) -> Page:
    """The reviews of a candidate, and the form that opens one."""
    return _draw_candidate(application_or_404(application_id))


@bp.post("/candidates/<int:application_id>/equivalency")
@access.only(*REVIEWERS)
def open_review(application_id: int) -> Page:
    """Open a review and ask the people who were chosen for it."""
    application = application_or_404(application_id)
    chosen = request.form.getlist("requirement")
    me = access.me().id
    try:
        review = service.open_review(db(), application, requirements=chosen, actor_id=me)
        for user_id in dict.fromkeys(request.form.getlist("user", type=int)):
            service.ask(db(), review, user=_user(user_id), actor_id=me)
    except EquivalencyError as error:
        db().rollback()
        return _draw_candidate(application, error), 422
    return redirect(url_for("equivalency.show", review_id=review.id), 303)


@bp.get("/equivalency/<int:review_id>")
@access.only(*REVIEWERS)
def show(review_id: int) -> Page:
    """One review: my form while it waits for mine, how it stands, or what was decided."""
    review = review_or_404(review_id)
    if review.state == ReviewState.DECIDED:
        return draw_record(review)
    part = my_part(review)
    if part is not None and review.state == ReviewState.OPEN and _writes(part):
        return draw_form_page(part)
    return draw_status(review)


@bp.get("/equivalency/<int:review_id>/people")
@access.only(*REVIEWERS)
def people(review_id: int) -> Page:
    """Who has been asked and who has submitted, never what; for somebody whose form is open."""
    return draw_status(review_or_404(review_id))


@bp.post("/equivalency/<int:review_id>/ask")
@access.only(*REVIEWERS)
def ask(review_id: int) -> Page:
    """Ask one more person."""
    review = review_or_404(review_id)
    try:
        user = _user(request.form.get("user", type=int))
        service.ask(db(), review, user=user, actor_id=access.me().id)
    except EquivalencyError as error:
        return _refuse(review, error)
    return _to_people(review)


@bp.post("/equivalency/<int:review_id>/release")
@access.only(*REVIEWERS)
def release(review_id: int) -> Page:
    """Take the request to a person back."""
    review = review_or_404(review_id)
    wanted = request.form.get("user", type=int)
    try:
        part = next((one for one in review.reviewers if one.user_id == wanted), None)
        if part is None:
            raise EquivalencyError("Choose the person to release.", "user")
        service.release(db(), part, actor_id=access.me().id)
    except EquivalencyError as error:
        return _refuse(review, error)
    return _to_people(review)


@bp.post("/equivalency/<int:review_id>/withdraw")
@access.only(*REVIEWERS)
def withdraw(review_id: int) -> Page:
    """Step back from the review."""
    review = review_or_404(review_id)
    part = my_part(review)
    try:
        if part is None:
            raise EquivalencyError("You are not asked to review this candidate.", "withdraw")
        service.withdraw(db(), part, reason=request.form.get("reason", ""))
    except EquivalencyError as error:
        return _refuse(review, EquivalencyError(str(error), "withdraw"))
    return _to_people(review)


@bp.post("/equivalency/<int:review_id>/call-off")
@access.only(*REVIEWERS)
def call_off(review_id: int) -> Page:
    """End the review without a decision."""
    review = review_or_404(review_id)
    reason = request.form.get("reason", "")
    try:
        service.call_off(db(), review, reason=reason, actor_id=access.me().id)
    except EquivalencyError as error:
        return _refuse(review, EquivalencyError(str(error), "call_off"))
    return _to_people(review)


def _writes(part: EquivalencyReviewer) -> bool:
    """Whether the person writes now: asked and not barred, or correcting what they submitted."""
    if part.review.application.merged_into_id is not None:
        return False
    if bar_to_reviewing(part.user, part.review.application.vacancy) is not None:
        return False
    if part.state == ReviewerState.ASKED:
        return True
    return may_correct(part) and "correct" in request.args


def _user(user_id: int | None) -> User:
    user = db().get(User, user_id) if user_id else None
    if user is None:
        raise EquivalencyError("Choose a colleague to ask.", "user")
    return user


def _to_people(review: EquivalencyReview) -> Response:
    return redirect(url_for("equivalency.people", review_id=review.id), 303)


def _refuse(review: EquivalencyReview, error: EquivalencyError) -> tuple[str, int]:
    db().rollback()
    return draw_status(review, error), 422


def _draw_candidate(application: Application, error: EquivalencyError | None = None) -> str:
    reviews = service.reviews_of(db(), application)
    return draw(
        "equivalency/candidate.html",
        application,
        reviews=reviews,
        open_now=service.open_review_of(db(), application),
        reviewable=find_reviewable(db(), application),
        people=possible_reviewers(db(), application.vacancy),
        error=error,
        typed=request.form,
    )
