"""The intake page, with and without its script."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.intake.models import Document, DocumentState
from hiring.people.models import Role
from hiring.qualification.application_models import PersonSign
from hiring.vacancies.models import SeatKind, Vacancy
from hiring.vacancies.service import seat
from tests.conftest import SignIn, account, token
from tests.intake.made import counted_queries, document, pdf
from tests.vacancies import made

JSON = {"Accept": "application/json"}


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    vacancy = made.vacancy(session)
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def send(client: FlaskClient, vacancy: Vacancy, *files: tuple[str, bytes], script: bool) -> object:
    data = {
        "files": [(io.BytesIO(content), name) for name, content in files],
        "csrf_token": token(client),
    }
    return client.post(
        f"/vacancies/{vacancy.id}/intake", data=data, headers=JSON if script else None
    )


def test_plain_form_takes_many_files(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    answer = send(recruiter, vacancy, ("a.pdf", pdf("a")), ("b.pdf", pdf("b")), script=False)
    assert answer.status_code == 302
    page = recruiter.get(answer.headers["Location"]).get_data(as_text=True)
    assert "2 files are stored and recorded." in page
    assert "2 files: 2 waiting." in page
    assert [row.filename for row in session.query(Document).order_by(Document.id)] == [
        "a.pdf",
        "b.pdf",
    ]


def test_script_gets_the_row_and_the_summary(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    answer = send(recruiter, vacancy, ("a.pdf", b""), script=True)
    assert answer.status_code == 201
    assert answer.json["summary"] == "1 file: 1 could not be read."
    assert answer.json["rows"][0]["already"] is None
    assert "The file is empty: 0 bytes." in answer.json["rows"][0]["html"]
    again = send(recruiter, vacancy, ("b.pdf", b""), script=True)
    assert again.json["rows"][0]["already"] == "a.pdf"
    assert again.json["files"] == 1


@pytest.mark.parametrize("script", [True, False])
def test_nothing_chosen_is_said(vacancy: Vacancy, recruiter: FlaskClient, script: bool) -> None:
    answer = send(recruiter, vacancy, script=script)
    assert answer.status_code == 422
    assert "Choose one or more files first." in answer.get_data(as_text=True)


def test_draft_takes_nothing_in(session: Session, recruiter: FlaskClient) -> None:
    draft = made.vacancy(session, opened=False)
    session.commit()
    assert send(recruiter, draft, ("a.pdf", pdf()), script=True).status_code == 422
    page = recruiter.get(f"/vacancies/{draft.id}/intake").get_data(as_text=True)
    assert "Settle and open the vacancy" in page
    assert session.query(Document).count() == 0


def test_progress_gives_only_what_changed(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    old = document(session, vacancy, state=DocumentState.QUALIFIED)
    fresh = document(session, vacancy, state=DocumentState.READING)
    old.state_changed_at = now() - timedelta(hours=1)
    session.commit()
    since = (now() - timedelta(minutes=1)).isoformat()
    answer = recruiter.get(
        f"/vacancies/{vacancy.id}/intake/progress", query_string={"since": since}
    )
    assert [row["id"] for row in answer.json["rows"]] == [fresh.id]
    assert answer.json["summary"] == "2 files: 1 judged, 1 being read."
    bad = recruiter.get(f"/vacancies/{vacancy.id}/intake/progress?since=soon")
    assert bad.status_code == 400


@pytest.mark.parametrize("page", ["intake", "intake/progress?since=2000-01-01T00:00:00Z"])
def test_page_asks_as_often_for_many_files_as_for_one(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient, page: str
) -> None:
    states = [DocumentState.FAILED, DocumentState.QUALIFIED, DocumentState.READING]
    counts = []
    for wanted in (1, 200):
        for number in range(session.query(Document).count(), wanted):
            document(session, vacancy, state=states[number % 3])
        session.commit()
        with counted_queries(app.extensions["engine"]) as statements:
            answer = recruiter.get(f"/vacancies/{vacancy.id}/{page}")
            assert answer.status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_original_is_a_download_that_a_browser_will_not_run(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    sent = send(recruiter, vacancy, ("Kovač <b>.pdf", pdf()), script=True)
    answer = recruiter.get(f"/documents/{sent.json['rows'][0]['id']}/original")
    assert answer.get_data() == pdf()
    assert answer.mimetype == "application/pdf"
    assert "filename*=UTF-8''Kova%C4%8D%20%3Cb%3E.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"


def test_original_is_for_those_who_handle_the_files_alone(
    session: Session, vacancy: Vacancy, sign_in: SignIn
) -> None:
    panel = sign_in(Role.PANEL, Role.COMMITTEE, email="panel@district.example")
    committee = sign_in(Role.COMMITTEE, email="committee@district.example")
    outsider = sign_in(Role.COMMITTEE, email="outsider@district.example")
    row = document(session, vacancy, state=DocumentState.QUALIFIED)
    for email, kind in (("panel", SeatKind.PANEL), ("committee", SeatKind.COMMITTEE)):
        user = account(session, f"{email}@district.example")
        seat(session, vacancy, user=user, kind=kind, actor_id=1)
    app = panel.application
    row.sha256 = app.extensions["storage"].put(pdf())
    session.commit()
    address = f"/documents/{row.id}/original"
    assert [c.get(address).status_code for c in (panel, committee, outsider)] == [403, 403, 403]


def test_pairs_that_may_be_one_person_are_told(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    for number in (1, 2):
        row = document(session, vacancy, state=DocumentState.QUALIFIED)
        session.add(
            PersonSign(
                application_id=row.application_id,
                vacancy_id=vacancy.id,
                kind="e-mail",
                digest="0" * 64,
            )
        )
        session.commit()
        page = recruiter.get(f"/vacancies/{vacancy.id}/intake").get_data(as_text=True)
        assert ("1 pair of candidates may be the same person" in page) == (number == 2)
    assert f'href="/vacancies/{vacancy.id}/same-person"' in page


def test_failed_files_wait_for_a_recruiter_until_dealt_with(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    failed = document(session, vacancy, state=DocumentState.FAILED)
    session.commit()
    assert "Deal with 1 file that could not be read" in recruiter.get("/").get_data(as_text=True)
    copy = document(session, vacancy, state=DocumentState.QUALIFIED)
    copy.application_id = failed.application_id
    session.commit()
    assert "could not be read" not in recruiter.get("/").get_data(as_text=True)


def test_second_copy_goes_to_the_chosen_candidate(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    failed = document(session, vacancy, state=DocumentState.FAILED)
    session.commit()
    answer = recruiter.post(
        f"/vacancies/{vacancy.id}/intake",
        data={
            "files": (io.BytesIO(pdf()), "copy.pdf"),
            "application": failed.application_id,
            "csrf_token": token(recruiter),
        },
        headers=JSON,
    )
    copy = session.get_one(Document, answer.json["rows"][0]["id"])
    assert copy.application_id == failed.application_id


def test_retry_returns_to_the_page_it_was_asked_from(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    back = {}
    for target in (
        "/candidates/1#document-1",
        "//elsewhere.example/",
        "https://elsewhere.example/",
    ):
        failed = document(session, vacancy, state=DocumentState.FAILED)
        session.commit()
        data = {"csrf_token": token(recruiter), "next": target}
        back[target] = recruiter.post(f"/documents/{failed.id}/retry", data=data).headers[
            "Location"
        ]
    assert back == {
        "/candidates/1#document-1": "/candidates/1#document-1",
        "//elsewhere.example/": "/",
        "https://elsewhere.example/": "/",
    }


def test_retry_queues_a_failed_file(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    failed = document(session, vacancy, state=DocumentState.FAILED)
    session.commit()
    data = {"csrf_token": token(recruiter)}
    first = recruiter.post(f"/documents/{failed.id}/retry", data=data)
    assert first.headers["Location"].endswith(f"/intake#document-{failed.id}")
    second = recruiter.post(f"/documents/{failed.id}/retry", data=data, headers=JSON)
    assert second.status_code == 409
