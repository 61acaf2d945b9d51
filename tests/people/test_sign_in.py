"""Signing in through the real page."""

from __future__ import annotations

from flask import Flask

from hiring.people.models import Role
from tests.conftest import SignIn, token


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
    answer = client.post(
        "/sign-in",
        data={
            "email": "recruiter@district.example",
            "password": "wrong",
            "csrf_token": token(client),
        },
    )
    assert answer.status_code == 422
    assert client.get("/").status_code == 302
