"""The audit trail, for administrators."""

from __future__ import annotations

from flask import render_template, request

from hiring.foundation.web import db
from hiring.people import access
from hiring.people.blueprint import bp
from hiring.people.models import Role
from hiring.people.trail import actions, trail, words_of


@bp.get("/audit-trail")
@access.only(Role.ADMINISTRATOR)
def audit_trail() -> str:
    """The acts, newest first, fifty to a page."""
    action = request.args.get("action") or None
    before = request.args.get("before", type=int)
    return render_template(
        "people/audit_trail.html",
        page=trail(db(), action=action, before=before),
        actions=[(name, words_of(name)) for name in actions(db())],
        chosen=action,
        before=before,
        words_of=words_of,
    )
