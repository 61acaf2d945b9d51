"""Two applications side by side: what each says of its person, and what they share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.qualification.dates import shown_period
from hiring.qualification.models import Qualification
from hiring.qualification.person_signs import fold_employer
from hiring.qualification.same_person import Pair
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A position in one line; `shared` where the other application names the same employer."""

    title: str
    employer: str | None
    period: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    application: Application
    outcome: str | None
    jobs: tuple[ShownJob, ...]
    degrees: tuple[str, ...]
    documents: tuple[Document, ...]
    has_sheets: bool


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Both, and the kinds of signs that they share."""

    first: Side
    second: Side
    because: tuple[str, ...]


def lay_side_by_side(
    session: Session, pairs: Sequence[Pair], *, rated: Collection[int]
) -> list[ShownPair]:
    """The pairs with all that is shown of them, in two queries.  `rated` are the ids of those with
    sheets at the panel."""
    ids = {one.id for pair in pairs for one in (pair.first, pair.second)}
    found, documents = _found(session, ids), _documents(session, ids)

    def side(one: Application, other: Application) -> Side:
        theirs = {fold_employer(job["employer"] or "") for job in _positions(found.get(other.id))}
        judged = found.get(one.id)
        return Side(
            application=one,
            outcome=judged.outcome if judged else None,
            jobs=tuple(_job(job, theirs - {""}) for job in _positions(judged)),
            degrees=tuple(_degree(degree) for degree in _education(judged)),
            documents=tuple(documents.get(one.id, ())),
            has_sheets=one.id in rated,
        )

    return [
        ShownPair(side(pair.first, pair.second), side(pair.second, pair.first), pair.because)
        for pair in pairs
    ]


Json = Mapping[str, str | None]


def _positions(found: Qualification | None) -> Sequence[Json]:
    positions: Sequence[Json] = found.result["positions"] if found else ()
    return positions


def _education(found: Qualification | None) -> Sequence[Json]:
    education: Sequence[Json] = found.result["education"] if found else ()
    return education


def _job(job: Json, theirs: Collection[str]) -> ShownJob:
    return ShownJob(
        title=job["title"] or "Position without a title",
        employer=job["employer"],
        period=shown_period(job["start"], job["end"]),
        shared=fold_employer(job["employer"] or "") in theirs,
    )


def _degree(degree: Json) -> str:
    named = " in ".join(filter(None, (degree["degree"], degree["field"]))) or "Degree"
    return ", ".join(filter(None, (named, degree["institution"])))


def _found(session: Session, ids: Collection[int]) -> dict[int, Qualification]:
    newest = (
        select(func.max(Qualification.id))
        .where(Qualification.application_id.in_(ids))
        .group_by(Qualification.application_id)
    )
    rows = session.scalars(select(Qualification).where(Qualification.id.in_(newest)))
    return {row.application_id: row for row in rows}


def _documents(session: Session, ids: Collection[int]) -> dict[int, list[Document]]:
    query = select(Document).where(Document.application_id.in_(ids)).order_by(Document.id)
    documents: dict[int, list[Document]] = {}
    for row in session.scalars(query):
        documents.setdefault(row.application_id, []).append(row)
    return documents
