"""Which vacancies and applications the person who is signed in may see: recruiters and
administrators all, others those they are seated on.  Anything else is not there at all."""

from __future__ import annotations

from typing import NoReturn

from flask import abort, redirect, url_for

from hiring.foundation.web import db
from hiring.people.access import me
from hiring.people.models import User
from hiring.people.session import wants_data
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import STAFF


def may_see(user: User, vacancy: Vacancy) -> bool:
    """Whether the vacancy exists for this user."""
    return bool(STAFF & user.roles) or any(seat.user_id == user.id for seat in vacancy.seats)


def may_see_originals(user: User, vacancy: Vacancy) -> bool:
    """Whether the user may open candidates' files as they were sent, and what was read from them.
    Those who rate and those who decide see it without the years of schooling (Oregon HB 3187)."""
    return bool(STAFF & user.roles) and may_see(user, vacancy)


def vacancy_or_404(vacancy_id: int) -> Vacancy:
    """The vacancy with this id, for the person who is signed in."""
    vacancy = db().get(Vacancy, vacancy_id)
    if vacancy is None or not may_see(me(), vacancy):
        abort(404)
    return vacancy


def application_or_404(application_id: int) -> Application:
    """The application with this id, for the person who is signed in."""
    application = merged_or_404(application_id)
    if application.merged_into is not None:
        _lead_away(application)
    return application


def merged_or_404(application_id: int) -> Application:
    """The application with this id, for the person who is signed in, even where it is merged into
    another: for the page that says so."""
    application = db().get(Application, application_id)
    if application is None or not may_see(me(), application.vacancy):
        abort(404)
    return application


def _lead_away(application: Application) -> NoReturn:
    """Nothing is shown or done under a merged application: recruiters are led to the page that says
    where it went, for raters and deciders it is not there."""
    if not STAFF & me().roles:
        abort(404)
    if wants_data():
        abort(409, "This candidate is merged into another. Nothing was changed.")
    abort(redirect(url_for("same_person.merged", application_id=application.id), 303))
