"""How an open review stands: the reviews that count, who may still change theirs, and how many more
people may be asked."""

from __future__ import annotations

from collections.abc import Iterable

from hiring.equivalency.models import (
    EquivalencyReview,
    EquivalencyReviewer,
    EquivalencySubmission,
    ReviewerState,
)
from hiring.equivalency.tally import Ballot, Standing, Tally, count


def counted_submissions(review: EquivalencyReview) -> list[EquivalencySubmission]:
    """The newest submission of each reviewer who has not withdrawn, in the order of asking."""
    return [
        reviewer.submissions[-1]
        for reviewer in review.reviewers
        if reviewer.state == ReviewerState.SUBMITTED
    ]


def tally_of(review: EquivalencyReview, *, but: int | None = None) -> Tally:
    """The tally of the review, without the votes of the reviewer `but`."""
    return count(review.requirements, _ballots(review, but))


def votes_asked_of(reviewer: EquivalencyReviewer) -> tuple[str, ...]:
    """The findings that this reviewer decides on: those the others have not decided by agreeing."""
    return tally_of(reviewer.review, but=reviewer.id).open


def may_correct(reviewer: EquivalencyReviewer) -> bool:
    """Whether a submitted review may still be replaced: until another one is in.  From then on its
    writer could guess what the other said, and the two would no longer be independent."""
    others = (r for r in reviewer.review.reviewers if r.id != reviewer.id)
    return reviewer.state == ReviewerState.SUBMITTED and not any(
        other.state == ReviewerState.SUBMITTED for other in others
    )


def places_left(review: EquivalencyReview) -> int:
    """How many more people may be asked now: two at first, and one to break a tie."""
    asked = sum(reviewer.state == ReviewerState.ASKED for reviewer in review.reviewers)
    return max(0, tally_of(review).wanted - asked)


def is_tied(review: EquivalencyReview) -> bool:
    """Whether the reviews that are in contradict one another, so that a third must decide."""
    return tally_of(review).standing == Standing.TIED


def _ballots(review: EquivalencyReview, but: int | None) -> Iterable[Ballot]:
    for reviewer in review.reviewers:
        if reviewer.id == but:
            continue
        for submission in reviewer.submissions[-1:]:
            withdrawn = reviewer.state != ReviewerState.SUBMITTED
            yield Ballot(reviewer.id, submission.version, submission.votes, withdrawn)
