"""The candidates of a vacancy with the findings in force: filtered, sorted and paged by the
database.  No stored result is opened: what the list shows stands in rows of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.intake.models import Document
from hiring.qualification.application_models import ListedCandidate
from hiring.qualification.search_words import SearchWords, read_search
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
    MISSING = "missing"
    MONTHS = "months"
    CHANGED = "changed"


class Mark(StrEnum):
    """What else tells a candidate from others: a file that came late, a person's decision on a
    finding, one that stands instead of the machine's, a changed fact, a letter not answered yet."""

    LATE = "late"
    REVIEWED = "reviewed"
    OVERRIDDEN = "overridden"
    CORRECTED = "corrected"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None and "" narrow nothing.  `search` is a part of a name or an
    e-mail address, or a candidate's number."""

    standing: Standing | None = None
    next_step: str | None = None
    stage: Stage | None = None
    mark: Mark | None = None
    search: str = ""
    order: Order = Order.STANDING

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.standing or self.next_step or self.stage or self.mark or self.search.strip()
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the list.  `files` counts the documents by their state."""

    application: Application
    line: ListedCandidate | None
    files: Mapping[str, int]
    late: bool
    asked: bool
    changed_at: datetime | None

    @property
    def standing(self) -> Standing:
        """How the candidate stands."""
        return Standing(self.line.standing) if self.line else Standing.WAITING


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


# What a later room knows of the applications of a vacancy, as a query of their ids.
Ids = Select[int]

_line = ListedCandidate.application_id == Application.id
_standing: ColumnElement[str] = func.coalesce(ListedCandidate.standing, Standing.WAITING.value)
_rank = case({standing.value: at for at, standing in enumerate(Standing)}, value=_standing)
_changed_at = (
    select(func.max(AuditEvent.at))
    .where(AuditEvent.subject == "application", AuditEvent.subject_id == Application.id)
    .correlate(Application)
    .scalar_subquery()
)
_number = Application.number.expression
_ORDERS: dict[Order, tuple[ColumnElement[Any], ...]] = {
    Order.STANDING: (_rank, _number),
    Order.NAME: (
        Application.name.is_(None),
        Application.search_text.expression,
        _number,
    ),
    Order.RECEIVED: (_number,),
    # Those who lack least first; those who are not judged last.
    Order.MISSING: (
        ListedCandidate.application_id.is_(None),
        ListedCandidate.not_met + ListedCandidate.unclear,
        ListedCandidate.not_met.expression,
        _number,
    ),
    Order.MONTHS: (
        ListedCandidate.months_min.is_(None),
        ListedCandidate.months_min.desc(),
        ListedCandidate.months_max.desc(),
        _number,
    ),
    Order.CHANGED: (_changed_at.desc(), _number),
}
_MARKS: dict[Mark, ColumnElement[bool]] = {
    Mark.LATE: exists().where(Document.application_id == Application.id, Document.late),
    Mark.REVIEWED: ListedCandidate.reviewed.is_(True),
    Mark.OVERRIDDEN: ListedCandidate.overridden.is_(True),
    Mark.CORRECTED: ListedCandidate.corrected.is_(True),
}


def list_candidates(
    session: Session, *, vacancy_id: int, filters: Filters, page: int, asked: Ids | None = None
) -> Listing:
    """One page of the vacancy's candidates; the last page where `page` lies behind it.

    `asked` gives the applications that have not answered a letter yet.  Four queries, however many
    candidates there are, and one more with `asked`."""
    wanted = list(_conditions(vacancy_id, filters, asked))
    count = select(func.count(Application.id)).outerjoin(ListedCandidate, _line).where(*wanted)
    total = session.scalar(count) or 0
    page = min(max(1, page), max(1, -(-total // PAGE_SIZE)))
    # The ids first: what the lines show is fetched for those of one page alone.
    query = select(Application.id).outerjoin(ListedCandidate, _line).where(*wanted)
    query = query.order_by(*_ORDERS[filters.order]).offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    ids = list(session.scalars(query))
    files, late = _count_files(session, ids)
    waiting = _waiting(session, ids, asked)
    rows = session.execute(
        select(Application, ListedCandidate, _changed_at)
        .outerjoin(ListedCandidate, _line)
        .where(Application.id.in_(ids))
    )
    found = {
        one.id: Candidate(
            one, line, files.get(one.id, {}), one.id in late, one.id in waiting, changed
        )
        for one, line, changed in rows
    }
    return Listing(tuple(found[id_] for id_ in ids), total, page)


def numbers_that_fit(
    session: Session, *, vacancy_id: int, filters: Filters, asked: Ids | None = None
) -> set[int]:
    """The numbers of all candidates of the vacancy that fit the filters, on whatever page."""
    wanted = _conditions(vacancy_id, filters, asked)
    query = select(Application.number).outerjoin(ListedCandidate, _line).where(*wanted)
    return set(session.scalars(query))


def count_standings(session: Session, *, vacancy_id: int) -> dict[Standing, int]:
    """How many candidates of the vacancy stand where."""
    query = (
        select(_standing, func.count(Application.id))
        .outerjoin(ListedCandidate, _line)
        .where(*_counted(vacancy_id))
        .group_by(_standing)
    )
    found = {Standing(standing): count for standing, count in session.execute(query)}
    return {standing: found.get(standing, 0) for standing in Standing}


def count_open(session: Session, *, vacancy_id: int) -> int:
    """How many candidates of the vacancy are judged and wait for a decision."""
    query = (
        select(func.count(Application.id))
        .join(ListedCandidate, _line)
        .where(*_counted(vacancy_id), Application.stage == Stage.QUALIFIED.value)
    )
    return session.scalar(query) or 0


def _counted(vacancy_id: int) -> tuple[ColumnElement[bool], ...]:
    return Application.vacancy_id == vacancy_id, Application.merged_into_id.is_(None)


def _conditions(
    vacancy_id: int, filters: Filters, asked: Ids | None
) -> Iterator[ColumnElement[bool]]:
    yield from _counted(vacancy_id)
    if filters.standing:
        yield _standing == filters.standing.value
    if filters.next_step:
        yield ListedCandidate.next_step == filters.next_step
    if filters.stage:
        yield Application.stage == filters.stage.value
    if filters.mark in _MARKS:
        yield _MARKS[filters.mark]
    if filters.mark == Mark.ASKED and asked is not None:
        yield Application.id.in_(asked)
    yield from _found(read_search(filters.search))


def _found(search: SearchWords) -> Iterator[ColumnElement[bool]]:
    """Every word stands somewhere in the name or the address, or it is the number."""
    words = [Application.search_text.contains(word, autoescape=True) for word in search.words]
    ways = [and_(*words)] if words else []
    if search.number is not None:
        ways.append(Application.number == search.number)
    if ways:
        yield or_(*ways)


def _waiting(session: Session, application_ids: Collection[int], asked: Ids | None) -> set[int]:
    if asked is None:
        return set()
    query = select(Application.id).where(
        Application.id.in_(application_ids), Application.id.in_(asked)
    )
    return set(session.scalars(query))


def _count_files(
    session: Session, application_ids: Collection[int]
) -> tuple[dict[int, dict[str, int]], set[int]]:
    query = (
        select(Document.application_id, Document.state, Document.late, func.count())
        .where(Document.application_id.in_(application_ids))
        .group_by(Document.application_id, Document.state, Document.late)
    )
    counts: dict[int, dict[str, int]] = {}
    late = set()
    for application_id, state, is_late, count in session.execute(query):
        states = counts.setdefault(application_id, {})
        states[state] = states.get(state, 0) + count
        if is_late:
            late.add(application_id)
    return counts, late
