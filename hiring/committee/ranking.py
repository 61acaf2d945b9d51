"""The ranking of a vacancy: plain means of submitted sheets beside the findings in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.foundation.clock import now
from hiring.panel.models import Sheet, SheetState
from hiring.panel.service import Scoring, scoring_of, submitted_ratings
from hiring.qualification import service as qualification
from hiring.qualification.models import Qualification
from hiring.scoring.means import CandidateMeans, CellRating, mean_ratings, weigh_areas
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import edition_of
from hiring.vacancies.stages import ASIDE, JOURNEY

# Whom the committee compares: with the panel, or past it.
COMPARED = JOURNEY[JOURNEY.index(Stage.PANEL) :]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate of the ranking.  `means` is None where no sheet is submitted."""

    application: Application
    means: CandidateMeans | None
    found: Qualification | None
    tied: bool

    @property
    def is_rated(self) -> bool:
        """Whether there is a mean to rank the candidate by."""
        return self.means is not None and self.means.raw_mean is not None


@dataclass(frozen=True, slots=True)
class Sources:
    """What a page of scores was made from."""

    edition: Edition
    vacancy: Vacancy
    scoring: Scoring
    submitted: int
    waiting: int
    recused: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every candidate who is with the panel or past it: the rated ones best first, then those not
    rated yet by number.  `aside` counts candidates with sheets who are set aside or withdrawn."""

    rated: tuple[Ranked, ...]
    not_rated: tuple[Ranked, ...]
    aside: int
    sources: Sources

    @property
    def same_raters(self) -> bool:
        """Whether all rated candidates were rated by the same members."""
        return len({row.means.raters for row in self.rated if row.means}) <= 1


def rank_candidates(session: Session, vacancy: Vacancy) -> Ranking:
    """The ranking of the vacancy as it stands now.  Only submitted sheets count."""
    edition = edition_of(session, vacancy)
    applications = session.scalars(
        select(Application)
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .order_by(Application.number)
    ).all()
    compared = [a for a in applications if a.stage in COMPARED]
    means = _means_of(session, vacancy, edition, {a.id for a in compared})
    found = qualification.current_by_application(session, vacancy.id)
    ranks = [m.rank for m in means.values()]
    rows = [
        Ranked(a, m, found.get(a.id), tied=bool(m and m.rank and ranks.count(m.rank) > 1))
        for a in compared
        for m in (means.get(a.id),)
    ]
    states = _sheet_states(session, vacancy)
    return Ranking(
        rated=tuple(sorted((row for row in rows if row.is_rated), key=_order)),
        not_rated=tuple(row for row in rows if not row.is_rated),
        aside=sum(a.stage in ASIDE and any(key[0] == a.id for key in states) for a in applications),
        sources=_sources(
            vacancy, edition, scoring_of(session, vacancy), states, {a.id for a in compared}
        ),
    )


def means_of_one(session: Session, application: Application) -> CandidateMeans | None:
    """The means of one candidate by themselves, wherever the candidate stands; without a rank."""
    edition = edition_of(session, application.vacancy)
    means = _means_of(session, application.vacancy, edition, {application.id})
    return means.get(application.id)


def _means_of(
    session: Session, vacancy: Vacancy, edition: Edition, compared: set[int]
) -> dict[int, CandidateMeans]:
    cells = (CellRating(*row) for row in submitted_ratings(session, vacancy))
    counted = (cell for cell in cells if cell.candidate in compared)
    areas = weigh_areas(edition, scoring_of(session, vacancy).weights)
    return {m.candidate: m for m in mean_ratings(counted, areas)}


def _sheet_states(session: Session, vacancy: Vacancy) -> dict[tuple[int, str], int]:
    rows = session.execute(
        select(Sheet.application_id, Sheet.state, func.count(Sheet.id))
        .join(Sheet.application)
        .where(Application.vacancy_id == vacancy.id, Sheet.released_at.is_(None))
        .group_by(Sheet.application_id, Sheet.state)
    )
    return {(application_id, state): count for application_id, state, count in rows}


def _sources(
    vacancy: Vacancy,
    edition: Edition,
    scoring: Scoring,
    states: dict[tuple[int, str], int],
    compared: set[int],
) -> Sources:
    def count(*wanted: SheetState) -> int:
        return sum(n for (a, state), n in states.items() if a in compared and state in wanted)

    return Sources(
        edition=edition,
        vacancy=vacancy,
        scoring=scoring,
        submitted=count(SheetState.SUBMITTED),
        waiting=count(SheetState.ASSIGNED, SheetState.OPEN),
        recused=count(SheetState.RECUSED),
        at=now(),
    )


def _order(row: Ranked) -> tuple[int, int]:
    assert row.means is not None
    assert row.means.rank is not None
    return row.means.rank, row.application.number
