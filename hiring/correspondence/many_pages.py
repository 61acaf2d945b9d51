"""Asking the candidates that were chosen in the list: what goes to whom, then one button."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from hiring.correspondence import asking, many
from hiring.correspondence.ask_pages import STAFF
from hiring.correspondence.blueprint import bp, settings
from hiring.correspondence.service import AskedMeanwhileError
from hiring.correspondence.wording import LINK_PLACE
from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification.blueprint import crumbs, list_address
from hiring.qualification.chosen import drop_from_choice
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.stages import NAMES

MEANWHILE = (
    "Somebody else asked one of them in the same moment. Nothing was sent: look at what would go to"
    " whom now."
)


@bp.post("/vacancies/<int:vacancy_id>/ask")
@access.only(*STAFF)
def ask_many(vacancy_id: int) -> ResponseReturnValue:
    """Show what would be sent to whom, or send it."""
    vacancy = vacancy_or_404(vacancy_id)
    chosen = _chosen(vacancy)
    if request.form.get("step") != "send" or not settings().smtp_url:
        return _confirm(vacancy, chosen), 200 if chosen else 422
    try:
        asked = many.ask_many(
            db(),
            vacancy,
            applications=chosen,
            organisation=settings().organisation,
            actor=access.me(),
        )
    except AskedMeanwhileError:
        db().rollback()
        return _confirm(vacancy, chosen, MEANWHILE), 409
    if not asked.sent:
        return _confirm(vacancy, chosen), 422
    done = {one.number for one in asked.sent}
    drop_from_choice(db(), vacancy_id=vacancy.id, user_id=access.me().id, numbers=done)
    count = len(asked.sent)
    flash(f"{count} letter{' is' if count == 1 else 's are'} on the way.", "good")
    return redirect(list_address(vacancy), 303)


def _chosen(vacancy: Vacancy) -> list[Application]:
    ids = request.form.getlist("application_id", type=int)
    query = (
        select(Application)
        .where(
            Application.vacancy_id == vacancy.id,
            Application.id.in_(ids),
            Application.merged_into_id.is_(None),
        )
        .order_by(Application.number)
    )
    return list(db().scalars(query))


def _confirm(vacancy: Vacancy, chosen: list[Application], problem: str = "") -> str:
    planned = many.plan(db(), chosen)
    first = planned.to_ask[0][0] if planned.to_ask else None
    letter = first and asking.word_letter(
        first, sender=access.me(), organisation=settings().organisation
    )
    return render_template(
        "correspondence/ask_many.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, ("Questions", None)),
        chosen=chosen,
        planned=planned,
        stage_names=NAMES,
        letter=letter,
        first=first,
        mails=bool(settings().smtp_url),
        link_place=LINK_PLACE,
        problem=problem,
    )
