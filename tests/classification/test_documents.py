"""What the documents say of editions is what the files and the code have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

import classification
from classification.loader import BUILT_IN
from classification.schema import FILES, OPTIONAL_FILES

README = Path(classification.__file__).parent / "README.md"
GUIDE = README.parents[1] / "docs" / "editions.md"
COVERAGES = {"modelled", "partly", "shown only"}
ROW = re.compile(r"^\| (?P<source>[^|]+) \| (?P<coverage>[^|]+) \| (?P<where>[^|]+) \|$", re.M)
RANGE = re.compile(r"^(?P<what>.*) (?P<first>\d+)–(?P<last>\d+)$")


def read_table() -> list[tuple[str, str]]:
    """The coverage table's rows: each source, ranges written out, with its coverage."""
    text = README.read_text(encoding="utf-8")
    table = text[text.index("| source |") :].split("\n\n", 1)[0]
    rows = [(row["source"], row["coverage"]) for row in ROW.finditer(table)][2:]
    return [(one, coverage) for source, coverage in rows for one in write_out(source)]


def write_out(source: str) -> list[str]:
    """`Knowledge of, 1–3` as the three sources it stands for."""
    found = RANGE.match(source)
    if not found:
        return [source]
    numbers = range(int(found["first"]), int(found["last"]) + 1)
    return [f"{found['what']} {number}" for number in numbers]


def find_sources(value: object) -> Iterator[str]:
    """Every `source` in a YAML value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield inner
            else:
                yield from find_sources(inner)
    if isinstance(value, list):
        for inner in value:
            yield from find_sources(inner)


def test_coverage_table_has_every_source_and_no_other() -> None:
    used = {
        source
        for name in FILES
        for source in find_sources(
            yaml.safe_load((BUILT_IN / "cto-2015" / name).read_text(encoding="utf-8"))
        )
    }
    assert {source for source, _ in read_table()} == used


def test_coverage_table_names_each_source_once() -> None:
    sources = [source for source, _ in read_table()]
    assert len(sources) == len(set(sources))
    assert {coverage for _, coverage in read_table()} == COVERAGES


def test_guide_to_editions_names_every_key() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    keys: set[str] = set()
    for model in [*FILES.values(), *OPTIONAL_FILES.values()]:
        schema = model.model_json_schema()
        for one in [schema, *schema["$defs"].values()]:
            keys |= set(one.get("properties", {}))
    assert sorted(key for key in keys if not re.search(rf"\b{key}\b", text)) == []


def test_guide_to_editions_names_every_file() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [name for name in [*FILES, *OPTIONAL_FILES] if f"## {name}" not in text] == []


def test_readme_lists_every_module() -> None:
    text = README.read_text(encoding="utf-8")
    modules = {path.name for path in README.parent.glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in text} == set()
