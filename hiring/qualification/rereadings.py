"""What reading a document again changed: in its facts, and in the findings about the candidate."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from hiring.intake.models import Document
from hiring.qualification import differences
from hiring.qualification.models import Qualification
from hiring.reading import changes
from hiring.reading.facts import from_json
from hiring.reading.models import Reading
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class Rereading:
    """One reading of a document and the one before it: how the facts differ, and how the findings
    do.

    `judged` is False until findings rest on the new reading; the outcomes are those in force
    before and after, None where nothing was judged."""

    document: Document
    before: Reading
    after: Reading
    facts: tuple[changes.Change, ...]
    judged: bool
    findings: tuple[differences.Change, ...]
    outcome_before: str | None
    outcome_after: str | None

    @property
    def is_same(self) -> bool:
        """Whether the new reading changed nothing at all."""
        return not (self.facts or self.findings or self.outcome_before != self.outcome_after)


@dataclass(frozen=True, slots=True)
class DocumentReadings:
    """A document, its first reading (None until it was read) and the later ones, newest first."""

    document: Document
    first: Reading | None
    again: tuple[Rereading, ...]

    @property
    def latest(self) -> Reading | None:
        """The reading whose facts count."""
        return self.again[0].after if self.again else self.first


def readings_of(session: Session, application: Application) -> list[DocumentReadings]:
    """Every document of the application with all its readings, in the order the documents came."""
    documents = list(
        session.scalars(
            select(Document)
            .where(Document.application_id == application.id)
            .options(joinedload(Document.application))
            .order_by(Document.id)
        )
    )
    readings = _readings(session, [document.id for document in documents])
    judged = _findings(session, [application.id]).get(application.id, [])
    return [
        DocumentReadings(
            document,
            next(iter(readings.get(document.id, [])), None),
            tuple(_compare_all(document, readings.get(document.id, []), judged))[::-1],
        )
        for document in documents
    ]


def last_rereadings(session: Session, *, vacancy_id: int) -> list[Rereading]:
    """The last reading again of every document of the vacancy that was read more than once, in the
    order of the candidates."""
    repeated = (
        select(Reading.document_id)
        .join(Document, Document.id == Reading.document_id)
        .where(Document.vacancy_id == vacancy_id)
        .group_by(Reading.document_id)
        .having(func.count() > 1)
    )
    documents = list(
        session.scalars(
            select(Document)
            .join(Application, Application.id == Document.application_id)
            .where(Document.id.in_(repeated))
            .options(joinedload(Document.application))
            .order_by(Application.number, Document.id)
        )
    )
    readings = _readings(session, [document.id for document in documents])
    judged = _findings(session, {document.application_id for document in documents})
    return [
        one
        for document in documents
        for one in _compare_all(
            document, readings[document.id][-2:], judged.get(document.application_id, [])
        )
    ]


def _readings(session: Session, document_ids: Collection[int]) -> Mapping[int, list[Reading]]:
    rows = session.scalars(
        select(Reading)
        .where(Reading.document_id.in_(document_ids))
        .order_by(Reading.document_id, Reading.id)
    )
    return {key: list(group) for key, group in groupby(rows, lambda row: row.document_id)}


def _findings(
    session: Session, application_ids: Collection[int]
) -> Mapping[int, list[Qualification]]:
    rows = session.scalars(
        select(Qualification)
        .where(Qualification.application_id.in_(application_ids))
        .order_by(Qualification.application_id, Qualification.id)
    )
    return {key: list(group) for key, group in groupby(rows, lambda row: row.application_id)}


def _compare_all(
    document: Document, readings: Sequence[Reading], judged: Sequence[Qualification]
) -> Iterator[Rereading]:
    for before, after in pairwise(readings):
        # The findings that last rested on the one reading, and the first that rest on the other.
        old = next((row for row in reversed(judged) if before.id in row.readings), None)
        new = next((row for row in judged if after.id in row.readings), None)
        yield Rereading(
            document=document,
            before=before,
            after=after,
            facts=changes.compare(from_json(before.facts), from_json(after.facts)),
            judged=new is not None,
            findings=differences.find_changes(old.result, new.result) if old and new else (),
            outcome_before=old.outcome if old else None,
            outcome_after=new.outcome if new else None,
        )
