"""The verbs of intake: a file is stored, recorded, queued, and never lost; its state is always in
the database."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import QUALIFY_APPLICATION, READ_DOCUMENT, enqueue
from hiring.foundation.storage import Storage, sha256
from hiring.intake.checks import clean_filename, find_fault, is_late
from hiring.intake.models import Document, DocumentState
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application, Stage, Vacancy

MAX_ATTEMPTS = 3
MAX_BYTES = 10 * 1024 * 1024
ZONE = ZoneInfo("America/Los_Angeles")
# A message may simply still stand in line; sending it twice does no harm, since the first line of a
# task looks at the state.
QUEUED_LOST_AFTER = timedelta(minutes=2)
READING_LOST_AFTER = timedelta(minutes=3)


class IntakeError(Exception):
    """The file can't be taken in here; the message is a sentence for the recruiter."""


def find_same(session: Session, vacancy: Vacancy, *, data: bytes) -> Document | None:
    """The document of this vacancy with exactly these bytes."""
    return session.scalar(
        select(Document).where(Document.vacancy_id == vacancy.id, Document.sha256 == sha256(data))
    )


def take_in(
    session: Session,
    storage: Storage,
    vacancy: Vacancy,
    *,
    filename: str,
    data: bytes,
    actor_id: int,
    application: Application | None = None,
    max_bytes: int = MAX_BYTES,
    zone: tzinfo = ZONE,
) -> Document:
    """Store the file, record it as a document of a new application (or of `application`), and queue
    it for reading once the transaction is committed.

    Bytes that the vacancy already has are the document it already has.  A file that is empty, too
    large or of the wrong type becomes a document in the state failed.  IntakeError where the
    vacancy is not open, or the application is not one of it or is merged into another."""
    if vacancy.opened_at is None:
        raise IntakeError("The vacancy is a draft. Open it first, then files can be taken in.")
    if application is not None and application.vacancy_id != vacancy.id:
        raise IntakeError("This candidate applied for another vacancy.")
    if application is not None and application.merged_into_id is not None:
        raise IntakeError("This candidate is merged into another: add the file to that one.")
    digest = storage.put(data)  # the file first: a row must never point to nothing
    vacancies.lock(session, vacancy)
    same = find_same(session, vacancy, data=data)
    if same is not None:
        return same
    moment = now()
    document = Document(
        vacancy_id=vacancy.id,
        application=application or vacancies.add_application(session, vacancy),
        sha256=digest,
        filename=clean_filename(filename),
        size=len(data),
        late=is_late(moment, as_of=vacancy.as_of, zone=zone),
        uploaded_at=moment,
        uploaded_by=actor_id,
        state=DocumentState.QUEUED.value,
        state_changed_at=moment,
        attempts=0,
    )
    session.add(document)
    session.flush()
    _record(session, document, "document.taken_in", actor_id=actor_id)
    fault = find_fault(data, max_bytes=max_bytes)
    if fault is None:
        enqueue(session, READ_DOCUMENT, document_id=document.id)
    else:
        fail(session, document, code=fault.code, message=fault.message, hint=fault.hint)
    return document


def retry(session: Session, document: Document, *, actor_id: int) -> None:
    """Queue a failed document again, with fresh attempts; IntakeError in any other state."""
    if document.state != DocumentState.FAILED:
        raise IntakeError("Only a file that failed can be tried again; this one has moved on.")
    document.attempts = 0
    set_state(document, DocumentState.QUEUED)
    _record(session, document, "document.tried_again", actor_id=actor_id)
    enqueue(session, READ_DOCUMENT, document_id=document.id)


def set_state(document: Document, state: DocumentState) -> None:
    """Put the document into a state that isn't a failure."""
    document.state = state.value
    document.state_changed_at = now()
    document.error_code = document.error_message = document.error_hint = None


def fail(session: Session, document: Document, *, code: str, message: str, hint: str) -> None:
    """End the document's journey with a named failure that a recruiter can act on."""
    document.state = DocumentState.FAILED.value
    document.state_changed_at = now()
    document.error_code, document.error_message, document.error_hint = code, message, hint
    _record(session, document, "document.failed", actor_id=None, code=code)


