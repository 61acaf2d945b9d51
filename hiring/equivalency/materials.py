"""The evidence of a candidate as a reviewer works with it: texts to find words in, passages to
choose from, names to show, and the basis that a review is made from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency.basis import Basis, take_basis
from hiring.equivalency.citations import Citation
from hiring.equivalency.paging import NO_PAGES, Paging, find_paging
from hiring.equivalency.passages import PassageGroup, gather_passages
from hiring.intake.models import Document
from hiring.qualification import service as qualification
from hiring.qualification.models import Amendment
from hiring.reading import service as reading
from hiring.vacancies.models import Application, Vacancy

ADDED = "amendment:"


@dataclass(frozen=True)
class Materials:
    """`readings` are facts in the shape of the contract, document by document; `filenames` are by
    SHA-256; `added` are the words of answers and corrections, by "amendment:ID"."""

    readings: Sequence[Mapping[str, Any]]
    filenames: Mapping[str, str]
    added: Mapping[str, tuple[str, str]]

    @cached_property
    def groups(self) -> tuple[PassageGroup, ...]:
        """The passages to choose from."""
        answers = ((document, words) for document, (_, words) in self.added.items())
        return gather_passages(self.readings, answers)

    @cached_property
    def passages(self) -> dict[str, Citation]:
        """The passages by their keys."""
        return {one.key: one for group in self.groups for one in group.passages}

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The text of each document that was read, by its SHA-256."""
        return [(facts["sha256"], facts.get("text", "")) for facts in self.readings]

    def paging(self, document: str) -> Paging:
        """The pages of one of the documents."""
        read = (facts for facts in self.readings if facts["sha256"] == document)
        facts = next(read, None)
        return find_paging(facts) if facts else NO_PAGES

    def place(self, citation: Citation) -> str:
        """Where the cited words stand: the name of the document, and the page where it is known."""
        return name_place(self.name(citation.document), citation)

    def name(self, document: str) -> str:
        """What a cited document is called."""
        if document in self.added:
            return self.added[document][0]
        return self.filenames.get(document, "a document that is not kept any more")


def name_place(document: str, citation: Citation) -> str:
    """The place of the cited words in a document of this name."""
    return f"{document}, page {citation.page}" if citation.page else document


def gather_materials(session: Session, application: Application) -> Materials:
    """The evidence of the candidate as it is now."""
    documents = session.execute(
        select(Document.sha256, Document.filename)
        .where(Document.application_id == application.id)
        .order_by(Document.id)
    )
    readings = reading.latest_readings(session, application.id)
    return Materials(
        readings=[row.facts for row in readings],
        filenames={digest: filename for digest, filename in documents},
        added=_added(session, application),
    )


def name_documents(session: Session, vacancy: Vacancy, digests: Collection[str]) -> dict[str, str]:
    """The names of these documents of the vacancy, whoever they belong to by now."""
    rows = session.execute(
        select(Document.sha256, Document.filename).where(
            Document.vacancy_id == vacancy.id, Document.sha256.in_(digests)
        )
    )
    return {digest: filename for digest, filename in rows}


def basis_now(session: Session, application: Application, requirements: Sequence[str]) -> Basis:
    """The basis of a review of these requirements that is made now."""
    found = qualification.current(session, application.id)
    read = (
        select(Document.sha256)
        .where(Document.application_id == application.id)
        .order_by(Document.id)
    )
    return take_basis(
        found.result if found else {"findings": []}, list(session.scalars(read)), requirements
    )


def _added(session: Session, application: Application) -> dict[str, tuple[str, str]]:
    rows = session.scalars(
        select(Amendment)
        .where(Amendment.application_id == application.id, Amendment.note != "")
        .order_by(Amendment.id)
    )
    who = {"candidate": "the candidate's answer", "recruiter": "a correction by the recruiter"}
    return {f"{ADDED}{row.id}": (who[row.source], row.note) for row in rows}
