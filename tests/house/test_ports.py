"""Ports for the parts that the product starts."""

from __future__ import annotations

import socket

import pytest

from hiring import serve


def test_free_port_is_none_that_somebody_listens_on(monkeypatch: pytest.MonkeyPatch) -> None:
    first = serve.free_port()
    assert first in serve.PORTS
    with socket.create_server(("127.0.0.1", first)):
        monkeypatch.setattr(serve, "PORTS", range(first - 5, first + 6))
        assert first not in {serve.free_port() for _ in range(50)}
    assert first in {serve.free_port() for _ in range(200)}
