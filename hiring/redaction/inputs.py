"""What each twin is made from, as values: which are missing or out of date, which may be shown."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.reading.models import Reading
from hiring.redaction.models import RedactionChange, Twin
from hiring.vacancies.models import Application

# Grows with every change to what is covered, so that earlier twins are made anew.
RULES = "2"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the twin of one document would be made from now."""

    document_id: int
    application_id: int
    reading_id: int
    made_from: str
    hides: str


def inputs_of(
    session: Session, *, application_ids: Collection[int] | None = None
) -> dict[int, Inputs]:
    """The inputs of each document that was read, by its id, of these applications or of all."""
    latest = (
        select(Reading.document_id, func.max(Reading.id).label("reading_id"))
        .group_by(Reading.document_id)
        .subquery()
    )
    changes = (
        select(RedactionChange.document_id, func.max(RedactionChange.id).label("change_id"))
        .group_by(RedactionChange.document_id)
        .subquery()
    )
    query = (
        select(
            Document.id,
            Document.application_id,
            Application.name,
            latest.c.reading_id,
            changes.c.change_id,
        )
        .join(Application, Application.id == Document.application_id)
        .join(latest, latest.c.document_id == Document.id)
        .outerjoin(changes, changes.c.document_id == Document.id)
        .order_by(Document.id)
    )
    if application_ids is not None:
        query = query.where(Document.application_id.in_(application_ids))
    rows = session.execute(query).all()
    readings: dict[int, list[int]] = defaultdict(list)
    for _, application_id, _, reading_id, _ in rows:
        readings[application_id].append(reading_id)
    return {
        document_id: Inputs(
            document_id,
            application_id,
            reading_id,
            _digest(RULES, application_id, name, reading_id, readings[application_id], change_id),
            _digest(application_id, name, change_id),
        )
        for document_id, application_id, name, reading_id, change_id in rows
    }


def latest_twins(session: Session, document_ids: Collection[int] | None = None) -> dict[int, Twin]:
    """The latest twin of each document that has one."""
    latest = select(func.max(Twin.id)).group_by(Twin.document_id)
    if document_ids is not None:
        latest = latest.where(Twin.document_id.in_(document_ids))
    twins = session.scalars(select(Twin).where(Twin.id.in_(latest)))
    return {twin.document_id: twin for twin in twins}


def _digest(*values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
