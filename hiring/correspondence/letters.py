"""Letters to candidates: worded by a recruiter, sent by a worker, tried again, never lost."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.correspondence import links
from hiring.correspondence.models import Letter, Purpose
from hiring.correspondence.wording import LINK_PLACE
from hiring.foundation import audit, queue
from hiring.foundation.clock import now
from hiring.people import outgoing
from hiring.people.models import MailState
from hiring.vacancies.models import Application, Stage

LONGEST_SUBJECT = 200
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class LetterError(Exception):
    """The letter can't be sent as it is; `field` names what is wrong with it, the message is a
    sentence for the recruiter."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def ask(
    session: Session,
    application: Application,
    *,
    purpose: Purpose,
    subject: str,
    body: str,
    ref: int | None = None,
    to_address: str | None = None,
    actor_id: int | None,
) -> Letter:
    """Have a letter sent, to the address in the candidate's documents where no other is given; what
    was mailed or shown before for this purpose ends.

    LetterError where there is no address, no subject, or no place for the link in the text."""
    address = (to_address or application.email or "").strip()
    check(subject=subject, body=body, to_address=address)
    links.revoke(session, application, purpose=purpose)
    drop(session, application, purpose=purpose)
    moment = now()
    letter = Letter(
        application_id=application.id,
        purpose=purpose.value,
        ref=ref,
        to_address=address,
        subject=" ".join(subject.split()),
        body=body.strip(),
        state=MailState.WAITING.value,
        created_at=moment,
        asked_by=actor_id,
        attempts=0,
        next_attempt_at=moment,
    )
    session.add(letter)
    session.flush()
    _record(session, application, "correspondence.letter_asked", purpose, actor_id, letter.id)
    queue.enqueue(session, queue.SEND_LETTER, letter_id=letter.id)
    return letter


def check(*, subject: str, body: str, to_address: str) -> None:
    """LetterError where something is missing without which the letter would be of no use."""
    if not _ADDRESS.fullmatch(to_address):
        raise LetterError("to_address", "Give an e-mail address, or show the link to pass it on.")
    if not subject.strip():
        raise LetterError("subject", "Give the letter a subject.")
    if len(subject) > LONGEST_SUBJECT:
        raise LetterError("subject", f"Keep the subject to {LONGEST_SUBJECT} characters.")
    if LINK_PLACE not in body:
        raise LetterError("body", f"Leave {LINK_PLACE} in the text: the private link stands there.")


def ask_again(session: Session, letter: Letter, *, actor_id: int | None) -> Letter:
    """Have the same letter sent once more, with a new link."""
    return ask(
        session,
        letter.application,
        purpose=Purpose(letter.purpose),
        subject=letter.subject,
        body=letter.body,
        ref=letter.ref,
        to_address=letter.to_address,
        actor_id=actor_id,
    )


def hand_over(
    session: Session,
    application: Application,
    *,
    purpose: Purpose,
    settings: Settings,
    ref: int | None = None,
    actor_id: int | None,
) -> str:
    """The address of a private page, to be shown once and passed on by hand; a letter that still
    waits is dropped."""
    drop(session, application, purpose=purpose)
    token = links.make(
        session,
        application,
        purpose=purpose,
        secret_key=settings.secret_key,
        ref=ref,
        actor_id=actor_id,
    )
    return links.url_of(str(settings.base_url), purpose, token)


def drop(session: Session, application: Application, *, purpose: Purpose) -> None:
    """Forget the candidate's letters of the purpose that are still waiting."""
    session.execute(
        update(Letter)
        .where(
            Letter.application_id == application.id,
            Letter.purpose == purpose.value,
            Letter.state == MailState.WAITING.value,
        )
        .values(state=MailState.DROPPED.value)
    )


def newest(session: Session, application: Application, *, purpose: Purpose) -> Letter | None:
    """The candidate's newest letter of the purpose."""
    return session.scalar(
        select(Letter)
        .where(Letter.application_id == application.id, Letter.purpose == purpose.value)
        .order_by(Letter.id.desc())
        .limit(1)
    )


def sweep(session: Session, *, at: datetime) -> int:
    """Send the jobs of all letters that are due at `at` again; how many there were."""
    due = outgoing.list_due(session, Letter, at=at)
    for letter_id in due:
        queue.enqueue(session, queue.SEND_LETTER, letter_id=letter_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session],
    settings: Settings,
    *,
    letter_id: int,
    at: datetime | None = None,
) -> None:
    """The worker's job: send one letter that is due, and write down how it went."""

    def write(session: Session, letter: Letter) -> EmailMessage | None:
        return _write(session, letter, settings)

    outgoing.deliver(sessions, settings, kind=Letter, mail_id=letter_id, write=write, at=at)


def _write(session: Session, letter: Letter, settings: Settings) -> EmailMessage | None:
    if letter.application.stage == Stage.WITHDRAWN:
        return None
    purpose = Purpose(letter.purpose)
    token = links.make(
        session,
        letter.application,
        purpose=purpose,
        secret_key=settings.secret_key,
        ref=letter.ref,
        actor_id=letter.asked_by,
    )
    url = links.url_of(str(settings.base_url), purpose, token)
    return message_of(letter, url=url, sender=settings.mail_from)


def message_of(letter: Letter, *, url: str, sender: str) -> EmailMessage:
    """The letter as a mail message with the link in its place."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to_address
    message["Subject"] = letter.subject
    if letter.asker is not None and letter.asker.active:
        message["Reply-To"] = letter.asker.email
    # Out-of-office replies to a machine help nobody.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body.replace(LINK_PLACE, url) + "\n")
    return message


def _record(
    session: Session,
    application: Application,
    act: str,
    purpose: Purpose,
    actor_id: int | None,
    letter_id: int,
) -> None:
    audit.record(
        session,
        act,
        subject="application",
        subject_id=application.id,
        vacancy_id=application.vacancy_id,
        actor_id=actor_id,
        purpose=purpose.value,
        letter=letter_id,
    )
