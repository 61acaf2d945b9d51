"""A reviewer's own draft: what stands beside each statement, and the decision to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency.citations import Citation, write_citations
from hiring.equivalency.counting import may_correct
from hiring.equivalency.eligibility import bar_to_reviewing
from hiring.equivalency.errors import (
    ClosedError,
    EquivalencyError,
    StaleAnswerError,
    StaleDraftError,
)
from hiring.equivalency.models import (
    EquivalencyAnswer,
    EquivalencyReviewer,
    Mark,
    ReviewerState,
    ReviewState,
)
from hiring.equivalency.statements import list_statements
from hiring.foundation.clock import now
from hiring.vacancies.service import edition_of

MAX_REMARK: Final = 2000
MAX_REASONS: Final = 6000
MERGED: Final = "The candidate is merged into another: this review takes nothing more."


def answers_of(session: Session, reviewer: EquivalencyReviewer) -> dict[str, EquivalencyAnswer]:
    """The reviewer's draft answers by statement."""
    rows = session.scalars(
        select(EquivalencyAnswer).where(EquivalencyAnswer.reviewer_id == reviewer.id)
    )
    return {row.statement: row for row in rows}


def save_answer(
    session: Session,
    reviewer: EquivalencyReviewer,
    *,
    statement: str,
    mark: str | None = None,
    remark: str | None = None,
    citations: Sequence[Citation] | None = None,
    seen: int | None = None,
) -> EquivalencyAnswer:
    """Keep what is given of the answer (None leaves a part as it is) and return it.

    `seen` is the version that the writer had on screen (0: none; None: doesn't matter): where
    another is current and says something else, StaleAnswerError.  ClosedError where the review
    takes no more answers, EquivalencyError for what is not on the form."""
    take_hold(session, reviewer)
    _check(session, reviewer, statement=statement, mark=mark, remark=remark, citations=citations)
    row = session.get(EquivalencyAnswer, (reviewer.id, statement))
    before = (row.mark, row.remark, row.citations) if row else (None, "", [])
    after = (
        before[0] if mark is None else mark,
        before[1] if remark is None else remark.strip(),
        before[2] if citations is None else write_citations(citations),
    )
    if after == before:
        return row or EquivalencyAnswer(statement=statement, version=0, remark="", citations=[])
    if seen is not None and seen != (row.version if row else 0):
        raise StaleAnswerError(row)
    if row is None:
        row = EquivalencyAnswer(reviewer_id=reviewer.id, statement=statement, version=0)
        session.add(row)
    row.mark, row.remark, row.citations = after
    row.version += 1
    row.at = now()
    session.flush()
    return row


def save_decision(
    session: Session,
    reviewer: EquivalencyReviewer,
    *,
    votes: Mapping[str, bool],
    reasons: str,
    seen: int | None = None,
) -> int:
    """Keep the draft of the decision and return its version; StaleDraftError where another window
    was quicker and says something else."""
    take_hold(session, reviewer)
    if len(reasons) > MAX_REASONS:
        raise EquivalencyError(f"Keep the reasons below {MAX_REASONS} characters.", "reasons")
    known = {name: vote for name, vote in votes.items() if name in reviewer.review.requirements}
    if (reviewer.draft_votes, reviewer.draft_reasons) == (known, reasons):
        return reviewer.draft_version
    if seen is not None and seen != reviewer.draft_version:
        raise StaleDraftError
    reviewer.draft_votes, reviewer.draft_reasons = known, reasons
    reviewer.draft_version += 1
    session.flush()
    return reviewer.draft_version


def take_hold(session: Session, reviewer: EquivalencyReviewer) -> None:
    """Make two requests on one review wait for one another, and refuse where the reviewer's part
    in it is over: ClosedError."""
    session.flush()
    session.refresh(reviewer.review, with_for_update=True)
    session.refresh(reviewer)
    if reviewer.review.state != ReviewState.OPEN:
        raise ClosedError("This review is closed; nothing was changed.")
    if reviewer.state in (ReviewerState.WITHDRAWN, ReviewerState.RELEASED):
        raise ClosedError("You have no part in this review any more; nothing was changed.")
    if reviewer.state == ReviewerState.SUBMITTED and not may_correct(reviewer):
        raise ClosedError("Another review is in by now: yours stands as you submitted it.")
    if reviewer.review.application.merged_into_id is not None:
        raise ClosedError(MERGED)
    bar = bar_to_reviewing(reviewer.user, reviewer.review.application.vacancy)
    if bar is not None:
        raise ClosedError(bar)


def _check(
    session: Session,
    reviewer: EquivalencyReviewer,
    *,
    statement: str,
    mark: str | None,
    remark: str | None,
    citations: Sequence[Citation] | None,
) -> None:
    edition = edition_of(session, reviewer.review.application.vacancy)
    if statement not in {one.key for one in list_statements(edition)}:
        raise EquivalencyError("The specification has no such statement.")
    if mark is not None and mark not in set(Mark):
        raise EquivalencyError("Choose one of the four answers.", "mark")
    if remark is not None and len(remark) > MAX_REMARK:
        raise EquivalencyError(f"Keep a remark below {MAX_REMARK} characters.", "remark")
    if citations is not None and any(not one.text for one in citations):
        raise EquivalencyError("A citation needs words.", "own")


def as_submitted(answers: Mapping[str, EquivalencyAnswer]) -> list[dict[str, Any]]:
    """The answers as a submission keeps them."""
    return [
        {"statement": key, "mark": row.mark, "remark": row.remark, "citations": row.citations}
        for key, row in answers.items()
    ]
