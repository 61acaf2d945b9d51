"""`hiring reference` on published tables, and what it says of data that can't give a statistic."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hiring.cli import main
from tests.scoring.published import published

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "schemas" / "reference.schema.json").read_text("utf-8")
)
Rows = Iterable[Sequence[object]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """`ask(rows, "icc")` gives the document; `ask(…, code=1)` what is said of a fault."""

    def ask(rows: Rows | bytes, statistic: str, *options: str, code: int = 0) -> Any:
        path = tmp_path / "data.csv"
        if isinstance(rows, bytes):
            path.write_bytes(rows)
        else:
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
        words = ["reference", str(path), "--statistic", statistic, "--json", *options]
        assert main(words) == code
        captured = capsys.readouterr()
        if code:
            assert captured.out == ""
            return captured.err.removeprefix(f"{path}: ").strip()
        document = json.loads(captured.out)
        jsonschema.validate(document, SCHEMA)
        return document

    return ask


SHROUT = published("icc_shrout_fleiss_1979")
OBSERVERS = published("krippendorff_canonical")
UNITS = [["" if v is None else v for v in unit] for unit in zip(*OBSERVERS["data"]["ratings"])]  # noqa: B905


@pytest.mark.parametrize("named", [False, True])
def test_six_coefficients_are_those_of_shrout_and_fleiss(ask: Any, named: bool) -> None:
    rows: list[list[object]] = SHROUT["data"]["ratings"]
    if named:
        rows = [["target", "J1", "J2", "J3", "J4"], *([n, *r] for n, r in enumerate(rows, 1))]
    found = ask(rows, "icc")
    expected = SHROUT["expected"]
    forms = {name: found[name] for name in expected["precise"]}
    assert forms == pytest.approx(expected["precise"], abs=1e-8)
    assert found["mean_squares"] == pytest.approx(expected["ms"], abs=1e-6)
    assert (found["targets"], found["judges"]) == (6, 4)
    assert found["f_tests"]["two_way"]["df"] == expected["F"]["df3"]
    assert found["intervals_95"]["ICC(3,k)"] == pytest.approx(
        expected["ci95"]["ICC(3,k)"], abs=1e-6
    )


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_krippendorff(ask: Any, level: str) -> None:
    found = ask(UNITS, "krippendorff", "--level", level)
    assert found["alpha"] == pytest.approx(OBSERVERS["expected"][level], abs=1e-8)
    assert found["pairable"] == 40


def test_alpha_of_words_is_that_of_their_numbers(ask: Any) -> None:
    words = {1: "red", 2: "green", 3: "blue", 4: "grey", 5: "none", "": ""}
    named = [["unit", "A", "B", "C", "D"], *([n, *map(words.get, u)] for n, u in enumerate(UNITS))]
    found = ask(named, "krippendorff", "--level", "nominal")
    assert found["alpha"] == pytest.approx(OBSERVERS["expected"]["nominal"], abs=1e-8)


def test_alpha_without_a_level_is_ordinal(ask: Any) -> None:
    assert ask(UNITS, "krippendorff")["level"] == "ordinal"


def test_variances_are_those_of_lme4(ask: Any) -> None:
    case = published("lmm_penicillin")
    rows = [[row["diameter"], row["plate"], row["sample"]] for row in case["data"]]
    found = ask([["value", "plate", "sample"], *rows], "variance")
    expected = case["expected"]
    sd = {"residual" if k == "Residual" else k: v for k, v in expected["sd"].items()}
    assert found["sd"] == pytest.approx(sd, abs=1e-6)
    assert found["reml_criterion"] == pytest.approx(expected["reml_criterion"], abs=1e-8)
    assert found["intercept"] == pytest.approx(expected["intercept"], abs=1e-8)
    assert found["se_intercept"] == pytest.approx(expected["se_intercept"], abs=1e-6)


def test_rails_come_out_as_printed(ask: Any) -> None:
    """Travel times in six rails: Pinheiro & Bates 2000, Mixed-Effects Models in S, 1.1."""
    rails = [(55, 53, 54), (26, 37, 32), (78, 91, 85), (92, 100, 96), (49, 51, 50), (80, 85, 83)]
    rows = [(time, number) for number, times in enumerate(rails) for time in times]
    found = ask([("travel", "Rail"), *rows], "variance")
    assert found["sd"] == pytest.approx({"Rail": 24.80547, "residual": 4.020779}, rel=1e-6)
    assert found["reml_criterion"] == pytest.approx(122.177, abs=1e-4)
    assert (found["intercept"], found["se_intercept"]) == pytest.approx((66.5, 10.17104), rel=1e-6)


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.691), ("interval", 0.811)])
def test_three_coders_with_gaps_come_out_as_printed(ask: Any, level: str, alpha: float) -> None:
    """The worked example of the encyclopedia's article on Krippendorff's alpha (Wikipedia)."""
    coders = ["*****34121133*3", "1*213343*******", "**21344*21133*4"]
    found = ask(list(zip(*coders, strict=True)), "krippendorff", "--level", level)
    assert (round(found["alpha"], 3), found["pairable"]) == (alpha, 26)


def test_large_values_with_small_differences_lose_nothing(ask: Any) -> None:
    values = [1.0, 2.0, 5.0, 6.0, 9.0, 8.0]
    near, far, tiny = (
        ask([["value", "batch"], *zip(rows, "xxyyzz", strict=True)], "variance")
        for rows in (values, [1e9 + v for v in values], [1e-9 * v for v in values])
    )
    assert far["sd"] == pytest.approx(near["sd"], rel=1e-6)
    assert far["reml_criterion"] == pytest.approx(near["reml_criterion"], abs=1e-6)
    assert far["intercept"] == pytest.approx(1e9 + near["intercept"], rel=1e-12)
    assert {k: 1e9 * v for k, v in tiny["sd"].items()} == pytest.approx(near["sd"], rel=1e-6)


def test_row_numbers_and_empty_columns_of_a_spreadsheet_are_no_factors(ask: Any) -> None:
    plain = ask(b"value,a\n1,x\n2,x\n4,y\n3,y", "variance")
    numbered = b'"","value","a",\r\n"1",1,"x",\r\n"2",2,"x",\r\n"3",4,"y",\r\n"4",3,"y",\r\n'
    assert ask(numbered, "variance") == plain


def test_same_number_written_twice_is_one_category(ask: Any) -> None:
    found = ask(b"1,1.0\n2,2.0\n1,2", "krippendorff", "--level", "nominal")
    assert found == ask(b"1,1\n2,2\n1,2", "krippendorff", "--level", "nominal")


def test_two_groups_get_the_figures_of_a_step_of_selection(ask: Any) -> None:
    found = ask(b"group,hired,not hired\nmen,48,32\nwomen,12,28", "fisher")
    assert (found["rates"], found["ratio"], found["below_four_fifths"]) == ([0.6, 0.3], 0.5, True)
    assert found["p_two_sided"] == pytest.approx(0.0034092218, abs=1e-9)
    assert found["p_two_sided"] > found["mid_p"] > found["p_greater"]
    assert found["odds_ratio"] == pytest.approx(3.4621801, abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "statistic", "said"),
    [
        (b"", "icc", "The file is empty."),
        (b"\xff\xfe1", "icc", "The file is not UTF-8 text. Save it as CSV in UTF-8."),
        ([[1, 2], [3, "four"]], "icc", "Line 2: 'four' is no number."),
        ([[1, 2], [3]], "icc", "Line 2 has 1 values where the others have 2."),
        ([[1, 2], [3, ""]], "icc", "Line 2: a rating is missing; these coefficients"),
        ([[1, 2]], "icc", "Two targets and two judges are needed; there are 1 and 2."),
        ([[1, ""], ["", 2]], "krippendorff", "No unit has two values"),
        ([["value"], [1]], "variance", "A heading such as value,plate,sample"),
        ([["value", "a"], [1, "x"], [2, ""]], "variance", "Line 3 has an empty cell."),
        ([["value", "a"], ["one", "x"]], "variance", "Line 2: 'one' is no number."),
        ([["value", "a", "A"], [1, "x", "y"]], "variance", "Line 1: each column needs a name"),
        (b"value,a\n.1,x\n.1,x\n.1,y\n.1,y\n.1,y", "variance", "All values are the same"),
        (b"value,a\n1,x\n2,x", "variance", "The factor a has one level"),
        (b"value,a\n1,x\n2,y", "variance", "The factor a has a level for each value"),
        (b"value,a,b\n1,x,1\n2,x,1\n2,y,2", "variance", "The factors a and b group the values al"),
        (b"value,residual\n1,x\n2,x\n2,y", "variance", "What no factor explains is called resid"),
        (b"1e200,2\n3,4", "icc", "The values are too large to be computed with."),
        (b"value,a\n1e200,x\n2,x\n3,y", "variance", "The values are too large to be computed with"),
        (b"9;2\n3;4", "icc", "Line 1 is divided by semicolons. Save the file with commas."),
        (b"value\ta\n3\tx", "variance", "Line 1 is divided by tabs."),
        (b"9,x,3\n1,2,3\n4,5,6", "icc", "Line 1: 'x' is no number."),
        (b"9,2,3\nx,2,3\n4,5,6", "icc", "Line 2: 'x' is no number."),
        (b"1_000,2\n3,4", "icc", "Line 1: '1_000' is no number."),
        (b"3,1\n1,3\n2,2", "fisher", "Two rows are needed, each of two counts"),
        (b"3,1\n1,1.5", "fisher", "Line 2: two counts are needed, not both of them 0."),
        (b"3,1\n0,0", "fisher", "Line 2: two counts are needed, not both of them 0."),
    ],
)
def test_fault_names_the_line_and_what_is_wrong(
    ask: Any, rows: Rows | bytes, statistic: str, said: str
) -> None:
    assert ask(rows, statistic, code=1).startswith(said)


def test_interval_of_values_that_are_too_large_is_refused(ask: Any) -> None:
    told = ask(b"1e200,2\n3,4", "krippendorff", "--level", "interval", code=1)
    assert told == "The values are too large to be computed with."


def test_negative_value_has_no_ratio_level(ask: Any) -> None:
    told = ask([[-1, 2], [3, 3]], "krippendorff", "--level", "ratio", code=1)
    assert told == "A ratio level has no value below 0; -1 is one."


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.csv"
    assert main(["reference", str(missing), "--statistic", "icc"]) == 2
    assert capsys.readouterr().err == f"{missing}: no such file.\n"
    missing.write_text("1,2\n3,4\n")
    assert main(["reference", str(missing), "--statistic", "icc", "--level", "ratio"]) == 2
    assert "belongs to --statistic krippendorff" in capsys.readouterr().err


def test_reader_without_a_program_gets_a_line_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in SHROUT["data"]["ratings"]))
    assert main(["reference", str(path), "--statistic", "icc"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:4] == [
        "targets          6",
        "judges           4",
        "ICC(1,1)         0.165742",
    ]
