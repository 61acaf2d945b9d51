"""The server that tests talk to closes each answer, also where a browser turns away."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress

from flask import Flask, Response

from tests.live import serve

TURNS_AWAY = struct.pack("ii", 1, 0)


def test_answer_to_a_browser_that_turns_away_is_closed() -> None:
    gone, closed = threading.Event(), threading.Event()
    app = Flask("slow")

    @app.get("/")
    def slow() -> Response:
        answer = Response(body(), content_type="text/plain")
        answer.content_length = 4
        answer.call_on_close(closed.set)
        return answer

    def body() -> Iterator[bytes]:
        yield b"slow"
        gone.wait(1)

    with serve(app) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, TURNS_AWAY)
            browser.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            browser.settimeout(0.3)
            with suppress(TimeoutError):  # nothing comes before the whole answer is there
                while b"slow" not in browser.recv(1000):
                    pass
        gone.set()
        assert closed.wait(10)
