"""The pages on reading again: who is told what, and how often the database is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.intake.models import Document
from hiring.people.models import Role
from hiring.qualification import service
from hiring.reading.facts import Facts, to_json
from hiring.reading.models import Reading
from hiring.reading.version import VERSION
from hiring.vacancies.models import Application, Vacancy
from tests.conftest import SignIn, token
from tests.intake.made import counted_queries
from tests.qualification_pages import made


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    vacancy = made.vacancy(session)
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def candidate(session: Session, vacancy: Vacancy, *found: Facts) -> Application:
    """A candidate whose document was read several times, and judged after each; the last time by
    the running reader."""
    application = made.candidate(session, vacancy, found[0])
    document = made.document_of(session, application)
    for one in found[1:]:
        session.add(
            Reading(
                document_id=document.id,
                reader_version=VERSION,
                facts=to_json(replace(one, reader=replace(one.reader, version=VERSION))),
                created_at=now(),
            )
        )
        session.flush()
        service.qualify(session, application_id=application.id)
    session.commit()
    return application


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.get_data(as_text=True).split())


def test_earlier_reading_is_offered_again(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    application = candidate(session, vacancy, made.facts("Ana Kovač"))
    offer = f"This file was read by an earlier reader (1); the reader is now {VERSION}."
    for address in (f"/candidates/{application.id}", f"/candidates/{application.id}/readings"):
        assert offer in page(recruiter, address)
    intake = page(recruiter, f"/vacancies/{vacancy.id}/intake")
    assert f"1 file was read by an earlier reader (1); the reader is now {VERSION}." in intake
    assert "What reading" not in intake


def test_current_reading_is_not_offered(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    found = made.facts("Ana Kovač")
    application = candidate(session, vacancy, found, found)
    document = made.document_of(session, application)
    for address in (
        f"/candidates/{application.id}",
        f"/candidates/{application.id}/readings",
        f"/vacancies/{vacancy.id}/intake",
    ):
        assert "earlier reader" not in page(recruiter, address)
    answer = recruiter.post(
        f"/documents/{document.id}/read-again", data={"csrf_token": token(recruiter)}
    )
    assert answer.status_code == 409
    assert f"by reader {VERSION} already, the one that runs." in answer.get_data(as_text=True)


def test_button_queues_the_file_and_leads_back(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    application = candidate(session, vacancy, made.facts("Ana Kovač"))
    document = made.document_of(session, application)
    answer = recruiter.post(
        f"/documents/{document.id}/read-again",
        data={"csrf_token": token(recruiter), "next": f"/candidates/{application.id}"},
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/candidates/{application.id}",
    )
    session.rollback()  # a new snapshot of the database
    assert session.get_one(Document, document.id).state == "queued"
    assert "The file is queued to be read again." in page(recruiter, answer.headers["Location"])


def test_changes_of_facts_and_findings_are_shown(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    candidate(session, vacancy, made.unclear("Ana Kovač"), made.facts("Ana Kovač"))
    same = made.facts("Bo Ode")
    candidate(session, vacancy, same, same)
    shown = page(recruiter, "/candidates/1/readings")
    assert "B.S., Computer Science, Basin College, 2001" in shown
    assert 'class="tag">added</span> Degree' in shown
    listed = page(recruiter, f"/vacancies/{vacancy.id}/readings")
    assert "1 file with changes" in listed
    assert "1 file without changes" in listed
    assert f"resume.pdf, reader 1 → {VERSION}" in listed
    assert "Nothing changed: both readings found the same facts." in page(
        recruiter, "/candidates/2/readings"
    )


def test_nothing_read_again_is_said(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    assert "No file of this vacancy has been read again." in page(
        recruiter, f"/vacancies/{vacancy.id}/readings"
    )
    answer = recruiter.post(
        f"/vacancies/{vacancy.id}/read-again", data={"csrf_token": token(recruiter)}
    )
    assert f"was read by reader {VERSION} already" in page(recruiter, answer.headers["Location"])


def test_list_asks_as_often_for_many_files_as_for_one(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    counts = []
    for name in ("Ana Ode", "Bo Ode", "Carl Ode"):
        candidate(session, vacancy, made.unclear(name), made.facts(name))
        with counted_queries(app.extensions["engine"]) as statements:
            page(recruiter, f"/vacancies/{vacancy.id}/readings")
        counts.append(len(statements))
    assert counts[0] == counts[-1]
