"""The first administrator: by a link offered at the first start, or from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.people import service
from hiring.people.models import Role, User
from tests.conftest import PASSWORD, account, token

ROOT = Path(__file__).parents[2]


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


def run_account(app: Flask, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """`hiring account create-admin …` as a process of its own."""
    settings = app.config["SETTINGS"]
    environment = {
        key.upper(): str(value)
        for key, value in settings.model_dump().items()
        if value not in ("", None)
    }
    return subprocess.run(
        [sys.executable, "-m", "hiring.cli", "account", "create-admin", *arguments],
        input=typed,
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_command_makes_an_administrator_with_a_password(app: Flask, session: Session) -> None:
    done = run_account(app, "--email", "Ana@district.org", "--name", "Ana", typed=PASSWORD + "\n")
    assert (done.returncode, done.stdout) == (0, "Ana can sign in at http://localhost/\n")
    user = service.authenticate(session, email="ana@district.org", password=PASSWORD)
    assert user is not None
    assert user.roles == {Role.ADMINISTRATOR}


def test_command_prints_a_link_that_works(app: Flask) -> None:
    done = run_account(app, "--email", "ana@district.org", "--name", "Ana", "--link")
    assert done.returncode == 0
    path = done.stdout.strip().rsplit("http://localhost", 1)[1]
    assert "For the account of Ana" in app.test_client().get(path).get_data(as_text=True)


def test_command_refuses_what_will_not_do(app: Flask) -> None:
    weak = run_account(app, "--email", "ana@district.org", "--name", "Ana", typed="short\n")
    wrong = run_account(app, "--email", "ana", "--name", "Ana", "--link")
    assert (weak.returncode, wrong.returncode) == (1, 1)
    assert weak.stderr.startswith("Use 12 characters or more")
    assert wrong.stderr == "ana is not an e-mail address.\n"
