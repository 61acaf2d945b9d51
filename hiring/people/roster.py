"""The list of accounts as an administrator sees it: who can sign in, who is invited, and when each
was here last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.people.models import Link, MailState, OutgoingMail, User
from hiring.people.outgoing import ERRORS


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One account; `state` in words, `link_until` the end of a link that still works, `mail` what
    became of the newest mail where that is worth knowing."""

    user: User
    state: str
    last_sign_in: datetime | None
    link_until: datetime | None
    mail: str | None


def roster(session: Session, *, user_id: int | None = None) -> list[RosterRow]:
    """Every account by name, or the one asked for; always in as many queries."""
    users = select(User).order_by(User.name, User.id)
    if user_id is not None:
        users = users.where(User.id == user_id)
    signed_in = _last_sign_ins(session)
    open_links = _open_links(session)
    mails = _newest_mails(session)
    return [
        RosterRow(
            user=user,
            state=_state(user, open_links.get(user.id), mails.get(user.id)),
            last_sign_in=signed_in.get(user.id),
            link_until=open_links.get(user.id),
            mail=_mail_words(mails.get(user.id)),
        )
        for user in session.scalars(users)
    ]


def _state(user: User, link_until: datetime | None, mail: OutgoingMail | None) -> str:
    if not user.active:
        return "deactivated"
    if user.password_hash:
        return "active"
    waiting = mail is not None and mail.state == MailState.WAITING
    return "invited" if link_until or waiting else "invitation expired"


def _mail_words(mail: OutgoingMail | None) -> str | None:
    if mail is None or mail.state not in (MailState.WAITING, MailState.FAILED):
        return None
    why = ERRORS.get(mail.last_error or "")
    if mail.state == MailState.FAILED:
        return f"Mail not sent: {why}. Make a link to hand over instead."
    return f"Mail waits: {why}; it will be tried again." if why else "Mail on its way."


def _last_sign_ins(session: Session) -> dict[int, datetime]:
    rows = session.execute(
        select(AuditEvent.subject_id, func.max(AuditEvent.at))
        .where(AuditEvent.subject == "account", AuditEvent.action == "account.signed_in")
        .group_by(AuditEvent.subject_id)
    )
    return {user_id: at for user_id, at in rows}


def _open_links(session: Session) -> dict[int, datetime]:
    rows = session.execute(
        select(Link.user_id, func.max(Link.expires_at))
        .where(
            Link.user_id.is_not(None),
            Link.used_at.is_(None),
            Link.revoked_at.is_(None),
            Link.expires_at > now(),
        )
        .group_by(Link.user_id)
    )
    return {user_id: until for user_id, until in rows if user_id is not None}


def _newest_mails(session: Session) -> dict[int, OutgoingMail]:
    newest = select(func.max(OutgoingMail.id)).group_by(OutgoingMail.user_id)
    mails = session.scalars(select(OutgoingMail).where(OutgoingMail.id.in_(newest)))
    return {mail.user_id: mail for mail in mails}
