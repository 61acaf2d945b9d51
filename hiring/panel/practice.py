"""Practice on the made-up sample candidate, before a member's first sheet.  What is rated here
counts nowhere, and nobody but the member ever sees it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.errors import PanelError, SheetClosedError
from hiring.panel.models import Practice
from hiring.panel.round_models import PracticeRating, PracticeSheet
from hiring.panel.rules import rules_of
from hiring.people.models import User
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of


def practice_of(session: Session, vacancy: Vacancy, user: User) -> PracticeSheet | None:
    """The member's practice on this vacancy, None where it has not begun."""
    return session.scalar(
        select(PracticeSheet).where(
            PracticeSheet.vacancy_id == vacancy.id, PracticeSheet.user_id == user.id
        )
    )


def answers_of(session: Session, practice: PracticeSheet) -> dict[int, int | None]:
    """The newest answer to each item, None for "not observed"."""
    rows = session.execute(
        select(PracticeRating.item, PracticeRating.value)
        .where(PracticeRating.practice_id == practice.id)
        .order_by(PracticeRating.version)
    )
    return {item: value for item, value in rows}


def practise(
    session: Session, vacancy: Vacancy, user: User, *, answers: Mapping[int, int | None]
) -> PracticeSheet:
    """Save the member's answers on the sample; those that stand already are not written again.

    PanelError for an item or a level that the sample doesn't have; SheetClosedError once the member
    has seen the key."""
    session.refresh(vacancy, with_for_update=True)
    practice = practice_of(session, vacancy, user)
    if practice is not None and practice.finished_at is not None:
        raise SheetClosedError("You have seen the key; your practice stands as it is.")
    _check(session, vacancy, answers)
    if practice is None:
        practice = PracticeSheet(vacancy_id=vacancy.id, user_id=user.id, started_at=now())
        session.add(practice)
        session.flush()
        _record(session, "practice.started", practice)
    before = _newest(session, practice)
    for item, value in answers.items():
        last = before.get(item)
        if last is None or last.value != value:
            version = last.version + 1 if last else 1
            session.add(
                PracticeRating(
                    practice_id=practice.id, item=item, version=version, value=value, at=now()
                )
            )
    session.flush()
    return practice


def finish_practice(session: Session, vacancy: Vacancy, user: User) -> PracticeSheet:
    """Show the member the key: from then on the practice is done.  PanelError while nothing is
    rated."""
    practice = practice_of(session, vacancy, user)
    if practice is None or not answers_of(session, practice):
        raise PanelError("Rate the sample first; the key means more beside your own answers.")
    if practice.finished_at is None:
        practice.finished_at = now()
        _record(session, "practice.finished", practice)
    return practice


def who_practised(session: Session, vacancy: Vacancy) -> set[int]:
    """The ids of the members who have finished: all that a coordinator learns."""
    rows = session.scalars(
        select(PracticeSheet.user_id).where(
            PracticeSheet.vacancy_id == vacancy.id, PracticeSheet.finished_at.is_not(None)
        )
    )
    return set(rows)


def must_practise(session: Session, vacancy: Vacancy, user: User) -> bool:
    """Whether the sample comes before the member's first sheet and is not finished."""
    if rules_of(session, vacancy).practice != Practice.FIRST:
        return False
    if edition_of(session, vacancy).sample is None:
        return False
    practice = practice_of(session, vacancy, user)
    return practice is None or practice.finished_at is None


def _check(session: Session, vacancy: Vacancy, answers: Mapping[int, int | None]) -> None:
    edition = edition_of(session, vacancy)
    asked = {keyed.item for keyed in edition.sample.key} if edition.sample else set()
    levels = {level.value for level in edition.levels}
    for item, value in answers.items():
        if item not in asked:
            raise PanelError(f"Item {item} is not part of the sample.")
        if value is not None and value not in levels:
            raise PanelError(f"{value} is not on the scale.")


def _newest(session: Session, practice: PracticeSheet) -> dict[int, PracticeRating]:
    rows = session.scalars(
        select(PracticeRating)
        .where(PracticeRating.practice_id == practice.id)
        .order_by(PracticeRating.version)
    )
    return {row.item: row for row in rows}


def _record(session: Session, action: str, practice: PracticeSheet) -> None:
    audit.record(
        session,
        action,
        subject="practice",
        subject_id=practice.id,
        actor_id=practice.user_id,
        vacancy_id=practice.vacancy_id,
    )
