"""Asking the candidates that were chosen in the list: what goes to whom, then one button."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from hiring.correspondence import asking, many
from hiring.correspondence.ask_pages import STAFF
from hiring.correspondence.blueprint import bp, settings
from hiring.correspondence.wording import LINK_PLACE
from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification.blueprint import list_address
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Vacancy


@bp.post("/vacancies/<int:vacancy_id>/ask")
@access.only(*STAFF)
def ask_many(vacancy_id: int) -> ResponseReturnValue:
    """Show what would be sent to whom, or send it."""
    vacancy = vacancy_or_404(vacancy_id)
    chosen = _chosen(vacancy)
    if request.form.get("step") != "send" or not settings().smtp_url:
        return _confirm(vacancy, chosen), 200 if chosen else 422
    asked = many.ask_many(
        db(),
        vacancy,
        applications=chosen,
        organisation=settings().organisation,
        actor=access.me(),
    )
    if not asked.sent:
        return _confirm(vacancy, chosen), 422
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


def _confirm(vacancy: Vacancy, chosen: list[Application]) -> str:
    planned = many.plan(db(), chosen)
    first = planned.to_ask[0][0] if planned.to_ask else None
    letter = (
        asking.word_letter(first, sender=access.me(), organisation=settings().organisation)
        if first
        else None
    )
    return render_template(
        "correspondence/ask_many.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=[
            ("Vacancies", url_for("vacancies.index")),
            (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
            ("Candidates", url_for("qualification.candidates", vacancy_id=vacancy.id)),
            ("Questions", None),
        ],
        chosen=chosen,
        planned=planned,
        letter=letter,
        first=first,
        mails=bool(settings().smtp_url),
        link_place=LINK_PLACE,
    )
