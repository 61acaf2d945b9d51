"""Who is signed in: the cookie holds an account's id and session version, nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, redirect, request, session, url_for
from flask_login import LoginManager, login_user, logout_user
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people.models import User


def sign_in(user: User) -> None:
    """Begin a fresh session for the user."""
    session.clear()
    session.permanent = True
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


def init_app(app: Flask) -> None:
    """Set up Flask-Login."""
    manager = LoginManager(app)
    manager.session_protection = None  # a change of network in mid-sheet must not sign anybody out

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(key: str) -> User | None:
        user_id, _, version = key.partition(":")
        user = db().get(User, int(user_id)) if user_id.isdigit() else None
        alive = user is not None and user.active and str(user.session_version) == version
        return user if alive else None

    @manager.unauthorized_handler  # type: ignore[untyped-decorator]
    def ask_to_sign_in() -> Response | tuple[dict[str, str], int]:
        if request.method != "GET" or request.accept_mimetypes.best == "application/json":
            return {"error": "Sign in again; nothing typed so far is lost."}, 401
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")))
