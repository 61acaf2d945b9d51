"""Editions are found, loaded and hashed; nothing of one job is in the code."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from classification.edition import Anchor, Discipline, RatingLevel, Scale, Substitution, TitleRule
from classification.loader import (
    BUILT_IN,
    EditionError,
    find_editions,
    hash_content,
    load,
    load_edition,
    load_texts,
    scan_editions,
)
from classification.schema import FILES
from tests.classification.made import SMALL, change, copy_small


def test_another_job_loads_by_the_same_code() -> None:
    edition = load(SMALL)
    assert (edition.id, edition.title) == ("bus-dispatcher-2024", "Bus Dispatcher (2024)")
    assert (edition.language, edition.effective) == ("en-US", date(2024, 7, 1))
    assert edition.specification.approved == date(2024, 5, 14)
    assert [level.value for level in edition.levels] == [1, 2, 3, 4]
    assert edition.levels[3] == RatingLevel(4, "Teaches others")
    assert [(area.slug, area.weight) for area in edition.areas] == [
        ("routes", 2.0),
        ("radio", 1.0),
        ("drivers", 1.5),
    ]
    assert edition.area("radio").anchors[0] == Anchor(1, "Listened to the radio and wrote notes.")
    assert [item.number for item in edition.rated_items] == [1, 2, 3, 5]
    assert edition.count_repeats
    assert edition.titles == (
        TitleRule(("dispatcher",), "yes", "sends vehicles out", id="dispatcher"),
    )
    assert edition.scale_thresholds == Scale()
    assert edition.disciplines[2] == Discipline("Cooking", "unrelated", None)
    assert edition.specification.header == ()


def test_requirements_of_another_job_load() -> None:
    edition = load(SMALL)
    dispatch = edition.requirement("experience.dispatch")
    assert dispatch.substitution == Substitution(
        6, ("associate",), ("identified",), (), "Qualifications, training"
    )
    assert edition.requirement("license.commercial").accepts == ("commercial_driver",)
    with pytest.raises(KeyError):
        edition.requirement("license.driver")


def test_official_wording_is_shown_in_place_of_ours() -> None:
    spec = load(SMALL).specification
    assert spec.nondiscrimination.shown.startswith("Alder Valley hires the best person")
    assert spec.nondiscrimination.text.startswith("The district hires without regard")
    assert spec.basic_function.shown == spec.basic_function.text


def test_restated_is_true_unless_said_otherwise() -> None:
    spec = load(SMALL).specification
    assert spec.education.restated
    assert [one.restated for one in spec.closing_data] == [False]


def test_content_hash_is_the_documented_one() -> None:
    digest = hashlib.sha256()
    for name in sorted(FILES):
        content = (SMALL / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(name.encode() + b"\n" + str(len(content)).encode() + b"\n" + content)
    assert load(SMALL).content_hash == digest.hexdigest()


def test_content_hash_is_the_same_with_other_line_ends(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    for name in FILES:
        lines = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + lines.replace(b"\n", b"\r\n"))
    assert load(folder).content_hash == load(SMALL).content_hash


def test_content_hash_changes_with_a_word(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, "titles.yaml", "sends vehicles out", "sends buses out")
    assert load(folder).content_hash != load(SMALL).content_hash


def test_content_hash_tells_apart_where_files_divide() -> None:
    assert hash_content({"a": "xy", "b": ""}) != hash_content({"a": "x", "b": "y"})


def test_texts_load_as_their_folder_does() -> None:
    texts = {name: (SMALL / name).read_text(encoding="utf-8") for name in FILES}
    assert load_texts(texts) == load(SMALL)
    with pytest.raises(EditionError, match=r"titles\.yaml:1: the file: is empty"):
        load_texts({name: text for name, text in texts.items() if name != "titles.yaml"})


def test_load_reads_a_changed_folder_anew(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    before = load(folder)
    change(folder, "specification.yaml", "title: Bus Dispatcher (2024)", "title: Dispatcher")
    assert (before.title, load(folder).title) == ("Bus Dispatcher (2024)", "Dispatcher")


def test_built_in_edition_is_found_by_id() -> None:
    assert [edition.id for edition in find_editions()] == ["cto-2015"]
    assert load_edition("cto-2015").folder == str(BUILT_IN / "cto-2015")


@pytest.mark.parametrize("extra", [SMALL, SMALL.parent], ids=["the edition", "the folder of it"])
def test_editions_path_adds_editions(extra: Path) -> None:
    ids = ["bus-dispatcher-2024", "cto-2015"]
    assert [edition.id for edition in find_editions([extra])] == ids
    assert [edition.id for edition in find_editions(f"{extra}{os.pathsep}{extra}")] == ids
    assert load_edition("bus-dispatcher-2024", [extra]) == load(SMALL)


def test_edition_loads_by_its_folder() -> None:
    assert load_edition(SMALL).id == "bus-dispatcher-2024"
    assert load_edition(str(SMALL)).folder == str(SMALL)


@pytest.mark.parametrize("wanted", ["cto-1999", "no/such/folder", ""])
def test_unknown_edition_is_a_lookup_error(wanted: str) -> None:
    with pytest.raises(LookupError, match=r"no edition .*cto-2015|no such folder"):
        load_edition(wanted)


def test_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        load(tmp_path / "nowhere")


def test_faulty_edition_is_scanned_with_its_faults(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, "titles.yaml", "id: dispatcher", "id: Dispatcher!")
    found = scan_editions([tmp_path])
    assert [(one.folder.name, one.edition is None) for one in found] == [
        ("cto-2015", False),
        ("edition", True),
    ]
    assert [fault.value for fault in found[1].faults] == ["Dispatcher!"]
    assert [edition.id for edition in find_editions([tmp_path])] == ["cto-2015"]
    with pytest.raises(EditionError, match="Dispatcher!"):
        load_edition("edition", [tmp_path])


def test_two_editions_with_one_id_are_a_fault(tmp_path: Path) -> None:
    copy = copy_small(tmp_path)
    change(copy, "specification.yaml", "id: bus-dispatcher-2024", "id: cto-2015")
    _, second = scan_editions([copy])
    assert [(fault.key, fault.value) for fault in second.faults] == [("edition.id", "cto-2015")]
    assert load_edition("cto-2015", [copy]).title == "Chief Technology Officer (2015)"


def test_missing_extra_folder_is_a_fault(tmp_path: Path) -> None:
    _, missing = scan_editions([tmp_path / "nowhere"])
    assert [(fault.key, fault.problem) for fault in missing.faults] == [
        ("EDITIONS_PATH", "is no folder")
    ]


def test_faults_of_an_error_are_unique_and_in_reading_order(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, "specification.yaml", "language: en-US", "language: 1")
    change(folder, "competencies.yaml", "weight: 2", "weight: -2")
    with pytest.raises(EditionError) as caught:
        load(folder)
    faults = caught.value.faults
    assert faults == tuple(sorted(set(faults)))
    assert [fault.key for fault in faults] == ["areas[1].weight", "edition.language"]
    assert str(caught.value) == "\n".join(map(str, faults))


def test_edition_pinned_before_reasons_were_asked_for_still_loads(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    change(folder, "competencies.yaml", "    weight_reason: Two thirds of the working day.\n", "")
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    assert load_texts(texts).areas[0].weight == 2
    with pytest.raises(EditionError, match="is a weight without a reason"):
        load(folder)
