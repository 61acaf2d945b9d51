"""The letter that asks a candidate, as it is drafted for the recruiter to edit."""

from __future__ import annotations

from dataclasses import dataclass

LINK_PLACE = "{link}"
DAYS = 14

_BODY = """\
Hello{name},

thank you for applying for {title} at {organisation}. We judge every application by what its \
documents say, and yours leave a few things open that your answers would settle. They count as the \
documents do.

Answer on this page, without an account:

{link}

It takes a few minutes, works for {days} days, and keeps what you have typed until you send it. \
Leave open whatever you would rather not answer. The page is yours alone, so keep its address to \
yourself.

We ask for no age, no birth date and no dates of school: leave them out.

If something is not clear, reply to this mail.

{sender}
{organisation}
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject and text of a letter; LINK_PLACE stands where the link will."""

    subject: str
    body: str


def draft_letter(*, name: str | None, title: str, organisation: str, sender: str) -> Wording:
    """The letter; a candidate whose name is not known is greeted without one."""
    words = _BODY.format(
        name=f" {name}" if name else "",
        title=title,
        organisation=organisation,
        link=LINK_PLACE,
        days=DAYS,
        sender=sender,
    )
    return Wording(f"Questions about your application for {title}", words)
