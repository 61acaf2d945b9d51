"""What people do about redaction: cover words or an area, lift a redaction, ask again."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.intake.models import Document
from hiring.reading.placed import PlacedText, placed_from_json
from hiring.reading.words import Box
from hiring.redaction.changes import Change, find_quote
from hiring.redaction.inputs import latest_twins
from hiring.redaction.jobs import ask, box_of, kind_of
from hiring.redaction.kinds import Kind
from hiring.redaction.models import ReadingWords, RedactionChange, Twin, TwinRedaction
from hiring.vacancies.models import Application

MAX_REASON: Final = 500
MAX_QUOTE: Final = 300


class RedactionError(ValueError):
    """What was asked can't be done; `field` names what was wrong, the message is a sentence."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


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
    """Cover the words from `first` to `last` of the latest twin, or every place that reads `words`
    where there is no `first`, or where these are other words.

    RedactionError where there are no such words or no reason is given."""
    reason = _reason(reason)
    text = words_of(session, document)
    if text is None:
        raise RedactionError("words", "The twin of this document is not made yet.")
    typed = " ".join(words.split())
    if first is not None:
        chosen = _chosen(text, first, first if last is None else last, kind, reason)
        if typed in ("", chosen.quote):
            return _keep(session, document, chosen, actor_id=actor_id)
    if not typed:
        raise RedactionError("words", "Choose words on the page, or type them.")
    if len(typed) > MAX_QUOTE:
        raise RedactionError("words", f"Keep the words below {MAX_QUOTE} characters.")
    if not find_quote(text, typed):
        raise RedactionError("words", "These words don't stand in the document like this.")
    change = Change(0, "cover", kind, reason, quote=typed)
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
    box = box_of(redaction.box)
    change = Change(
        0, "lift", kind_of(redaction.kind), _reason(reason), redaction.page, redaction.first,
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


def words_of(session: Session, document: Document) -> PlacedText | None:
    """The words with their places that the document's latest twin was made from."""
    twin = latest_twins(session, [document.id]).get(document.id)
    kept = session.get(ReadingWords, twin.reading_id) if twin else None
    return placed_from_json(kept.words) if kept else None


def _chosen(text: PlacedText, one: int, other: int, kind: Kind, reason: str) -> Change:
    """The change that covers the words between two that were chosen."""
    first, last = min(one, other), max(one, other)
    if not 0 <= first <= last < len(text.words):
        raise RedactionError("words", "These words are not in the document. Choose again.")
    quote = " ".join(word.text for word in text.words[first : last + 1])
    return Change(0, "cover", kind, reason, text.words[first].page, first, last, None, quote)


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
