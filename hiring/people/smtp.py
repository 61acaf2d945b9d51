"""Hand one message to a mail server."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

SECONDS = 20


class MailError(Exception):
    """The server did not take the message; `code` names why, without any address."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def send(message: EmailMessage, *, smtp_url: str) -> None:
    """Send the message through `smtp://[user:password@]host[:25]`, which is encrypted where the
    server offers it and always where a password is sent, or `smtps://…[:465]`.

    Raises MailError."""
    try:
        with _connect(smtp_url) as server:
            server.send_message(message)
    except smtplib.SMTPAuthenticationError:
        raise MailError("sign_in_refused") from None
    except smtplib.SMTPRecipientsRefused:
        raise MailError("address_refused") from None
    except smtplib.SMTPException:
        raise MailError("refused") from None
    except OSError:  # unreachable, timed out, or a certificate that doesn't fit
        raise MailError("unreachable") from None


def _connect(smtp_url: str) -> smtplib.SMTP:
    parts = urlsplit(smtp_url)
    host = parts.hostname or "localhost"
    trust = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=SECONDS, context=trust
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=SECONDS)
    try:
        _prepare(server, parts.scheme, trust, parts.username, parts.password)
    except BaseException:
        server.close()
        raise
    return server


def _prepare(
    server: smtplib.SMTP,
    scheme: str,
    trust: ssl.SSLContext,
    user: str | None,
    password: str | None,
) -> None:
    server.ehlo()
    encrypted = scheme == "smtps"
    if not encrypted and server.has_extn("starttls"):
        server.starttls(context=trust)
        server.ehlo()
        encrypted = True
    if user:
        if not encrypted:
            raise MailError("not_encrypted")
        server.login(unquote(user), unquote(password or ""))
