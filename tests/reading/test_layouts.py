"""Résumés of made-up people in every layout: what must be found, and that evidence is exact."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hiring.reading.facts import to_json
from hiring.reading.normalise import normalise
from tests.reading.conftest import Reading
from tests.reading.cutting import assert_exact, evidence_of, squeeze

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "read.schema.json"
# Shares over all layouts together; a single layout may hold one hard résumé.
POSITIONS, EMPLOYERS, DEGREES = 0.93, 0.9, 0.93


def test_every_layout_is_read(readings: list[Reading]) -> None:
    assert [r.resume.filename for r in readings if r.facts.status != "read"] == []


def test_positions_are_found_with_dates_and_titles(readings: list[Reading]) -> None:
    wanted, found = Counter[Any](), Counter[Any]()
    for reading in readings:
        name = reading.resume.filename
        for job in reading.resume.truth["positions"]:
            wanted[name, job["start"], job["end"], squeeze(job["title"]).lower()] += 1
        for position in reading.facts.positions:
            title = squeeze(position.title or "").lower()
            found[name, position.start, position.end, title] += 1
    assert (wanted & found).total() / wanted.total() > POSITIONS
    assert (wanted & found).total() / found.total() > POSITIONS


def test_employers_are_found(readings: list[Reading]) -> None:
    wanted, found = Counter[Any](), Counter[Any]()
    for reading in readings:
        name = reading.resume.filename
        for job in reading.resume.truth["positions"]:
            wanted[name, job["start"], squeeze(job["employer"]).lower()] += 1
        for position in reading.facts.positions:
            found[name, position.start, squeeze(position.employer or "").lower()] += 1
    assert (wanted & found).total() / wanted.total() > EMPLOYERS


def test_degrees_are_found_with_level_and_year(readings: list[Reading]) -> None:
    wanted, found = Counter[Any](), Counter[Any]()
    for reading in readings:
        name = reading.resume.filename
        for study in reading.resume.truth["education"]:
            wanted[name, study["level"], study["year"]] += 1
        for degree in reading.facts.education:
            found[name, degree.level, degree.year] += 1
    assert (wanted & found).total() / wanted.total() > DEGREES


def test_dates_of_other_things_are_no_positions(readings: list[Reading]) -> None:
    for reading in readings:
        wanted = len(reading.resume.truth["positions"])
        assert len(reading.facts.positions) <= wanted + 1, reading.resume.filename


def test_quotes_are_found_in_the_text(readings: list[Reading]) -> None:
    for reading in readings:
        text = normalise(reading.facts.text)
        missing = [e.quote for e in evidence_of(reading.facts) if e.quote not in text]
        assert missing == [], reading.resume.filename


def test_quotes_equal_the_words_cut_out_of_the_page(readings: list[Reading]) -> None:
    checked = [
        assert_exact(reading.resume.content, reading.facts)
        for reading in readings
        if reading.resume.filename.endswith(".pdf") and not reading.facts.reader.ocr
    ]
    assert len(checked) > len(readings) / 2
    assert min(checked) > 10


def test_word_documents_have_neither_page_nor_box(readings: list[Reading]) -> None:
    facts = [r.facts for r in readings if r.resume.filename.endswith(".docx")]
    assert {(e.page, e.box) for f in facts for e in evidence_of(f)} == {(None, None)}


def test_contact_is_found(readings: list[Reading]) -> None:
    wrong = [
        r.resume.filename
        for r in readings
        if r.facts.contact.email != r.resume.truth["contact"]["email"] and not r.facts.reader.ocr
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", ["driver", "commercial_driver"])
def test_licences_to_drive_are_found(readings: list[Reading], kind: str) -> None:
    for reading in readings:
        wanted = {x["status"] for x in reading.resume.truth["licences"] if x["kind"] == kind}
        found = {x.status for x in reading.facts.licences if x.kind == kind}
        assert found == wanted, reading.resume.filename


def test_all_layouts_fit_the_schema(readings: list[Reading]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    for reading in readings:
        validator.validate({"file": "x", **to_json(reading.facts)})
