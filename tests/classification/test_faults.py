"""Each kind of fault names the file, the line, the key, the value and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from classification.faults import Fault
from tests.classification.made import change, copy_small, find_faults

SPEC, RULES, ITEMS = "specification.yaml", "requirements.yaml", "competencies.yaml"
GUIDE, FIELDS, TITLES = "guide.yaml", "disciplines.yaml", "titles.yaml"

FAULTS = Path(__file__).parent / "faults"
Case = dict[str, str]


def read_cases() -> list[Case]:
    """The cases of every file in `faults/`."""
    return [
        case
        for file in sorted(FAULTS.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case['key']} {case['problem']}")
def test_fault_names_file_line_key_value_and_fix(tmp_path: Path, case: Case) -> None:
    folder = copy_small(tmp_path)
    text = change(folder, case["file"], case["old"], case["new"])
    at = case["at"]
    line = text[: text.index(at) + len(at) - len(at.lstrip())].count("\n") + 1
    expected = Fault(
        str(folder / case["file"]), line, case["key"], case["value"], case["problem"], case["fix"]
    )
    assert expected in find_faults(folder)


def test_small_edition_has_no_faults(tmp_path: Path) -> None:
    assert find_faults(copy_small(tmp_path)) == ()


def test_one_wrong_value_is_one_fault(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, FIELDS, 'cip: "49"', "cip: 49")
    assert len(find_faults(folder)) == 1


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, SPEC, "number: 3", "number: 4")
    change(folder, SPEC, "district: Alder Valley School District", "district: 42")
    change(folder, RULES, "months: 6", "months: 24")
    change(folder, ITEMS, "label: Fair assignments", "lable: Fair assignments")
    (folder / GUIDE).unlink()
    (folder / TITLES).write_text("titles: [", encoding="utf-8")
    found = [(Path(fault.file).name, fault.key) for fault in find_faults(folder)]
    assert found == [
        (ITEMS, "items[5].label"),
        (ITEMS, "items[5].lable"),
        (GUIDE, "the file"),
        (RULES, "requirements[1].substitution.months"),
        (SPEC, "district"),
        (SPEC, "duties[3].number"),
        (TITLES, "the file"),
    ]


def test_management_beyond_oversight_is_a_fault(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    rule = (
        "requirements:\n  - {id: experience.lead, kind: experience, label: Leading, "
        "group: experience, gating: true, source: Made, measure: management, months: 36, "
        "question: Whom did you lead?}\n"
    )
    change(folder, RULES, "requirements:\n", rule)
    (fault,) = find_faults(folder)
    assert (fault.line, fault.key, fault.value) == (2, "requirements[1].months", "36")
    assert fault.problem == "asks for more management than the 24 months of oversight"


def test_missing_guide_entry_is_a_fault(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    text = (folder / GUIDE).read_text(encoding="utf-8")
    (folder / GUIDE).write_text(text[: text.index("  - area: drivers")], encoding="utf-8")
    (fault,) = find_faults(folder)
    assert (fault.line, fault.key) == (1, "guide")
    assert fault.problem == "has no entry for the area drivers"
    assert fault.fix == "Add `- area: drivers` with its questions and anchors."


def test_missing_file_names_what_an_edition_has(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / GUIDE).unlink()
    (fault,) = find_faults(folder)
    assert (fault.file, fault.problem) == (str(folder / GUIDE), "is missing")
    assert "specification.yaml, requirements.yaml, competencies.yaml, guide.yaml" in fault.fix


def test_misspelt_file_name_is_a_fault(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / GUIDE).rename(folder / "giude.yml")
    stranger, missing = find_faults(folder)
    assert (stranger.value, stranger.fix) == ("giude.yml", "Did you mean guide.yaml?")
    assert (missing.file, missing.problem) == (str(folder / GUIDE), "is missing")


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"---\n"])
def test_empty_file_is_a_fault(tmp_path: Path, content: bytes) -> None:
    folder = copy_small(tmp_path)
    (folder / TITLES).write_bytes(content)
    (fault,) = find_faults(folder)
    assert (fault.file, fault.line, fault.problem) == (str(folder / TITLES), 1, "is empty")


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"titles:\n  - why: caf\xe9\n", 2, "is not UTF-8 text"),
        (b"titles: [\n", 2, "is not YAML: did not find expected node content"),
        (b"titles:\n  - \x00\n", 2, "has a character that YAML does not allow: #x0000"),
        (b"just words\n", 1, "must have keys of its own"),
        (b"- a\n- b\n", 1, "must have keys of its own"),
    ],
)
def test_unreadable_file_is_a_fault(
    tmp_path: Path, content: bytes, line: int, problem: str
) -> None:
    folder = copy_small(tmp_path)
    (folder / TITLES).write_bytes(content)
    first = find_faults(folder)[0]
    assert (first.file, first.line) == (str(folder / TITLES), line)
    assert first.problem.startswith(problem)


def test_fault_reads_as_one_line() -> None:
    fault = Fault(
        "a/guide.yaml", 7, "guide[1].area", "radios", "is no area", "Write one of: radio."
    )
    assert str(fault) == "a/guide.yaml:7: guide[1].area (radios): is no area. Write one of: radio."
