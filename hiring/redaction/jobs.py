"""The making of twins as the database sees it: which are missing or out of date, what each is made
from, and what was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import MAKE_TWINS, enqueue
from hiring.foundation.storage import Storage
from hiring.intake.models import Document
from hiring.reading.facts import Facts, from_json
from hiring.reading.placed import PlacedText, placed_from_json, placed_to_json
from hiring.reading.service import latest_readings
from hiring.reading.words import Box
from hiring.redaction.changes import Act, Change
from hiring.redaction.inputs import Inputs, inputs_of, latest_twins
from hiring.redaction.kinds import COVERS, Kind
from hiring.redaction.models import (
    ReadingWords,
    RedactionChange,
    Twin,
    TwinPage,
    TwinRedaction,
    TwinWork,
)
from hiring.redaction.plan import Redaction
from hiring.vacancies.models import Application

MAX_ATTEMPTS: Final = 3
# A job that was asked for this long ago and has left nothing is lost, or its process died.
LOST_AFTER: Final = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class TwinJob:
    """All that the twin of one document is made from.  `text` is None
    where the words of its reading are not kept yet."""

    inputs: Inputs
    sha256: str
    facts: Facts
    names: tuple[str, ...]
    changes: tuple[Change, ...]
    text: PlacedText | None


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page of a new twin; `image` is None for a Word document."""

    number: int
    width: float
    height: float
    lines: tuple[str, ...]
    image: bytes | None


@dataclass(frozen=True, slots=True)
class MadeTwin:
    """A new twin, and the words that it was made from."""

    text: PlacedText
    redactions: tuple[Redaction, ...]
    pages: tuple[MadePage, ...]


def begin_twins(session: Session, *, application_id: int) -> list[TwinJob]:
    """The twins of the application that are missing or out of date; none where all stand, or where
    making them broke off too often."""
    stale = _stale(session, application_id)
    if not stale:
        return []
    work = _work(session, application_id)
    if work.attempts >= MAX_ATTEMPTS:
        return []
    work.attempts += 1
    readings = latest_readings(session, application_id)
    application = session.get_one(Application, application_id)
    facts = {reading.id: from_json(reading.facts) for reading in readings}
    names = (application.name, *(known.contact.name for known in facts.values()))
    return [
        _job(session, inputs, facts[inputs.reading_id], tuple(name for name in names if name))
        for inputs in stale
    ]


def keep_twin(session: Session, storage: Storage, *, job: TwinJob, made: MadeTwin) -> Twin | None:
    """Keep what was made; None where it is out of date by now, or another worker was quicker."""
    inputs = job.inputs
    document = session.get(Document, inputs.document_id, with_for_update=True)
    if document is None or inputs not in _stale(session, inputs.application_id):
        return None
    keep_words(session, reading_id=inputs.reading_id, text=made.text)
    twin = Twin(
        document_id=document.id,
        reading_id=inputs.reading_id,
        made_from=inputs.made_from,
        hides=inputs.hides,
        created_at=now(),
        pages=[_page_row(storage, page) for page in made.pages],
        redactions=[_redaction_row(redaction) for redaction in made.redactions],
    )
    session.add(twin)
    session.flush()
    if not _stale(session, inputs.application_id):
        _work(session, inputs.application_id).attempts = 0
    audit.record(
        session,
        "twin.made",
        subject="document",
        subject_id=document.id,
        actor_id=None,
        vacancy_id=document.vacancy_id,
        twin=twin.id,
        covered=len(made.redactions),
    )
    return twin


def keep_words(session: Session, *, reading_id: int, text: PlacedText) -> None:
    """Keep the words of a reading with their places, so that no twin has to read them again; those
    that are kept already stay."""
    if session.get(ReadingWords, reading_id) is None:
        words = placed_to_json(text)
        session.add(ReadingWords(reading_id=reading_id, words=words, created_at=now()))


