"""What stands behind a candidate's link: the application, or a page that says what became of it."""

from __future__ import annotations

from flask import abort, make_response, render_template

from hiring.correspondence.links import LinkState, look_up
from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.web import db
from hiring.voluntary.blueprint import settings


def link_or_gone(token: str, purpose: Purpose, *, lock: bool = False) -> CandidateLink:
    """The working link with this token; 404 for what nobody made, 410 for what has ended.  With
    `lock` a second sending through the same link waits for the first.

    These links are never spent: what was sent can be changed until they end, and a link that had
    been spent would tell that something was sent."""
    found = look_up(db(), token, purpose=purpose, secret_key=settings().secret_key)
    if found.link is None or found.state is not LinkState.GOOD:
        unknown = found.state is LinkState.UNKNOWN
        page = render_template("voluntary/link_ended.html", unknown=unknown, purpose=purpose)
        abort(make_response(page, 404 if unknown else 410))
    if lock:
        db().refresh(found.link, with_for_update=True)
    return found.link
