"""HR alone: recruiters and administrators who neither rate nor decide on the vacancy.

Whoever once sat on it stays out, too: a recruiter can give up a seat and take it again, and must
not come by in between."""

from __future__ import annotations

from collections.abc import Collection

from flask import abort, make_response, render_template
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.foundation.web import db
from hiring.people.access import me
from hiring.people.models import User
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.models import Application, Seat, Vacancy


def sat_on(session: Session, user: User, vacancy_ids: Collection[int]) -> set[int]:
    """On which of these vacancies the user sits, or ever sat, on the panel or the committee."""
    sits = select(Seat.vacancy_id).where(Seat.user_id == user.id, Seat.vacancy_id.in_(vacancy_ids))
    sat = select(AuditEvent.vacancy_id).where(
        AuditEvent.action == "vacancy.seated",
        AuditEvent.vacancy_id.in_(vacancy_ids),
        AuditEvent.details["account"].as_integer() == user.id,
    )
    found = session.scalars(sits.union(sat))
    return {number for number in found if number is not None}


def is_hr_alone(vacancy: Vacancy) -> bool:
    """Whether the person who is signed in never sat on the vacancy."""
    return not sat_on(db(), me(), [vacancy.id])


def who_knows_claims(vacancy: Vacancy) -> set[int]:
    """The ids of the accounts that decided on preference here, or took a file of evidence: what
    they know must not sit with those who rate or decide."""
    acts = select(AuditEvent.actor_id).where(
        AuditEvent.vacancy_id == vacancy.id,
        AuditEvent.action.in_(("preference.decided", "preference.evidence_downloaded")),
    )
    return {number for number in db().scalars(acts.distinct()) if number is not None}


def vacancy_for_hr(vacancy_id: int) -> Vacancy:
    """The vacancy with this id; a sentence and nothing else for those who rate or decide on it."""
    vacancy = vacancy_or_404(vacancy_id)
    refuse_seated(vacancy)
    return vacancy


def application_for_hr(application_id: int) -> Application:
    """The application with this id; a sentence and nothing else for those who rate or decide."""
    application = application_or_404(application_id)
    refuse_seated(application.vacancy)
    return application


def refuse_seated(vacancy: Vacancy) -> None:
    """End the request with a sentence where the person who is signed in sits, or sat, here."""
    if not is_hr_alone(vacancy):
        abort(make_response(render_template("voluntary/seated.html", vacancy=vacancy), 403))
