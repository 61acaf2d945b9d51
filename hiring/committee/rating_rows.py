"""Everything that was submitted: a row for each candidate, member and item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from classification.edition import Edition
from hiring.committee.ranking import COMPARED
from hiring.panel.instrument import areas_of, items_of
from hiring.panel.models import Rating, ScoresUse, Sheet, SheetState
from hiring.panel.round_models import ConsensusRating
from hiring.panel.service import final_ratings, ratings_of, rules_of
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One cell of one submitted sheet.  `candidate` is the number in the vacancy, `compared`
    whether that candidate is with the panel or past it; `answer` is "rated", "not observed" or
    "left open", and `rating` what the scores are made of: the `initial` rating, or the `final` one
    of the consensus round where the vacancy chose that.  `versions` counts how often the member
    answered."""

    candidate: int
    compared: bool
    rater_id: int
    rater: str
    area: str
    item: int
    label: str
    answer: str
    rating: int | None
    initial: int | None
    final: int | None
    note: str
    final_note: str
    given_at: datetime | None
    versions: int


def rating_rows(
    session: Session, vacancy: Vacancy, names: Mapping[int, str]
) -> tuple[RatingRow, ...]:
    """The rows by candidate, member and item; `names` are what members are called, by account."""
    edition = edition_of(session, vacancy)
    sheets = session.scalars(
        select(Sheet)
        .join(Sheet.application)
        .options(joinedload(Sheet.application))
        .where(
            Application.vacancy_id == vacancy.id,
            Application.merged_into_id.is_(None),
            Sheet.state == SheetState.SUBMITTED.value,
        )
        .order_by(Application.number, Sheet.user_id)
    ).all()
    # By name: the order of accounts would tell who is who where members are not named.
    sheets = sorted(sheets, key=lambda one: (one.application.number, names[one.user_id]))
    ratings, finals = ratings_of(session, sheets), final_ratings(session, vacancy)
    use_final = rules_of(session, vacancy).scores_use == ScoresUse.CONSENSUS
    return tuple(
        _row(sheet, names[sheet.user_id], cell, ratings[sheet.id], finals, use_final)
        for sheet in sheets
        for cell in _cells(edition, sheet)
    )


def _cells(edition: Edition, sheet: Sheet) -> Iterator[tuple[str, int, str]]:
    for area in areas_of(edition, sheet.areas):
        for line in items_of(edition, area):
            yield area.name, line.number, line.item.label


def _row(
    sheet: Sheet,
    rater: str,
    cell: tuple[str, int, str],
    ratings: Mapping[int, Rating],
    finals: Mapping[tuple[int, int], ConsensusRating],
    use_final: bool,
) -> RatingRow:
    area, item, label = cell
    initial, final = ratings.get(item), finals.get((sheet.id, item))
    used = final if use_final and final is not None else initial
    given = used.value if used else None
    return RatingRow(
        candidate=sheet.application.number,
        compared=sheet.application.stage in COMPARED,
        rater_id=sheet.user_id,
        rater=rater,
        area=area,
        item=item,
        label=label,
        answer="left open" if used is None else "not observed" if given is None else "rated",
        rating=given,
        initial=initial.value if initial else None,
        final=final.value if final else None,
        note=(initial.note if initial else None) or "",
        final_note=(final.note if final else None) or "",
        given_at=(initial.given_at or initial.at) if initial else None,
        versions=initial.version if initial else 0,
    )
