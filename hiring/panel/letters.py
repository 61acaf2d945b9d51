"""The words of the panel's mails.  None of them names a candidate, and no subject names anybody."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

from hiring.config import Settings
from hiring.panel.round_models import RecusalNotice, Reminder
from hiring.people.models import User

_RECUSAL = """\
Hello {name},

a member of the panel for {vacancy} has stepped back from a
candidate. Who it is, why, and whether too few raters remain stands
here; another member can take over with one click:

{url}
"""
_REMINDER = """\
Hello {name},

{sheets} on the panel for {vacancy} {wait} for your ratings.
{until}
{url}

What you have rated so far is kept. If a conflict of interest stands
in the way, say so on the sheet and it will be given to somebody else.
"""


def recusal_letter(notice: RecusalNotice, settings: Settings) -> EmailMessage:
    """What tells the coordinator that somebody stepped back."""
    vacancy = notice.sheet.application.vacancy
    body = _RECUSAL.format(
        name=_line(notice.user.name),
        vacancy=_line(vacancy.title),
        url=_address(settings, f"/vacancies/{vacancy.id}/panel/plan"),
    )
    return _message(
        notice.user, f"A panel member has stepped back: {vacancy.title}", body, settings
    )


def reminder_letter(
    reminder: Reminder, *, waiting: int, rate_by: date | None, settings: Settings
) -> EmailMessage:
    """What reminds a member of so many own sheets."""
    vacancy = reminder.vacancy
    day = f"The panel rates until {rate_by.day} {rate_by:%b %Y}.\n" if rate_by else ""
    body = _REMINDER.format(
        name=_line(reminder.user.name),
        sheets="one sheet" if waiting == 1 else f"{waiting} sheets",
        wait="waits" if waiting == 1 else "wait",
        vacancy=_line(vacancy.title),
        until=day,
        url=_address(settings, f"/vacancies/{vacancy.id}/panel/mine"),
    )
    return _message(reminder.user, f"Sheets wait for your ratings: {vacancy.title}", body, settings)


def _message(user: User, subject: str, body: str, settings: Settings) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = user.email
    message["Subject"] = _line(subject)
    # Out-of-office replies to a machine help nobody.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def _address(settings: Settings, path: str) -> str:
    return str(settings.base_url).rstrip("/") + path


def _line(text: str) -> str:
    """Without line breaks, so that no name adds a header or a paragraph."""
    return " ".join(text.split())
