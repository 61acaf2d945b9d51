"""The ranking of a vacancy: scores of submitted sheets beside the findings in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.committee.submitted import Submitted
from hiring.foundation.clock import now
from hiring.panel.models import Sheet, SheetState
from hiring.panel.service import Scoring, rules_of, scoring_of, submitted_ratings
from hiring.qualification import service as qualification
from hiring.qualification.models import Qualification
from hiring.scoring.means import CandidateMeans, CellRating, weigh_areas
from hiring.scoring.scores import CandidateScore, Scores
from hiring.scoring.standing import Standing
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import edition_of
from hiring.vacancies.stages import ASIDE, JOURNEY

# Whom the committee compares: with the panel, or past it.
COMPARED = JOURNEY[JOURNEY.index(Stage.PANEL) :]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate of the ranking: exact plain means, and what the estimator makes of them.  Both
    are None where no sheet is submitted."""

    application: Application
    means: CandidateMeans | None
    score: CandidateScore | None
    found: Qualification | None
    tied: bool

    @property
    def is_rated(self) -> bool:
        """Whether there is a rating to rank the candidate by."""
        return self.score is not None and self.score.rank is not None

    @property
    def standing(self) -> Standing | None:
        """The place with its doubt; None where only plain means could be made."""
        return self.score.standing if self.score else None

    @property
    def rank(self) -> int:
        """The rank; ValueError for somebody who isn't rated."""
        if self.score is None or self.score.rank is None:
            raise ValueError("This candidate is not rated.")
        return self.score.rank


@dataclass(frozen=True, slots=True)
class Sources:
    """What a page of scores was made from; `fewest_raters` is what the rules ask for."""

    edition: Edition
    vacancy: Vacancy
    scoring: Scoring
    fewest_raters: int
    submitted: int
    waiting: int
    recused: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every candidate who is with the panel or past it: the rated ones best first, then those not
    rated yet by number.  `scores` are what the estimator makes of what was `submitted`, with
    candidates and raters by their ids; `aside` counts candidates with sheets who are set aside or
    withdrawn."""

    rated: tuple[Ranked, ...]
    not_rated: tuple[Ranked, ...]
    submitted: Submitted
    scores: Scores
    aside: int
    sources: Sources


def rank_candidates(session: Session, vacancy: Vacancy) -> Ranking:
    """The ranking of the vacancy as it stands now.  Only submitted sheets count."""
    edition = edition_of(session, vacancy)
    applications = session.scalars(
        select(Application)
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .order_by(Application.number)
    ).all()
    compared = [a for a in applications if a.stage in COMPARED]
    submitted = _submitted(session, vacancy, edition, compared)
    means, scores = submitted.means(), submitted.scores()
    of = {one.candidate: one for one in scores.candidates}
    found = qualification.current_by_application(session, vacancy.id)
    shared = Counter(one.rank for one in scores.candidates if one.rank is not None)
    rows = [
        Ranked(
            a,
            means.get(a.id),
            one,
            found.get(a.id),
            tied=bool(one and one.rank and shared[one.rank] > 1),
        )
        for a in compared
        for one in (of.get(a.id),)
    ]
    states = _sheet_states(session, vacancy)
    return Ranking(
        rated=tuple(sorted((row for row in rows if row.is_rated), key=_order)),
        not_rated=tuple(row for row in rows if not row.is_rated),
        submitted=submitted,
        scores=scores,
        aside=sum(a.stage in ASIDE and any(key[0] == a.id for key in states) for a in applications),
        sources=_sources(
            vacancy,
            edition,
            scoring_of(session, vacancy),
            rules_of(session, vacancy).fewest_raters,
            states,
            {a.id for a in compared},
        ),
    )


def means_of_one(session: Session, application: Application) -> CandidateMeans | None:
    """The means of one candidate by themselves, wherever the candidate stands; without a rank."""
    edition = edition_of(session, application.vacancy)
    submitted = _submitted(session, application.vacancy, edition, [application])
    return submitted.means().get(application.id)


def _submitted(
    session: Session, vacancy: Vacancy, edition: Edition, compared: Sequence[Application]
) -> Submitted:
    cells = (CellRating(*row) for row in submitted_ratings(session, vacancy))
    names: dict[int | str, str] = {a.id: a.shown_name for a in compared}
    return Submitted(
        cells=tuple(cell for cell in cells if cell.candidate in names),
        areas=weigh_areas(edition, scoring_of(session, vacancy).weights),
        top=max(level.value for level in edition.levels),
        names=names | {area.slug: area.name for area in edition.areas},
    )


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
    fewest_raters: int,
    states: dict[tuple[int, str], int],
    compared: set[int],
) -> Sources:
    def count(*wanted: SheetState) -> int:
        return sum(n for (a, state), n in states.items() if a in compared and state in wanted)

    return Sources(
        edition=edition,
        vacancy=vacancy,
        scoring=scoring,
        fewest_raters=fewest_raters,
        submitted=count(SheetState.SUBMITTED),
        waiting=count(SheetState.ASSIGNED, SheetState.OPEN),
        recused=count(SheetState.RECUSED),
        at=now(),
    )


def _order(row: Ranked) -> tuple[int, int]:
    return row.rank, row.application.number
