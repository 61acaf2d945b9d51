"""Following a link that works once, and asking for one when the password is forgotten."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access, links, service
from hiring.people.blueprint import bp, settings
from hiring.people.forms import ForgotPasswordForm, NewPasswordForm, SetUpForm
from hiring.people.links import LinkState
from hiring.people.models import Link, LinkPurpose


@bp.route("/links/<token>", methods=["GET", "POST"])
@access.everyone()
def follow_link(token: str) -> str | Response | tuple[str, int]:
    """Looking at a link spends nothing (mail filters look too); sending the form does."""
    found = links.look_up(db(), token)
    if found.link is None or found.state is not LinkState.GOOD:
        return _spent(found.link, found.state)
    try:
        if found.link.purpose == LinkPurpose.SET_UP:
            return _set_up(found.link)
        return _choose_password(found.link)
    except links.SpentLinkError:
        return _spent(found.link, LinkState.USED)


def _choose_password(link: Link) -> str | Response | tuple[str, int]:
    assert link.user is not None  # the constraint account_unless_set_up
    form = NewPasswordForm(account_email=link.user.email)
    if form.validate_on_submit():
        service.follow_link(db(), link, password=form.password.data)
        flash("Your password is set. Sign in with it.", "good")
        return redirect(url_for("people.sign_in"))
    page = render_template("people/choose_password.html", form=form, link=link)
    return (page, 422) if form.is_submitted() else page


def _set_up(link: Link) -> str | Response | tuple[str, int]:
    form = SetUpForm()
    if form.validate_on_submit():
        service.set_up(
            db(),
            link,
            email=form.email.data,
            name=form.name.data,
            password=form.password.data,
        )
        flash("The administrator's account is made. Sign in with it.", "good")
        return redirect(url_for("people.sign_in"))
    page = render_template("people/set_up.html", form=form)
    return (page, 422) if form.is_submitted() else page


def _spent(link: Link | None, state: LinkState) -> tuple[str, int]:
    page = render_template(
        "people/link_spent.html", link=link, state=state, mails=bool(settings().smtp_url)
    )
    return page, 404 if state is LinkState.UNKNOWN else 410


@bp.route("/forgot-password", methods=["GET", "POST"])
@access.everyone()
def forgot_password() -> str | tuple[str, int]:
    """Ask for a link by mail.  The answer is the same whether there is such an account or not."""
    if not settings().smtp_url:
        return render_template("people/forgot_by_hand.html")
    form = ForgotPasswordForm()
    if form.validate_on_submit():
        service.ask_reset(db(), email=form.email.data)
        return render_template("people/forgot_sent.html")
    page = render_template("people/forgot_password.html", form=form)
    return (page, 422) if form.is_submitted() else page
