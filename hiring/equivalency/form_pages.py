"""The form of a review: its statements one by one, saved as they are answered, and its decision.
A form exists for its own reviewer alone."""

from __future__ import annotations

from datetime import datetime

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.equivalency import drafts, service
from hiring.equivalency.blueprint import REVIEWERS, bp, draw, my_part, review_or_404
from hiring.equivalency.counting import votes_asked_of
from hiring.equivalency.desk import Choice, draw_picker, form_of, put_answer, read_row
from hiring.equivalency.errors import (
    ClosedError,
    EquivalencyError,
    IncompleteError,
    StaleAnswerError,
    StaleDraftError,
)
from hiring.equivalency.forms import read_answer, read_votes
from hiring.equivalency.materials import gather_materials
from hiring.equivalency.models import EquivalencyReviewer
from hiring.equivalency.progress import Answer
from hiring.equivalency.status import draw_status
from hiring.equivalency.words import MARKS
from hiring.foundation.clock import now
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.session import wants_data

Page = str | tuple[str, int] | Response
Json = tuple[dict[str, object], int]
UNREADABLE = "The answer could not be read. Nothing was changed."


@bp.post("/equivalency/<int:review_id>/groups/<group>")
@access.only(*REVIEWERS)
def save_group(review_id: int, group: str) -> Page:
    """Save the marks of one group of statements, for a browser without scripts."""
    part = part_or_refuse(review_id)
    lines = next((g.lines for g in form_of(db(), part).groups if g.group.key == group), None)
    if lines is None:
        abort(404)
    for line in lines:
        mark = request.form.get(f"mark-{line.statement.key}")
        if mark:
            try:
                drafts.save_answer(db(), part, statement=line.statement.key, mark=mark)
            except EquivalencyError:
                abort(422)
    address = url_for("equivalency.show", review_id=review_id, correct=1, group=group)
    return redirect(f"{address}#group-{group}", 303)


@bp.get("/equivalency/<int:review_id>/statements/<statement>")
@access.only(*REVIEWERS)
def statement(review_id: int, statement: str) -> Page:
    """One statement with its evidence; `?part=editor` gives the editor alone, for the form's
    script."""
    return _draw_statement(part_or_refuse(review_id), statement)


@bp.post("/equivalency/<int:review_id>/statements/<statement>")
@access.only(*REVIEWERS)
def save_statement(review_id: int, statement: str) -> Page | Json:
    """Save an answer, or a part of it: from the form's script as data, else from the page of the
    statement."""
    part = part_or_refuse(review_id)
    try:
        wanted = read_answer(request.form)
        row, added = put_answer(db(), part, statement, wanted)
    except (EquivalencyError, ValidationError) as error:
        db().rollback()
        return _refuse_answer(part, statement, error)
    if wants_data():
        return _as_json(part, statement, read_row(row), added), 200
    if request.form.get("go") == "next":
        following = form_of(db(), part).neighbours(statement)[1]
        statement = following.key if following else statement
    return redirect(url_for("equivalency.statement", review_id=review_id, statement=statement), 303)


@bp.get("/equivalency/<int:review_id>/decision")
@access.only(*REVIEWERS)
def decision(review_id: int) -> Page:
    """The reviewer's decision: what is left to do, grant or deny, and why."""
    return draw_decision(part_or_refuse(review_id))


@bp.post("/equivalency/<int:review_id>/draft")
@access.only(*REVIEWERS)
def save_draft(review_id: int) -> Json:
    """Keep the decision as it is being written."""
    part = part_or_refuse(review_id)
    try:
        version = drafts.save_decision(
            db(),
            part,
            votes=read_votes(request.form, votes_asked_of(part)),
            reasons=request.form.get("reasons", ""),
            seen=request.form.get("seen", type=int),
        )
    except (ClosedError, StaleDraftError) as error:
        return {"error": str(error)}, 409
    except EquivalencyError as error:
        return {"error": str(error)}, 422
    return {"version": version, "clock": _clock(now())}, 200


@bp.post("/equivalency/<int:review_id>/decision")
@access.only(*REVIEWERS)
def submit(review_id: int) -> Page:
    """Hand the review in."""
    part = part_or_refuse(review_id)
    votes = read_votes(request.form, votes_asked_of(part))
    reasons = request.form.get("reasons", "")
    try:
        service.submit(
            db(),
            part,
            votes=votes,
            reasons=reasons,
            rest_cant_tell="rest_cant_tell" in request.form,
        )
    except EquivalencyError as error:
        db().rollback()
        return draw_decision(part, votes=votes, reasons=reasons, error=error), 422
    return redirect(url_for("equivalency.show", review_id=review_id), 303)


