"""Models and migrations agree, and append-only tables refuse an UPDATE, on both databases."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from hiring.foundation.clock import now
from hiring.foundation.database import AppendOnly, Base, make_engine
from hiring.migrate import MIGRATIONS, drift, upgrade
from hiring.schema import metadata

APPEND_ONLY = sorted(
    mapper.local_table.name
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, AppendOnly)
)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A migrated database of each kind."""
    url = (
        f"sqlite:///{tmp_path / 'house.db'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    engine = make_engine(url)
    upgrade(engine)
    yield engine
    engine.dispose()


def test_models_have_no_drift(engine: Engine) -> None:
    assert drift(engine) is None


def test_upgrade_twice_changes_nothing(engine: Engine) -> None:
    before = sorted(inspect(engine).get_table_names())
    upgrade(engine)
    assert sorted(inspect(engine).get_table_names()) == before
    assert set(before) == {*metadata.tables, "alembic_version"}


def test_checks_of_the_models_are_in_the_database(engine: Engine) -> None:
    """Alembic compares no check constraints, so that they are compared here, by name."""
    inspector = inspect(engine)
    for name, table in metadata.tables.items():
        in_models = {str(check.name) for check in table.constraints if _is_check(check)}
        in_database = {check["name"] for check in inspector.get_check_constraints(name)}
        assert (name, in_database) == (name, in_models)


def test_steps_ask_no_room_which_will_have_gone_on_by_then() -> None:
    """A step does to the next database what it did to the last."""
    may = {"hiring.foundation", "hiring.foundation.database"}
    for path in sorted(MIGRATIONS.rglob("*.py")):
        asked = {
            node.module or ""
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and path.name != "env.py"
        }
        rooms = {name for name in asked if name.startswith(("hiring", "classification"))}
        left = {name for name in rooms - may if not name.startswith("hiring.migrations.")}
        assert (path.name, left) == (path.name, set())


def _is_check(constraint: object) -> bool:
    return type(constraint).__name__ == "CheckConstraint"


def test_append_only_models_are_the_protected_tables(engine: Engine) -> None:
    query = (
        "select tbl_name from sqlite_master where type = 'trigger' and name like '%_append_only'"
        if engine.dialect.name == "sqlite"
        else "select event_object_table from information_schema.triggers"
        " where trigger_name like '%_append_only'"
    )
    with engine.connect() as connection:
        assert sorted(connection.scalars(text(query))) == APPEND_ONLY


def test_append_only_table_refuses_an_update(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            metadata.tables["audit_event"].insert(),
            {
                "at": now(),
                "actor_id": None,
                "action": "test.written",
                "subject": "test",
                "subject_id": 1,
                "vacancy_id": None,
                "details": {},
            },
        )
    with (
        pytest.raises(DBAPIError, match="rows of audit_event are never changed"),
        engine.begin() as connection,
    ):
        connection.execute(text("update audit_event set action = 'test.forged'"))


def test_link_without_an_account_is_refused_unless_it_sets_up(engine: Engine) -> None:
    row = {"user_id": None, "token_hash": "0", "created_at": now(), "expires_at": now()}
    links = metadata.tables["link"]
    with engine.begin() as connection:
        connection.execute(links.insert(), {**row, "purpose": "set_up"})
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(links.insert(), {**row, "token_hash": "1", "purpose": "password_reset"})
