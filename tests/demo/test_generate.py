"""Generated folders: files and labels in the shape that a scorer of readings takes."""

import json
import re
from pathlib import Path

from hiring.demo.generate import generate, main

DATE = re.compile(r"\d{4}(-\d\d)?")


def _labels(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "labels.jsonl").read_text("utf-8").splitlines()]


def test_generate_writes_a_file_for_each_label(tmp_path: Path) -> None:
    paths = generate(tmp_path, 6, "test", seed=1, only=("right-dates", "word-plain"))

    assert [path.stem for path in paths] == [label["id"] for label in _labels(tmp_path)]
    assert [path.suffix for path in paths] == [".pdf", ".docx"] * 3
    assert all(path.stat().st_size > 5000 for path in paths)


def test_labels_have_the_shape_of_the_scorer(tmp_path: Path) -> None:
    generate(tmp_path, 12, "train", only=("word-plain",))

    for label in _labels(tmp_path):
        assert {"id", "positions", "education", "all_positions_dated", "all_education"} <= set(
            label
        )
        positions, education = label["positions"], label["education"]
        assert isinstance(positions, list)
        assert isinstance(education, list)
        for position in positions:
            assert {"title", "start", "end", "employer"} <= set(position)
            assert DATE.fullmatch(position["start"])
            assert position["end"] in (None, "present") or DATE.fullmatch(position["end"])
        for degree in education:
            assert {"level", "field", "institution", "year", "conferred", "honorary"} <= set(degree)
            assert degree["year"] is None or isinstance(degree["year"], int)


def test_command_writes_the_count_asked_for(tmp_path: Path) -> None:
    code = main([str(tmp_path / "new"), "--count", "2", "--split", "demo", "--layout", "word-tabs"])

    assert code == 0
    assert len(list((tmp_path / "new").glob("*.docx"))) == 2
