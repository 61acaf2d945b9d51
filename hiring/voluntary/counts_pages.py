"""The administrator's page of counts: drawn up once, small ones withheld."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from hiring.voluntary import offers, service
from hiring.voluntary.access import vacancy_for_hr
from hiring.voluntary.blueprint import bp, settings
from hiring.voluntary.categories import categories
from hiring.voluntary.service import CountsError
from hiring.voluntary.suppression import THRESHOLD


@bp.get("/vacancies/<int:vacancy_id>/voluntary")
@access.only(Role.ADMINISTRATOR)
def counts(vacancy_id: int) -> str:
    """The counts, or when they can be drawn up."""
    return _page(vacancy_for_hr(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/voluntary")
@access.only(Role.ADMINISTRATOR)
def draw_up(vacancy_id: int) -> Response | tuple[str, int]:
    """Draw the counts up, once."""
    vacancy = vacancy_for_hr(vacancy_id)
    if not request.form.get("sure"):
        return _page(vacancy, problem="Tick that the hiring has come to its end."), 422
    try:
        service.draw_up(db(), vacancy, actor_id=access.me().id, secret_key=settings().secret_key)
    except CountsError as error:
        return _page(vacancy, problem=str(error)), 409
    return redirect(url_for("voluntary.counts", vacancy_id=vacancy.id), code=303)


def _page(vacancy: Vacancy, problem: str | None = None) -> str:
    return render_template(
        "voluntary/counts.html",
        vacancy=vacancy,
        crumbs=[
            ("Vacancies", url_for("vacancies.index")),
            (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
            ("Voluntary answers, counted", None),
        ],
        drawn=service.aggregates(db(), vacancy.id),
        open_until=service.open_until(db(), vacancy_id=vacancy.id),
        people=len(offers.candidates(db(), vacancy_id=vacancy.id)),
        categories=categories(),
        threshold=THRESHOLD,
        problem=problem,
    )
