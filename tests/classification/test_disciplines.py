"""Fields of study as résumés word them get the match that a personnel officer would give."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from classification.disciplines import DisciplineMatch, match_field
from classification.edition import Discipline
from classification.loader import load_edition

DISCIPLINES = load_edition("cto-2015").disciplines
CASES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "field_cases.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("field", "match"), [(field, match) for match, fields in CASES.items() for field in fields]
)
def test_field_gets_the_match_of_the_table(field: str, match: str) -> None:
    assert match_field(field, DISCIPLINES).match == match


def test_table_names_each_field_once() -> None:
    counts = Counter(field for fields in CASES.values() for field in fields)
    assert [field for field, count in counts.items() if count > 1] == []
    assert counts.total() >= 120


def test_every_name_in_the_data_matches_its_own_discipline() -> None:
    wrong = [
        (name, match_field(name, DISCIPLINES).discipline_name)
        for one in DISCIPLINES
        for name in (one.name, *one.names)
        if match_field(name, DISCIPLINES).discipline_name != one.name
    ]
    assert wrong == []


def test_match_says_which_discipline_decided() -> None:
    assert match_field("B.S., Comp. Sci. (minor in Music)", DISCIPLINES) == DisciplineMatch(
        "identified", "Computer Science", "11.0701", "computer science"
    )


def test_best_of_two_fields_decides() -> None:
    found = match_field("History and Software Engineering", DISCIPLINES)
    assert (found.match, found.cip) == ("related", "14.0903")


def test_concentration_is_noted_beside_the_match() -> None:
    found = match_field("Business Administration - Management Information Systems", DISCIPLINES)
    assert (found.match, found.discipline_name, found.concentration) == (
        "related",
        "Management Information Systems",
        "identified",
    )
    found = match_field("Business Administration - Finance", DISCIPLINES)
    assert (found.match, found.concentration) == ("unrelated", "unrelated")


def test_no_field_is_unknown() -> None:
    assert match_field(None, DISCIPLINES) == DisciplineMatch("unknown")


def test_nothing_matches_without_disciplines() -> None:
    assert match_field("Computer Science", ()) == DisciplineMatch("unknown")


def test_slip_that_fits_two_names_is_not_mended() -> None:
    two = (
        Discipline("Astrology", "unrelated", None),
        Discipline("Astrolody", "identified", None),
    )
    assert match_field("Astrolory", two).match == "unknown"
    assert match_field("Astrolgoy", two).match == "unrelated"


def test_slip_in_a_short_word_is_not_mended() -> None:
    assert match_field("Musik", DISCIPLINES).match == "unknown"


def test_identified_disciplines_carry_the_codes_of_cip_2020() -> None:
    codes = {one.name: one.cip for one in DISCIPLINES if one.match == "identified"}
    assert codes == {
        "Computer Engineering": "14.0901",
        "Electrical and Computer Engineering": "14.4701",
        "Information Technology": "11.0103",
        "Computer Science": "11.0701",
        "Management Information Systems": "52.1201",
    }


def test_every_discipline_has_a_code() -> None:
    assert [one.name for one in DISCIPLINES if one.cip is None] == []


@pytest.mark.parametrize("text", ["(" * 5000, "a, " * 5000, "minor " * 5000, " - " * 5000])
def test_text_that_is_no_field_is_unknown(text: str) -> None:
    assert match_field(text, DISCIPLINES).match == "unknown"
