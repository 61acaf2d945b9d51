"""The worker's side of reminders: it looks again before it sends, so that nobody is reminded who
has handed in meanwhile."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

from sqlalchemy.orm import Session, sessionmaker

from hiring.config import Settings
from hiring.foundation import queue
from hiring.panel.blindness import waiting_sheets
from hiring.panel.letters import reminder_letter
from hiring.panel.reminders import STANDING_ASIDE, seated_on
from hiring.panel.round_models import Reminder
from hiring.panel.rules import rules_of
from hiring.people import outgoing


def sweep(session: Session, *, at: datetime) -> int:
    """Send the jobs of all reminders that are due at `at` again; how many there were."""
    due = outgoing.list_due(session, Reminder, at=at)
    for mail_id in due:
        queue.enqueue(session, queue.SEND_REMINDER, mail_id=mail_id)
    return len(due)


def deliver(
    sessions: sessionmaker[Session], settings: Settings, *, mail_id: int, at: datetime | None = None
) -> None:
    """The worker's job: send one reminder that is due, unless it has become pointless."""

    def write(session: Session, mail: Reminder) -> EmailMessage | None:
        return _write(session, mail, settings)

    outgoing.deliver(sessions, settings, kind=Reminder, mail_id=mail_id, write=write, at=at)


def _write(session: Session, mail: Reminder, settings: Settings) -> EmailMessage | None:
    """The mail as things are now; None where the member has handed in or left, the candidates stand
    aside, or the panel is closed."""
    rules = rules_of(session, mail.vacancy)
    member = mail.user
    if rules.closed_at or not member.active or member.id not in seated_on(mail.vacancy):
        return None
    waiting = [
        sheet
        for sheet in waiting_sheets(session, member, mail.vacancy)
        if sheet.application.stage not in STANDING_ASIDE
    ]
    if not waiting:
        return None
    return reminder_letter(mail, waiting=len(waiting), rate_by=rules.rate_by, settings=settings)
