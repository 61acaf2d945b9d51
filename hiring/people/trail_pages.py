"""The audit trail, for administrators."""

from __future__ import annotations

from flask import current_app, render_template, request

from hiring.foundation.web import db
from hiring.people import access
from hiring.people.blueprint import bp
from hiring.people.models import Role
from hiring.people.trail import Hiding, actions, trail, words_of


@bp.get("/audit-trail")
@access.only(Role.ADMINISTRATOR)
def audit_trail() -> str:
    """The acts, newest first, fifty to a page."""
    hiding: tuple[Hiding, ...] = current_app.extensions["hidden_events"]
    found = (hides(db(), access.me()) for hides in hiding)
    hidden = [condition for condition in found if condition is not None]
    action = request.args.get("action") or None
    before = request.args.get("before", type=int)
    return render_template(
        "people/audit_trail.html",
        page=trail(db(), action=action, before=before, hidden=hidden),
        actions=[(name, words_of(name)) for name in actions(db(), hidden=hidden)],
        partly_hidden=bool(hidden),
        chosen=action,
        before=before,
        words_of=words_of,
    )