def part_or_refuse(review_id: int) -> EquivalencyReviewer:
    """The part of the person who is signed in; where they have none, or where it takes nothing
    more, the answer is the page of the review with the reason, as 409."""
    review = review_or_404(review_id)
    part = my_part(review)
    try:
        if part is None:
            raise ClosedError("You are not asked to review this candidate.")
        drafts.take_hold(db(), part)
    except ClosedError as error:
        refusal = {"error": str(error)} if wants_data() else draw_status(review, error)
        abort(make_response(refusal, 409))
    return part


def draw_form_page(part: EquivalencyReviewer) -> str:
    """The form with every statement."""
    form = form_of(db(), part)
    return draw(
        "equivalency/form.html",
        part.review.application,
        ("My review", None),
        review=part.review,
        part=part,
        form=form,
        opened=form.choose_open(request.args.get("group")),
    )


def draw_decision(
    part: EquivalencyReviewer,
    *,
    votes: dict[str, bool] | None = None,
    reasons: str | None = None,
    error: EquivalencyError | None = None,
) -> str:
    """The page of the decision, with what was typed and what is wrong with it."""
    return draw(
        "equivalency/decision.html",
        part.review.application,
        ("My review", url_for("equivalency.show", review_id=part.review_id, correct=1)),
        ("Decision", None),
        review=part.review,
        part=part,
        form=form_of(db(), part),
        asked=votes_asked_of(part),
        votes=part.draft_votes if votes is None else votes,
        reasons=part.draft_reasons if reasons is None else reasons,
        error=error,
        incomplete=isinstance(error, IncompleteError),
    )


def _draw_statement(
    part: EquivalencyReviewer, key: str, message: str = "", field: str | None = None
) -> str:
    form = form_of(db(), part)
    try:
        before, after = form.neighbours(key)
    except KeyError:
        abort(404)
    line = form.line(key)
    materials = gather_materials(db(), part.review.application)
    values: dict[str, object] = {
        "review": part.review,
        "line": line,
        "before": before,
        "after": after,
        "above": before if before and form.line(before.key).answer.citations else None,
        "picker": draw_picker(materials, line.answer),
        "documents": materials.filenames,
        "place_of": materials.place,
        "message": message,
        "field": field,
        "typed": request.form,
    }
    if request.args.get("part") == "editor":
        return render_template("equivalency/_editor.html", whole=False, **values)
    mine = url_for("equivalency.show", review_id=part.review_id, correct=1)
    return draw(
        "equivalency/statement.html",
        part.review.application,
        ("My review", mine),
        (line.statement.name.capitalize(), None),
        whole=True,
        form=form,
        **values,
    )


def _refuse_answer(
    part: EquivalencyReviewer, key: str, error: EquivalencyError | ValidationError
) -> Page | Json:
    message = UNREADABLE if isinstance(error, ValidationError) else str(error)
    field = None if isinstance(error, ValidationError) else error.field
    status = 409 if isinstance(error, (StaleAnswerError, ClosedError)) else 422
    if not wants_data():
        return _draw_statement(part, key, message, field), status
    answer: dict[str, object] = {"error": message, "field": field}
    if isinstance(error, StaleAnswerError):
        row = error.current
        answer["current"] = _as_json(part, key, read_row(row) if row else Answer(), [])
    return answer, status


def _as_json(
    part: EquivalencyReviewer, key: str, answer: Answer, added: list[Choice]
) -> dict[str, object]:
    """What the script needs to know of a line, and of what is left on the form."""
    form = form_of(db(), part)
    return {
        "version": answer.version,
        "mark": answer.mark,
        "word": MARKS[answer.mark] if answer.mark else "not answered",
        "cited": len(answer.citations),
        "remark": answer.remark,
        "bare": answer.bare,
        "clock": _clock(answer.saved_at) if answer.saved_at else "",
        # Answers that come back out of order must not turn the count back.
        "stamp": sum(line.answer.version for line in form.lines),
        "finished": form.finished,
        "left": {group.group.key: group.left for group in form.groups},
        "added": [
            {
                "key": one.citation.key,
                "text": one.citation.text,
                "where": one.where,
                "own": one.citation.kind == "own",
            }
            for one in added
        ],
    }


def _clock(moment: datetime) -> str:
    """The time as "14:02" where the district is, whatever the clock of the browser says."""
    settings: Settings = current_app.config["SETTINGS"]
    return f"{moment.astimezone(settings.zone):%H:%M}"
