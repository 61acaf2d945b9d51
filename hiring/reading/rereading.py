"""Reading documents again with a newer reader: which ones were read by another, and the verbs.

The earlier reading is kept, and so is everything people did since.  The new one is one more row;
the findings are computed anew from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.queue import READ_DOCUMENT, enqueue
from hiring.intake import service as intake
from hiring.intake.models import Document, DocumentState
from hiring.reading.models import Reading
from hiring.reading.service import latest_reading
from hiring.reading.version import VERSION
from hiring.vacancies.models import Vacancy


class RereadingError(Exception):
    """The document can't be read again now; the message is a sentence for the recruiter."""


@dataclass(frozen=True, slots=True)
class Versions:
    """How the documents of a vacancy stand to the running reader.

    `outdated`: documents in good order whose latest reading another version made, `by` which those
    were; `reread`: documents that were read more than once."""

    outdated: int
    by: tuple[str, ...]
    reread: int
    running: str = VERSION


def versions_of(session: Session, vacancy_id: int) -> Versions:
    """How the vacancy's documents stand to the running reader; one query."""
    latest = (
        select(func.max(Reading.id).label("id"), func.count().label("times"))
        .join(Document, Document.id == Reading.document_id)
        .where(Document.vacancy_id == vacancy_id)
        .group_by(Reading.document_id)
        .subquery()
    )
    rows = session.execute(
        select(Reading.reader_version, Document.state, latest.c.times, func.count())
        .join(latest, latest.c.id == Reading.id)
        .join(Document, Document.id == Reading.document_id)
        .group_by(Reading.reader_version, Document.state, latest.c.times)
    ).all()
    outdated = [row for row in rows if row[0] != VERSION and row[1] == DocumentState.QUALIFIED]
    return Versions(
        outdated=sum(row[3] for row in outdated),
        by=tuple(sorted({row[0] for row in outdated})),
        reread=sum(row[3] for row in rows if row[2] > 1),
    )


def read_again(session: Session, document: Document, *, actor_id: int | None) -> None:
    """Queue the document to be read by the running reader.

    RereadingError where it is being read anyway, could not be read, or was read by this reader."""
    latest = latest_reading(session, document.id)
    if latest is None or document.state == DocumentState.FAILED:
        raise RereadingError("This file could not be read yet: try it again instead.")
    if document.state != DocumentState.QUALIFIED:
        raise RereadingError("This file is being read already.")
    if latest.reader_version == VERSION:
        raise RereadingError(f"This file was read by reader {VERSION} already, the one that runs.")
    _queue(session, document, latest.reader_version, actor_id)


def read_vacancy_again(session: Session, vacancy: Vacancy, *, actor_id: int | None) -> int:
    """Queue every document of the vacancy whose latest reading another reader made, and return how
    many."""
    latest = (
        select(func.max(Reading.id))
        .join(Document, Document.id == Reading.document_id)
        .where(Document.vacancy_id == vacancy.id)
        .group_by(Reading.document_id)
    )
    outdated: Sequence[tuple[Document, str]] = [
        (document, version)
        for document, version in session.execute(
            select(Document, Reading.reader_version)
            .join(Reading, Reading.document_id == Document.id)
            .where(
                Reading.id.in_(latest),
                Reading.reader_version != VERSION,
                Document.state == DocumentState.QUALIFIED.value,
            )
            .order_by(Document.id)
            .with_for_update(of=Document)
        )
    ]
    for document, version in outdated:
        _queue(session, document, version, actor_id)
    return len(outdated)


def _queue(session: Session, document: Document, version: str, actor_id: int | None) -> None:
    document.attempts = 0
    intake.set_state(document, DocumentState.QUEUED)
    audit.record(
        session,
        "document.read_again",
        subject="document",
        subject_id=document.id,
        actor_id=actor_id,
        vacancy_id=document.vacancy_id,
        earlier_reader=version,
        reader=VERSION,
    )
    enqueue(session, READ_DOCUMENT, document_id=document.id)
