"""The candidate's private page: no account, nothing of the product around it, nothing required."""

from __future__ import annotations

from flask import Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hiring.correspondence import answering, links
from hiring.correspondence.answering import AnswersError, Sheet
from hiring.correspondence.blueprint import bp, settings, today
from hiring.correspondence.filled import EARLIEST_YEAR
from hiring.correspondence.inputs import INPUTS, MONTHS
from hiring.correspondence.links import FoundLink, LinkState, SpentLinkError
from hiring.correspondence.models import CandidateLink, Purpose, Questionnaire
from hiring.foundation.web import db, keep
from hiring.people import access
from hiring.people.session import wants_data

SPENT = {
    LinkState.USED: 410,
    LinkState.EXPIRED: 410,
    LinkState.REVOKED: 410,
    LinkState.UNKNOWN: 404,
}


@bp.get("/answers/<secret>")
@access.everyone()
def answer(secret: str) -> ResponseReturnValue:
    """The questions with what is saved so far.  Looking at the page spends nothing."""
    found = _look_up(secret)
    if found.link is None or found.state is not LinkState.GOOD:
        return spent(found)
    return _show(secret, found.link, saved="saved" in request.args)


@bp.post("/answers/<secret>/save")
@access.everyone()
def save(secret: str) -> ResponseReturnValue:
    """Keep what is typed, for later."""
    found = _look_up(secret)
    if found.link is None or found.state is not LinkState.GOOD:
        return spent(found)
    moment = answering.save(db(), _asked(found.link), typed=_typed())
    if wants_data():
        return {"saved": f"{moment.astimezone(settings().zone):%H:%M}"}
    return redirect(url_for("correspondence.answer", secret=secret, saved=1), 303)


@bp.post("/answers/<secret>/check")
@access.everyone()
def check(secret: str) -> ResponseReturnValue:
    """Keep what is typed and show it once more, in words, before it is sent."""
    found = _look_up(secret)
    if found.link is None or found.state is not LinkState.GOOD:
        return spent(found)
    answering.save(db(), _asked(found.link), typed=_typed())
    keep()  # also where something can't be read and the page is shown again
    return _check(secret, found.link)


@bp.post("/answers/<secret>/send")
@access.everyone()
def send(secret: str) -> ResponseReturnValue:
    """Send the answers that were checked, once."""
    found = _look_up(secret)
    if found.link is None or found.state is not LinkState.GOOD:
        return spent(found)
    asked = _asked(found.link)
    checked = request.form.get("checked", "")
    try:
        sheets = answering.send(db(), found.link, asked, checked=checked, today=today())
    except AnswersError:
        return _check(secret, found.link, changed=True)
    except SpentLinkError:
        db().rollback()
        return spent(_look_up(secret))
    # Rooms that come later offer pages of their own here: the application wires them in.
    further = current_app.extensions["further_pages"]
    return outside(
        "correspondence/thanks.html",
        asked=asked,
        sheets=sheets,
        further=further(db(), asked.application, settings=settings()),
    )


def spent(found: FoundLink) -> Response:
    """The page that says what became of a link, and whom to ask."""
    link = found.link
    asked = _asked(link) if link is not None and link.ref is not None else None
    return outside(
        "correspondence/link_spent.html",
        SPENT[found.state],
        state=found.state.value,
        asked=asked,
        link=link,
    )


def outside(template: str, status: int = 200, **values: object) -> Response:
    """A page for somebody without an account, kept out of every index and cache."""
    answer = make_response(render_template(template, **values), status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _look_up(secret: str) -> FoundLink:
    return links.look_up(db(), secret, purpose=Purpose.QUESTIONS, secret_key=settings().secret_key)


def _asked(link: CandidateLink) -> Questionnaire:
    return db().get_one(Questionnaire, link.ref)


def _typed() -> dict[str, dict[str, str]]:
    """What the form holds, by the number of each question and the name of each field."""
    typed: dict[str, dict[str, str]] = {}
    for name, text in request.form.items():
        number, _, field = name.removeprefix("q").partition("-")
        if name.startswith("q") and number.isdecimal() and field:
            typed.setdefault(number, {})[field] = text
    return typed


def _show(secret: str, link: CandidateLink, *, saved: bool = False) -> Response:
    sheets = answering.sheets_of(_asked(link), today=today())
    return _form(secret, link, sheets, saved=saved)


def _form(
    secret: str, link: CandidateLink, sheets: list[Sheet], *, saved: bool = False, status: int = 200
) -> Response:
    return outside(
        "correspondence/answer.html",
        status,
        secret=secret,
        link=link,
        asked=_asked(link),
        sheets=sheets,
        faults=[sheet for sheet in sheets if sheet.filled.errors] if status == 422 else [],
        inputs=INPUTS,
        months=MONTHS,
        years=range(today().year, EARLIEST_YEAR - 1, -1),
        saved=saved,
    )


def _check(secret: str, link: CandidateLink, *, changed: bool = False) -> Response:
    sheets = answering.sheets_of(_asked(link), today=today())
    if any(sheet.filled.errors for sheet in sheets):
        return _form(secret, link, sheets, status=422)
    return outside(
        "correspondence/check.html",
        409 if changed else 200,
        secret=secret,
        link=link,
        asked=_asked(link),
        sheets=sheets,
        digest=answering.digest_of(sheets),
        changed=changed,
    )
