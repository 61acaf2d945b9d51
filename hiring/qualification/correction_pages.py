"""The pages on which a recruiter corrects a fact, leaves one out, adds one, or takes a change
back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, request

from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.qualification.blueprint import bp, staff_only
from hiring.qualification.candidate import show_result
from hiring.qualification.fact_fields import FactKind
from hiring.qualification.fact_form import FIELDS, fill_form, read_changes
from hiring.qualification.inputs import inputs_now
from hiring.qualification.models import Amendment, Qualification
from hiring.qualification.quotes import AMENDMENT
from hiring.qualification.shown import ShownResult, Words
from hiring.qualification.shown_facts import places
from hiring.qualification.standing_page import (
    Answer,
    Trouble,
    carry_out,
    draw_form,
    judged_or_404,
    seen,
)
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

Json = Mapping[str, Any]

FACT = "/candidates/<int:application_id>/facts/<kind>/<document>/<int:index>"
LISTS = {
    "position": "positions",
    "degree": "education",
    "licence": "licences",
    "automobile": "automobile",
}
NAMES = {
    "position": "position",
    "degree": "degree",
    "licence": "statement on a licence",
    "automobile": "statement on an automobile",
}


@bp.route(f"{FACT}/correct", methods=["GET", "POST"])
@staff_only
def correct(application_id: int, kind: str, document: str, index: int) -> Answer:
    """Correct what was read of a fact; the reader's words stand beside each field."""
    application = application_or_404(application_id)
    ref = _ref(kind, document, index)
    _find(judged_or_404(application), ref)

    def again(trouble: Trouble) -> str:
        return _draw_fact(application, ref.kind, ref, trouble)

    if request.method == "GET":
        return again(Trouble())
    typed = request.form.to_dict()
    return carry_out(
        application,
        lambda: amend(
            db(),
            application,
            seen=seen(),
            act="correct",
            kind=ref.kind,
            target=ref,
            changes=read_changes(ref.kind, typed),
            note=typed.get("note", ""),
            actor_id=access.me().id,
        ),
        said="The correction is kept.",
        back=lambda found: _place(found, ref),
        again=again,
    )


@bp.route(f"{FACT}/leave-out", methods=["GET", "POST"])
@staff_only
def leave_out(application_id: int, kind: str, document: str, index: int) -> Answer:
    """Leave a fact out, with a reason."""
    application = application_or_404(application_id)
    ref = _ref(kind, document, index)
    _find(judged_or_404(application), ref)

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/leave_out.html",
            title=f"Leave a {NAMES[ref.kind]} out",
            trouble=trouble,
            ref=ref,
            name=_name(application, ref),
            note=request.form.get("note", ""),
        )

    if request.method == "GET":
        return again(Trouble())
    return carry_out(
        application,
        lambda: amend(
            db(),
            application,
            seen=seen(),
            act="leave_out",
            kind=ref.kind,
            target=ref,
            note=request.form.get("note", ""),
            actor_id=access.me().id,
        ),
        said="It is left out.",
        back="left-out",
        again=again,
    )


@bp.route("/candidates/<int:application_id>/facts/<kind>/add", methods=["GET", "POST"])
@staff_only
def add(application_id: int, kind: str) -> Answer:
    """Add a fact with where it is known from: one that no document has, or one whose words in a
    document (named by `document` and `index` in the query) were not read."""
    application = application_or_404(application_id)
    found = judged_or_404(application)
    known = _kind(kind)
    missed = _missed(found, known)

    def again(trouble: Trouble) -> str:
        return _draw_fact(application, known, None, trouble, missed)

    if request.method == "GET":
        return again(Trouble())
    typed = request.form.to_dict()
    return carry_out(
        application,
        lambda: amend(
            db(),
            application,
            seen=seen(),
            act="add",
            kind=known,
            changes=read_changes(known, typed)
            | ({"evidence": missed["evidence"]} if missed else {}),
            note=typed.get("note", ""),
            actor_id=access.me().id,
        ),
        said=f"The {NAMES[known]} is added.",
        back=lambda found: _place(found, _added(found, known)),
        again=again,
    )


def _added(found: Qualification, kind: FactKind) -> FactRef:
    """The fact that the latest amendment added."""
    return FactRef(kind, f"{AMENDMENT}{found.inputs['amendments'][-1]}", 0)


