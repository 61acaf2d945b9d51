"""What the recruiter sees of the panel: who rates whom and how far each is, never a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.panel.blindness import waiting_sheets
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import Sheet, SheetState
from hiring.panel.practice import who_practised
from hiring.panel.ratings import answered_counts
from hiring.people.models import User
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.service import edition_of


@dataclass(frozen=True, slots=True)
class SheetProgress:
    """How far one sheet is.  `hidden` where the person who looks still has to rate: then neither
    state nor percentage of a colleague's sheet is shown."""

    sheet: Sheet
    rated: int
    total: int
    hidden: bool = False

    @property
    def percent(self) -> int:
        """The share of items with an answer, rounded down: 100 only when all have one."""
        return self.rated * 100 // self.total


@dataclass(frozen=True, slots=True)
class CandidateProgress:
    """The sheets for one candidate, and panel members who have none yet."""

    application: Application
    sheets: tuple[SheetProgress, ...]
    missing: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class PanelOverview:
    """The panel of one vacancy.  `ready` are qualified candidates who have not been sent;
    `practised` the ids of members who have finished the sample, None where there is none."""

    members: tuple[User, ...]
    ready: tuple[Application, ...]
    candidates: tuple[CandidateProgress, ...]
    blind: bool
    practised: frozenset[int] | None

    @property
    def incomplete(self) -> tuple[CandidateProgress, ...]:
        """Candidates whom some seated member has no sheet for."""
        return tuple(candidate for candidate in self.candidates if candidate.missing)


def sheets_on(session: Session, vacancy: Vacancy) -> list[Sheet]:
    """Every sheet of the vacancy that is somebody's, by candidate and member."""
    return list(
        session.scalars(
            select(Sheet)
            .join(Sheet.application)
            .options(joinedload(Sheet.application), joinedload(Sheet.user))
            .where(Application.vacancy_id == vacancy.id, Sheet.released_at.is_(None))
            .order_by(Application.number, Sheet.user_id)
        )
    )


def progress_of(session: Session, vacancy: Vacancy, sheets: Sequence[Sheet]) -> list[SheetProgress]:
    """How far each of the sheets is."""
    counts = answered_counts(session, sheets)
    edition = edition_of(session, vacancy)
    return [
        SheetProgress(sheet, counts[sheet.id], len(rated_numbers(edition, sheet.areas)))
        for sheet in sheets
    ]


def oversee(session: Session, vacancy: Vacancy, *, viewer: User) -> PanelOverview:
    """The panel of the vacancy as `viewer` may see it: before their own sheets are submitted, the
    state of colleagues' sheets stays hidden, recusals excepted."""
    blind = bool(waiting_sheets(session, viewer, vacancy))
    by_application: dict[int, list[SheetProgress]] = {}
    for progress in progress_of(session, vacancy, sheets_on(session, vacancy)):
        sheet = progress.sheet
        hidden = blind and sheet.user_id != viewer.id and sheet.state != SheetState.RECUSED
        shown = SheetProgress(sheet, progress.rated, progress.total, hidden)
        by_application.setdefault(sheet.application_id, []).append(shown)
    members = tuple(s.user for s in vacancy.seats if s.kind == SeatKind.PANEL)
    return PanelOverview(
        members=members,
        ready=_ready(session, vacancy),
        candidates=tuple(_gather(sheets, members) for sheets in by_application.values()),
        blind=blind,
        practised=_practised(session, vacancy),
    )


def _practised(session: Session, vacancy: Vacancy) -> frozenset[int] | None:
    if edition_of(session, vacancy).sample is None:
        return None
    return frozenset(who_practised(session, vacancy))


def share_submitted(session: Session, vacancy: Vacancy) -> int | None:
    """The percentage of the vacancy's sheets that are submitted, recused ones left out; None where
    there is no sheet."""
    states = [
        state
        for state in session.scalars(
            select(Sheet.state)
            .join(Sheet.application)
            .where(
                Application.vacancy_id == vacancy.id,
                Sheet.state != SheetState.RECUSED.value,
                Sheet.released_at.is_(None),
            )
        )
    ]
    if not states:
        return None
    return states.count(SheetState.SUBMITTED.value) * 100 // len(states)


def _ready(session: Session, vacancy: Vacancy) -> tuple[Application, ...]:
    return tuple(
        session.scalars(
            select(Application)
            .where(
                Application.vacancy_id == vacancy.id,
                Application.stage == Stage.QUALIFIED.value,
                Application.merged_into_id.is_(None),
            )
            .order_by(Application.number)
        )
    )


def _gather(sheets: Sequence[SheetProgress], members: Sequence[User]) -> CandidateProgress:
    there = {progress.sheet.user_id for progress in sheets}
    return CandidateProgress(
        application=sheets[0].sheet.application,
        sheets=tuple(sheets),
        missing=tuple(member for member in members if member.id not in there),
    )
