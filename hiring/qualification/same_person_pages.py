"""The pages on which a person says whether two candidates are one: side by side, merged, separated
again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification import merging, same_person
from hiring.qualification.blueprint import crumbs, staff_only
from hiring.qualification.decided_view import gather_decisions, gather_merged
from hiring.qualification.forms import ReasonForm
from hiring.qualification.list_parts import list_parts
from hiring.qualification.pair_view import ShownPair, lay_side_by_side
from hiring.qualification.same_person import Pair, SamePersonError
from hiring.vacancies.access import merged_or_404, vacancy_or_404
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.stages import NAMES

bp = Blueprint("same_person", __name__)

Answer = str | Response | tuple[str, int]
PLACE = "/vacancies/<int:vacancy_id>/same-person"


@bp.get(PLACE)
@staff_only
def pairs(vacancy_id: int) -> str:
    """The pairs of candidates that may be one person, and what was decided so far."""
    return _pairs(vacancy_or_404(vacancy_id))


@bp.post(f"{PLACE}/two-people")
@staff_only
def two_people(vacancy_id: int) -> Answer:
    """Say that two candidates are two people."""
    return _decide(vacancy_or_404(vacancy_id), same_person.say_two_people, "are two people")


@bp.post(f"{PLACE}/take-back")
@staff_only
def take_back(vacancy_id: int) -> Answer:
    """Take that back."""
    return _decide(vacancy_or_404(vacancy_id), same_person.take_back, "may be one person again")


def _decide(vacancy: Vacancy, act: Callable[..., object], done: str) -> Answer:
    try:
        first, second = _two(vacancy, request.form)
        act(db(), first, second, actor_id=access.me().id)
    except SamePersonError as error:
        db().rollback()
        return _pairs(vacancy_or_404(vacancy.id), str(error)), 422
    flash(f"Candidates {first.number} and {second.number} {done}.", "good")
    return redirect(url_for("same_person.pairs", vacancy_id=vacancy.id), 303)


@bp.route(f"{PLACE}/merge", methods=["GET", "POST"])
@staff_only
def merge(vacancy_id: int) -> Answer:
    """Say what a merge of two candidates will do, and which of them is kept; then do it."""
    vacancy = vacancy_or_404(vacancy_id)
    sent = request.form if request.method == "POST" else request.args
    try:
        first, second = _two(vacancy, sent)
        same_person.check_pair(first, second)
    except SamePersonError as error:
        return _pairs(vacancy, str(error)), 422 if request.method == "POST" else 200
    if request.method == "GET":
        return _confirm(vacancy, first, second)
    return _merge(vacancy, first, second)


def _merge(vacancy: Vacancy, first: Application, second: Application) -> Answer:
    chosen = request.form.get("kept", type=int)
    kept, other = (second, first) if chosen == second.number else (first, second)
    try:
        if chosen not in (first.number, second.number):
            raise SamePersonError("Choose which of the two is kept.")
        merging.merge(
            db(),
            kept=kept,
            other=other,
            rated=list_parts().rated(db(), (first.id, second.id)),
            actor_id=access.me().id,
        )
    except SamePersonError as error:
        db().rollback()
        return _confirm(vacancy_or_404(vacancy.id), first, second, str(error)), 422
    flash(f"Candidate {other.number} is merged into candidate {kept.number}.", "good")
    return redirect(url_for("qualification.show", application_id=kept.id), 303)


@bp.get("/candidates/<int:application_id>/merged")
@staff_only
def merged(application_id: int) -> Answer:
    """A merged candidate: where it went, what it was, and the way back."""
    application = merged_or_404(application_id)
    if application.merged_into is None:
        return redirect(url_for("qualification.show", application_id=application.id))
    return _merged(application, ReasonForm(formdata=None))


@bp.post("/candidates/<int:application_id>/separate")
@staff_only
def separate(application_id: int) -> Answer:
    """Undo a merge, with a reason."""
    application = merged_or_404(application_id)
    if application.merged_into is None:
        return _pairs(application.vacancy, "This candidate is not merged into another."), 422
    form = ReasonForm()
    if not form.validate_on_submit():
        return _merged(application, form), 422
    kept = application.merged_into
    merging.separate(db(), other=application, reason=form.reason.data, actor_id=access.me().id)
    flash(f"Candidates {kept.number} and {application.number} stand apart again.", "good")
    return redirect(url_for("qualification.show", application_id=application.id), 303)


def _two(vacancy: Vacancy, sent: Any) -> tuple[Application, Application]:
    """The two candidates that are named by their numbers, the earlier first."""
    numbers = sorted(sent.get(name, 0, type=int) for name in ("first", "second"))
    first, second = (same_person.by_number(db(), vacancy, number) for number in numbers)
    return first, second


def _pairs(vacancy: Vacancy, problem: str = "") -> str:
    found = same_person.open_pairs(db(), vacancy_id=vacancy.id)
    return render_template(
        "qualification/same_person.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, ("Same person", None)),
        pairs=_shown(found),
        total=same_person.count_open_pairs(db(), vacancy_id=vacancy.id),
        decided=gather_decisions(db(), vacancy_id=vacancy.id),
        stage_names=_stage_names(),
        problem=problem,
    )


def _shown(found: list[Pair]) -> list[ShownPair]:
    ids = {one.id for pair in found for one in (pair.first, pair.second)}
    return lay_side_by_side(db(), found, rated=list_parts().rated(db(), ids))


def _confirm(vacancy: Vacancy, first: Application, second: Application, problem: str = "") -> str:
    because = same_person.shared_signs(db(), first, second)
    (pair,) = _shown([Pair(first, second, because)])
    return render_template(
        "qualification/merge.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, *_way(vacancy, "Merge")),
        pair=pair,
        stage_names=_stage_names(),
        problem=problem,
    )


def _merged(application: Application, form: ReasonForm) -> str:
    vacancy = application.vacancy
    return render_template(
        "qualification/merged.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, *_way(vacancy, application.shown_name)),
        application=application,
        record=gather_merged(db(), application),
        stage_names=_stage_names(),
        form=form,
    )


def _way(vacancy: Vacancy, here: str) -> tuple[tuple[str, str | None], ...]:
    pairs = url_for("same_person.pairs", vacancy_id=vacancy.id)
    return ("Same person", pairs), (here, None)


def _stage_names() -> dict[str, str]:
    return {stage.value: name for stage, name in NAMES.items()}
