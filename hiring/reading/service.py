"""The verbs of reading, as the rest of the product knows them: begin, keep what was found, look it
up.

The reader itself is not imported here: a web process looks facts up and must never load it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import MAKE_TWINS, QUALIFY_APPLICATION, enqueue
from hiring.intake import service as intake
from hiring.intake.models import Document, DocumentState
from hiring.reading.facts import ErrorCode, Facts, Reader, ReadError, from_json, to_json
from hiring.reading.limits import EXPLANATIONS
from hiring.reading.models import Reading
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """One attempt to read one document."""

    document_id: int
    sha256: str
    filename: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Found:
    """How much the latest reading of a document found."""

    positions: int
    degrees: int


def begin_reading(
    session: Session, *, document_id: int, redelivered: bool = False
) -> ReadingJob | None:
    """Take the document for reading; None where there is nothing to do.

    A document is taken while it is queued, or where the broker delivers the message again because
    the process that was reading it died (`redelivered`).  After too many such attempts it ends as
    failed."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is None:
        return None
    lost = redelivered and document.state == DocumentState.READING
    if document.state != DocumentState.QUEUED and not lost:
        return None
    if not intake.start_attempt(session, document):
        return None
    return ReadingJob(document.id, document.sha256, document.filename, document.attempts)


def finish_reading(session: Session, *, job: ReadingJob, facts: Facts) -> Reading | None:
    """Keep what the attempt found, or why it failed; None where nothing was read or where somebody
    else has taken the document over in the meantime."""
    document = session.get(Document, job.document_id, with_for_update=True)
    if document is None or document.state != DocumentState.READING:
        return None
    if document.attempts != job.attempt:
        return None
    if facts.error is not None:
        error = facts.error
        intake.fail(session, document, code=error.code, message=error.message, hint=error.hint)
        return None
    earlier = latest_reading(session, document.id)
    reading = Reading(
        document_id=document.id,
        reader_version=facts.reader.version,
        facts=to_json(facts),
        created_at=now(),
    )
    session.add(reading)
    session.flush()
    _fill_contact(session, document.application, facts, earlier)
    intake.set_state(document, DocumentState.READ)
    audit.record(
        session,
        "document.read",
        subject="document",
        subject_id=document.id,
        actor_id=None,
        vacancy_id=document.vacancy_id,
        reading=reading.id,
        reader=facts.reader.version,
    )
    enqueue(session, QUALIFY_APPLICATION, application_id=document.application_id)
    enqueue(session, MAKE_TWINS, application_id=document.application_id)
    return reading


def give_up_reading(session: Session, *, document_id: int, after: timedelta) -> None:
    """End a document whose reading was stopped by force because it went on for longer than `after`;
    nothing where it is no longer that reading that is under way."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is None or document.state != DocumentState.READING:
        return
    if now() - document.state_changed_at < after:
        return
    message, hint = EXPLANATIONS["timeout"]
    intake.fail(session, document, code="timeout", message=message, hint=hint)


def _fill_contact(
    session: Session, application: Application, facts: Facts, earlier: Reading | None
) -> None:
    """Give the application what it lacks.  What an earlier reading of the same document said goes
    first: it may have been misread, and another document may say it better."""
    if earlier is None:
        intake.fill_contact(application, **_contact(facts))
        return
    intake.forget_contact(application, **_contact(from_json(earlier.facts)))
    for known in facts_of(session, application.id):
        intake.fill_contact(application, **_contact(known))


def _contact(facts: Facts) -> dict[str, str | None]:
    contact = facts.contact
    return {"name": contact.name, "email": contact.email, "phone": contact.phone}


def failed(
    job: ReadingJob, code: ErrorCode, message: str | None = None, hint: str | None = None
) -> Facts:
    """Facts that say why the attempt failed, for failures outside the reader."""
    usual_message, usual_hint = EXPLANATIONS[code]
    return Facts(
        sha256=job.sha256,
        status="failed",
        error=ReadError(code, message or usual_message, hint or usual_hint),
        pages=0,
        reader=Reader(version="", ocr=False, seconds=0.0),
    )


def latest_reading(session: Session, document_id: int) -> Reading | None:
    """The latest reading of the document."""
    readings = select(Reading).where(Reading.document_id == document_id)
    return session.scalar(readings.order_by(Reading.id.desc()).limit(1))


def latest_readings(session: Session, application_id: int) -> list[Reading]:
    """The latest reading of each document of the application, in the order the documents came."""
    latest = (
        select(func.max(Reading.id))
        .join(Document, Document.id == Reading.document_id)
        .where(Document.application_id == application_id)
        .group_by(Reading.document_id)
    )
    readings = select(Reading).where(Reading.id.in_(latest)).order_by(Reading.document_id)
    return list(session.scalars(readings))


def facts_of(session: Session, application_id: int) -> list[Facts]:
    """The facts of the latest reading of each document of the application, in the order the
    documents came."""
    return [from_json(reading.facts) for reading in latest_readings(session, application_id)]


def found_by_document(session: Session, document_ids: Collection[int]) -> dict[int, Found]:
    """How much was found in each of the documents that have been read.  Counted by the database:
    the facts themselves are large."""
    postgres = session.get_bind().dialect.name == "postgresql"
    length = func.jsonb_array_length if postgres else func.json_array_length
    latest = (
        select(func.max(Reading.id))
        .where(Reading.document_id.in_(document_ids))
        .group_by(Reading.document_id)
    )
    counts = select(
        Reading.document_id,
        length(Reading.facts["positions"]),
        length(Reading.facts["education"]),
    ).where(Reading.id.in_(latest))
    return {row[0]: Found(row[1], row[2]) for row in session.execute(counts)}
