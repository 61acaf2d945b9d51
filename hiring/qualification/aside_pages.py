"""Setting several candidates aside with one reason, and putting them back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification import aside
from hiring.qualification.blueprint import bp, crumbs, list_address, staff_only
from hiring.qualification.chosen import drop_from_choice
from hiring.qualification.forms import ReasonForm
from hiring.qualification.list_memory import remember
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.stages import ASIDE, NAMES

Answer = str | Response | tuple[str, int]


@bp.post("/vacancies/<int:vacancy_id>/candidates/set-aside")
@staff_only
def set_aside(vacancy_id: int) -> Answer:
    """Ask once, with the names, for the reason; then set the candidates aside."""
    vacancy = vacancy_or_404(vacancy_id)
    chosen = _chosen(vacancy)
    going = [one for one in chosen if one.stage not in ASIDE]
    form = ReasonForm()
    if request.form.get("confirmed") != "yes":
        return _ask(vacancy, chosen, ReasonForm(formdata=None)), 200 if going else 422
    if not going or not form.validate_on_submit():
        return _ask(vacancy, chosen, form), 422
    aside.set_aside(db(), going, reason=form.reason.data, actor_id=access.me().id)
    numbers = frozenset(one.number for one in going)
    remember(vacancy.id, put_aside=numbers)
    drop_from_choice(db(), vacancy_id=vacancy.id, user_id=access.me().id, numbers=numbers)
    return redirect(list_address(vacancy), 303)


@bp.post("/vacancies/<int:vacancy_id>/candidates/put-back")
@staff_only
def put_back(vacancy_id: int) -> Response:
    """Undo the last setting aside, or leave it at that."""
    vacancy = vacancy_or_404(vacancy_id)
    if request.form.get("keep") != "yes":
        back = aside.put_back(db(), _chosen(vacancy), actor_id=access.me().id)
        if back:
            who = "1 candidate stands" if len(back) == 1 else f"{len(back)} candidates stand"
            flash(f"{who} where they stood before.", "good")
    remember(vacancy.id, put_aside=frozenset())
    return redirect(list_address(vacancy), 303)


def _chosen(vacancy: Vacancy) -> list[Application]:
    ids = set(request.form.getlist("application_id", type=int))
    query = (
        select(Application)
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .order_by(Application.number)
    )
    # Sorted out here: so many ids are more than a statement takes on some databases.
    return [one for one in db().scalars(query) if one.id in ids] if ids else []


def _ask(vacancy: Vacancy, chosen: list[Application], form: ReasonForm) -> str:
    return render_template(
        "qualification/set_aside.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, ("Set aside", None)),
        going=[one for one in chosen if one.stage not in ASIDE],
        others=[one for one in chosen if one.stage in ASIDE],
        stage_names={stage.value: name for stage, name in NAMES.items()},
        Stage=Stage,
        form=form,
        back=list_address(vacancy),
    )
