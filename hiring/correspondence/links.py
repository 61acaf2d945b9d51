"""Private links for candidates: signed, expiring, for a single candidate and a single purpose.

A token is a random secret with a signature of the product.  Garbage is refused by the signature,
without a look into the database; of the secret only the hash is kept, so a link is in the mail and
nowhere else.  A new link revokes the older ones of the same purpose.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from itsdangerous import BadSignature, Signer
from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from hiring.correspondence.models import CandidateLink, Purpose
from hiring.correspondence.wording import DAYS
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import sha256
from hiring.people.links import (
    TOKEN_BYTES,
    LinkState,
    SpentLinkError,
    tell_state,
    unspent,
    use_link,
)
from hiring.vacancies.models import Application, Stage

__all__ = [
    "FoundLink",
    "LinkState",
    "SpentLinkError",
    "look_up",
    "make",
    "revoke",
    "unspent",
    "url_of",
    "use_link",
]

LIFETIMES = {
    Purpose.QUESTIONS: timedelta(days=DAYS),
    Purpose.SELF_IDENTIFICATION: timedelta(days=DAYS),
    Purpose.PREFERENCE_CLAIM: timedelta(days=DAYS),
}
# The first part of each page's address.
PLACES = {
    Purpose.QUESTIONS: "answers",
    Purpose.SELF_IDENTIFICATION: "self-identification",
    Purpose.PREFERENCE_CLAIM: "preference",
}


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link as somebody followed it; `link` is None where nobody made one with this token for
    this purpose."""

    state: LinkState
    link: CandidateLink | None


def url_of(base_url: str, purpose: Purpose, token: str) -> str:
    """The address of the page that takes the token."""
    return f"{base_url.rstrip('/')}/{PLACES[purpose]}/{token}"


def make(
    session: Session,
    application: Application,
    *,
    purpose: Purpose,
    secret_key: str,
    ref: int | None = None,
    actor_id: int | None,
) -> str:
    """A new link; its token, which is nowhere else.  Every older one of the purpose ends."""
    revoke(session, application, purpose=purpose)
    token = _signer(purpose, secret_key).sign(secrets.token_urlsafe(TOKEN_BYTES)).decode()
    moment = now()
    link = CandidateLink(
        application_id=application.id,
        purpose=purpose.value,
        ref=ref,
        token_hash=sha256(token.encode()),
        created_at=moment,
        created_by=actor_id,
        expires_at=moment + LIFETIMES[purpose],
    )
    session.add(link)
    session.flush()
    audit.record(
        session,
        "correspondence.link_made",
        subject="application",
        subject_id=application.id,
        vacancy_id=application.vacancy_id,
        actor_id=actor_id,
        purpose=purpose.value,
        link=link.id,
    )
    return token


def revoke(session: Session, application: Application, *, purpose: Purpose) -> int:
    """End the candidate's unused links of the purpose; how many there were."""
    ended = session.execute(
        update(CandidateLink)
        .where(
            CandidateLink.application_id == application.id,
            CandidateLink.purpose == purpose.value,
            *unspent(CandidateLink),
        )
        .values(revoked_at=now())
    )
    assert isinstance(ended, CursorResult)
    return ended.rowcount


def look_up(session: Session, token: str, *, purpose: Purpose, secret_key: str) -> FoundLink:
    """The link with this token and what became of it; a token of another purpose, or one that was
    tampered with, is unknown."""
    try:
        _signer(purpose, secret_key).unsign(token)
    except BadSignature:
        return FoundLink(LinkState.UNKNOWN, None)
    query = select(CandidateLink).where(
        CandidateLink.token_hash == sha256(token.encode()), CandidateLink.purpose == purpose.value
    )
    link = session.scalar(query)
    return FoundLink(state_of(link), link)


def state_of(link: CandidateLink | None) -> LinkState:
    """Whether a link can still be used, and if not, why.  Who withdrew is asked nothing more."""
    closed = link is not None and link.application.stage == Stage.WITHDRAWN
    return tell_state(link, closed=closed)


def in_force(session: Session, application: Application, *, purpose: Purpose) -> FoundLink:
    """The candidate's newest link of the purpose and what became of it."""
    link = session.scalar(
        select(CandidateLink)
        .where(
            CandidateLink.application_id == application.id, CandidateLink.purpose == purpose.value
        )
        .order_by(CandidateLink.id.desc())
        .limit(1)
    )
    return FoundLink(state_of(link), link)


def _signer(purpose: Purpose, secret_key: str) -> Signer:
    return Signer(secret_key, salt=f"candidate-link:{purpose.value}")
