"""The made-up candidate to practise on: optional, and fit to the instrument it is rated on."""

from __future__ import annotations

from pathlib import Path

import pytest

from classification.edition import KeyedRating
from classification.loader import hash_content, load, load_edition, load_texts, names_in
from tests.classification.made import SMALL, copy_small, find_faults

SAMPLE = """\
title: Sample dispatcher
record: [Two years at the desk of a depot of 30 buses.]
answers:
  - {area: routes, text: I fill every route but the school runs.}
  - {area: radio, text: Nobody asked about the radio.}
key:
  - {item: 3, level: , why: Nothing was heard of it.}
  - {item: 1, level: 3, why: Fills the routes alone.}
"""


def with_sample(folder: Path, text: str = SAMPLE) -> Path:
    copy = copy_small(folder)
    (copy / "practice.yaml").write_text(text, encoding="utf-8")
    return copy


def test_edition_without_a_sample_is_whole() -> None:
    assert load(SMALL).sample is None


def test_sample_is_loaded_with_its_key_in_the_order_of_the_items(tmp_path: Path) -> None:
    sample = load(with_sample(tmp_path)).sample
    assert sample is not None
    assert sample.key == (
        KeyedRating(1, 3, "Fills the routes alone."),
        KeyedRating(3, None, "Nothing was heard of it."),
    )
    assert [area for area, _ in sample.answers] == ["routes", "radio"]


def test_sample_is_part_of_what_is_pinned(tmp_path: Path) -> None:
    folder = with_sample(tmp_path)
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names_in(folder)}
    assert "practice.yaml" in texts
    edition = load(folder)
    assert load_texts(texts) == edition
    assert hash_content(texts) == edition.content_hash != load(SMALL).content_hash


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("area: radio", "area: raido", "answers[2].area", "is no area of competencies.yaml"),
        ("item: 1", "item: 9", "key[2].item", "is no item that is rated"),
        ("item: 3", "item: 4", "key[1].item", "is no item that is rated"),
        ("item: 3", "item: 1", "key[2].item", "is an item of the key that line 7 already has"),
        ("level: 3", "level: 5", "key[2].level", "is no level of the scale"),
        (
            "item: 3",
            "item: 5",
            "key[1].item",
            "belongs to the area drivers, for which there is no answer to rate",
        ),
        (
            "area: radio",
            "area: routes",
            "answers[2].area",
            "is an area of an answer that line 4 already has",
        ),
    ],
)
def test_fault_of_a_sample_is_named(
    tmp_path: Path, old: str, new: str, key: str, problem: str
) -> None:
    assert old in SAMPLE
    found = find_faults(with_sample(tmp_path, SAMPLE.replace(old, new, 1)))
    assert (key, problem) in [(fault.key, fault.problem) for fault in found]
    assert {Path(fault.file).name for fault in found} == {"practice.yaml"}


def test_misspelt_name_of_the_sample_is_told(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / "practise.yaml").write_text(SAMPLE, encoding="utf-8")
    assert [fault.fix for fault in find_faults(folder)] == ["Did you mean practice.yaml?"]


def test_sample_for_the_technology_officer_asks_for_two_items_of_each_area() -> None:
    edition = load_edition("cto-2015")
    sample = edition.sample
    assert sample is not None
    areas = {item.number: item.area for item in edition.rated_items}
    keyed = [areas[rating.item] for rating in sample.key]
    assert keyed == [area.slug for area in edition.areas for _ in range(2)]
    assert [area for area, _ in sample.answers] == [area.slug for area in edition.areas]
    given = {rating.level for rating in sample.key}
    assert {1, 2, 3, 4, None} == given
