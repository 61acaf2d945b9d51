"""Fixtures shared by every room: a real application on a real database, with real people signed
in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import make_url
from sqlalchemy.orm import Session

from hiring.app import create_app
from hiring.config import Settings, load_settings
from hiring.foundation.database import make_engine, transaction
from hiring.migrate import upgrade
from hiring.people import passwords
from hiring.people.models import Role, User
from hiring.people.service import create_account, find_account
from tests.live import address, browser, chromium
from tests.servers import broker_url, postgres_server, postgres_url

__all__ = ["address", "broker_url", "browser", "chromium", "postgres_server", "postgres_url"]

# Files that start servers or a browser wait much and take long.
SLOW = ("e2e/", "workers/", "browser", "layouts", "blindness", "nobody_sees", "sealed", "compose")

PASSWORD = "correct horse battery staple"

SignIn = Callable[..., FlaskClient]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: one of them at the end would keep one process busy
    while the others have nothing left to do."""
    items.sort(key=lambda item: not any(word in item.nodeid.split("::")[0] for word in SLOW))


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Passwords of tests are hashed for real at the least cost: at the product's own, hashing was a
    sixth of the time of all pages' tests."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", quick)
        patch.setattr(passwords, "nobody", quick.hash("no account has this password"))
        yield


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a product in a folder of the run's own, with a broker that nobody listens on."""
    folder = tmp_path_factory.mktemp("house")
    return load_settings(
        {
            "secret_key": "a secret for tests that is long enough",
            "database_url": f"sqlite:///{folder / 'hiring.db'}",
            "broker_url": "redis://127.0.0.1:1/0",
            "storage_url": f"file://{folder / 'files'}",
            "base_url": "http://localhost",
            "secure_cookies": False,
        }
    )


@pytest.fixture(scope="session")
def house_app(house: Settings) -> Iterator[Flask]:
    """The application that tests share, one after the other: its templates and statements are
    compiled once."""
    app = create_app(house)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def settings(house: Settings) -> Settings:
    """The settings of the test; one that overrides them gets an application of its own."""
    return house


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database: tests begin with a copy, which is faster than migrating anew."""
    path = tmp_path_factory.mktemp("migrated") / "hiring.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The compiled templates, for every application of the run."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(
    settings: Settings, house_app: Flask, migrated: Path, compiled: FileSystemBytecodeCache
) -> Iterator[Flask]:
    """The application on an empty, migrated database and an empty storage."""
    url = make_url(settings.database_url)
    begin_anew(settings, migrated)
    app = house_app if settings == house_app.config["SETTINGS"] else create_app(settings)
    app.jinja_env.bytecode_cache = compiled
    if url.get_backend_name() != "sqlite":
        upgrade(app.extensions["engine"])
    yield app
    leave(app)


def leave(app: Flask) -> None:
    """Close what a test has opened of the application, and forget what it has counted."""
    app.extensions["engine"].dispose()
    counts = app.extensions["throttle"].limiter.storage
    if counts.check():
        counts.reset()


def begin_anew(settings: Settings, migrated: Path) -> None:
    """Leave nothing of the test before: the database is another file, not the same one rewritten,
    whatever still has the earlier one open."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        for end in ("", "-wal", "-shm"):
            Path(url.database + end).unlink(missing_ok=True)
        shutil.copy(migrated, url.database)
    shutil.rmtree(settings.storage_url.removeprefix("file://"), ignore_errors=True)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session beside the application's own; commit to let requests see what it wrote."""
    with app.extensions["sessions"]() as session:
        yield session


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """`sign_in(Role.RECRUITER)` gives a client signed in through the real page as an account with
    these roles."""

    def sign_in(*roles: Role, email: str | None = None) -> FlaskClient:
        address = email or f"{'-'.join(sorted(roles)) or 'nobody'}@district.example"
        with transaction(app.extensions["sessions"]) as session:
            if find_account(session, address) is None:
                create_account(
                    session,
                    email=address,
                    name=f"Test {' '.join(sorted(roles))}".strip(),
                    roles=roles,
                    password=PASSWORD,
                    actor_id=None,
                )
        client = app.test_client()
        answer = client.post(
            "/sign-in", data={"email": address, "password": PASSWORD, "csrf_token": token(client)}
        )
        assert answer.status_code == 302
        return client

    return sign_in


def token(client: FlaskClient) -> str:
    """The CSRF token of the client's session, as a page hands it out."""
    page = client.get("/sign-in", follow_redirects=True).get_data(as_text=True)
    return page.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]


def account(session: Session, email: str) -> User:
    """The account with this address."""
    user = find_account(session, email)
    assert user is not None
    return user
