"""HR alone: recruiters and administrators who neither rate nor decide on the vacancy."""

from __future__ import annotations

from flask import abort, make_response, render_template

from hiring.people.access import me
from hiring.people.models import User
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.models import Application, Vacancy


def holds_seat(user: User, vacancy: Vacancy) -> bool:
    """Whether the user sits on the vacancy's panel or committee."""
    return any(seat.user_id == user.id for seat in vacancy.seats)


def vacancy_for_hr(vacancy_id: int) -> Vacancy:
    """The vacancy with this id; a sentence and nothing else for those who rate or decide on it."""
    vacancy = vacancy_or_404(vacancy_id)
    _refuse_seated(vacancy)
    return vacancy


def application_for_hr(application_id: int) -> Application:
    """The application with this id; a sentence and nothing else for those who rate or decide."""
    application = application_or_404(application_id)
    _refuse_seated(application.vacancy)
    return application


def _refuse_seated(vacancy: Vacancy) -> None:
    if holds_seat(me(), vacancy):
        abort(make_response(render_template("voluntary/seated.html", vacancy=vacancy), 403))
