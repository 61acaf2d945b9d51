"""The containers' own commands, as docker-compose.yml has them, against a real PostgreSQL and
a real server of the Redis protocol."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from werkzeug.datastructures import FileStorage

from classification.loader import load_edition
from hiring.demo.candidates import demo_people
from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.people.models import Role
from hiring.people.service import create_account
from hiring.processes import Part, Supervisor
from hiring.serve import free_port, is_ready, wait_for
from hiring.vacancies import service as vacancies
from tests.conftest import PASSWORD
from tests.e2e.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
SECRETS = {
    "SECRET_KEY": "a secret for tests that is long enough",
    "POSTGRES_PASSWORD": "not used here",
    "BASE_URL": "http://localhost",
}


def environment_of(name: str, servers: dict[str, str]) -> dict[str, str]:
    """What compose would put into the environment, with the servers of this test."""

    def fill(match: re.Match[str]) -> str:
        return SECRETS.get(match["name"], match["default"] or "")

    pattern = re.compile(r"\$\{(?P<name>\w+)(?::[-?](?P<default>[^}]*))?\}")
    given = SERVICES[name]["environment"]
    return {key: pattern.sub(fill, str(value)) for key, value in given.items()} | servers


@contextmanager
def running(folder: Path, servers: dict[str, str]) -> Iterator[Supervisor]:
    """Web, worker and scheduler by their own commands; migrated first by the command for that."""
    supervisor = Supervisor()
    try:
        for name in ("migrate", "web", "worker", "scheduler"):
            environment = environment_of(name, servers)
            part = Part(
                name, SERVICES[name]["command"], folder / f"{name}.log", environment, folder
            )
            if name == "migrate":
                part.start()
                assert part.process is not None
                assert part.process.wait(60) == 0, part.log.read_text()
            else:
                supervisor.start(part)
        yield supervisor
    finally:
        supervisor.stop()


@pytest.mark.measure
def test_containers_commands_bring_an_uploaded_file_to_its_findings(
    tmp_path: Path, postgres_url: str, broker_url: str
) -> None:
    port = free_port()
    servers = {
        "DATABASE_URL": postgres_url,
        "BROKER_URL": broker_url,
        "STORAGE_URL": f"file://{tmp_path / 'files'}",
        "SECURE_COOKIES": "false",
        "PORT": str(port),
        # As in the image, where the commands of the environment come first.
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    with running(tmp_path, servers):
        wait_for("web", lambda: is_ready("127.0.0.1", port))
        vacancy_id = open_vacancy(postgres_url)
        visitor = Visitor(f"http://127.0.0.1:{port}")
        visitor.sign_in("recruiter@district.example", PASSWORD)
        resume = demo_people()[0].resume()
        file = FileStorage(BytesIO(resume.content), resume.filename)
        status, _ = visitor.upload(f"/vacancies/{vacancy_id}/intake", "files", file)
        assert status == 200
        visitor.wait_for(f"/vacancies/{vacancy_id}/intake", "1 file: 1 judged")
        page = visitor.get("/candidates/1")[1]
        assert demo_people()[0].person.name in page
        assert "meets the standards" in page


def open_vacancy(database_url: str) -> int:
    """An open vacancy and its recruiter, in the database of the running product."""
    engine = make_engine(database_url)
    with transaction(make_sessions(engine)) as session:
        recruiter = create_account(
            session,
            email="recruiter@district.example",
            name="Ruth Abernathy",
            roles=[Role.RECRUITER],
            password=PASSWORD,
            actor_id=None,
        )
        vacancy = vacancies.create_vacancy(
            session,
            title="Chief Technology Officer",
            edition=load_edition("cto-2015"),
            closing_date=date(2026, 11, 1),
            first_review_date=None,
            actor_id=recruiter.id,
        )
        vacancies.confirm_special(session, vacancy, ground="Drives daily.", actor_id=recruiter.id)
        vacancies.open_vacancy(session, vacancy, actor_id=recruiter.id)
        vacancy_id = vacancy.id
    engine.dispose()
    return vacancy_id


def test_every_service_of_ours_has_a_health_check_and_no_secret_of_its_own() -> None:
    for name in ("web", "worker", "scheduler"):
        assert SERVICES[name]["healthcheck"]["test"][0] == "CMD", name
        assert SERVICES[name]["image"] == SERVICES["web"]["image"], name
    text = (ROOT / "docker-compose.yml").read_text()
    assert re.findall(r"(?:PASSWORD|SECRET_KEY): (?!\$\{)\S+", text) == []
    assert set(COMPOSE["volumes"]) == {"database", "broker", "files", "schedule"}
