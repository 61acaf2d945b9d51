"""Taking a candidate up again, and several documents of one candidate read together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.intake.models import Document
from hiring.people.models import Role
from hiring.qualification.application_models import Reopening
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import change_date, move
from tests.conftest import SignIn, token
from tests.intake.made import pdf
from tests.qualification_pages import made
from tests.qualification_pages.people import someone


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """A vacancy with a candidate who falls short, one set aside, one who meets the standards."""
    row = made.vacancy(session)
    someone(session, row, "Ana Kovač", found=made.short("Ana Kovač"))
    aside = someone(session, row, "Bo Lind")
    someone(session, row, "Cleo Marsh")
    move(session, aside, to=Stage.SET_ASIDE, actor_id=row.created_by, reason="No answer.")
    session.commit()
    return row


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def reopen(
    client: FlaskClient, number: int, reason: str, data: bytes | None = None
) -> TestResponse:
    form: dict[str, object] = {"reason": reason, "csrf_token": token(client)}
    if data is not None:
        form["file"] = (io.BytesIO(data), "transcript.pdf")
    return client.post(f"/candidates/{number}/reopen", data=form)


def text_of(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def documents_of(session: Session, number: int) -> list[Document]:
    session.rollback()
    query = select(Document).where(Document.application_id == number).order_by(Document.id)
    return list(session.scalars(query))


def test_candidate_set_aside_goes_back_with_the_reason(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    assert reopen(recruiter, 2, "An answer came.").location == "/candidates/2"
    session.rollback()
    one = session.get_one(Application, 2)
    assert one.stage == Stage.QUALIFIED
    assert one.moves[-1].reason == "An answer came."
    row = session.scalars(select(Reopening)).one()
    assert (row.from_stage, row.document_id) == ("set_aside", None)
    text = text_of(recruiter, "/candidates/2")
    assert "the findings so far stay in the history" in text
    assert "Reopened by Test recruiter" in text


def test_new_document_is_taken_in_for_this_candidate_and_the_old_findings_stay(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = reopen(recruiter, 1, "A transcript came.", pdf("transcript"))
    assert answer.status_code == 303
    _, second = documents_of(session, 1)
    assert (second.filename, second.state) == ("transcript.pdf", "queued")
    row = session.scalars(select(Reopening)).one()
    found = made.service.current(session, 1)
    assert found is not None
    assert (row.document_id, row.qualification_id) == (second.id, found.id)
    assert session.get_one(Application, 1).stage == Stage.QUALIFIED
    more = replace(made.facts("Ana Kovač"), sha256=second.sha256)
    second.state = "read"
    made.read(session, second, more)
    made.service.qualify(session, application_id=1)
    assert [one.outcome for one in made.service.history(session, 1)] == ["meets", "does_not_meet"]


def test_document_after_the_closing_date_is_marked_late_and_said_so(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    change_date(
        session,
        vacancy,
        closing_date=date(2020, 1, 1),
        first_review_date=None,
        actor_id=vacancy.created_by,
    )
    session.commit()
    assert "It comes after 1 Jan 2020 and will be marked late." in text_of(
        recruiter, "/candidates/1/reopen"
    )
    reopen(recruiter, 1, "A transcript came.", pdf("transcript"))
    assert documents_of(session, 1)[1].late is True
    text = text_of(recruiter, "/candidates/1")
    assert "It came after the closing date and is marked late." in text
    assert "With transcript.pdf, which came late." in text
    assert "late file" in text_of(recruiter, f"/vacancies/{vacancy.id}/candidates?mark=late")


def test_reopening_needs_a_reason(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = reopen(recruiter, 2, "  ")
    assert answer.status_code == 422
    assert "Give the reason: it stays on record." in answer.get_data(as_text=True)
    assert session.get_one(Application, 2).stage == Stage.SET_ASIDE


def test_file_of_another_candidate_is_refused_with_the_number(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    reopen(recruiter, 1, "A transcript came.", pdf("transcript"))
    answer = reopen(recruiter, 2, "The same file.", pdf("transcript"))
    assert answer.status_code == 422
    assert "This file is here already, with candidate 1." in answer.get_data(as_text=True)
    session.rollback()
    assert session.get_one(Application, 2).stage == Stage.SET_ASIDE


def test_unreadable_file_is_kept_and_its_failure_named(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    assert reopen(recruiter, 1, "A file came.", b"not a document").status_code == 303
    assert documents_of(session, 1)[1].state == "failed"
    assert "The new file could not be read: The file is neither a PDF" in text_of(
        recruiter, "/candidates/1"
    )


def test_there_is_nothing_to_reopen_for_who_meets_the_standards(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    assert "There is nothing to reopen" in text_of(recruiter, "/candidates/3/reopen")
    assert reopen(recruiter, 3, "No.").status_code == 422
    assert "/candidates/3/reopen" not in text_of(recruiter, "/candidates/3")
    assert 'href="/candidates/1/reopen"' in text_of(recruiter, "/candidates/1")


def test_facts_of_three_documents_name_theirs(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    """The résumé has the work, the transcript the degree, the cover letter the statements."""
    everything = made.facts("Dan Abara")
    resume = replace(everything, education=(), licences=(), automobile=())
    transcript = replace(everything, sha256="1" * 64, positions=(), licences=(), automobile=())
    letter = replace(everything, sha256="2" * 64, positions=(), education=())
    one = someone(session, vacancy, "Dan Abara", found=resume)
    assert made.service.current(session, one.id).outcome == "unclear"  # type: ignore[union-attr]
    made.document(session, one, transcript, filename="transcript.pdf")
    made.document(session, one, letter, filename="letter.pdf")
    found = made.service.qualify(session, application_id=one.id)
    session.commit()
    assert found is not None
    assert found.outcome == "meets"
    assert {p["document"] for p in found.result["positions"]} == {resume.sha256}
    assert {d["document"] for d in found.result["education"]} == {transcript.sha256}
    text = text_of(recruiter, f"/candidates/{one.id}")
    for number, name in enumerate(("resume.pdf", "transcript.pdf", "letter.pdf"), 1):
        assert f"{number}. {name}" in text
    assert "document 1, page 1" in text


def test_document_that_names_somebody_else_is_pointed_out(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = someone(session, vacancy, "Dan Abara")
    for number, name in enumerate(("ABARA, Daniel", "Uma Weir"), 1):
        found = replace(made.facts(name), sha256=str(number) * 64)
        made.document(session, one, found, filename=f"{number}.pdf")
    made.service.qualify(session, application_id=one.id)
    session.commit()
    text = text_of(recruiter, f"/candidates/{one.id}")
    assert "This file names Uma Weir, and its facts count for Dan Abara." in text
    assert text.count("This file names") == 1
