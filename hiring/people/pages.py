"""Sign-in, my tasks, and what everybody does with their own account."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from hiring.foundation.web import db, keep
from hiring.people import access, accounts_pages, link_pages, service, throttle, trail_pages
from hiring.people import session as sessions
from hiring.people.blueprint import bp
from hiring.people.forms import ChangePasswordForm, SignInForm

__all__ = ["accounts_pages", "bp", "link_pages", "trail_pages"]


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
    if not form.is_submitted():
        return render_template("people/sign_in.html", form=form)
    if form.validate():
        user = service.authenticate(db(), email=form.email.data, password=form.password.data)
        if user is not None:
            sessions.sign_in(user)
            return redirect(sessions.safe_next(request.args.get("next")))
        keep()  # the failed attempt, in the trail
        form.password.errors = [
            "This address and password don't fit together. Nothing was changed."
        ]
    return render_template("people/sign_in.html", form=form), 422


@bp.post("/sign-out")
@access.everyone()
def sign_out() -> Response:
    """End the session."""
    sessions.sign_out()
    return redirect(url_for("people.sign_in"))


@bp.post("/sign-out-everywhere")
@access.signed_in()
def sign_out_everywhere() -> Response:
    """End every session of the account, this one too."""
    service.end_sessions(db(), access.me())
    sessions.sign_out()
    flash("You are signed out on every device.", "good")
    return redirect(url_for("people.sign_in"))


@bp.route("/password", methods=["GET", "POST"])
@access.signed_in()
def change_password() -> str | Response | tuple[str, int]:
    """Change one's own password; every other session ends."""
    user = access.me()
    form = ChangePasswordForm(account_email=user.email)
    if not form.is_submitted():
        return render_template("people/password.html", form=form)
    if form.validate():
        try:
            service.change_password(db(), user, current=form.current.data, new=form.password.data)
        except service.AccountError as error:
            keep()  # the failed attempt, in the trail
            form.current.errors = [str(error)]
        else:
            sessions.sign_in(user)
            flash("Your password is changed; every other session has ended.", "good")
            return redirect(url_for("people.home"))
    return render_template("people/password.html", form=form), 422


bp.record(throttle.limit_views(throttle.LIMITS))
