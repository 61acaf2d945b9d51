"""Who is signed in: the cookie holds an account's id and session version, and when the session
began, nothing else."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people.models import User

BEGAN = "began"
SIGN_IN_AGAIN = "Sign in again; nothing typed so far is lost."


def sign_in(user: User) -> None:
    """Begin a fresh session for the user: nothing of the one before stays, so a planted cookie is
    worth nothing."""
    session.clear()
    session.permanent = True
    session[BEGAN] = int(time.time())
    login_user(user)


def sign_out() -> None:
    """End this session."""
    logout_user()
    session.clear()


def safe_next(target: str | None) -> str:
    """The page to go on to after signing in: only a path of this site, else my tasks."""
    if target and target.startswith("/") and not target.startswith(("//", "/\\")):
        parts = urlsplit(target)
        if not parts.scheme and not parts.netloc:
            return target
    return url_for("people.home")


def page_before() -> str | None:
    """The path of the page that sent this request, where it is one of ours: the place to return to
    when a session ended under a form."""
    parts = urlsplit(request.referrer or "")
    if not parts.path or parts.netloc != request.host:
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def wants_data() -> bool:
    """Whether the request came from a script that reads JSON, not from a page."""
    return request.accept_mimetypes.best == "application/json"


def answer_expired() -> tuple[dict[str, str], int]:
    """The answer to a script whose form token is of another session."""
    if current_user.is_authenticated:
        return {"error": "Load the page again; nothing typed so far is lost."}, 400
    return {"error": SIGN_IN_AGAIN}, 401


def _alive() -> bool:
    """Whether the session is younger than a session may be, used or not."""
    limit = current_app.permanent_session_lifetime.total_seconds()
    began = session.get(BEGAN)
    return isinstance(began, int) and time.time() - began < limit


def init_app(app: Flask) -> None:
    """Set up Flask-Login."""
    manager = LoginManager(app)
    manager.session_protection = None  # a change of network in mid-sheet must not sign anybody out

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(key: str) -> User | None:
        user_id, _, version = key.partition(":")
        if not user_id.isdigit() or not _alive():
            return None
        user = db().get(User, int(user_id))
        alive = user is not None and user.active and str(user.session_version) == version
        return user if alive else None

    @manager.unauthorized_handler  # type: ignore[untyped-decorator]
    def ask_to_sign_in() -> Response | tuple[dict[str, str], int]:
        if wants_data():
            return {"error": SIGN_IN_AGAIN}, 401
        asked = request.full_path.rstrip("?") if request.method == "GET" else page_before()
        return redirect(url_for("people.sign_in", next=asked))
