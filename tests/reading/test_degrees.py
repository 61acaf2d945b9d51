"""Degrees named in a text, and whether they were conferred."""

from __future__ import annotations

import pytest

from hiring.reading.conferral import conferred
from hiring.reading.degrees import find_mentions
from hiring.reading.fields import find_concentration, find_minor, trim_field

LEVELS = [
    ("Bachelor of Science in Computer Science", "bachelor"),
    ("B.S., Information Technology", "bachelor"),
    ("BS Computer Science", "bachelor"),
    ("M.B.A., University of Merrow", "master"),
    ("Master's degree in Education", "master"),
    ("Ph.D. in Physics", "doctorate"),
    ("Ed.D., Educational Leadership", "doctorate"),
    ("Computer Science, B.S. Class of 1996", "bachelor"),
    ("MBA", "master"),
    ("MPA, 2009", "master"),
    ("A.A.S. in Network Administration", "associate"),
    ("Associate of Arts, General Studies", "associate"),
]
NOT_DEGREES = [
    "MS SQL Server, MS Office",
    "Certified Scrum Master",
    "Master Black Belt",
    "Master Certificate in Project Management",
    "Associate Director of Technology",
    "Margaret Bachelor, reference",
    "Boston, MA 02110",
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_level_is_read(text: str, level: str) -> None:
    assert [m.level for m in find_mentions(text)] == [level]


@pytest.mark.parametrize("text", NOT_DEGREES)
def test_lookalikes_are_no_degrees(text: str) -> None:
    assert find_mentions(text) == []


def test_name_with_its_abbreviation_is_one_degree() -> None:
    assert len(find_mentions("Bachelor of Science (B.S.) in Biology")) == 1


def test_two_degrees_on_a_line_are_two() -> None:
    found = find_mentions("B.S. and M.S. in Computer Science")
    assert [m.level for m in found] == ["bachelor", "master"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (" in Computer Science, University of Merrow", "Computer Science"),
        (": Leadership Walden University", "Leadership"),
        (", Information Technology (GPA 3.9)", "Information Technology"),
        (", 2004", None),
    ],
)
def test_field_ends_where_something_else_begins(text: str, field: str | None) -> None:
    assert trim_field(text) == field


def test_minor_and_concentration_are_read() -> None:
    assert find_minor("B.A. in English, minor in Computer Science") == "Computer Science"
    assert find_concentration("MBA, concentration in Information Systems") == "Information Systems"


def test_concentration_is_not_sought_on_the_line_above() -> None:
    text = "MBA\nLarch College, Phoenix, AZ\nConcentration: Information Systems"
    assert find_concentration(text) == "Information Systems"


@pytest.mark.parametrize(
    "text",
    [
        "B.S. in Computer Science, expected May 2027",
        "M.S. (in progress)",
        "Ph.D. candidate",
        "attended 1998–2000",
        "B.A. incomplete",
        "Coursework toward B.S.",
        "120 credits",
    ],
)
def test_words_of_an_unfinished_degree_say_no(text: str) -> None:
    assert conferred(text, institution=True, open_ended=False) == "no"


def test_list_of_courses_says_nothing_on_conferral() -> None:
    text = "B.S., University of Merrow\nCoursework: databases, networks"
    assert conferred(text, institution=True, open_ended=False) == "yes"


def test_degree_without_an_institution_is_unclear() -> None:
    assert conferred("B.S. in Biology", institution=False, open_ended=False) == "unclear"
