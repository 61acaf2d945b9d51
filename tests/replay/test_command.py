"""`hiring replay` as a script would call it: exit codes, what is printed, JSON to the schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator, FormatChecker

from hiring.cli import main
from hiring.config import Settings
from hiring.foundation.database import transaction
from hiring.vacancies.models import Vacancy
from tests.qualification_pages import made as candidates
from tests.replay import made

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "replay.schema.json"


@pytest.fixture
def vacancy_id(app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> int:
    for name in ("database_url", "broker_url", "storage_url", "base_url", "secret_key"):
        monkeypatch.setenv(name.upper(), str(getattr(settings, name)))
    return made.keep(app)


def replay(*arguments: object) -> int:
    return main(["replay", *map(str, arguments)])


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_same_inputs_print_nothing(vacancy_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(vacancy_id) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "6 sets of findings computed again; none differ.\n"


def test_a_vacancy_is_found_by_its_title(vacancy_id: int) -> None:
    assert replay(made.TITLE) == 0


def test_what_does_not_follow_is_printed(
    app: Flask, vacancy_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with transaction(app.extensions["sessions"]) as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        row = made.tamper(session, made.application_of(session, vacancy, 2))
        row_id, day = row.id, row.created_at.date().isoformat()
    assert replay(vacancy_id) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Candidate 2, findings {row_id} of {day}, in force:",
        "  outcome: meets → does_not_meet",
        "  Seven years managing technical staff: met → not_met",
        "    months 66 of 84, as recorded",
        "    At most 66 months overseeing a whole department and managing its technical staff can"
        " be counted; 84 are required.",
        "  findings[experience.management].result: met → not_met",
    ]


def test_another_date_prints_what_would_change(
    vacancy_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(vacancy_id, "--as-of", "2015-06-01", "--json") == 1
    first, second = lines(capsys)
    assert (first["candidate"], first["same"], second["same"]) == (1, False, True)
    assert first["replayed"]["as_of"] == "2015-06-01"
    assert first["changes"][0]["months_replayed"] == "66 of 120"
    assert first["deviations"] == []


def test_output_fits_its_schema(vacancy_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    validator = Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker()
    )
    replay(vacancy_id, "--json")
    replay(vacancy_id, "--json", "--edition", "tests/classification/editions/bus-dispatcher-2024")
    found = lines(capsys)
    assert len(found) == 8
    assert [error.message for one in found for error in validator.iter_errors(one)] == []
    found[0]["recorded"]["outcome"] = "perhaps"
    assert not validator.is_valid(found[0])


def test_output_names_nobody(vacancy_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    replay(vacancy_id, "--as-of", "2015-06-01")
    replay(vacancy_id, "--as-of", "2015-06-01", "--json")
    assert "Kova" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["4711"], "hiring replay: there is no vacancy '4711'"),
        (["9" * 30], "hiring replay: there is no vacancy '999"),
        (["Chief"], "hiring replay: there is no vacancy 'Chief'"),
        ([made.TITLE, "--edition", "cto-1815"], "cto-1815"),
    ],
)
def test_wrong_usage_ends_with_2(
    vacancy_id: int, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_a_date_that_is_none_ends_with_2(vacancy_id: int) -> None:
    with pytest.raises(SystemExit) as stopped:
        replay(vacancy_id, "--as-of", "next week")
    assert stopped.value.code == 2


def test_two_vacancies_of_one_title_are_told_apart_by_number(
    app: Flask, vacancy_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with transaction(app.extensions["sessions"]) as session:
        other = candidates.vacancy(session, title=made.TITLE).id
    assert replay(made.TITLE) == 2
    assert f"give one of their numbers: {vacancy_id}, {other}" in capsys.readouterr().err
