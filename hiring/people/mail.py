"""Mail that is not lost: asked for in the database, sent by a worker, asked again by the sweeper.

A row of `outgoing_mail` says who is to get what, and holds no secret.  The worker makes the link at
the moment of sending and keeps its hash alone, so the token is in no table, no log and no queue: it
is in the mail and nowhere else.  A second attempt makes a new link and revokes the one before, so
that at most one works, and its lifetime counts from the sending and not from the asking.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.foundation import audit, queue
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.people import links
from hiring.people.letters import Letter, message_of
from hiring.people.models import LinkPurpose, MailState, OutgoingMail, User
from hiring.people.smtp import MailError, send

log = structlog.get_logger()

# How long to wait after each attempt; the last one that fails is the end.  An attempt in progress
# is protected by the same wait, so the first is longer than a mail server may take to answer.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))


def ask(
    session: Session, *, user: User, purpose: LinkPurpose, actor_id: int | None
) -> OutgoingMail:
    """Have a mail with a link sent; what was mailed or shown before for this purpose ends."""
    links.revoke_links(session, user_id=user.id, purpose=purpose)
    drop(session, user_id=user.id, purpose=purpose)
    moment = now()
    mail = OutgoingMail(
        user_id=user.id,
        purpose=purpose.value,
        state=MailState.WAITING.value,
        created_at=moment,
        asked_by=actor_id,
        attempts=0,
        next_attempt_at=moment,
    )
    session.add(mail)
    session.flush()
    audit.record(
        session,
        "account.mail_asked",
        subject="account",
        subject_id=user.id,
        actor_id=actor_id,
        purpose=purpose.value,
    )
    queue.enqueue(session, queue.SEND_MAIL, mail_id=mail.id)
    return mail


def drop(session: Session, *, user_id: int, purpose: LinkPurpose | None = None) -> None:
    """Forget the account's mails that are still waiting, or those of one purpose."""
    waiting = update(OutgoingMail).where(
        OutgoingMail.user_id == user_id, OutgoingMail.state == MailState.WAITING.value
    )
    if purpose is not None:
        waiting = waiting.where(OutgoingMail.purpose == purpose.value)
    session.execute(waiting.values(state=MailState.DROPPED.value))


def sweep(session: Session, *, at: datetime) -> int:
    """Send the jobs of all mails that are due at `at` again; how many there were."""
    due = session.scalars(
        select(OutgoingMail.id).where(
            OutgoingMail.state == MailState.WAITING.value, OutgoingMail.next_attempt_at <= at
        )
    ).all()
    for mail_id in due:
        queue.enqueue(session, queue.SEND_MAIL, mail_id=mail_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session], settings: Settings, *, mail_id: int, at: datetime | None = None
) -> None:
    """The worker's job: send one mail that is due, and write down how it went.  A mail that is not
    due, or not waiting any more, is left alone, so the job may be sent twice.

    Three steps, because no transaction may stay open while a mail server takes its time."""
    if not settings.smtp_url:
        return
    moment = at or now()
    with transaction(sessions) as session:
        letter = _claim(session, settings, mail_id, moment)
    if letter is None:
        return
    error = None
    try:
        send(
            message_of(letter, sender=settings.mail_from, organisation=settings.organisation),
            smtp_url=settings.smtp_url,
        )
    except MailError as fault:
        error = fault.code
        log.warning("mail_not_sent", mail=mail_id, error=error)
    with transaction(sessions) as session:
        _settle(session, mail_id, error)


def _claim(session: Session, settings: Settings, mail_id: int, at: datetime) -> Letter | None:
    mail = session.get(OutgoingMail, mail_id, with_for_update=True)
    if mail is None or mail.state != MailState.WAITING or mail.next_attempt_at > at:
        return None
    if not mail.user.active:
        mail.state = MailState.DROPPED.value
        return None
    mail.next_attempt_at = at + WAITS[min(mail.attempts, len(WAITS) - 1)]
    mail.attempts += 1
    purpose = LinkPurpose(mail.purpose)
    token = links.make_link(session, purpose=purpose, user=mail.user, actor_id=None)
    return Letter(
        to_address=mail.user.email,
        to_name=mail.user.name,
        purpose=purpose,
        url=links.url_of(str(settings.base_url), token),
    )


def _settle(session: Session, mail_id: int, error: str | None) -> None:
    mail = session.get_one(OutgoingMail, mail_id, with_for_update=True)
    if error is None:
        mail.state = MailState.SENT.value
        mail.sent_at = now()
        mail.last_error = None
    else:
        mail.last_error = error
        if mail.attempts > len(WAITS) and mail.state == MailState.WAITING:
            mail.state = MailState.FAILED.value
