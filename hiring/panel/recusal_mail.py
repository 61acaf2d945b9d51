"""The worker's side of telling the coordinator of a recusal.  The mail names neither the candidate
nor the reason; both stand on the page that it leads to."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.foundation import queue
from hiring.panel.letters import recusal_letter
from hiring.panel.round_models import RecusalNotice
from hiring.people import outgoing


def sweep(session: Session, *, at: datetime) -> int:
    """Send the jobs of all mails that are due at `at` again; how many there were."""
    due = outgoing.list_due(session, RecusalNotice, at=at)
    for mail_id in due:
        queue.enqueue(session, queue.SEND_RECUSAL_NOTICE, mail_id=mail_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session], settings: Settings, *, mail_id: int, at: datetime | None = None
) -> None:
    """The worker's job: send one mail that is due, and write down how it went."""

    def write(_session: Session, mail: RecusalNotice) -> EmailMessage | None:
        if mail.noted_at is not None or not mail.user.active:
            return None
        return recusal_letter(mail, settings)

    outgoing.deliver(sessions, settings, kind=RecusalNotice, mail_id=mail_id, write=write, at=at)
