"""Taking files in, trying again, and sweeping up what got stuck."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.foundation.queue import QUALIFY_APPLICATION, READ_DOCUMENT
from hiring.foundation.storage import Storage
from hiring.intake import service
from hiring.intake.models import Document, DocumentState
from hiring.intake.service import IntakeError
from hiring.vacancies.models import Application, Vacancy
from tests.intake.made import document, pdf
from tests.vacancies import made


@pytest.fixture
def storage(app: Flask) -> Storage:
    store: Storage = app.extensions["storage"]
    return store


@pytest.fixture
def vacancy(session: Session) -> Iterator[Vacancy]:
    return made.vacancy(session)


def take_in(
    session: Session, storage: Storage, vacancy: Vacancy, data: bytes, name: str = "cv.pdf"
) -> Document:
    return service.take_in(
        session, storage, vacancy, filename=name, data=data, actor_id=vacancy.created_by
    )


def test_file_is_stored_recorded_and_queued(
    session: Session, storage: Storage, vacancy: Vacancy
) -> None:
    taken = take_in(session, storage, vacancy, pdf(), "../ana.pdf")
    assert storage.get(taken.sha256) == pdf()
    assert (taken.state, taken.filename, taken.size) == ("queued", "ana.pdf", len(pdf()))
    assert taken.application.number == 1
    assert session.info["jobs"] == [(READ_DOCUMENT, {"document_id": taken.id})]


def test_same_bytes_are_one_document(session: Session, storage: Storage, vacancy: Vacancy) -> None:
    first = take_in(session, storage, vacancy, pdf(), "first.pdf")
    again = take_in(session, storage, vacancy, pdf(), "again.pdf")
    assert again is first
    assert session.query(Application).count() == 1


def test_same_bytes_in_another_vacancy_are_another_document(
    session: Session, storage: Storage, vacancy: Vacancy
) -> None:
    first = take_in(session, storage, vacancy, pdf())
    other = take_in(session, storage, made.vacancy(session), pdf())
    assert other.id != first.id


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"text", "unsupported_type"), (b"%PDF-" * 9, "too_large")]
)
def test_bad_file_ends_as_a_named_failure_and_is_kept(
    session: Session, storage: Storage, vacancy: Vacancy, data: bytes, code: str
) -> None:
    taken = service.take_in(
        session, storage, vacancy, filename="x", data=data, actor_id=1, max_bytes=40
    )
    assert (taken.state, taken.error_code) == ("failed", code)
    assert taken.error_message
    assert taken.error_hint
    assert storage.get(taken.sha256) == data
    assert "jobs" not in session.info


def test_draft_takes_nothing_in(session: Session, storage: Storage) -> None:
    draft = made.vacancy(session, opened=False)
    with pytest.raises(IntakeError, match="draft"):
        take_in(session, storage, draft, pdf())


def test_file_after_the_closing_date_is_marked_late(session: Session, storage: Storage) -> None:
    past = made.vacancy(session, closing_date=date(2020, 1, 1))
    future = made.vacancy(session, closing_date=date(2999, 1, 1))
    assert take_in(session, storage, past, pdf()).late
    assert not take_in(session, storage, future, pdf()).late


def test_late_marks_follow_a_changed_date(session: Session, storage: Storage) -> None:
    vacancy = made.vacancy(session, closing_date=date(2020, 1, 1))
    taken = take_in(session, storage, vacancy, pdf())
    vacancy.closing_date = date(2999, 1, 1)
    service.mark_late(session, application_id=taken.application_id)
    assert not taken.late


def test_second_document_can_belong_to_the_same_candidate(
    session: Session, storage: Storage, vacancy: Vacancy
) -> None:
    first = take_in(session, storage, vacancy, pdf("résumé"))
    letter = service.take_in(
        session,
        storage,
        vacancy,
        filename="letter.pdf",
        data=pdf("letter"),
        actor_id=1,
        application=first.application,
    )
    assert letter.application is first.application
    stranger = made.vacancy(session)
    with pytest.raises(IntakeError, match="another vacancy"):
        service.take_in(
            session,
            storage,
            stranger,
            filename="x.pdf",
            data=pdf("x"),
            actor_id=1,
            application=first.application,
        )


def test_failed_file_can_be_tried_again(session: Session, vacancy: Vacancy) -> None:
    failed = document(session, vacancy, state=DocumentState.FAILED)
    service.retry(session, failed, actor_id=1)
    assert (failed.state, failed.error_code, failed.attempts) == ("queued", None, 0)
    assert session.info["jobs"] == [(READ_DOCUMENT, {"document_id": failed.id})]
    with pytest.raises(IntakeError):
        service.retry(session, failed, actor_id=1)


def test_attempts_are_bounded(session: Session, vacancy: Vacancy) -> None:
    queued = document(session, vacancy, state=DocumentState.QUEUED)
    started = [service.start_attempt(session, queued) for _ in range(service.MAX_ATTEMPTS + 1)]
    assert started == [True, True, True, False]
    assert (queued.state, queued.error_code) == ("failed", "resource_limit")


def test_contact_fills_only_what_is_empty(session: Session, vacancy: Vacancy) -> None:
    application = document(session, vacancy, state=DocumentState.READ).application
    service.fill_contact(application, name="Ana Kovač", email=None, phone="1" * 80)
    service.fill_contact(application, name="Somebody Else", email="ana@example.org", phone=None)
    assert application.name == "Ana Kovač"
    assert application.email == "ana@example.org"
    assert application.phone == "1" * 40


def test_settle_moves_a_judged_application_on(session: Session, vacancy: Vacancy) -> None:
    read = document(session, vacancy, state=DocumentState.READ)
    service.settle(session, application_id=read.application_id, qualified=False)
    assert (read.state, read.application.stage) == ("read", "received")
    service.settle(session, application_id=read.application_id, qualified=True)
    assert (read.state, read.application.stage) == ("qualified", "qualified")
    read.application.stage = "panel"
    service.settle(session, application_id=read.application_id, qualified=True)
    assert read.application.stage == "panel"


def test_sweep_sends_what_got_stuck_and_nothing_else(session: Session, vacancy: Vacancy) -> None:
    rows = {state: document(session, vacancy, state=state) for state in DocumentState}
    assert service.sweep(session, now=now()) == 0
    later = now() + timedelta(minutes=10)
    assert service.sweep(session, now=later) == 3
    assert session.info["jobs"] == [
        (READ_DOCUMENT, {"document_id": rows[DocumentState.QUEUED].id}),
        (READ_DOCUMENT, {"document_id": rows[DocumentState.READING].id}),
        (QUALIFY_APPLICATION, {"application_id": rows[DocumentState.READ].application_id}),
    ]
    assert rows[DocumentState.READING].state == "queued"
    assert service.sweep(session, now=later) == 0


def test_trail_has_no_file_names(session: Session, storage: Storage, vacancy: Vacancy) -> None:
    take_in(session, storage, vacancy, b"", "ana-kovac.pdf")
    session.flush()
    details = [event.details for event in session.scalars(select(AuditEvent))]
    assert "ana" not in str(details)
