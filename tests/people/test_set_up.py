"""The first administrator: by a link offered at the first start, or from the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.cli import main
from hiring.people import service
from hiring.people.models import Role, User
from tests.conftest import PASSWORD, account, token


def test_first_link_makes_the_first_administrator(app: Flask, session: Session) -> None:
    url = service.first_link(session, "http://localhost/")
    session.commit()
    assert url is not None
    assert url.startswith("http://localhost/links/")
    client = app.test_client()
    form = {
        "name": "Ana Duarte",
        "email": "Ana@district.org",
        "password": PASSWORD,
        "csrf_token": token(client),
    }
    path = url.removeprefix("http://localhost")
    assert client.post(path, data=form).status_code == 302
    assert account(session, "ana@district.org").roles == {Role.ADMINISTRATOR}
    assert client.post(path, data={**form, "email": "eve@district.org"}).status_code == 410
    assert session.scalar(select(func.count(User.id))) == 1
    assert service.first_link(session, "http://localhost/") is None


def test_first_link_of_an_earlier_start_is_dead(app: Flask, session: Session) -> None:
    older, newer = (service.first_link(session, "") for _ in range(2))
    session.commit()
    client = app.test_client()
    assert [client.get(str(path)).status_code for path in (older, newer)] == [410, 200]


def test_first_link_is_worthless_once_somebody_has_an_account(app: Flask, session: Session) -> None:
    path = service.first_link(session, "")
    service.create_account(
        session, email="ana@district.org", name="Ana", roles=[Role.ADMINISTRATOR], actor_id=None
    )
    session.commit()
    client = app.test_client()
    form = {"name": "Eve", "email": "eve@district.org", "password": PASSWORD}
    answer = client.post(str(path), data={**form, "csrf_token": token(client)})
    assert answer.status_code == 410
    assert session.scalars(select(User.email)).all() == ["ana@district.org"]


Ask = Callable[..., int]


@pytest.fixture
def create_admin(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """`hiring account create-admin …` on the application's settings; returns the exit code."""
    for name, value in app.config["SETTINGS"].model_dump(exclude_defaults=True).items():
        monkeypatch.setenv(name.upper(), str(value))

    def create_admin(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return main(["account", "create-admin", *arguments])

    return create_admin


def test_command_makes_an_administrator_with_a_password(
    create_admin: Ask, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--email", "Ana@district.org", "--name", "Ana")
    assert create_admin(*arguments, typed=PASSWORD + "\n") == 0
    assert capsys.readouterr().out == "Ana can sign in at http://localhost/\n"
    user = service.authenticate(session, email="ana@district.org", password=PASSWORD)
    assert user is not None
    assert user.roles == {Role.ADMINISTRATOR}


def test_command_prints_a_link_that_works(
    app: Flask, create_admin: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert create_admin("--email", "ana@district.org", "--name", "Ana", "--link") == 0
    path = capsys.readouterr().out.strip().rsplit("http://localhost", 1)[1]
    assert "For the account of Ana" in app.test_client().get(path).get_data(as_text=True)


def test_command_refuses_what_will_not_do(
    create_admin: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert create_admin("--email", "ana@district.org", "--name", "Ana", typed="short\n") == 1
    assert capsys.readouterr().err.startswith("Use 12 characters or more")
    assert create_admin("--email", "ana", "--name", "Ana", "--link") == 1
    assert capsys.readouterr().err == "ana is not an e-mail address.\n"
