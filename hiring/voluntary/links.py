"""What stands behind a candidate's link: the application, or a page that says what became of it."""

from __future__ import annotations

from typing import NoReturn

from flask import abort, make_response, render_template

from hiring.correspondence.links import LinkState, look_up, state_of
from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.web import db
from hiring.voluntary.blueprint import settings


def link_or_gone(token: str, purpose: Purpose, *, lock: bool = False) -> CandidateLink:
    """The working link with this token; 404 for what nobody made, 410 for what has ended.  With
    `lock` a second sending through the same link waits for the first.

    These links are never spent: what was sent can be changed until they end, and a link that had
    been spent would tell that something was sent."""
    link = link_ever_made(token, purpose)
    if state_of(link) is not LinkState.GOOD:
        _leave(purpose, 410)
    if lock:
        db().refresh(link, with_for_update=True)
    return link


def link_ever_made(token: str, purpose: Purpose) -> CandidateLink:
    """The link with this token, whether it still works or not: what was sent can be deleted through
    every link that was ever made.  404 for what nobody made."""
    link = look_up(db(), token, purpose=purpose, secret_key=settings().secret_key).link
    if link is None:
        _leave(purpose, 404)
    return link


def _leave(purpose: Purpose, code: int) -> NoReturn:
    page = render_template("voluntary/link_ended.html", unknown=code == 404, purpose=purpose)
    abort(make_response(page, code))
