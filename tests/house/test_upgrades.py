"""What an older database holds is there after the newer steps, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, MetaData, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from hiring.foundation.database import make_engine
from hiring.migrate import upgrade
from hiring.qualification.application_models import ListedCandidate, PersonSign
from hiring.qualification.inputs import inputs_of
from hiring.qualification.listing import Filters, list_candidates
from hiring.qualification.models import Qualification

# A finding in the shape of then.
LICENCE = {
    "requirement": "license.driver",
    "label": "Driver's license",
    "group": "special",
    "gating": True,
    "result": "met",
    "reason": "A valid driver's license is stated.",
    "source": "Special Requirements",
    "legal_ground": None,
    "evidence": [],
    "would_change": None,
}
RESULT = {"findings": [LICENCE], "questions": [], "positions": [], "education": []}
MOMENT = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind, as it was before facts could be amended."""
    url = (
        f"sqlite:///{tmp_path / 'house.db'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    engine = make_engine(url)
    upgrade(engine, to="0010_pulse")
    yield engine
    engine.dispose()


def insert(connection: Connection, table: str, **values: Any) -> None:
    """One row, by the table as it is in the database."""
    tables = MetaData()
    tables.reflect(connection, only=[table])
    connection.execute(tables.tables[table].insert(), values)


def fill(connection: Connection, result: dict[str, Any] = RESULT) -> None:
    """One candidate with findings."""
    insert(
        connection, "user_account", id=1, email="a@district.example", name="Alex", active=True,
        session_version=1, created_at=MOMENT,
    )  # fmt: skip
    insert(
        connection, "edition_snapshot", content_hash="h", edition_id="cto-2015", files={},
        created_at=MOMENT,
    )  # fmt: skip
    insert(
        connection, "vacancy", id=1, title="CTO", edition_id="cto-2015", edition_hash="h",
        closing_date=date(2026, 11, 1), created_at=MOMENT, created_by=1,
    )  # fmt: skip
    insert(
        connection, "application", id=1, vacancy_id=1, number=1, name="Ána Kovač",
        stage="qualified", received_at=MOMENT,
    )  # fmt: skip
    insert(
        connection, "qualification", id=1, application_id=1, edition_id="cto-2015",
        edition_hash="h", as_of=date(2026, 11, 1), readings=[3], outcome="meets",
        next_step="panel", only_statements_open=False, created_at=MOMENT,
        result=result,
    )  # fmt: skip


def test_findings_of_before_are_kept_and_tell_their_inputs(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection)
    upgrade(engine)
    with Session(engine) as session:
        row = session.scalars(select(Qualification)).one()
        assert (row.outcome, row.because, row.actor_id) == ("meets", "reading", None)
        inputs = inputs_of(row)
    assert (inputs.readings, inputs.amendments, inputs.reviews) == ((3,), (), ())
    assert inputs.special is True


def test_rewritten_table_keeps_its_trigger_and_its_checks(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection)
    upgrade(engine)
    with pytest.raises(DBAPIError, match="never changed"), engine.begin() as connection:
        connection.execute(text("update qualification set outcome = 'unclear'"))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(
            text(
                "insert into qualification (application_id, edition_id, edition_hash, as_of,"
                " readings, outcome, next_step, result, created_at) select application_id,"
                " edition_id, edition_hash, as_of, readings, 'splendid', next_step, result,"
                " created_at from qualification"
            )
        )


EXPERIENCE = LICENCE | {
    "requirement": "experience.total",
    "label": "Ten years",
    "result": "not_met",
    "required_months": 120,
    "counted_months": {"min": 24.5, "max": 30, "open": False},
    "review": {"act": "confirm"},
}


def test_candidates_of_before_stand_in_the_list_with_their_open_points_and_signs(
    engine: Engine,
) -> None:
    unclear = LICENCE | {"result": "unclear"}
    jobs = [{"employer": "The Alder Valley Schools, Inc."}]
    result = RESULT | {"findings": [unclear, EXPERIENCE], "positions": jobs}
    with engine.begin() as connection:
        fill(connection, result)
    upgrade(engine)
    with Session(engine) as session:
        line = session.get_one(ListedCandidate, 1)
        assert line.points == [
            ["not_met", "Ten years: 24.5–30 of 120 months"],
            ["unclear", "Driver's license"],
        ]
        assert (line.not_met, line.unclear, line.months_min, line.months_max) == (1, 1, 24.5, 30)
        assert (line.reviewed, line.overridden) == (True, False)
        (sign,) = session.scalars(select(PersonSign))
        value = "name and employer:ana kovac|alder valley schools"
        assert sign.digest == sha256(value.encode()).hexdigest()


def test_candidates_of_before_stand_in_the_list_and_are_found(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection)
    upgrade(engine)
    with Session(engine) as session:
        listing = list_candidates(
            session, vacancy_id=1, filters=Filters(search="KOVAC ana"), page=1
        )
        (one,) = listing.candidates
        assert one.application.name == "Ána Kovač"
        assert one.line is not None
        assert (one.line.standing, one.line.points, one.line.not_met) == ("meets", [], 0)
