"""The verbs of redaction: begin and keep twins, cover words, lift a redaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
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
from hiring.redaction.changes import Act, Change, find_quote
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
MAX_REASON: Final = 500
MAX_QUOTE: Final = 300
# A job that was asked for this long ago and has left nothing is lost, or its process died.
LOST_AFTER: Final = timedelta(minutes=3)


class RedactionError(ValueError):
    """What was asked can't be done; `field` names what was wrong, the message is a sentence."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class TwinJob:
    """All that the twin of one document is made from.  `text` is None before the first one."""

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
    if session.get(ReadingWords, inputs.reading_id) is None:
        words = placed_to_json(made.text)
        session.add(ReadingWords(reading_id=inputs.reading_id, words=words, created_at=now()))
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
    _record(session, "twin.made", document, actor_id=None, twin=twin.id)
    return twin


def cover_words(
    session: Session,
    document: Document,
    *,
    kind: Kind,
    reason: str,
    actor_id: int,
    first: int | None = None,
    last: int | None = None,
    words: str = "",
) -> RedactionChange:
    """Cover the words from `first` to `last` of the latest twin, or every place that reads `words`.

    RedactionError where there are no such words or no reason is given."""
    text = words_of(session, document)
    reason = _reason(reason)
    if text is None:
        raise RedactionError("words", "The twin of this document is not made yet.")
    if first is not None:
        first, last = min(first, last or first), max(first, last or first)
        if not 0 <= first <= last < len(text.words):
            raise RedactionError("words", "These words are not in the document. Choose again.")
        quote = " ".join(word.text for word in text.words[first : last + 1])
        page = text.words[first].page
    else:
        last, page, quote = None, None, " ".join(words.split())
        if not quote:
            raise RedactionError("words", "Choose words on the page, or type them.")
        if len(quote) > MAX_QUOTE:
            raise RedactionError("words", f"Keep the words below {MAX_QUOTE} characters.")
        if not find_quote(text, quote):
            raise RedactionError("words", "These words don't stand in the document like this.")
    change = Change(0, "cover", kind, reason, page, first, last, None, quote)
    return _keep(session, document, change, actor_id=actor_id)


def cover_area(
    session: Session,
    document: Document,
    *,
    page: int,
    box: Box,
    kind: Kind,
    reason: str,
    actor_id: int,
) -> RedactionChange:
    """Cover an area (in points) of a page, as for a photograph inside a scan."""
    shown = latest_twins(session, [document.id]).get(document.id)
    sheet = next((p for p in shown.pages if p.page == page), None) if shown else None
    if sheet is None or sheet.sha256 is None:
        raise RedactionError("box", "This page has no picture to cover a part of.")
    x0, top, x1, bottom = box
    inside = (
        max(x0, 0.0), max(top, 0.0), min(x1, sheet.width), min(bottom, sheet.height),
    )  # fmt: skip
    if inside[2] - inside[0] < 1 or inside[3] - inside[1] < 1:
        raise RedactionError("box", "Draw the area on the page.")
    change = Change(0, "cover", kind, _reason(reason), page, None, None, inside)
    return _keep(session, document, change, actor_id=actor_id)


def lift(
    session: Session, redaction: TwinRedaction, *, reason: str, actor_id: int
) -> RedactionChange:
    """Lift one redaction; RedactionError without a reason, or where the twin it is of is no longer
    the latest."""
    twin = session.get_one(Twin, redaction.twin_id)
    document = session.get_one(Document, twin.document_id)
    if latest_twins(session, [document.id])[document.id].id != twin.id:
        raise RedactionError("twin", "The twin was made anew meanwhile. Look at it again.")
    box = _box(redaction.box)
    change = Change(
        0, "lift", _kind(redaction.kind), _reason(reason), redaction.page, redaction.first,
        redaction.last, box if redaction.first is None else None, redaction.quote,
    )  # fmt: skip
    return _keep(session, document, change, actor_id=actor_id)


def try_again(session: Session, application: Application, *, actor_id: int) -> None:
    """Ask once more for the twins of an application whose making broke off."""
    audit.record(
        session,
        "twin.asked_again",
        subject="application",
        subject_id=application.id,
        actor_id=actor_id,
        vacancy_id=application.vacancy_id,
    )
    ask(session, application_id=application.id)


def ask(session: Session, *, application_id: int) -> None:
    """Have the application's twins made, with fresh attempts."""
    work = _work(session, application_id)
    work.asked_at, work.attempts = now(), 0
    enqueue(session, MAKE_TWINS, application_id=application_id)


def sweep(session: Session, *, at: datetime) -> int:
    """Ask again for every twin that is missing or out of date and that nobody works on any more;
    returns for how many applications."""
    twins = latest_twins_made(session)
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


def latest_twins_made(session: Session) -> dict[int, str]:
    """What the latest twin of each document was made from."""
    rows = session.execute(select(Twin.document_id, Twin.made_from).order_by(Twin.id))
    return {document_id: made_from for document_id, made_from in rows}


def words_of(session: Session, document: Document) -> PlacedText | None:
    """The words with their places that the document's latest twin was made from."""
    twin = latest_twins(session, [document.id]).get(document.id)
    kept = session.get(ReadingWords, twin.reading_id) if twin else None
    return placed_from_json(kept.words) if kept else None


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
        row.id, act, _kind(row.kind), row.reason, row.page, row.first, row.last, _box(row.box),
        row.quote,
    )  # fmt: skip


def _keep(
    session: Session, document: Document, change: Change, *, actor_id: int
) -> RedactionChange:
    row = RedactionChange(
        document_id=document.id,
        act=change.act,
        kind=change.kind,
        reason=change.reason,
        page=change.page,
        first=change.first,
        last=change.last,
        box=list(change.box or ()),
        quote=change.quote,
        actor_id=actor_id,
        at=now(),
    )
    session.add(row)
    session.flush()
    action = "twin.words_covered" if change.act == "cover" else "twin.redaction_lifted"
    _record(session, action, document, actor_id=actor_id, change=row.id, kind=change.kind)
    ask(session, application_id=document.application_id)
    return row


def _reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise RedactionError("reason", "Say in a sentence why.")
    if len(reason) > MAX_REASON:
        raise RedactionError("reason", f"Keep the reason below {MAX_REASON} characters.")
    return reason


def _kind(kind: str) -> Kind:
    return next((known for known in COVERS if known == kind), "other")


def _box(values: Sequence[float]) -> Box | None:
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


def _record(
    session: Session, action: str, document: Document, *, actor_id: int | None, **details: object
) -> None:
    application = session.get_one(Application, document.application_id)
    audit.record(
        session,
        action,
        subject="document",
        subject_id=document.id,
        actor_id=actor_id,
        vacancy_id=application.vacancy_id,
        **details,
    )
