"""Signing in through the real page."""

from __future__ import annotations

import base64
import time
import zlib

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import base64_decode
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.foundation.audit import AuditEvent
from hiring.people.models import Role
from hiring.people.session import safe_next
from tests.conftest import PASSWORD, SignIn, account, token

ADDRESS = "recruiter@district.example"


def try_password(client: FlaskClient, password: str, email: str = ADDRESS) -> TestResponse:
    """Send the sign-in form."""
    form = {"email": email, "password": password, "csrf_token": token(client)}
    return client.post("/sign-in", data=form)


def cookie(client: FlaskClient) -> str:
    """The session cookie as the browser has it."""
    held = client.get_cookie("hiring")
    assert held is not None
    return str(held.value)


def test_home_asks_a_stranger_to_sign_in(app: Flask) -> None:
    answer = app.test_client().get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/"


def test_sign_in_leads_to_my_tasks(sign_in: SignIn) -> None:
    page = sign_in(Role.RECRUITER).get("/")
    assert page.status_code == 200
    assert "Nothing waits for you" in page.get_data(as_text=True)


def test_sign_in_refuses_a_wrong_password(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    client = app.test_client()
    assert try_password(client, "wrong").status_code == 422
    assert client.get("/").status_code == 302


def test_failed_sign_in_stays_in_the_trail_by_id_alone(
    app: Flask, session: Session, sign_in: SignIn
) -> None:
    sign_in(Role.RECRUITER)
    client = app.test_client()
    try_password(client, "wrong")
    try_password(client, "wrong", email="nobody@district.example")
    failures = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.action == "account.sign_in_failed")
        .order_by(AuditEvent.id)
    ).all()
    user = account(session, ADDRESS)
    assert [(row.subject_id, row.actor_id, row.details) for row in failures] == [
        (user.id, None, {}),
        (0, None, {}),
    ]


def test_sign_in_goes_on_to_the_page_that_was_asked_for(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    client = app.test_client()
    asked = client.get("/password?from=menu")
    assert asked.headers["Location"] == "/sign-in?next=/password?from%3Dmenu"
    form = {"email": ADDRESS, "password": PASSWORD, "csrf_token": token(client)}
    answer = client.post(asked.headers["Location"], data=form)
    assert answer.headers["Location"] == "/password?from=menu"


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/password", "/password"),
        ("/accounts?x=1", "/accounts?x=1"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_next_page_is_always_of_this_site(app: Flask, target: str | None, page: str) -> None:
    with app.test_request_context():
        assert safe_next(target) == page


def test_sign_in_begins_a_fresh_session(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    client = app.test_client()
    with client.session_transaction() as planted:
        planted["planted"] = "by somebody else"
    before = token(client)
    assert try_password(client, PASSWORD).status_code == 302
    with client.session_transaction() as held:
        assert sorted(held) == ["_fresh", "_id", "_permanent", "_user_id", "began"]
    assert token(client) != before


def test_cookie_holds_ids_and_no_names(sign_in: SignIn) -> None:
    body = cookie(sign_in(Role.RECRUITER))
    packed = body.startswith(".")
    data = base64_decode(body.lstrip(".").split(".")[0])
    text = (zlib.decompress(data) if packed else data).decode()
    assert "recruiter" not in text
    assert base64.b64encode(PASSWORD.encode()).decode() not in text


def test_session_ends_after_its_hours(app: Flask, sign_in: SignIn) -> None:
    client = sign_in(Role.RECRUITER)
    hours = app.config["SETTINGS"].session_hours
    for age, status in ((hours * 3600 - 60, 200), (hours * 3600 + 1, 302)):
        with client.session_transaction() as held:
            held["began"] = int(time.time()) - age
        assert client.get("/").status_code == status


def test_old_cookie_is_worthless_after_signing_out_everywhere(app: Flask, sign_in: SignIn) -> None:
    first, second = sign_in(Role.RECRUITER), sign_in(Role.RECRUITER)
    kept = cookie(second)
    assert first.post("/sign-out-everywhere", data={"csrf_token": token(first)}).status_code == 302
    thief = app.test_client()
    thief.set_cookie("hiring", kept)
    assert thief.get("/").status_code == 302
    assert first.get("/").status_code == 302


def test_form_of_an_ended_session_offers_the_way_back(app: Flask, sign_in: SignIn) -> None:
    client = sign_in(Role.RECRUITER)
    stale = token(client)
    client.post("/sign-out", data={"csrf_token": stale})
    answer = client.post(
        "/password", data={"csrf_token": stale}, headers={"Referer": "http://localhost/password"}
    )
    assert answer.status_code == 400
    assert "/sign-in?next=/password" in answer.get_data(as_text=True)
    data = client.post("/password", headers={"Accept": "application/json"})
    assert (data.status_code, data.json) == (
        401,
        {"error": "Sign in again; nothing typed so far is lost."},
    )
