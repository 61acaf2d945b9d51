"""What later findings say differently."""

from __future__ import annotations

from hiring.qualification.differences import Change, find_changes


def result(**results: str) -> dict[str, object]:
    return {
        "findings": [
            {"requirement": name, "label": name.title(), "result": found}
            for name, found in results.items()
        ]
    }


def test_changes_are_those_that_differ_come_or_go() -> None:
    before = result(degree="met", total="unclear", licence="unclear")
    after = result(degree="met", total="met", automobile="unclear")
    assert find_changes(before, after) == (
        Change("Total", "unclear", "met"),
        Change("Automobile", None, "unclear"),
        Change("Licence", "unclear", None),
    )
