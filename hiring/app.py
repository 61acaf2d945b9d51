"""create_app(): the one place where the web product is wired together."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from hiring import health, request_log, shell
from hiring.columns import FURTHER_PAGES, INTAKE_COLUMNS, LIST_PARTS
from hiring.committee import decision_pages, export_pages, impact_pages, packet_pages
from hiring.committee import pages as committee
from hiring.config import Settings
from hiring.correspondence import pages as correspondence
from hiring.equivalency import pages as equivalency
from hiring.foundation import queue as jobs
from hiring.foundation import web
from hiring.foundation.database import make_engine, make_sessions
from hiring.foundation.queue import Queue
from hiring.foundation.storage import Storage
from hiring.intake import pages as intake
from hiring.panel import pages as panel
from hiring.panel.blindness import hidden_events
from hiring.people import access
from hiring.people import pages as people
from hiring.people import session as sign_in
from hiring.qualification import contact_pages as contact
from hiring.qualification import pages as qualification
from hiring.qualification import reading_pages as readings
from hiring.qualification import same_person_pages as same_person
from hiring.redaction import pages as redaction
from hiring.vacancies import pages as vacancies
from hiring.voluntary import pages as voluntary

ROOT = Path(__file__).parent
BLUEPRINTS = (
    health.bp,
    people.bp,
    vacancies.bp,
    intake.bp,
    qualification.bp,
    readings.bp,
    contact.bp,
    same_person.bp,
    correspondence.bp,
    voluntary.bp,
    equivalency.bp,
    redaction.bp,
    panel.bp,
    committee.bp,
    decision_pages.bp,
    export_pages.bp,
    packet_pages.bp,
    impact_pages.bp,
)

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'self'"
)
# A request may carry one file above the limit, so that it ends as a named error and not as a
# refused connection.
REQUEST_HEADROOM = 4


def create_app(settings: Settings) -> Flask:
    """The web application for these settings."""
    app = Flask(
        "hiring", static_folder=str(ROOT / "static"), template_folder=str(ROOT.parent / "templates")
    )
    _configure(app, settings)
    _connect(app, settings)
    _protect(app, settings)
    Bootstrap5(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    shell.init_app(app)
    _answer_errors(app)
    request_log.init_app(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=settings.max_upload_mb * 1024 * 1024 * REQUEST_HEADROOM,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        SESSION_COOKIE_NAME="hiring",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=settings.session_hours),
        BOOTSTRAP_SERVE_LOCAL=True,
        # A token lives as long as its session: a long sheet must not expire under a hand.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def _connect(app: Flask, settings: Settings) -> None:
    engine = make_engine(settings.database_url)
    sessions = make_sessions(engine)
    queue = Queue(settings.broker_url)
    jobs.attach(sessions, queue)
    app.extensions.update(
        engine=engine,
        sessions=sessions,
        queue=queue,
        storage=Storage(settings.storage_url),
        intake_columns=INTAKE_COLUMNS,
        list_parts=LIST_PARTS,
        further_pages=FURTHER_PAGES,
        hidden_events=(hidden_events,),
    )
    web.init_app(app)


def _protect(app: Flask, settings: Settings) -> None:
    CSRFProtect(app)
    # Counts live in the broker, so that every web process sees the same ones; where it is down each
    # counts for itself.
    app.extensions["throttle"] = Limiter(
        get_remote_address,
        app=app,
        # The same address by the name that the counter knows sockets under.
        storage_uri=settings.broker_url.replace("redis+socket://", "redis+unix://"),
        storage_options={"socket_connect_timeout": 2, "socket_timeout": 5},
        in_memory_fallback_enabled=True,
        default_limits=[],
    )
    sign_in.init_app(app)
    access.init_app(app)

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def expired_form(_error: CSRFError) -> ResponseReturnValue:
        if sign_in.wants_data():
            return sign_in.answer_expired()
        back = sign_in.page_before()
        return render_template("errors/error.html", code=400, expired=True, back=back), 400

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400:
            return error.get_response()
        if sign_in.wants_data():
            return {"error": error.description}, code
        return render_template("errors/error.html", code=code, error=error), code
