"""When a twin is made, made anew, shown, and given up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.foundation.storage import Storage
from hiring.intake.models import Document
from hiring.intake.service import take_in
from hiring.reading.placing import place_words
from hiring.redaction import jobs, service
from hiring.redaction.models import Twin, TwinRedaction, TwinWork
from hiring.redaction.shown import show_documents
from hiring.vacancies.models import Application
from tests.panel import made
from tests.redaction.made import resume, someone
from workers import tasks
from workers.readings import limits_of
from workers.runtime import Runtime
from workers.times import Times


@pytest.fixture
def storage(app: Flask) -> Storage:
    store: Storage = app.extensions["storage"]
    return store


@pytest.fixture
def ana(session: Session) -> Application:
    return made.candidate(session, made.vacancy(session))


def states(session: Session, application: Application) -> list[str]:
    return [document.state for document in show_documents(session, application)]


def covered(session: Session) -> set[tuple[str, str]]:
    """What the latest twin covers: kind and words."""
    latest = session.scalars(select(Twin.id).order_by(Twin.id.desc())).first()
    rows = session.scalars(select(TwinRedaction).where(TwinRedaction.twin_id == latest))
    return {(row.kind, row.quote) for row in rows}


def document_of(session: Session) -> Document:
    return session.scalars(select(Document)).one()


def test_twin_is_made_once(session: Session, storage: Storage, ana: Application) -> None:
    assert states(session, ana) == ["preparing"]
    made.twins(session, storage, ana)
    assert states(session, ana) == ["ready"]
    assert jobs.begin_twins(session, application_id=ana.id) == []
    assert len(session.scalars(select(Twin)).all()) == 1
    event = session.scalars(select(AuditEvent).where(AuditEvent.action == "twin.made")).one()
    assert set(event.details) == {"twin", "covered"}


def test_words_of_the_reading_serve_the_twin(
    app: Flask,
    settings: Settings,
    session: Session,
    storage: Storage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vacancy = made.vacancy(session)
    content = resume(someone(5003), "sidebar-left").content
    document = take_in(
        session, storage, vacancy, filename="cv.pdf", data=content, actor_id=vacancy.created_by
    )
    session.commit()
    for name in ("database_url", "broker_url", "storage_url", "base_url", "secret_key"):
        monkeypatch.setenv(name.upper(), str(getattr(settings, name)))
    parts = Runtime(settings, app.extensions["sessions"], storage, Times.for_reading(60))
    monkeypatch.setattr(tasks, "runtime", lambda: parts)
    tasks.read_document.apply(kwargs={"document_id": document.id}, throw=True)
    session.expire_all()
    (job,) = jobs.begin_twins(session, application_id=document.application_id)
    assert job.text == place_words(content, limits_of(parts))
    assert len(job.text.words) > 100


def test_twin_made_by_two_workers_is_kept_once(
    session: Session, storage: Storage, ana: Application
) -> None:
    (job,) = jobs.begin_twins(session, application_id=ana.id)
    twin = jobs.MadeTwin(made.place(job.facts), (), ())
    assert jobs.keep_twin(session, storage, job=job, made=twin) is not None
    assert jobs.keep_twin(session, storage, job=job, made=twin) is None


def test_new_name_hides_the_twin_until_it_is_made_anew(
    session: Session, storage: Storage, ana: Application
) -> None:
    made.twins(session, storage, ana)
    ana.name = "Ana Alder"
    session.flush()
    assert states(session, ana) == ["preparing"]
    made.twins(session, storage, ana)
    assert states(session, ana) == ["ready"]
    assert ("name", "Alder") in covered(session)


def test_words_covered_by_a_person_are_hidden_at_once_and_stay_covered(
    session: Session, storage: Storage, ana: Application
) -> None:
    made.twins(session, storage, ana)
    document = document_of(session)
    service.cover_words(
        session, document, kind="other", reason="A motto.", words="a department", actor_id=1
    )
    assert states(session, ana) == ["preparing"]
    made.twins(session, storage, ana)
    (shown,) = show_documents(session, ana)
    assert "[name] oversaw [covered] of 14." in " ".join(shown.pages[0].lines)
    row = session.scalars(select(TwinRedaction).where(TwinRedaction.quote == "a department")).one()
    assert (row.reason, row.change and row.change.actor_id) == ("A motto.", 1)
    assert len(session.scalars(select(Twin)).all()) == 2


def test_lifted_redaction_is_lifted_in_its_place_alone(
    session: Session, storage: Storage, ana: Application
) -> None:
    made.twins(session, storage, ana)
    rows = session.scalars(select(TwinRedaction).where(TwinRedaction.kind == "schooling")).all()
    assert [row.quote for row in rows] == ["1997.", "1997"]
    service.lift(session, rows[0], reason="The year a project ended.", actor_id=1)
    made.twins(session, storage, ana)
    text = " ".join(show_documents(session, ana)[0].pages[0].lines)
    assert "Graduated 1997." in text
    assert "Basin College, [year]" in text


def test_redaction_of_an_earlier_twin_is_not_lifted(
    session: Session, storage: Storage, ana: Application
) -> None:
    made.twins(session, storage, ana)
    row = session.scalars(select(TwinRedaction)).first()
    assert row is not None
    service.lift(session, row, reason="No name.", actor_id=1)
    made.twins(session, storage, ana)
    with pytest.raises(service.RedactionError, match="made anew"):
        service.lift(session, row, reason="Once more.", actor_id=1)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"words": "no such words"}, "words"),
        ({"words": " "}, "words"),
        ({"words": "x" * 301}, "words"),
        ({"first": 4711}, "words"),
        ({"words": "department", "reason": " "}, "reason"),
        ({"words": "department", "reason": "x" * 501}, "reason"),
    ],
)
def test_words_that_are_not_there_are_refused(
    session: Session,
    storage: Storage,
    ana: Application,
    wanted: dict[str, object],
    field: str,
) -> None:
    made.twins(session, storage, ana)
    with pytest.raises(service.RedactionError) as refused:
        service.cover_words(
            session,
            document_of(session),
            **{"kind": "other", "reason": "Because.", "actor_id": 1, **wanted},
        )
    assert refused.value.field == field


def test_making_that_breaks_off_is_tried_three_times_and_asked_for_again_by_a_person(
    session: Session, ana: Application
) -> None:
    begun = [len(jobs.begin_twins(session, application_id=ana.id)) for _ in range(4)]
    assert begun == [1, 1, 1, 0]
    assert jobs.sweep(session, at=now() + timedelta(hours=1)) == 0
    service.try_again(session, ana, actor_id=1)
    assert len(jobs.begin_twins(session, application_id=ana.id)) == 1


def test_sweeper_asks_for_what_is_missing_and_not_for_what_is_under_way(
    session: Session, storage: Storage, ana: Application
) -> None:
    assert jobs.sweep(session, at=now()) == 1
    assert [name for name, _ in session.info["jobs"]] == ["redaction.make_twins"]
    assert jobs.sweep(session, at=now()) == 0
    assert jobs.sweep(session, at=now() + timedelta(minutes=4)) == 1
    made.twins(session, storage, ana)
    assert jobs.sweep(session, at=now() + timedelta(hours=1)) == 0
    assert session.get_one(TwinWork, ana.id).attempts == 0
