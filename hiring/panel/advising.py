"""The advice on one sheet, from what its member has submitted before on the vacancy."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel.advice import Advice, advise
from hiring.panel.models import Sheet, SheetState
from hiring.panel.ratings import ratings_of
from hiring.vacancies.models import Application
from hiring.vacancies.service import edition_of


def advise_on(session: Session, sheet: Sheet) -> tuple[Advice, ...]:
    """What the sheet's member may want to look at again before submitting it."""
    vacancy = sheet.application.vacancy
    earlier = session.scalars(
        select(Sheet)
        .join(Sheet.application)
        .where(
            Application.vacancy_id == vacancy.id,
            Sheet.user_id == sheet.user_id,
            Sheet.state == SheetState.SUBMITTED.value,
            Sheet.id != sheet.id,
        )
        .order_by(Sheet.submitted_at, Sheet.id)
    ).all()
    answers = {
        id: {item: rating.value for item, rating in ratings.items()}
        for id, ratings in ratings_of(session, [*earlier, sheet]).items()
    }
    return advise(
        edition_of(session, vacancy),
        answers[sheet.id],
        slugs=sheet.areas,
        earlier=[answers[one.id] for one in earlier],
    )
