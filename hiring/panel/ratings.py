"""Reading the ratings back: the newest version of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from hiring.panel.models import Rating, Sheet, SheetState
from hiring.vacancies.models import Application, Vacancy

Ts = TypeVarTuple("Ts")


class SubmittedRating(NamedTuple):
    """One rating of a submitted sheet; `value` None is "not observed"."""

    application_id: int
    user_id: int
    item: int
    value: int | None


class SubmittedNote(NamedTuple):
    """What a member wrote beside a rating of a submitted sheet."""

    user_id: int
    item: int
    note: str


def current_ratings(session: Session, sheet: Sheet) -> dict[int, Rating]:
    """The newest version of each rated item of the sheet, by item."""
    rows = session.scalars(select(Rating).where(Rating.sheet_id == sheet.id, _newest(Rating)))
    return {rating.item: rating for rating in rows}


def submitted_ratings(session: Session, vacancy: Vacancy) -> list[SubmittedRating]:
    """Every rating of the vacancy's submitted sheets, by candidate, member and item."""
    query = _of_submitted(
        select(Sheet.application_id, Sheet.user_id, Rating.item, Rating.value)
    ).where(Application.vacancy_id == vacancy.id)
    order = (Sheet.application_id, Sheet.user_id, Rating.item)
    return [SubmittedRating(*row) for row in session.execute(query.order_by(*order))]


def submitted_notes(session: Session, application: Application) -> list[SubmittedNote]:
    """Every note on the application's submitted sheets, by item and member."""
    query = _of_submitted(select(Sheet.user_id, Rating.item, Rating.note)).where(
        Sheet.application_id == application.id, Rating.note.is_not(None)
    )
    order = (Rating.item, Sheet.user_id)
    rows = session.execute(query.order_by(*order))
    return [SubmittedNote(user_id, item, note) for user_id, item, note in rows if note]


def answered_counts(session: Session, sheets: Iterable[Sheet]) -> dict[int, int]:
    """How many items have an answer on each sheet, by the sheet's id; 0 where none has."""
    ids = [sheet.id for sheet in sheets]
    rows = session.execute(
        select(Rating.sheet_id, func.count(Rating.item.distinct()))
        .where(Rating.sheet_id.in_(ids))
        .group_by(Rating.sheet_id)
    )
    return dict.fromkeys(ids, 0) | {sheet_id: count for sheet_id, count in rows}


def _of_submitted(query: Select[*Ts]) -> Select[*Ts]:
    return (
        query.select_from(Sheet)
        .join(Application, Application.id == Sheet.application_id)
        .join(Rating, Rating.sheet_id == Sheet.id)
        .where(Sheet.state == SheetState.SUBMITTED.value, _newest(Rating))
    )


def _newest(rating: type[Rating]) -> ColumnElement[bool]:
    later = aliased(Rating)
    return ~(
        select(later.id)
        .where(
            later.sheet_id == rating.sheet_id,
            later.item == rating.item,
            later.version > rating.version,
        )
        .correlate(rating)
        .exists()
    )
