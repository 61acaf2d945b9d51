"""The candidates of a vacancy with the findings in force: filtered, sorted and paged by the
database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.qualification.models import Qualification
from hiring.vacancies.models import Application, Stage

PAGE_SIZE = 50


class Standing(StrEnum):
    """How an application stands by its findings, in the order of the list.  `STATEMENTS` are
    those who lack nothing but the statements on licence and automobile; `WAITING` have no findings
    yet."""

    MEETS = "meets"
    STATEMENTS = "statements"
    UNCLEAR = "unclear"
    DOES_NOT_MEET = "does_not_meet"
    WAITING = "waiting"


class Order(StrEnum):
    """What the list is sorted by."""

    STANDING = "standing"
    NAME = "name"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None and "" narrow nothing."""

    standing: Standing | None = None
    next_step: str | None = None
    stage: Stage | None = None
    name: str = ""
    order: Order = Order.STANDING

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.standing or self.next_step or self.stage or self.name)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the list.  `files` counts the documents by their state."""

    application: Application
    qualification: Qualification | None
    files: Mapping[str, int]

    @property
    def standing(self) -> Standing:
        """How the candidate stands."""
        found = self.qualification
        if found is None:
            return Standing.WAITING
        return Standing.STATEMENTS if found.only_statements_open else Standing(found.outcome)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list.  `total` counts all that fit the filters."""

    candidates: tuple[Candidate, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; one where the list is empty."""
        return max(1, -(-self.total // PAGE_SIZE))


_in_force = (
    select(func.max(Qualification.id))
    .where(Qualification.application_id == Application.id)
    .correlate(Application)
    .scalar_subquery()
)
_found = Qualification.id == _in_force
_standing: ColumnElement[str] = case(
    (Qualification.id.is_(None), Standing.WAITING.value),
    (Qualification.only_statements_open, Standing.STATEMENTS.value),
    else_=Qualification.outcome,
)
_rank = case({standing.value: at for at, standing in enumerate(Standing)}, value=_standing)
_ORDERS: dict[Order, tuple[ColumnElement[Any], ...]] = {
    Order.STANDING: (_rank, Application.number.expression),
    Order.NAME: (func.lower(Application.name), Application.number.expression),
    Order.RECEIVED: (Application.number.expression,),
}


def list_candidates(session: Session, *, vacancy_id: int, filters: Filters, page: int) -> Listing:
    """One page of the vacancy's candidates; the last page where `page` lies behind it.

    Three queries, however many candidates there are."""
    wanted = list(_conditions(vacancy_id, filters))
    count = select(func.count(Application.id)).outerjoin(Qualification, _found).where(*wanted)
    total = session.scalar(count) or 0
    page = min(max(1, page), max(1, -(-total // PAGE_SIZE)))
    query = (
        select(Application, Qualification)
        .outerjoin(Qualification, _found)
        .where(*wanted)
        .order_by(*_ORDERS[filters.order])
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    )
    rows = session.execute(query).all()
    files = _count_files(session, [application.id for application, _ in rows])
    return Listing(
        tuple(Candidate(one, found, files.get(one.id, {})) for one, found in rows), total, page
    )


def count_standings(session: Session, *, vacancy_id: int) -> dict[Standing, int]:
    """How many candidates of the vacancy stand where."""
    query = (
        select(_standing, func.count(Application.id))
        .outerjoin(Qualification, _found)
        .where(Application.vacancy_id == vacancy_id)
        .group_by(_standing)
    )
    found = {Standing(standing): count for standing, count in session.execute(query)}
    return {standing: found.get(standing, 0) for standing in Standing}


def count_open(session: Session, *, vacancy_id: int) -> int:
    """How many candidates of the vacancy are judged and wait for a decision."""
    query = (
        select(func.count(Application.id))
        .where(Application.vacancy_id == vacancy_id, Application.stage == Stage.QUALIFIED.value)
        .where(Application.id.in_(select(Qualification.application_id)))
    )
    return session.scalar(query) or 0


def standing_in_force() -> tuple[ColumnElement[bool], ColumnElement[str]]:
    """The condition that joins findings in force to their application, and the standing they
    give."""
    return _found, _standing


def _conditions(vacancy_id: int, filters: Filters) -> Iterator[ColumnElement[bool]]:
    yield Application.vacancy_id == vacancy_id
    if filters.standing:
        yield _standing == filters.standing.value
    if filters.next_step:
        yield Qualification.next_step == filters.next_step
    if filters.stage:
        yield Application.stage == filters.stage.value
    if filters.name:
        yield Application.name.icontains(filters.name, autoescape=True)


def _count_files(session: Session, application_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    query = (
        select(Document.application_id, Document.state, func.count())
        .where(Document.application_id.in_(application_ids))
        .group_by(Document.application_id, Document.state)
    )
    counts: dict[int, dict[str, int]] = {}
    for application_id, state, count in session.execute(query):
        counts.setdefault(application_id, {})[state] = count
    return counts