def start_attempt(session: Session, document: Document) -> bool:
    """Count an attempt and show the document as being read; False (and a named failure) where the
    attempts are used up."""
    if document.attempts >= MAX_ATTEMPTS:
        fail(
            session,
            document,
            code="resource_limit",
            message=f"Reading was begun {MAX_ATTEMPTS} times and broke off each time.",
            hint="The file may be built in a way that breaks the reader: print it to a new PDF and"
            " upload that. The original is kept.",
        )
        return False
    document.attempts += 1
    set_state(document, DocumentState.READING)
    return True


def fill_contact(
    application: Application, *, name: str | None, email: str | None, phone: str | None
) -> None:
    """Give the application what it doesn't have yet; what a person or an earlier document said
    stays."""
    application.name = application.name or _fit(name, 160)
    application.email = application.email or _fit(email, 254)
    application.phone = application.phone or _fit(phone, 40)


def forget_contact(
    application: Application, *, name: str | None, email: str | None, phone: str | None
) -> None:
    """Take back what a reading that no longer counts has given the application; anything else that
    it has stays."""
    if application.name == _fit(name, 160):
        application.name = None
    if application.email == _fit(email, 254):
        application.email = None
    if application.phone == _fit(phone, 40):
        application.phone = None


def settle(session: Session, *, application_id: int, qualified: bool) -> None:
    """After an application was judged: its read documents are qualified, and a received application
    moves on.  Nothing where there was nothing to judge."""
    application = session.get(Application, application_id)
    if application is None or not qualified:
        return
    for document in session.scalars(
        select(Document).where(
            Document.application_id == application_id, Document.state == DocumentState.READ.value
        )
    ):
        set_state(document, DocumentState.QUALIFIED)
    if application.stage == Stage.RECEIVED:
        vacancies.move(session, application, to=Stage.QUALIFIED, actor_id=None)


def mark_late(session: Session, *, application_id: int, zone: tzinfo = ZONE) -> None:
    """Let the late marks of the application's documents follow the vacancy's date, which may have
    changed since they came."""
    for document in session.scalars(
        select(Document)
        .where(Document.application_id == application_id)
        .options(joinedload(Document.application).joinedload(Application.vacancy))
    ):
        as_of = document.application.vacancy.as_of
        document.late = is_late(document.uploaded_at, as_of=as_of, zone=zone)


def sweep(
    session: Session, *, now: datetime, reading_lost_after: timedelta = READING_LOST_AFTER
) -> int:
    """Send every document again that nobody works on any more, and return how many.

    `queued`: its message was lost, or the broker was down.  `reading`: its worker died.  `read`:
    its judgement was lost."""
    queued = _idle(session, DocumentState.QUEUED, before=now - QUEUED_LOST_AFTER)
    lost = _idle(session, DocumentState.READING, before=now - reading_lost_after)
    read = _idle(session, DocumentState.READ, before=now - QUEUED_LOST_AFTER)
    for document in lost:
        set_state(document, DocumentState.QUEUED)
    for document in [*queued, *lost]:
        document.state_changed_at = now
        enqueue(session, READ_DOCUMENT, document_id=document.id)
    for document in read:
        document.state_changed_at = now
    for application_id in sorted({document.application_id for document in read}):
        enqueue(session, QUALIFY_APPLICATION, application_id=application_id)
    return len(queued) + len(lost) + len(read)


def _idle(session: Session, state: DocumentState, *, before: datetime) -> list[Document]:
    idle = (
        select(Document)
        .where(Document.state == state.value, Document.state_changed_at < before)
        .order_by(Document.id)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(idle))


def documents_of(
    session: Session, vacancy_id: int, *, changed_after: datetime | None = None
) -> list[Document]:
    """The vacancy's documents with their applications, the latest first; only those whose state
    changed after a moment, where one is given."""
    documents = (
        select(Document)
        .where(Document.vacancy_id == vacancy_id)
        .options(joinedload(Document.application))
        .order_by(Document.id.desc())
    )
    if changed_after is not None:
        documents = documents.where(Document.state_changed_at > changed_after)
    return list(session.scalars(documents))


def _fit(text: str | None, length: int) -> str | None:
    return text.strip()[:length] or None if text else None


def _record(
    session: Session, document: Document, action: str, *, actor_id: int | None, **details: object
) -> None:
    audit.record(
        session,
        action,
        subject="document",
        subject_id=document.id,
        actor_id=actor_id,
        vacancy_id=document.vacancy_id,
        **details,
    )
