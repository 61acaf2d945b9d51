"""The words of the mails, as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from hiring.people.models import LinkPurpose

_SUBJECTS = {
    LinkPurpose.INVITATION: "Your account for hiring at {organisation}",
    LinkPurpose.PASSWORD_RESET: "A new password for hiring at {organisation}",
}
_BODIES = {
    LinkPurpose.INVITATION: """\
Hello {name},

{organisation} has made an account for you in its hiring tool.
Choose a password on this page and your account is ready:

{url}

The link works once, for 72 hours. Later, ask the administrator for a
new one. If you don't know what this is about, leave the mail alone:
without the link nobody can use the account.
""",
    LinkPurpose.PASSWORD_RESET: """\
Hello {name},

somebody, most likely you, asked for a new password for your account in
the hiring tool of {organisation}. Choose it on this page:

{url}

The link works once, for 2 hours. If you did not ask, leave the mail
alone: your password stays as it is.
""",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, ready to be sent."""

    to_address: str
    to_name: str
    purpose: LinkPurpose
    url: str


def message_of(letter: Letter, *, sender: str, organisation: str) -> EmailMessage:
    """The letter as a mail message.  Names lose their line breaks, so that none can add a
    header."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to_address
    message["Subject"] = " ".join(
        _SUBJECTS[letter.purpose].format(organisation=organisation).split()
    )
    # Out-of-office replies to a machine help nobody.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        _BODIES[letter.purpose].format(
            name=" ".join(letter.to_name.split()), organisation=organisation, url=letter.url
        ),
    )
    return message
