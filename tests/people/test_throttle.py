"""Guessing is slowed down, and nobody is locked out for good."""

from __future__ import annotations

import pytest
from flask import Flask
from redis import Redis

from hiring.config import Settings
from hiring.people.models import Role
from tests.conftest import PASSWORD, SignIn, token

ADDRESS = "recruiter@district.example"


@pytest.fixture
def settings(settings: Settings, broker_url: str) -> Settings:
    """The counts live in a real broker, empty at the start of each test."""
    Redis.from_url(broker_url).flushall()
    return settings.model_copy(update={"broker_url": broker_url})


def attempts(app: Flask, *, email: str, password: str, times: int, caller: str) -> list[int]:
    """The status of each of so many tries."""
    client = app.test_client()
    csrf = token(client)
    form = {"email": email, "password": password, "csrf_token": csrf}
    return [
        client.post("/sign-in", data=form, environ_base={"REMOTE_ADDR": caller}).status_code
        for _ in range(times)
    ]


def test_eleventh_wrong_password_of_an_account_has_to_wait(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    wrong = {"email": ADDRESS, "password": "wrong"}
    assert attempts(app, **wrong, times=10, caller="10.0.0.1") == [422] * 10
    client = app.test_client()
    answer = client.post(
        "/sign-in",
        data={**wrong, "csrf_token": token(client)},
        environ_base={"REMOTE_ADDR": "10.0.0.2"},
    )
    assert answer.status_code == 429
    page = answer.get_data(as_text=True)
    assert "Too many attempts" in page
    assert "Nothing is locked for good" in page
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60


def test_one_account_under_attack_leaves_the_others_alone(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    attempts(app, email="admin@district.example", password="wrong", times=11, caller="10.0.0.1")
    assert attempts(app, email=ADDRESS, password=PASSWORD, times=1, caller="10.0.0.1") == [302]


def test_one_caller_trying_many_accounts_has_to_wait(app: Flask) -> None:
    statuses = [
        attempts(app, email=f"n{n}@d.example", password="x", times=1, caller="10.0.0.1")[0]
        for n in range(31)
    ]
    assert statuses == [422] * 30 + [429]


def test_right_passwords_are_not_counted(app: Flask, sign_in: SignIn) -> None:
    sign_in(Role.RECRUITER)
    statuses = [
        attempts(app, email=ADDRESS, password=PASSWORD, times=1, caller="10.0.0.1")[0]
        for _ in range(12)
    ]
    assert statuses == [302] * 12


def test_every_count_ends_with_its_quarter_of_an_hour(
    app: Flask, sign_in: SignIn, broker_url: str
) -> None:
    sign_in(Role.RECRUITER)
    attempts(app, email=ADDRESS, password="wrong", times=11, caller="10.0.0.1")
    broker = Redis.from_url(broker_url)
    keys = list(broker.scan_iter("LIMITS*"))
    assert len(keys) == 2
    assert all(0 < int(broker.ttl(key)) <= 15 * 60 for key in keys)
    assert not any(ADDRESS.encode() in key for key in keys)
    broker.delete(*keys)  # as their end does
    assert attempts(app, email=ADDRESS, password=PASSWORD, times=1, caller="10.0.0.1") == [302]
