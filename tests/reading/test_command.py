"""`hiring read`: exit codes, JSON to the schema, and the table."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from hiring.cli import main
from hiring.reading.facts import from_json, to_json
from hiring.reading.reader import read
from tests.reading.documents import pdf

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "read.schema.json"
BODY = (
    "<h1>Ana Wexley</h1><h2>Experience</h2><p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
    "<h2>Education</h2><p>B.S. in Computer Science, Larch College, 1998</p>"
)


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    """A résumé on disk."""
    path = tmp_path / "ana.pdf"
    path.write_bytes(pdf(BODY))
    return path


def test_read_file_exits_0_and_prints_one_object(
    resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(resume), "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    printed = json.loads(line)
    jsonschema.validate(printed, json.loads(SCHEMA.read_text()))
    assert (printed["file"], printed["status"]) == (str(resume), "read")


def test_bad_file_exits_1_and_does_not_stop_the_others(
    resume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"hello")
    assert main(["read", str(bad), str(resume), "--json"]) == 1
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for document in printed:
        jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert [d["status"] for d in printed] == ["failed", "read"]


def test_missing_path_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "none.pdf"), "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "none.pdf" in captured.err


def test_table_names_the_position(resume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(resume)]) == 0
    assert "Systems Analyst" in capsys.readouterr().out


def test_facts_come_back_from_json_the_same() -> None:
    facts = read(pdf(BODY), "x.pdf")
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


def test_same_bytes_give_the_same_facts() -> None:
    data = pdf(BODY)
    first, second = (to_json(read(data, "x.pdf")) for _ in range(2))
    del first["reader"]["seconds"], second["reader"]["seconds"]
    assert first == second
