"""The twins of a candidate's documents as the panel may see them: by number, never by file name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from hiring.intake.models import Document, DocumentState
from hiring.redaction.inputs import inputs_of
from hiring.redaction.models import Twin
from hiring.vacancies.models import Application

State = Literal["ready", "preparing", "unread"]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page under its number among all pages of the candidate; `digest` is None where it has no
    picture.  Sizes are PDF points."""

    number: int
    width: float
    height: float
    digest: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document under its number: "preparing" until its twin is made, "unread" where the file
    could not be read."""

    number: int
    state: State
    pages: tuple[ShownPage, ...] = ()


def show_documents(session: Session, application: Application) -> tuple[ShownDocument, ...]:
    """All documents of the candidate in the order they came.

    A twin is shown only as long as it hides all that it should: where a name or what is covered was
    changed after it was made, the next one is waited for."""
    wanted = inputs_of(session, application_ids=[application.id])
    twins = _twins(session, application.id)
    shown: list[ShownDocument] = []
    first = 1
    for number, document in enumerate(documents_of(session, application.id), start=1):
        twin = twins.get(document.id)
        inputs = wanted.get(document.id)
        if twin is not None and inputs is not None and twin.hides == inputs.hides:
            pages = _pages(twin, first)
            first += len(pages)
            shown.append(ShownDocument(number, "ready", pages))
        else:
            failed = inputs is None and document.state == DocumentState.FAILED
            shown.append(ShownDocument(number, "unread" if failed else "preparing"))
    return tuple(shown)


def documents_of(session: Session, application_id: int) -> list[Document]:
    """The documents of the application in the order they came."""
    documents = select(Document).where(Document.application_id == application_id)
    return list(session.scalars(documents.order_by(Document.id)))


def _twins(session: Session, application_id: int) -> dict[int, Twin]:
    """The latest twin of each document of the application, with its pages."""
    query = (
        select(Twin)
        .join(Document, Document.id == Twin.document_id)
        .where(Document.application_id == application_id)
        .options(selectinload(Twin.pages))
        .order_by(Twin.id)
    )
    return {twin.document_id: twin for twin in session.scalars(query)}


def _pages(twin: Twin, first: int) -> tuple[ShownPage, ...]:
    return tuple(
        ShownPage(number, page.width, page.height, page.sha256, tuple(map(str, page.lines)))
        for number, page in enumerate(twin.pages, start=first)
    )
