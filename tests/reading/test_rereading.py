"""Asking for another reading: what may be read again, what stays, and the command for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.cli import main
from hiring.config import Settings
from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.foundation.database import make_engine, make_sessions
from hiring.intake.models import Document, DocumentState
from hiring.migrate import upgrade
from hiring.qualification.rereadings import last_rereadings
from hiring.reading import service
from hiring.reading.facts import Contact, Facts, Reader
from hiring.reading.models import Reading
from hiring.reading.rereading import (
    RereadingError,
    Versions,
    read_again,
    read_vacancy_again,
    versions_of,
)
from hiring.reading.version import VERSION
from hiring.vacancies.models import Application, Vacancy
from tests.intake.made import document as made_document
from tests.vacancies import made


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


def facts(name: str | None = "Ana Kovač", **contact: str) -> Facts:
    return Facts(
        sha256="0" * 64,
        status="read",
        error=None,
        pages=1,
        reader=Reader(VERSION, ocr=False, seconds=0.1),
        contact=Contact(name, **contact),
    )


def document(session: Session, vacancy: Vacancy, *found: tuple[str, Facts]) -> Document:
    """A document read by these versions of the reader, one after the other."""
    row = made_document(session, vacancy, state=DocumentState.QUALIFIED)
    for version, one in found:
        read(session, row, version, one)
    return row


def read(session: Session, row: Document, version: str, found: Facts) -> None:
    """One reading of the document, from its beginning to its end."""
    row.state = DocumentState.QUEUED.value
    row.attempts = 0
    job = service.begin_reading(session, document_id=row.id)
    assert job is not None
    made_by = Reader(version, ocr=False, seconds=0.1)
    assert service.finish_reading(session, job=job, facts=replace(found, reader=made_by))
    row.state = DocumentState.QUALIFIED.value
    session.flush()


def test_versions_are_counted_over_the_latest_readings(session: Session, vacancy: Vacancy) -> None:
    document(session, vacancy, ("0.8", facts()))
    document(session, vacancy, ("0.8", facts()), ("0.9", facts()))
    document(session, vacancy, ("0.8", facts()), (VERSION, facts()))
    failed = document(session, vacancy, ("0.7", facts()))
    failed.state = DocumentState.READING.value
    session.flush()
    assert versions_of(session, vacancy.id) == Versions(outdated=2, by=("0.8", "0.9"), reread=2)
    other = made.vacancy(session, title="Other")
    assert versions_of(session, other.id) == Versions(outdated=0, by=(), reread=0)


def test_postgresql_answers_as_sqlite_does(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    upgrade(engine)
    with make_sessions(engine)() as session:
        vacancy = made.vacancy(session)
        row = document(session, vacancy, ("0.8", facts()), ("0.9", facts()))
        document(session, vacancy, (VERSION, facts()))
        assert versions_of(session, vacancy.id) == Versions(outdated=1, by=("0.9",), reread=1)
        assert last_rereadings(session, vacancy_id=vacancy.id)[0].document == row
        assert read_vacancy_again(session, vacancy, actor_id=None) == 1
        assert row.state == "queued"
    engine.dispose()


def test_document_of_another_version_is_queued_and_recorded(
    session: Session, vacancy: Vacancy
) -> None:
    row = document(session, vacancy, ("0.9", facts()))
    row.attempts = 3
    read_again(session, row, actor_id=vacancy.created_by)
    assert (row.state, row.attempts) == ("queued", 0)
    event = session.scalars(
        select(AuditEvent).where(AuditEvent.action == "document.read_again")
    ).one()
    assert (event.actor_id, event.subject_id) == (vacancy.created_by, row.id)
    assert event.details == {"earlier_reader": "0.9", "reader": VERSION}
    with pytest.raises(RereadingError, match="being read already"):
        read_again(session, row, actor_id=vacancy.created_by)


def test_document_that_the_running_reader_read_is_left_alone(
    session: Session, vacancy: Vacancy
) -> None:
    row = document(session, vacancy, (VERSION, facts()))
    with pytest.raises(RereadingError, match=f"by reader {VERSION} already"):
        read_again(session, row, actor_id=None)
    unread = made_document(session, vacancy, state=DocumentState.FAILED)
    with pytest.raises(RereadingError, match="try it again"):
        read_again(session, unread, actor_id=None)
    assert read_vacancy_again(session, vacancy, actor_id=None) == 0


def test_only_outdated_documents_of_the_vacancy_are_queued(
    session: Session, vacancy: Vacancy
) -> None:
    other = made.vacancy(session, title="Other")
    rows = [
        document(session, vacancy, ("0.9", facts())),
        document(session, vacancy, (VERSION, facts())),
        document(session, other, ("0.9", facts())),
    ]
    assert read_vacancy_again(session, vacancy, actor_id=None) == 1
    assert [row.state for row in rows] == ["queued", "qualified", "qualified"]


def test_contact_follows_the_new_reading_unless_something_else_gave_it(
    session: Session, vacancy: Vacancy
) -> None:
    row = document(session, vacancy, ("0.9", facts("Curriculum Vitae", phone="555-0134")))
    application = row.application
    application.email = "ana@mail.example"  # from elsewhere
    read(session, row, VERSION, facts("Ana Kovač", email="other@mail.example"))
    assert (application.name, application.email, application.phone) == (
        "Ana Kovač",
        "ana@mail.example",
        None,
    )


def test_reading_killed_for_its_time_ends_as_timeout(session: Session, vacancy: Vacancy) -> None:
    row = document(session, vacancy, ("0.9", facts()))
    row.state = DocumentState.READING.value
    row.state_changed_at = now() - timedelta(seconds=10)
    service.give_up_reading(session, document_id=row.id, after=timedelta(seconds=20))
    assert row.state == "reading"  # a later attempt, which still has its time
    service.give_up_reading(session, document_id=row.id, after=timedelta(seconds=5))
    assert (row.state, row.error_code) == ("failed", "timeout")
    service.give_up_reading(session, document_id=row.id, after=timedelta(0))
    assert session.scalars(select(Reading.reader_version)).all() == ["0.9"]


def test_command_lists_and_queues(
    app: Flask,
    settings: Settings,
    session: Session,
    vacancy: Vacancy,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in settings.model_dump(exclude_defaults=True).items():
        monkeypatch.setenv(name.upper(), str(value))
    row = document(session, vacancy, ("0.9", facts()))
    document(session, made.vacancy(session, title="Other"), ("0.8", facts()))
    session.commit()
    assert main(["reread"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "vacancy 1, CTO: 1 file by reader 0.9",
        "vacancy 2, Other: 1 file by reader 0.8",
        f"The reader is now {VERSION}. Queue them with --vacancy ID or --all.",
    ]
    assert main(["reread", "--vacancy", "7"]) == 1
    assert capsys.readouterr().err == "There is no vacancy 7.\n"
    assert main(["reread", "--vacancy", "1"]) == 0
    assert main(["reread", "--all"]) == 0
    assert main(["reread"]) == 0
    queued = f"1 file is queued to be read by reader {VERSION}."
    done = f"Every file that could be read was read by reader {VERSION}."
    assert capsys.readouterr().out.splitlines() == [queued, queued, done]
    session.expire_all()
    assert session.get_one(Document, row.id).state == "queued"
    assert session.get_one(Application, row.application_id).stage == "received"
