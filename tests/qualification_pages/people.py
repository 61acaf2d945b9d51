"""Candidates for tests of the list and of merging: who they are is given, what they did is made."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from hiring.intake.service import fill_contact
from hiring.reading.facts import Contact, Facts
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import add_application
from tests.qualification_pages import made


def someone(
    session: Session,
    vacancy: Vacancy,
    name: str,
    *,
    email: str | None = None,
    phone: str | None = None,
    employer: str = "Alder Valley Schools",
    found: Facts | None = None,
    filename: str = "resume.pdf",
) -> Application:
    """A judged candidate with one document, as a reading would leave it."""
    application = add_application(session, vacancy)
    found = found or made.facts(f"{name} {application.number}")  # each a document of its own
    known = facts(name, email=email, phone=phone, employer=employer, found=found)
    fill_contact(application, name=name, email=email, phone=phone)
    made.document(session, application, known, filename=filename)
    made.service.qualify(session, application_id=application.id)
    return application


def facts(
    name: str,
    *,
    email: str | None = None,
    phone: str | None = None,
    employer: str = "Alder Valley Schools",
    found: Facts | None = None,
) -> Facts:
    """The facts of the document behind such a candidate."""
    known = found or made.facts(name)
    return replace(
        known,
        contact=Contact(name=name, email=email, phone=phone),
        positions=tuple(replace(one, employer=employer) for one in known.positions),
    )
