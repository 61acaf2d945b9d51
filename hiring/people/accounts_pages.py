"""The administrator's pages about accounts."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access, service
from hiring.people.blueprint import bp, settings
from hiring.people.forms import InviteForm, RolesForm
from hiring.people.links import LIFETIMES
from hiring.people.models import LinkPurpose, Role, User
from hiring.people.roster import roster


@bp.get("/accounts")
@access.only(Role.ADMINISTRATOR)
def accounts() -> str:
    """Everybody who can sign in, or could."""
    return render_template("people/accounts.html", rows=roster(db()))


@bp.route("/accounts/invite", methods=["GET", "POST"])
@access.only(Role.ADMINISTRATOR)
def invite() -> str | Response | tuple[str, int]:
    """Make an account and send, or show, the link to its first password."""
    form = InviteForm()
    mails = bool(settings().smtp_url)
    if form.validate_on_submit():
        try:
            user = service.create_account(
                db(),
                email=form.email.data,
                name=form.name.data,
                roles=form.roles.roles,
                actor_id=access.me().id,
            )
        except service.AccountError as error:
            form.email.errors = [str(error)]
        else:
            return _mail(user) if mails else _hand_over(user)
    page = render_template("people/invite.html", form=form, mails=mails)
    return (page, 422) if form.is_submitted() else page


@bp.get("/accounts/<int:user_id>")
@access.only(Role.ADMINISTRATOR)
def account(user_id: int) -> str:
    """One account."""
    return _account_page(_user(user_id))


@bp.post("/accounts/<int:user_id>/roles")
@access.only(Role.ADMINISTRATOR)
def change_roles(user_id: int) -> str | Response | tuple[str, int]:
    """Give the account other roles."""
    user = _user(user_id)
    form = RolesForm()
    if form.validate():
        try:
            service.change_roles(db(), user, roles=form.roles.roles, actor_id=access.me().id)
        except service.AccountError as error:
            form.roles.errors = [str(error)]
        else:
            flash(f"The roles of {user.name} are saved.", "good")
            return redirect(url_for("people.account", user_id=user.id))
    return _account_page(user, form), 422


@bp.post("/accounts/<int:user_id>/deactivate")
@access.only(Role.ADMINISTRATOR)
def deactivate(user_id: int) -> Response | tuple[str, int]:
    """Close the account."""
    user = _user(user_id)
    try:
        service.deactivate(db(), user, actor_id=access.me().id)
    except service.AccountError as error:
        return _account_page(user, problem=str(error)), 409
    flash(f"The account of {user.name} is deactivated; their sessions have ended.", "good")
    return redirect(url_for("people.account", user_id=user.id))


@bp.post("/accounts/<int:user_id>/reactivate")
@access.only(Role.ADMINISTRATOR)
def reactivate(user_id: int) -> Response:
    """Open the account again."""
    user = _user(user_id)
    service.reactivate(db(), user, actor_id=access.me().id)
    flash(f"The account of {user.name} is active again, with the same roles.", "good")
    return redirect(url_for("people.account", user_id=user.id))


@bp.post("/accounts/<int:user_id>/link")
@access.only(Role.ADMINISTRATOR)
def make_link(user_id: int) -> str | Response | tuple[str, int]:
    """Mail a link to the account's holder, or show one to hand over."""
    user = _user(user_id)
    by_mail = request.form.get("way") == "mail" and bool(settings().smtp_url)
    try:
        return _mail(user) if by_mail else _hand_over(user)
    except service.AccountError as error:
        return _account_page(user, problem=str(error)), 409


def _mail(user: User) -> Response:
    service.mail_link(db(), user, actor_id=access.me().id)
    flash(f"A link for {user.name} is on its way by mail.", "good")
    return redirect(url_for("people.account", user_id=user.id))


def _hand_over(user: User) -> str:
    """The link stands in this one answer: not in a cookie, not in the address, not in a log."""
    purpose = service.link_purpose(user)
    url = service.hand_over_link(
        db(), user, base_url=str(settings().base_url), actor_id=access.me().id
    )
    hours = int(LIFETIMES[purpose].total_seconds() // 3600)
    return render_template(
        "people/hand_over.html",
        user=user,
        url=url,
        hours=hours,
        invitation=purpose is LinkPurpose.INVITATION,
    )


def _user(user_id: int) -> User:
    user = db().get(User, user_id)
    if user is None:
        abort(404)
    return user


def _account_page(user: User, form: RolesForm | None = None, problem: str | None = None) -> str:
    roles = form or RolesForm(formdata=None, data={"roles": sorted(user.roles)})
    (row,) = roster(db(), user_id=user.id)
    return render_template(
        "people/account.html",
        row=row,
        form=roles,
        problem=problem,
        mails=bool(settings().smtp_url),
    )
