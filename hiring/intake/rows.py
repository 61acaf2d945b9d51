"""The rows of the intake table: a document, what was found in it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.intake.models import Document, DocumentState
from hiring.vacancies.models import Application

STEPS = {
    DocumentState.QUEUED: (0, "waiting"),
    DocumentState.READING: (1, "being read"),
    DocumentState.READ: (2, "read, being judged"),
    DocumentState.QUALIFIED: (3, "judged"),
    DocumentState.FAILED: (3, "could not be read"),
}
BUSY = frozenset({DocumentState.QUEUED, DocumentState.READING, DocumentState.READ})


class Found(Protocol):
    """How much was found in a document."""

    @property
    def positions(self) -> int: ...

    @property
    def degrees(self) -> int: ...


class Versions(Protocol):
    """How many of a vacancy's documents an earlier reader read, which one runs, and how many were
    read more than once."""

    @property
    def outdated(self) -> int: ...

    @property
    def by(self) -> tuple[str, ...]: ...

    @property
    def running(self) -> str: ...

    @property
    def reread(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """What later rooms know of the documents and applications in the table, each in one query.

    Intake is an earlier room and can't ask them itself: the application wires them in.
    `versions` and `pairs`, the number of pairs of candidates that may be one person, are asked with
    the id of the vacancy."""

    found: Callable[[Session, Collection[int]], Mapping[int, Found]]
    outcomes: Callable[[Session, Collection[int]], Mapping[int, str]]
    versions: Callable[[Session, int], Versions]
    pairs: Callable[[Session, int], int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    document: Document
    application: Application
    found: Found | None
    outcome: str | None

    @property
    def state(self) -> DocumentState:
        """The document's state."""
        return DocumentState(self.document.state)

    @property
    def step(self) -> int:
        """How far the document has come, of 3."""
        return STEPS[self.state][0]

    @property
    def words(self) -> str:
        """The state in words."""
        return STEPS[self.state][1]

    @property
    def busy(self) -> bool:
        """Whether the state will change by itself."""
        return self.state in BUSY


def make_rows(session: Session, documents: Sequence[Document], columns: Columns) -> list[Row]:
    """A row for each document, in two queries however many there are."""
    found = columns.found(session, [document.id for document in documents])
    outcomes = columns.outcomes(session, {document.application_id for document in documents})
    return [
        Row(
            document=document,
            application=document.application,
            found=found.get(document.id),
            outcome=outcomes.get(document.application_id)
            if document.state == DocumentState.QUALIFIED
            else None,
        )
        for document in documents
    ]


def count_states(session: Session, vacancy_id: int) -> dict[DocumentState, int]:
    """How many documents of the vacancy stand in each state that has any."""
    counts = (
        select(Document.state, func.count())
        .where(Document.vacancy_id == vacancy_id)
        .group_by(Document.state)
    )
    return {DocumentState(row[0]): row[1] for row in session.execute(counts)}


def say_progress(counts: Mapping[DocumentState, int]) -> str:
    """The table in one line, such as "14 files: 9 judged, 3 waiting, 2 could not be read"."""
    total = sum(counts.values())
    if not total:
        return "No files yet."
    order = (
        (DocumentState.QUALIFIED, "judged"),
        (DocumentState.READ, "being judged"),
        (DocumentState.READING, "being read"),
        (DocumentState.QUEUED, "waiting"),
        (DocumentState.FAILED, "could not be read"),
    )
    parts = [f"{counts[state]} {words}" for state, words in order if counts.get(state)]
    return f"{total} {'file' if total == 1 else 'files'}: {', '.join(parts)}."
