"""Merging two applications of one person, and separating them again.

The documents move to the kept application, its findings are computed from all of them, and the
other stays as it was, marked as merged.  What people decided about the other's findings stays with
it; changes to facts follow their documents.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hiring.intake import service as intake
from hiring.intake.models import Document
from hiring.qualification.application_models import (
    ListedCandidate,
    PersonDecision,
    PersonSign,
    Verdict,
)
from hiring.qualification.same_person import SamePersonError, check_pair, decision_on, record
from hiring.qualification.service import qualify
from hiring.reading import service as reading
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application

CONTACT = ("name", "email", "phone")


def check_merge(
    session: Session, *, kept: Application, other: Application, rated: Collection[int]
) -> None:
    """SamePersonError, with what to do, where the other can't be merged into the kept one.  `rated`
    are the ids among the two that have sheets at the panel: sheets are never joined."""
    check_pair(kept, other)
    if {kept.id, other.id} <= set(rated):
        raise SamePersonError(
            f"Candidates {kept.number} and {other.number} both have sheets at the panel, and sheets"
            " are never joined. Set one of the two aside with the reason that it is the same"
            " person; what the panel rates then counts for the other."
        )
    if other.id in rated:
        raise SamePersonError(
            f"Candidate {other.number} has sheets at the panel: keep candidate {other.number}."
        )
    if not _is_judged(session, kept) and _is_judged(session, other):
        raise SamePersonError(
            f"Nothing of candidate {kept.number} could be read yet: keep candidate {other.number}."
        )
    if merged_here(session, other):
        raise SamePersonError(
            f"Another candidate is merged into candidate {other.number} already: keep candidate"
            f" {other.number}, or separate those two first."
        )


def merge(
    session: Session,
    *,
    kept: Application,
    other: Application,
    rated: Collection[int],
    actor_id: int,
) -> PersonDecision:
    """Make the other application a part of the kept one, and compute the findings again from all
    documents.  SamePersonError where it can't be done."""
    vacancies.lock(session, kept.vacancy)
    for one in (kept, other):
        session.refresh(one)
    check_merge(session, kept=kept, other=other, rated=rated)
    documents = _documents(session, other)
    for document in documents:
        document.application = kept
    lacking = [name for name in CONTACT if not getattr(kept, name) and getattr(other, name)]
    intake.fill_contact(kept, name=other.name, email=other.email, phone=other.phone)
    other.merged_into = kept
    # It is offered with nobody any more; being judged again by itself gives it its signs back.
    session.execute(delete(PersonSign).where(PersonSign.application_id == other.id))
    row = record(
        session,
        kept,
        other,
        Verdict.MERGED,
        kept=kept,
        actor_id=actor_id,
        documents=[document.id for document in documents],
        filled=lacking,
    )
    qualify(session, application_id=kept.id, decision=row)
    return row


def separate(session: Session, *, other: Application, reason: str, actor_id: int) -> PersonDecision:
    """Undo a merge: the documents go back, and both are judged again from their own.
    SamePersonError where the application is not merged, or no reason is given."""
    vacancies.lock(session, other.vacancy)
    session.refresh(other)
    kept = other.merged_into
    if kept is None:
        raise SamePersonError(f"Candidate {other.number} is not merged into another.")
    if not reason.strip():
        raise SamePersonError("Say why the two are separated: it stays on record.")
    merged = decision_on(session, kept, other)
    assert merged is not None  # a merge writes one
    moved = set(merged.details["documents"])
    back = [document for document in _documents(session, kept) if document.id in moved]
    for document in back:
        document.application = other
    other.merged_into = None
    row = record(
        session,
        kept,
        other,
        Verdict.SEPARATED,
        kept=kept,
        reason=reason.strip(),
        actor_id=actor_id,
        documents=[document.id for document in back],
    )
    _take_contact_back(session, kept, other, merged.details["filled"])
    for one in (kept, other):
        qualify(session, application_id=one.id, decision=row)
    return row


def merged_here(session: Session, application: Application) -> list[Application]:
    """The applications that are merged into this one, in their order."""
    query = select(Application).where(Application.merged_into_id == application.id)
    return list(session.scalars(query.order_by(Application.number)))


def _is_judged(session: Session, application: Application) -> bool:
    return session.get(ListedCandidate, application.id) is not None


def _documents(session: Session, application: Application) -> list[Document]:
    query = select(Document).where(Document.application_id == application.id)
    return list(session.scalars(query.order_by(Document.id)))


def _take_contact_back(
    session: Session, kept: Application, other: Application, filled: Collection[str]
) -> None:
    """Take from the kept one what only the merge gave it; its own documents may know better."""
    given = {name: getattr(other, name) if name in filled else None for name in CONTACT}
    intake.forget_contact(kept, **given)
    for facts in reading.facts_of(session, kept.id):
        contact = facts.contact
        intake.fill_contact(kept, name=contact.name, email=contact.email, phone=contact.phone)
