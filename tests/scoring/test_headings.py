"""Names in wide tables: the six targets of Shrout & Fleiss 1979 as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiring.scoring.tables import Wide, read_wide

ROWS = ["9,2,5,8", "6,1,3,2", "8,4,6,8", "7,1,2,6", "10,5,6,9", "6,2,4,7"]
NUMBERS = [[float(cell) for cell in row.split(",")] for row in ROWS]
COUNTED = [f"{n},{row}" for n, row in enumerate(ROWS, 1)]
FROM_ZERO = [f"{n},{row}" for n, row in enumerate(ROWS)]
LETTERS = [f"S{n},{row}" for n, row in enumerate(ROWS)]


def read(tmp_path: Path, rows: list[str], *, end: str = "\n", start: str = "") -> Wide:
    path = tmp_path / "table.csv"
    path.write_bytes((start + end.join(rows) + end).encode())
    return read_wide(path)


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        ["J1,J2,J3,J4", *ROWS],
        ["0,1,2,3", *ROWS],
        ["target,J1,J2,J3,J4", *COUNTED],
        ["Subject No.,J1,J2,J3,J4", *COUNTED],
        ["TargetID,Judge 1,Judge 2,Judge 3,Judge 4", *COUNTED],
        ["targets,1,2,3,4", *COUNTED],
        [",J1,J2,J3,J4", *COUNTED],
        [",1,2,3,4", *COUNTED],
        [",0,1,2,3", *FROM_ZERO],
        [",0,1,2,3", *LETTERS],
        ["wine,J1,J2,J3,J4", *LETTERS],
        ["wine,J,J,J,J", *LETTERS],
        ['"target","J, 1","J ""2""",J3,J4', *COUNTED],
        LETTERS,
        [row + "," for row in ROWS],
        [*ROWS, "", ",,,"],
    ],
    ids=lambda rows: rows[0],
)
def test_names_are_no_ratings(tmp_path: Path, rows: list[str]) -> None:
    found = read(tmp_path, rows)
    assert found.numbers() == NUMBERS
    assert found.note == ""


@pytest.mark.parametrize(("end", "start"), [("\r\n", "\ufeff"), ("\r", "")])
def test_table_of_any_system_is_read(tmp_path: Path, end: str, start: str) -> None:
    assert read(tmp_path, ["t,J1,J2,J3,J4", *LETTERS], end=end, start=start).numbers() == NUMBERS


def test_column_that_counts_under_an_unknown_name_is_taken_for_names_and_told(
    tmp_path: Path,
) -> None:
    for heading in ("wine,J1,J2,J3,J4", "wine,1,2,3,4"):
        found = read(tmp_path, [heading, *COUNTED])
        assert found.numbers() == NUMBERS
        assert found.note == "The first column, 'wine', is taken for the numbers of the rows."


def test_judge_who_counts_is_a_judge(tmp_path: Path) -> None:
    assert len(read(tmp_path, ["J1,J2,J3", "1,2,3", "2,2,1", "3,3,3"]).rows[0]) == 3
    assert len(read(tmp_path, ["A,B,C", "1,2,3", "2,2,1", "3,3,3"]).rows[0]) == 3
    assert len(read(tmp_path, ["1,2,3", "2,2,1", "3,3,3"]).rows) == 3


def test_missing_cell_makes_no_heading(tmp_path: Path) -> None:
    found = read(tmp_path, [",2,3", "2,,1", "*,NA,3"])
    assert found.numbers() == [[None, 2, 3], [2, None, 1], [None, None, 3]]


def test_words_are_ratings_where_they_stand_in_the_table(tmp_path: Path) -> None:
    assert len(read(tmp_path, ["cat,cat", "dog,dog", "bird,cow"]).rows) == 3
    named = read(tmp_path, ["A,B", "cat,dog", "dog,dog"])
    assert named.rows == (("cat", "dog"), ("dog", "dog"))
