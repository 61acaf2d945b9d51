"""A real mail server for tests, which keeps what arrives or refuses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as Caller

from hiring.serve import free_port


class Post:
    """A mail server's handler that keeps what arrives, or refuses it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.arrived: list[EmailMessage] = []
        self.answer = "250 kept"

    async def handle_DATA(self, _server: SMTP, _caller: Caller, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.arrived.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer


@contextmanager
def mail_server() -> Iterator[Post]:
    """A mail server on a free port."""
    port = free_port()
    handler = Post(f"smtp://127.0.0.1:{port}")
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield handler
    finally:
        server.stop()


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server of the test's own."""
    with mail_server() as handler:
        yield handler
