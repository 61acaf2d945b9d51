"""Sign-in, my tasks, and the accounts."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access, service
from hiring.people import session as sessions
from hiring.people.forms import SignInForm

bp = Blueprint("people", __name__)


@bp.get("/")
@access.signed_in()
def home() -> str:
    """My tasks."""
    return render_template("people/home.html")


@bp.route("/sign-in", methods=["GET", "POST"])
@access.everyone()
def sign_in() -> str | Response | tuple[str, int]:
    """Sign in and go on to the page that was asked for."""
    if current_user.is_authenticated:
        return redirect(sessions.safe_next(request.args.get("next")))
    form = SignInForm()
    if form.validate_on_submit():
        user = service.authenticate(db(), email=form.email.data, password=form.password.data)
        if user is not None:
            sessions.sign_in(user)
            return redirect(sessions.safe_next(request.args.get("next")))
        form.password.errors = [
            "This address and password don't fit together. Nothing was changed."
        ]
        return render_template("people/sign_in.html", form=form), 422
    return render_template("people/sign_in.html", form=form)


@bp.post("/sign-out")
@access.everyone()
def sign_out() -> Response:
    """End the session."""
    sessions.sign_out()
    return redirect(url_for("people.sign_in"))
