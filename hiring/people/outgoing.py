"""Mail that is not lost: a row in the database says what is to be sent, a worker sends it, and the
sweeper asks again.

A row holds no secret.  The worker makes the link at the moment of sending and keeps its hash alone,
so the token is in no table, no log and no queue: it is in the mail and nowhere else.  A second
attempt makes a new link and revokes the one before, so that at most one works, and its lifetime
counts from the sending and not from the asking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import TypeVar

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.people.models import MailState, Outgoing
from hiring.people.smtp import MailError, send

log = structlog.get_logger()

# How long to wait after each attempt; the last one that fails is the end.  An attempt in progress
# is protected by the same wait, so the first is longer than a mail server may take to answer.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))

# Why a mail was not taken, by the code that its row keeps.
ERRORS = {
    "unreachable": "the mail server can't be reached",
    "refused": "the mail server refused it",
    "address_refused": "the mail server does not take this address",
    "sign_in_refused": "the mail server refused the product's own sign-in",
    "not_encrypted": "the mail server offers no encryption for the password",
}

Mail = TypeVar("Mail", bound=Outgoing)


def list_due(session: Session, kind: type[Mail], *, at: datetime) -> Sequence[int]:
    """The ids of the mails of this kind that are due at `at`."""
    return session.scalars(
        select(kind.id).where(kind.state == MailState.WAITING.value, kind.next_attempt_at <= at)
    ).all()


def deliver(
    sessions: sessionmaker[Session],
    settings: Settings,
    *,
    kind: type[Mail],
    mail_id: int,
    write: Callable[[Session, Mail], EmailMessage | None],
    at: datetime | None = None,
) -> None:
    """Send one mail that is due, and write down how it went.  `write` makes the message and its
    link; where it has become pointless it returns None, and the mail is dropped.  A mail that is
    not due, or not waiting any more, is left alone, so the job may be sent twice.

    Three steps, because no transaction may stay open while a mail server takes its time."""
    if not settings.smtp_url:
        return
    with transaction(sessions) as session:
        mail = _claim(session, kind, mail_id, at or now())
        message = write(session, mail) if mail is not None else None
        if mail is not None and message is None:
            mail.state = MailState.DROPPED.value
    if message is None:
        return
    error = None
    try:
        send(message, smtp_url=settings.smtp_url)
    except MailError as fault:
        error = fault.code
        log.warning("mail_not_sent", kind=kind.__name__, mail=mail_id, error=error)
    with transaction(sessions) as session:
        _settle(session.get_one(kind, mail_id, with_for_update={"of": kind}), error)


def _claim(session: Session, kind: type[Mail], mail_id: int, at: datetime) -> Mail | None:
    mail = session.get(kind, mail_id, with_for_update={"of": kind})
    if mail is None or mail.state != MailState.WAITING or mail.next_attempt_at > at:
        return None
    mail.next_attempt_at = at + WAITS[min(mail.attempts, len(WAITS) - 1)]
    mail.attempts += 1
    return mail


def _settle(mail: Outgoing, error: str | None) -> None:
    if error is None:
        mail.state = MailState.SENT.value
        mail.sent_at = now()
        mail.last_error = None
        return
    mail.last_error = error
    if mail.attempts > len(WAITS) and mail.state == MailState.WAITING:
        mail.state = MailState.FAILED.value
