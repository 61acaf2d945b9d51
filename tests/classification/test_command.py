"""`hiring edition check` and `hiring edition list`, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from classification.loader import load, load_edition
from hiring.cli import main
from tests.classification.made import SMALL, change, copy_small

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def validate(document: object, name: str) -> None:
    """Raise where the document does not fit its published schema."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)


def test_check_of_a_sound_edition_sums_it_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition", "check", str(SMALL)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "bus-dispatcher-2024: Bus Dispatcher (2024), effective 2024-07-01",
        "3 duties, 2 knowledge statements, 1 abilities, 3 requirements",
        "5 items (4 distinct) in 3 areas, scale 1 to 4",
        f"content hash {load(SMALL).content_hash}",
        "No faults.",
    ]
    assert err == ""


def test_check_prints_a_line_for_each_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_small(tmp_path)
    change(folder, "titles.yaml", "id: dispatcher", "id: Dispatcher")
    change(folder, "disciplines.yaml", 'cip: "49"', "cip: 49")
    assert main(["edition", "check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{folder}/disciplines.yaml:2: disciplines[1].cip (49): must be text. "
        "Write words; put a number or a code in quotes.",
        f"{folder}/titles.yaml:2: titles[1].id (Dispatcher): is no slug. "
        "Use small letters, digits and single hyphens, such as data-management.",
    ]
    assert err == "2 faults\n"


def test_check_prints_faults_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_small(tmp_path)
    change(folder, "disciplines.yaml", 'cip: "49"', "cip: 49")
    assert main(["edition", "check", str(folder), "--json"]) == 1
    out, err = capsys.readouterr()
    validate(json.loads(out), "edition-check")
    assert json.loads(out) == {
        "folder": str(folder),
        "faults": [
            {
                "file": f"{folder}/disciplines.yaml",
                "line": 2,
                "key": "disciplines[1].cip",
                "value": "49",
                "problem": "must be text",
                "fix": "Write words; put a number or a code in quotes.",
            }
        ],
    }
    assert err == "1 fault\n"


def test_check_prints_a_sound_edition_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition", "check", str(SMALL), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    validate(document, "edition-check")
    assert (document["faults"], document["edition"]["id"]) == ([], "bus-dispatcher-2024")


def test_check_of_a_path_that_does_not_exist_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edition", "check", str(tmp_path / "nowhere")]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"hiring edition check: {tmp_path}/nowhere: no such folder\n")


def test_list_prints_built_in_and_added_editions(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITIONS_PATH", str(SMALL.parent))
    assert main(["edition", "list", "--json"]) == 0
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for document in documents:
        validate(document, "edition-list")
    assert [(one["id"], one["content_hash"], one["folder"]) for one in documents] == [
        ("cto-2015", load_edition("cto-2015").content_hash, load_edition("cto-2015").folder),
        ("bus-dispatcher-2024", load(SMALL).content_hash, str(SMALL)),
    ]
    assert (documents[0]["items"], documents[0]["distinct_items"]) == (63, 62)


def test_list_names_what_it_can_not_load(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_small(tmp_path)
    change(folder, "titles.yaml", "id: dispatcher", "id: Dispatcher")
    monkeypatch.setenv("EDITIONS_PATH", str(tmp_path))
    assert main(["edition", "list"]) == 1
    out, err = capsys.readouterr()
    built_in = load_edition("cto-2015")
    assert out.splitlines() == [
        "cto-2015  Chief Technology Officer (2015)  effective 2015-04-16",
        f"  {built_in.content_hash}  {built_in.folder}",
    ]
    assert err.startswith(f"{folder}/titles.yaml:2: titles[1].id (Dispatcher): is no slug.")
