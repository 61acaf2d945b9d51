"""Reading the ratings back: the newest version of each cell, and what the scores use of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased, contains_eager

from hiring.panel.models import Rating, ScoresUse, Sheet, SheetState
from hiring.panel.round_models import ConsensusRating
from hiring.panel.rules import rules_of
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


def ratings_of(session: Session, sheets: Iterable[Sheet]) -> dict[int, dict[int, Rating]]:
    """The newest version of each rated item of each of the sheets, by the sheet's id and item."""
    found: dict[int, dict[int, Rating]] = {sheet.id: {} for sheet in sheets}
    rows = session.scalars(select(Rating).where(Rating.sheet_id.in_(found), _newest(Rating)))
    for rating in rows:
        found[rating.sheet_id][rating.item] = rating
    return found


def answer_moments(session: Session, sheet: Sheet) -> list[datetime]:
    """When each rated item of the sheet was first answered, as its member's browser tells it where
    it does; in no order."""
    moment = func.coalesce(Rating.given_at, Rating.at)
    query = select(func.min(moment, type_=Rating.at.type)).where(Rating.sheet_id == sheet.id)
    return list(session.scalars(query.group_by(Rating.item)))


def submitted_ratings(session: Session, vacancy: Vacancy) -> list[SubmittedRating]:
    """Every rating of the vacancy's submitted sheets, by candidate, member and item: the initial
    one, or, where the vacancy's scores use consensus, the final one where there is one."""
    query = of_submitted(
        select(Sheet.application_id, Sheet.user_id, Rating.item, Rating.value)
    ).where(Application.vacancy_id == vacancy.id)
    order = (Sheet.application_id, Sheet.user_id, Rating.item)
    rows = [SubmittedRating(*row) for row in session.execute(query.order_by(*order))]
    finals = _finals_used(session, vacancy)
    return [
        row._replace(value=finals[key].value) if (key := row[:3]) in finals else row for row in rows
    ]


def submitted_notes(session: Session, application: Application) -> list[SubmittedNote]:
    """Every note on the application's submitted sheets, by item and member: beside a final rating
    that the scores use, its own note, else that of the initial one."""
    query = of_submitted(select(Sheet.user_id, Rating.item, Rating.note)).where(
        Sheet.application_id == application.id
    )
    order = (Rating.item, Sheet.user_id)
    finals = _finals_used(session, application.vacancy)
    notes = []
    for user_id, item, note in session.execute(query.order_by(*order)):
        final = finals.get((application.id, user_id, item))
        shown = (final.note if final else None) or note
        if shown:
            notes.append(SubmittedNote(user_id, item, shown))
    return notes


def final_ratings(session: Session, vacancy: Vacancy) -> dict[tuple[int, int], ConsensusRating]:
    """The newest final rating of each cell that has one, by sheet and item."""
    rows = session.scalars(
        select(ConsensusRating)
        .join(ConsensusRating.sheet)
        .join(Sheet.application)
        .options(contains_eager(ConsensusRating.sheet))
        .where(Application.vacancy_id == vacancy.id)
        .order_by(ConsensusRating.version)
    )
    return {(row.sheet_id, row.item): row for row in rows}


def _finals_used(session: Session, vacancy: Vacancy) -> dict[tuple[int, int, int], ConsensusRating]:
    """The final ratings that scores are made of, by candidate, member and item."""
    if rules_of(session, vacancy).scores_use != ScoresUse.CONSENSUS:
        return {}
    return {
        (final.sheet.application_id, final.sheet.user_id, item): final
        for (_, item), final in final_ratings(session, vacancy).items()
    }


def answered_counts(session: Session, sheets: Iterable[Sheet]) -> dict[int, int]:
    """How many items have an answer on each sheet, by the sheet's id; 0 where none has."""
    ids = [sheet.id for sheet in sheets]
    rows = session.execute(
        select(Rating.sheet_id, func.count(Rating.item.distinct()))
        .where(Rating.sheet_id.in_(ids))
        .group_by(Rating.sheet_id)
    )
    return dict.fromkeys(ids, 0) | {sheet_id: count for sheet_id, count in rows}


def of_submitted(query: Select[*Ts]) -> Select[*Ts]:
    """The query over submitted sheets, their candidates and the newest version of each rating."""
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