@bp.post("/candidates/<int:application_id>/amendments/<int:amendment_id>/take-back")
@staff_only
def take_back(application_id: int, amendment_id: int) -> Answer:
    """Take a change back: the reader's value counts again."""
    application = application_or_404(application_id)
    if amendment_id not in inputs_now(db(), application).amendments:
        abort(404)
    kind = _kind(db().get_one(Amendment, amendment_id).kind)

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/again.html",
            title="Take a change back",
            trouble=trouble,
            button="Take the change back",
        )

    return carry_out(
        application,
        lambda: amend(
            db(),
            application,
            seen=seen(),
            act="withdraw",
            kind=kind,
            amends=amendment_id,
            actor_id=access.me().id,
        ),
        said="The change is taken back.",
        back={"position": "positions", "degree": "degrees"}.get(kind, "statements"),
        again=again,
    )


def _kind(kind: str) -> FactKind:
    return kind if kind in FIELDS else abort(404)


def _ref(kind: str, document: str, index: int) -> FactRef:
    return FactRef(_kind(kind), document, index)


def _find(found: Qualification, ref: FactRef) -> Json:
    """The fact as the findings in force have it; 404 where there is none."""
    facts: list[Json] = found.result.get(LISTS[ref.kind], [])
    at = _number(facts, ref) or abort(404)
    return facts[at - 1]


def _number(facts: Sequence[Json], ref: FactRef) -> int | None:
    """The number of the fact on the page; None where it is not there."""
    wanted = (ref.document, ref.index)
    return next((n for n, place in enumerate(places(facts), 1) if place == wanted), None)


def _missed(found: Qualification, kind: FactKind) -> Json | None:
    """The words that were not read which the address names; None where it names none that still
    keep a finding open."""
    wanted = (request.args.get("document"), request.args.get("index", type=int))
    facts: list[Json] = found.result.get("missed", {}).get(kind, [])
    return next((one for one in facts if (one["document"], one["index"]) == wanted), None)


def _draw_fact(
    application: Application,
    kind: FactKind,
    ref: FactRef | None,
    trouble: Trouble,
    missed: Json | None = None,
) -> str:
    """The form of the fact that stands there, or of a new one (None), which words that were
    `missed` may fill."""
    found = judged_or_404(application)
    fact = _find(found, ref) if ref else None
    words = _words_of(show_result(db(), application, found), ref, kind, missed)
    return draw_form(
        application,
        "qualification/fact.html",
        title=f"Correct a {NAMES[kind]}" if ref else f"Add a {NAMES[kind]}",
        trouble=trouble,
        ref=ref,
        kind=kind,
        name=_name(application, ref) if ref else None,
        words=words.get("all", words.get("status", ())),
        fields=fill_form(
            kind,
            fact,
            words=words,
            typed=request.form.to_dict() if request.method == "POST" else None,
            errors={trouble.field: trouble.message} if trouble.field else None,
            offered=missed,
        ),
        note=request.form.get("note", _quote(missed) if missed else ""),
    )


def _quote(missed: Json) -> str:
    """Where a fact is known from that stands on these words."""
    words = " ".join(dict.fromkeys(item["quote"] for item in missed["evidence"]))
    return f"The document says “{words}”."


def _words_of(
    shown: ShownResult, ref: FactRef | None, kind: FactKind, missed: Json | None
) -> Words:
    """The anchors of the words the form is about, by the part of the fact they state."""
    if ref:
        return _words(shown, ref)
    if not missed:
        return {}
    wanted = (kind, missed["document"], missed["index"])
    words = next(o.words for o in shown.missed if (o.kind, o.document, o.index) == wanted)
    return {part: words for part in ("all", "dates", "degree")}


def _shown(shown: ShownResult, ref: FactRef) -> Any:
    facts: list[Any] = [*shown.positions] if ref.kind == "position" else [*shown.degrees]
    if ref.kind in ("licence", "automobile"):
        facts = [one for one in shown.statements or () if one.kind == ref.kind]
    wanted = (ref.document, ref.index)
    return next((one for one in facts if (one.document, one.index) == wanted), None)


def _words(shown: ShownResult, ref: FactRef) -> Words:
    fact = _shown(shown, ref)
    if fact is None:
        return {}
    if ref.kind in ("licence", "automobile"):
        return {"status": fact.words}
    words: Words = fact.words
    return words


def _name(application: Application, ref: FactRef) -> str:
    found = _find(judged_or_404(application), ref)
    names = (found.get("title") or found.get("degree"), found.get("employer") or found.get("field"))
    return ", ".join(name for name in names if name)


def _place(found: Qualification, ref: FactRef) -> str:
    """The id of the fact on the candidate's page."""
    facts = found.result.get(LISTS[ref.kind], [])
    return f"{ref.kind}-{_number(facts, ref) or 1}"