def ask(session: Session, *, application_id: int) -> None:
    """Have the application's twins made, with fresh attempts."""
    work = _work(session, application_id)
    work.asked_at, work.attempts = now(), 0
    enqueue(session, MAKE_TWINS, application_id=application_id)


def sweep(session: Session, *, at: datetime) -> int:
    """Ask again for every twin that is missing or out of date and that nobody works on any more;
    returns for how many applications."""
    twins = _latest_made(session)
    stale = {
        one.application_id
        for one in inputs_of(session).values()
        if twins.get(one.document_id) != one.made_from
    }
    works = {
        work.application_id: work
        for work in session.scalars(select(TwinWork).where(TwinWork.application_id.in_(stale)))
    }
    asked = 0
    for application_id in sorted(stale):
        work = works.get(application_id)
        if work is not None and (work.attempts >= MAX_ATTEMPTS or at - work.asked_at < LOST_AFTER):
            continue
        work = work or _work(session, application_id)
        work.asked_at = at
        enqueue(session, MAKE_TWINS, application_id=application_id)
        asked += 1
    return asked


def _latest_made(session: Session) -> dict[int, str]:
    """What the latest twin of each document was made from."""
    latest = select(func.max(Twin.id)).group_by(Twin.document_id)
    rows = session.execute(select(Twin.document_id, Twin.made_from).where(Twin.id.in_(latest)))
    return {document_id: made_from for document_id, made_from in rows}


def changes_of(session: Session, document_id: int) -> list[RedactionChange]:
    """The changes that people made to what is covered in the document, in their order."""
    return list(
        session.scalars(
            select(RedactionChange)
            .where(RedactionChange.document_id == document_id)
            .order_by(RedactionChange.id)
        )
    )


def _stale(session: Session, application_id: int) -> list[Inputs]:
    wanted = inputs_of(session, application_ids=[application_id])
    twins = latest_twins(session, wanted)
    return [
        one
        for one in wanted.values()
        if one.document_id not in twins or twins[one.document_id].made_from != one.made_from
    ]


def _work(session: Session, application_id: int) -> TwinWork:
    """The application's row, locked, made where there is none."""
    session.get_one(Application, application_id, with_for_update=True)
    work = session.get(TwinWork, application_id)
    if work is None:
        work = TwinWork(application_id=application_id, asked_at=now(), attempts=0)
        session.add(work)
        session.flush()
    return work


def _job(session: Session, inputs: Inputs, facts: Facts, names: tuple[str, ...]) -> TwinJob:
    document = session.get_one(Document, inputs.document_id)
    kept = session.get(ReadingWords, inputs.reading_id)
    return TwinJob(
        inputs=inputs,
        sha256=document.sha256,
        facts=facts,
        names=names,
        changes=tuple(_change(row) for row in changes_of(session, document.id)),
        text=placed_from_json(kept.words) if kept else None,
    )


def _change(row: RedactionChange) -> Change:
    act: Act = "cover" if row.act == "cover" else "lift"
    return Change(
        row.id, act, kind_of(row.kind), row.reason, row.page, row.first, row.last, box_of(row.box),
        row.quote,
    )  # fmt: skip


def kind_of(kind: str) -> Kind:
    """The kind of this name; "other" for one that is no longer known."""
    return next((known for known in COVERS if known == kind), "other")


def box_of(values: Sequence[float]) -> Box | None:
    """The box of these four numbers; None where there are none."""
    if not values:
        return None
    x0, top, x1, bottom = values
    return x0, top, x1, bottom


def _page_row(storage: Storage, page: MadePage) -> TwinPage:
    return TwinPage(
        page=page.number,
        sha256=storage.put(page.image) if page.image is not None else None,
        width=page.width,
        height=page.height,
        lines=list(page.lines),
    )


def _redaction_row(redaction: Redaction) -> TwinRedaction:
    return TwinRedaction(
        kind=redaction.kind,
        reason=redaction.reason,
        page=redaction.page,
        first=redaction.first,
        last=redaction.last,
        box=list(redaction.box or ()),
        quote=redaction.quote,
        change_id=redaction.change,
    )
