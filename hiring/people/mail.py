"""Mail to the holders of accounts; how it is kept and tried again stands in `outgoing`."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.foundation import audit, queue
from hiring.foundation.clock import now
from hiring.people import links, outgoing
from hiring.people.letters import Letter, message_of
from hiring.people.models import LinkPurpose, MailState, OutgoingMail, User


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
    due = outgoing.list_due(session, OutgoingMail, at=at)
    for mail_id in due:
        queue.enqueue(session, queue.SEND_MAIL, mail_id=mail_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session], settings: Settings, *, mail_id: int, at: datetime | None = None
) -> None:
    """The worker's job: send one mail that is due, and write down how it went."""

    def write(session: Session, mail: OutgoingMail) -> EmailMessage | None:
        return _write(session, mail, settings)

    outgoing.deliver(sessions, settings, kind=OutgoingMail, mail_id=mail_id, write=write, at=at)


def _write(session: Session, mail: OutgoingMail, settings: Settings) -> EmailMessage | None:
    if not mail.user.active:
        return None
    purpose = LinkPurpose(mail.purpose)
    token = links.make_link(session, purpose=purpose, user=mail.user, actor_id=None)
    letter = Letter(
        to_address=mail.user.email,
        to_name=mail.user.name,
        purpose=purpose,
        url=links.url_of(str(settings.base_url), token),
    )
    return message_of(letter, sender=settings.mail_from, organisation=settings.organisation)
