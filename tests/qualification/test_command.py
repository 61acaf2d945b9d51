"""`hiring qualify` on real files, as a script would call it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from weasyprint import HTML

from classification.loader import BUILT_IN
from hiring.cli import main

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "qualify.schema.json"
RESUME = """
<h1>Marta Vandersloot</h1>
<p>marta.vandersloot@mail.example · (503) 555-0142</p>
<h2>Experience</h2>
<p><b>Director of Technology</b>, Juniper Ridge School District, Bend, OR<br>July 2012 – Present</p>
<ul><li>Supervised 14 technicians and analysts.</li>
<li>Oversaw all information technology functions for 21 schools.</li></ul>
<p><b>Network Engineer</b>, Sagebrush County, Burns, OR<br>March 2008 – June 2012</p>
<ul><li>Ran the county's routers and switches.</li></ul>
<h2>Education</h2>
<p>B.S. in Computer Science, High Desert University, 2007</p>
<h2>Other</h2>
<p>Valid driver's license.</p>
"""


@pytest.fixture(scope="module")
def resume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("resumes") / "marta.pdf"
    HTML(string=RESUME).write_pdf(path)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text("not a résumé")
    return path


def qualify(*arguments: str | Path) -> int:
    return main(["qualify", *map(str, arguments)])


def documents(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_resume_is_judged(resume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert qualify(resume, "--as-of", "2026-11-01", "--json") == 0
    (document,) = documents(capsys)
    qualification = document["qualification"]
    assert {f["requirement"]: f["result"] for f in qualification["findings"]} == {
        "education.bachelor": "met",
        "experience.total": "met",
        "experience.management": "met",
        "license.driver": "met",
        "automobile.personal": "unclear",
        "preferred.master": "not_met",
        "preferred.mba_mpa": "not_met",
    }
    assert (qualification["outcome"], qualification["next_step"]) == ("unclear", "ask_candidate")
    question = "Do you have the use of a personal automobile for your work?"
    assert qualification["questions"] == [question]
    total = qualification["findings"][1]
    assert total["counted_months"] == {"min": 173, "max": 173, "open": False}
    assert (total["required_months"], total["required_months_if_substituted"]) == (120, 96)
    assert [(p["oversight"], p["manages_staff"], p["months"]) for p in document["positions"]] == [
        ("yes", "yes", {"min": 173, "max": 173}),
        ("no", "unclear", {"min": 52, "max": 52}),
    ]
    assert [degree["field_match"] for degree in document["education"]] == ["identified"]


def test_output_fits_its_schema(
    resume: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    qualify(resume, broken, "--as-of", "2012-01-31", "--json")
    found = documents(capsys)
    assert [document["status"] for document in found] == ["read", "failed"]
    for document in found:
        assert list(validator.iter_errors(document)) == []


def test_schema_refuses_what_is_not_so(resume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    qualify(resume, "--as-of", "2026-11-01", "--json")
    (document,) = documents(capsys)
    document["qualification"]["findings"][0]["result"] = "maybe"
    assert not validator.is_valid(document)


def test_everything_that_read_prints_is_printed(
    resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", str(resume), "--json"])
    (read_document,) = documents(capsys)
    qualify(resume, "--as-of", "2026-11-01", "--json")
    (qualified,) = documents(capsys)
    for document in (read_document, qualified):
        document.pop("reader")  # it holds the seconds, which differ
    for section in ("positions", "education"):
        for before, after in zip(read_document.pop(section), qualified.pop(section), strict=True):
            assert before.items() <= after.items()
    assert read_document.items() <= qualified.items()


def test_quotes_of_findings_stand_in_the_text(
    resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    qualify(resume, "--as-of", "2026-11-01", "--json")
    (document,) = documents(capsys)
    evidence = [e for f in document["qualification"]["findings"] for e in f["evidence"]]
    assert evidence
    assert [e["quote"] for e in evidence if e["quote"] not in document["text"]] == []


def test_review_date_decides_what_present_means(
    resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    qualify(resume, "--as-of", "2022-06-30", "--json")
    qualify(resume, "--as-of", "2022-05-31", "--json")
    counted = [d["qualification"]["findings"][1] for d in documents(capsys)]
    assert [(f["counted_months"]["min"], f["result"]) for f in counted] == [
        (120, "met"),
        (119, "not_met"),
    ]


def test_failed_file_has_no_qualification_and_the_others_are_printed(
    resume: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify(broken, resume, "--as-of", "2026-11-01", "--json") == 1
    failed, judged = documents(capsys)
    assert (failed["status"], failed["qualification"]) == ("failed", None)
    assert judged["qualification"]["edition"] == "cto-2015"


def test_table_names_findings_and_questions(
    resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify(resume, "--as-of", "2026-11-01") == 0
    shown = capsys.readouterr().out
    assert "As of 2026-11-01 under cto-2015: unclear. Next step: ask candidate." in shown
    assert "  1. Do you have the use of a personal automobile for your work?" in shown


def test_missing_file_is_wrong_usage(resume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert qualify(resume, "nowhere.pdf", "--as-of", "2026-11-01", "--json") == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "hiring qualify: nowhere.pdf: no such file\n")


@pytest.mark.parametrize("text", ["2026-13-01", "20261101", "2026-W45-1", "tomorrow", "2026-2-3"])
def test_bad_date_is_wrong_usage(
    text: str, resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        qualify(resume, "--as-of", text)
    assert stopped.value.code == 2
    assert f"'{text}' is no date: write YYYY-MM-DD" in capsys.readouterr().err


def test_date_is_required(resume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        qualify(resume)
    assert stopped.value.code == 2
    assert "--as-of" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["cto-1999", "./no/such/folder"])
def test_unknown_edition_is_wrong_usage(
    name: str, resume: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify(resume, "--as-of", "2026-11-01", "--edition", name, "--json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("hiring qualify: no ")


def test_edition_folder_is_used(
    resume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(BUILT_IN / "cto-2015", folder)
    requirements = folder / "requirements.yaml"
    requirements.write_text(requirements.read_text("utf-8").replace("months: 120", "months: 180"))
    assert qualify(resume, "--as-of", "2026-11-01", "--edition", str(folder), "--json") == 0
    (document,) = documents(capsys)
    total = document["qualification"]["findings"][1]
    assert (total["required_months"], total["result"]) == (180, "not_met")


def test_edition_with_faults_names_them(
    resume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(BUILT_IN / "cto-2015", folder)
    requirements = folder / "requirements.yaml"
    requirements.write_text(requirements.read_text("utf-8").replace("months: 120", "months: many"))
    assert qualify(resume, "--as-of", "2026-11-01", "--edition", str(folder), "--json") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "requirements.yaml" in said.err
