"""Which members rated how much of whom: the map of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.committee.ranking import COMPARED
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import Sheet, SheetState
from hiring.panel.service import submitted_ratings
from hiring.vacancies.models import Application, Vacancy


@dataclass(frozen=True, slots=True)
class Cell:
    """One sheet: its state, how many items it asks for, how many were observed."""

    state: str
    asked: int
    observed: int

    @property
    def share(self) -> float:
        """The observed part of what was asked."""
        return self.observed / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class Cover:
    """Candidates by number, members by account, and the sheet of each pair that has one."""

    candidates: tuple[Application, ...]
    members: tuple[int, ...]
    cells: Mapping[tuple[int, int], Cell]


def cover_of(session: Session, vacancy: Vacancy, edition: Edition, members: Sequence[int]) -> Cover:
    """The map of the vacancy's compared candidates; only submitted sheets have ratings in it."""
    sheets = session.scalars(
        select(Sheet)
        .join(Sheet.application)
        .where(
            Application.vacancy_id == vacancy.id,
            Application.merged_into_id.is_(None),
            Application.stage.in_(COMPARED),
            Sheet.released_at.is_(None),
        )
    ).all()
    observed = Counter(
        (row.application_id, row.user_id)
        for row in submitted_ratings(session, vacancy)
        if row.value is not None
    )
    cells = {
        (sheet.application_id, sheet.user_id): Cell(
            sheet.state,
            len(rated_numbers(edition, sheet.areas)),
            observed[sheet.application_id, sheet.user_id]
            if sheet.state == SheetState.SUBMITTED
            else 0,
        )
        for sheet in sheets
    }
    candidates = session.scalars(
        select(Application)
        .where(Application.id.in_({pair[0] for pair in cells}))
        .order_by(Application.number)
    )
    there = {pair[1] for pair in cells}
    return Cover(tuple(candidates), tuple(m for m in members if m in there), cells)
