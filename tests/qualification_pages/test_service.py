"""Judging an application: what is written, when nothing is, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.intake.models import DocumentState
from hiring.qualification import service
from hiring.vacancies.service import add_application, change_date, confirm_special
from tests.panel.made import count_queries
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


def test_qualify_writes_findings_and_moves_the_application_on(session: Session) -> None:
    vacancy = made.vacancy(session)
    application = made.candidate(session, vacancy, made.facts())
    found = service.current(session, application.id)
    assert found is not None
    assert (found.outcome, found.next_step, found.as_of) == ("meets", "panel", date(2026, 11, 1))
    assert (found.edition_id, found.edition_hash) == (vacancy.edition_id, vacancy.edition_hash)
    assert application.stage == "qualified"
    assert [move.moved_by for move in application.moves] == [None]
    assert made.document_of(session, application).state == DocumentState.QUALIFIED


def test_qualify_records_the_act_without_personal_data(session: Session) -> None:
    application = made.candidate(session, made.vacancy(session), made.facts())
    event = session.scalars(
        select(AuditEvent).where(AuditEvent.action == "application.qualified")
    ).one()
    found = service.current(session, application.id)
    assert found is not None
    assert event.subject_id == application.id
    assert event.details == {
        "qualification_id": found.id,
        "because": "reading",
        "outcome": "meets",
        "next_step": "panel",
        "edition_hash": found.edition_hash,
        "as_of": "2026-11-01",
        "readings": found.readings,
    }


def test_qualify_twice_writes_one_row(session: Session) -> None:
    application = made.candidate(session, made.vacancy(session), made.facts())
    first = service.current(session, application.id)
    assert service.qualify(session, application_id=application.id) is first
    assert service.history(session, application.id) == [first]


def test_changed_date_judges_anew_and_keeps_the_old_findings(session: Session) -> None:
    vacancy = made.vacancy(session)
    application = made.candidate(session, vacancy, made.facts())
    change_date(
        session,
        vacancy,
        closing_date=date(2015, 6, 1),
        first_review_date=None,
        actor_id=vacancy.created_by,
    )
    later = service.qualify(session, application_id=application.id)
    history = service.history(session, application.id)
    assert [found.outcome for found in history] == ["does_not_meet", "meets"]
    assert service.current(session, application.id) is later


def test_new_reading_takes_the_place_of_the_one_before(session: Session) -> None:
    application = made.candidate(session, made.vacancy(session), made.facts())
    made.read(session, made.document_of(session, application), made.unclear("Ana Kovač"))
    found = service.qualify(session, application_id=application.id)
    assert found is not None
    assert found.outcome == "unclear"
    assert len(found.readings) == 1


def test_facts_of_all_documents_are_judged_together(session: Session) -> None:
    application = made.candidate(session, made.vacancy(session), made.unclear("Ana Kovač"))
    transcript = replace(made.facts("transcript"), positions=())
    made.document(session, application, transcript, filename="transcript.pdf")
    found = service.qualify(session, application_id=application.id)
    assert found is not None
    assert (found.outcome, len(found.readings)) == ("meets", 2)


def test_unconfirmed_special_requirements_are_left_out_until_confirmed(session: Session) -> None:
    vacancy = made.vacancy(session, confirmed=False)
    application = made.candidate(session, vacancy, made.facts(statements=False))
    confirm_special(session, vacancy, ground="It drives.", actor_id=vacancy.created_by)
    service.qualify(session, application_id=application.id)
    after, before = service.history(session, application.id)
    special = {"license.driver", "automobile.personal"}
    assert (before.outcome, after.outcome) == ("meets", "unclear")
    assert not special & {finding["requirement"] for finding in before.result["findings"]}
    assert special < {finding["requirement"] for finding in after.result["findings"]}
    assert (before.only_statements_open, after.only_statements_open) == (False, True)


@pytest.mark.parametrize("state", [DocumentState.QUEUED, DocumentState.FAILED])
def test_qualify_without_anything_read_finds_nothing(
    session: Session, state: DocumentState
) -> None:
    application = add_application(session, made.vacancy(session))
    row = made.document(session, application, None, state=state)
    assert service.qualify(session, application_id=application.id) is None
    assert service.history(session, application.id) == []
    assert (application.stage, row.state) == ("received", state)


def test_qualify_of_an_unknown_application_finds_nothing(session: Session) -> None:
    assert service.qualify(session, application_id=404) is None


def test_qualify_asks_for_pictures_of_undrawn_documents_only(app: Flask, session: Session) -> None:
    vacancy = made.vacancy(session)
    application = made.candidate(session, vacancy, made.facts())
    row = made.document_of(session, application)
    asked = ("reading.draw_pages", {"document_id": row.id})
    assert session.info.pop("jobs").count(asked) == 1
    made.draw(session, app.extensions["storage"], row, b"picture")
    service.qualify(session, application_id=application.id)
    assert asked not in session.info.get("jobs", [])


@pytest.mark.parametrize("count", [1, 3])
def test_current_findings_of_a_vacancy_take_one_query(
    app: Flask, session: Session, count: int
) -> None:
    vacancy = made.vacancy(session)
    applications = [
        made.candidate(session, vacancy, made.facts(f"Person {n}")) for n in range(count)
    ]
    other = made.candidate(session, made.vacancy(session, title="Other"), made.facts("Elsewhere"))
    session.flush()
    found: dict[int, object] = {}
    queries = count_queries(
        app, lambda: found.update(service.current_by_application(session, vacancy.id))
    )
    assert queries == 1
    assert sorted(found) == [application.id for application in applications]
    assert other.id not in found
