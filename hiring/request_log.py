"""A line in the log for each request: method, route, status and time; never a name, an address or a
query."""

from __future__ import annotations

import time
import uuid

import structlog
from flask import Flask, Response, g, request

from hiring import logs


def init_app(app: Flask) -> None:
    """Log one line for each request, by its route (not its URL, which may name things)."""
    logs.configure()
    log = structlog.get_logger()

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=uuid.uuid4().hex[:12])

    @app.after_request
    def finish(response: Response) -> Response:
        if request.endpoint != "static":
            log.info(
                "request",
                method=request.method,
                route=request.url_rule.rule if request.url_rule else None,
                status=response.status_code,
                ms=round((time.perf_counter() - g.started) * 1000) if "started" in g else None,
            )
        return response
