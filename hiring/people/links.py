"""Links that work once and expire.  The token is random, is shown or mailed once, and only its hash
is kept; a new link revokes the older ones of the same purpose."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import sha256
from hiring.people.models import Link, LinkPurpose, SecretLink, User

LIFETIMES = {
    LinkPurpose.INVITATION: timedelta(hours=72),
    LinkPurpose.PASSWORD_RESET: timedelta(hours=2),
    LinkPurpose.SET_UP: timedelta(hours=24),
}
TOKEN_BYTES = 32


class LinkState(StrEnum):
    """What became of a link."""

    GOOD = "good"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class SpentLinkError(LookupError):
    """The link was used, revoked or has expired since it was looked at."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link as somebody followed it; `link` is None where nobody made one with this token."""

    state: LinkState
    link: Link | None


def url_of(base_url: str, token: str) -> str:
    """The address of the page that takes the token."""
    return f"{base_url.rstrip('/')}/links/{token}"


def make_link(
    session: Session, *, purpose: LinkPurpose, user: User | None, actor_id: int | None
) -> str:
    """A new link; its token, which is nowhere else."""
    user_id = user.id if user else None
    revoke_links(session, user_id=user_id, purpose=purpose)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    moment = now()
    session.add(
        Link(
            user_id=user_id,
            purpose=purpose.value,
            token_hash=sha256(token.encode()),
            created_at=moment,
            expires_at=moment + LIFETIMES[purpose],
        )
    )
    audit.record(
        session,
        "account.link_made",
        subject="account",
        subject_id=user_id or 0,
        actor_id=actor_id,
        purpose=purpose.value,
    )
    return token


def revoke_links(
    session: Session, *, user_id: int | None, purpose: LinkPurpose | None = None
) -> None:
    """End every unused link of the account, or those of one purpose."""
    links = update(Link).where(
        Link.user_id == user_id if user_id is not None else Link.user_id.is_(None), *unspent(Link)
    )
    if purpose is not None:
        links = links.where(Link.purpose == purpose.value)
    session.execute(links.values(revoked_at=now()))


def look_up(session: Session, token: str) -> FoundLink:
    """The link with this token and what became of it."""
    link = session.scalar(select(Link).where(Link.token_hash == sha256(token.encode())))
    return FoundLink(state_of(link), link)


def state_of(link: Link | None) -> LinkState:
    """Whether a link can still be used, and if not, why."""
    closed = link is not None and link.user is not None and not link.user.active
    return tell_state(link, closed=closed)


def tell_state(link: SecretLink | None, *, closed: bool) -> LinkState:
    """What became of a link of any kind; `closed` where its holder may use none any more."""
    if link is None:
        return LinkState.UNKNOWN
    if link.used_at is not None:
        return LinkState.USED
    if link.revoked_at is not None or closed:
        return LinkState.REVOKED
    return LinkState.EXPIRED if link.expires_at <= now() else LinkState.GOOD


def unspent(kind: type[SecretLink]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions on links of the kind that they were neither used nor revoked."""
    return kind.used_at.is_(None), kind.revoked_at.is_(None)


def use_link(session: Session, link: SecretLink) -> None:
    """Spend a link of any kind; SpentLinkError where somebody was quicker, even by a moment."""
    kind, moment = type(link), now()
    spent = session.execute(
        update(kind)
        .where(kind.id == link.id, *unspent(kind), kind.expires_at > moment)
        .values(used_at=moment)
    )
    assert isinstance(spent, CursorResult)
    if spent.rowcount != 1:
        raise SpentLinkError
