"""`hiring score`: the contract, the repeat rule, and what it says of files that can't be."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hiring.cli import main

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "schemas" / "score.schema.json").read_text("utf-8")
)
HEADING = ("candidate", "rater", "item", "rating")
Rows = Iterable[Sequence[object]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """`ask(rows)` gives the document; `ask(…, code=1)` what is said of a fault."""

    def ask(rows: Rows, *options: str, code: int = 0, heading: Sequence[str] = HEADING) -> Any:
        path = tmp_path / "ratings.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([heading, *rows])
        assert main(["score", str(path), "--json", *options]) == code
        captured = capsys.readouterr()
        if code:
            assert captured.out == ""
            return captured.err.removeprefix(f"hiring score: {path}: ").strip()
        document = json.loads(captured.out)
        jsonschema.validate(document, SCHEMA)
        return document

    return ask


def panel(items: Sequence[object], candidates: str = "ABCD", raters: str = "RST") -> list[Any]:
    """Complete ratings in which candidates and raters differ."""
    rng = random.Random(1)
    merit = {c: 3.5 - n * 0.4 for n, c in enumerate(candidates)}
    harsh = {r: n * 0.3 for n, r in enumerate(raters)}
    return [
        [c, r, item, min(5, max(1, round(merit[c] - harsh[r] + rng.gauss(0, 0.9))))]
        for c in candidates
        for r in raters
        for item in items
    ]


def test_document_is_as_the_contract_has_it(ask: Any) -> None:
    rows = panel(range(1, 54))
    rows[0][3] = ""
    found = ask(rows, "--edition", "cto-2015")
    first = found["candidates"][0]
    assert (first["candidate"], first["rank"], first["band"]) == ("A", 1, 1)
    assert (first["ratings"], first["not_observed"]) == (158, 1)
    assert first["interval"] == pytest.approx(
        [first["estimate"] - 1.6449 * first["se"], first["estimate"] + 1.6449 * first["se"]],
        abs=1e-4,
    )
    assert first["areas"][0]["area"] == "leadership-vision"
    assert [r["rater"] for r in found["raters"]] == ["R", "S", "T"]
    assert found["raters"][2]["severity"] > found["raters"][0]["severity"]
    assert all(found["reliability"]["variance"][name] is not None for name in ("rater", "residual"))
    assert found["reliability"]["icc_mean"] > found["reliability"]["icc_single"]


def test_order_of_the_lines_changes_nothing(ask: Any) -> None:
    rows = panel(range(12))
    mixed = random.Random(2).sample(rows, len(rows))
    assert ask(rows) == ask(mixed)
    assert ask(rows, "--seed", "63") == ask(rows)
    assert ask(rows, "--seed", "1") != ask(rows)


def test_item_54_takes_the_rating_of_53(ask: Any) -> None:
    once = panel([1, 2, 53])
    twice = [*once, *([c, r, 54, value] for c, r, item, value in once if item == 53)]
    silent = [*once, *([c, r, 54, ""] for c, r, item, _ in once if item == 53)]
    alone = [[c, r, 54 if item == 53 else item, value] for c, r, item, value in once]
    wanted = ask(once, "--edition", "cto-2015")
    assert wanted["candidates"][0]["ratings"] == 9
    for rows in (twice, silent, alone):
        assert ask(rows, "--edition", "cto-2015") == wanted
    twice[-1][3] = 1 if twice[-1][3] != 1 else 2
    told = ask(twice, "--edition", "cto-2015", code=1)
    assert told == "Line 49: the item repeats item 53, which line 37 rates differently."


def test_without_an_edition_54_is_an_item_like_any(ask: Any) -> None:
    found = ask([["A", "R", 53, 3], ["A", "R", 54, 4]])
    assert found["candidates"][0]["raw_mean"] == 3.5
    assert found["candidates"][0]["areas"][0]["area"] == "all"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["A", "R", 1, 6]], "Line 2: '6' is no rating from 1 to 5."),
        ([["A", "R", 1, 0]], "Line 2: '0' is no rating from 1 to 5."),
        ([["A", "R", 1, 3], ["A", "R", 2, "3.5"]], "Line 3: '3.5' is no rating from 1 to 5."),
        ([["A", "R", 1, "good"]], "Line 2: 'good' is no rating from 1 to 5."),
        ([["A", "R", 64, 3]], "Line 2: edition cto-2015 has no item 64."),
        ([["A", "R", "x", 3]], "Line 2: edition cto-2015 has no item x."),
        ([["A", "", 1, 3]], "Line 2 names no rater."),
        ([["A", "R", 1]], "Line 2 has 3 cells; the heading has 4."),
        (
            [["A", "R", 1, 3], ["A", "R", 1, 4]],
            "Line 3: another rating of candidate A by R on item 1 stands in line 2.",
        ),
        (
            [["A", "R", 1, 3], ["A", "R", 1, ""]],
            "Line 3: another rating of candidate A by R on item 1 stands in line 2.",
        ),
        ([], "The file holds no rating."),
    ],
)
def test_fault_names_the_line_and_nothing_is_printed(ask: Any, rows: Rows, said: str) -> None:
    assert ask(rows, "--edition", "cto-2015", code=1) == said


def test_same_rating_given_twice_counts_once(ask: Any) -> None:
    rows = [["A", "R", 1, 3], ["A", "R", 1, "3.0"]]
    assert ask(rows)["candidates"][0]["ratings"] == 1


def test_columns_may_stand_in_any_order_and_no_other_may(ask: Any) -> None:
    turned = [[4, 1, "R", "A"]]
    found = ask(turned, heading=("rating", "item", "rater", "candidate"))
    assert found["candidates"][0]["raw_mean"] == 4
    told = ask(turned, heading=("score", "item", "rater", "candidate"), code=1)
    assert told == "Line 1: the heading has to be candidate,rater,item,rating."


def test_nothing_observed_is_no_score(ask: Any) -> None:
    found = ask([["A", "R", 1, ""], ["B", "R", 1, ""]])
    assert [(c["raw_mean"], c["rank"], c["not_observed"]) for c in found["candidates"]] == [
        (None, None, 1),
        (None, None, 1),
    ]
    assert found["reliability"]["alpha_ordinal"] is None


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.csv"
    assert main(["score", str(path)]) == 2
    assert capsys.readouterr().err == f"hiring score: {path}: no such file.\n"
    path.write_text("candidate,rater,item,rating\nA,R,1,3\n", encoding="utf-8")
    assert main(["score", str(path), "--edition", "none-such"]) == 2
    assert "no edition 'none-such'" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["score", str(path), "--seed", "-1"])


def test_reader_without_a_program_gets_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADING, *panel(range(8))])
    assert main(["score", str(path)]) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert blocks[0].splitlines()[0].split() == [
        *("rank", "candidate", "mean", "adjusted", "90", "%", "interval", "first", "ranks", "band"),
    ]
    assert blocks[0].splitlines()[1].startswith("1     A")
    assert blocks[1].splitlines()[0].split() == ["rater", "severity", "±", "se", "ratings", "flags"]
    assert "ICC(2,1)" in blocks[2]


def test_example_of_the_documentation_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    docs = Path(__file__).parents[2] / "docs"
    assert main(["score", str(docs / "scoring-example.csv")]) == 0
    table = capsys.readouterr().out.split("\n\n")[0]
    assert f"```\n{table}\n```" in (docs / "scoring.md").read_text(encoding="utf-8")


def test_ties_share_their_rank_and_no_nought_is_below_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    levels = {"A": 4, "B": 4, "C": 2}
    rows = [f"{who},R{n},x,{level}" for who, level in levels.items() for n in (1, 2)]
    rows += [f"{who},R{n},y,{level}" for who, level in levels.items() for n in (1, 2)]
    file = tmp_path / "ratings.csv"
    file.write_text("\n".join(["candidate,rater,item,rating", *rows]), encoding="utf-8")
    assert main(["score", str(file)]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines()[1:4]] == ["1", "1", "3"]
    assert "R2     0.00" in out
    assert "-0.00" not in out
