"""Degrees named in a text, and whether they were conferred."""

from __future__ import annotations

import pytest

from hiring.reading.conferral import conferred
from hiring.reading.degrees import find_mentions
from hiring.reading.fields import find_concentration, find_minor, trim_field
from hiring.reading.institutions import institution_bounds
from tests.reading.documents import read_html

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
    ("2006. DPhil, Ecology.", "doctorate"),
    ("Phd in Physics", "doctorate"),
    ("Dr.-Ing. Mechanical Engineering", "doctorate"),
    ("Dr. rer. nat. in Chemistry", "doctorate"),
    ("EngD", "doctorate"),
    ("PhD candidate, Physics", "doctorate"),
    ("MRes Ecology", "master"),
    ("Msc Computing", "master"),
    ("S.M., Aeronautics", "master"),
    ("Laurea Magistrale in Physics", "master"),
    ("Dipl.-Ing. Maschinenbau", "master"),
    ("Licentiate of Technology", "master"),
    ("Masters in Law", "master"),
    ("Master (Programme) Ecology", "master"),
    ("Master Computer Science", "master"),
    ("Master course in Physics", "master"),
    ("BEng (Hons) Civil Engineering", "bachelor"),
    ("B. Tech. in Civil Engineering", "bachelor"),
    ("AB, History, Larch College", "bachelor"),
    ("MB ChB, Merrow", "bachelor"),
    ("Undergraduate degree in Economics", "bachelor"),
    ("5-year degree, Physics", "bachelor"),
    ("Associate degree in Nursing", "associate"),
]
NOT_DEGREES = [
    "MS SQL Server, MS Office",
    "Certified Scrum Master",
    "Master Black Belt",
    "Master Certificate in Project Management",
    "Associate Director of Technology",
    "Margaret Bachelor, reference",
    "Boston, MA 02110",
    "Fenwick Hall, Cambridge, MA June 1995",
    "Calgary, AB",
    "10 AM",
    "MIT, Cambridge",
    "Masters of the Universe",
    "Master of Ceremonies",
    "Master thesis: Ants of the moor",
    "PhD Advisor: Prof. Ada Fenn",
    "PhD students: Ada Fenn, Bo Larch",
    "PhD Research Fellow",
    "High School Diploma",
    "Microsoft Certified Professional (MCP)",
    "Driving licence",
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


@pytest.mark.parametrize("text", ["B.S./M.S. in Physics", "BS & MS in Physics", "BS/MS, Physics"])
def test_two_degrees_written_as_one_are_two(text: str) -> None:
    assert [m.level for m in find_mentions(text)] == ["bachelor", "master"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (" (Hons) Computer Science", "Computer Science"),
        (" (First Class Honours) Biology", "Biology"),
        (" Joint Hons Computing and Geography – 2:2", "Computing and Geography"),
        (" (Norway) Embedded Systems", "Embedded Systems"),
        (" (Computer Science), Larch College", "Computer Science"),
        (" double major in Physics and Music", "Physics and Music"),
        (" with Distinction in Botany", "Botany"),
        (", Energy Policy. How moors store carbon", "Energy Policy"),
        (", Ecology, Dept. of Biology", "Ecology"),
        (" and", None),
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
        "completed 46 credits toward a Bachelor of Science",
        "M.Sc., studying part-time",
        "PhD student",
    ],
)
def test_words_of_an_unfinished_degree_say_no(text: str) -> None:
    assert conferred(text, institution=True, open_ended=False) == "no"


def test_list_of_courses_says_nothing_on_conferral() -> None:
    text = "B.S., University of Merrow\nCoursework: databases, networks"
    assert conferred(text, institution=True, open_ended=False) == "yes"


def test_degree_without_an_institution_is_unclear() -> None:
    assert conferred("B.S. in Biology", institution=False, open_ended=False) == "unclear"


def _degrees(body: str) -> list[tuple[str, str | None, str | None, int | None]]:
    facts = read_html(f"<h2>Education</h2>{body}<h2>Skills</h2><p>Botany</p>")
    return [(d.level, d.field, d.institution, d.year) for d in facts.education]


def test_degrees_under_one_institution_share_it() -> None:
    assert _degrees(
        "<p>University of Merrow</p><p>2006. DPhil, Ecology. How moors store carbon</p>"
        "<p>2003. MSc, Botany (Distinction).</p>"
    ) == [
        ("doctorate", "Ecology", "University of Merrow", 2006),
        ("master", "Botany", "University of Merrow", 2003),
    ]


def test_thesis_and_its_advisor_are_neither_degree_nor_field() -> None:
    assert _degrees(
        "<p>Ph.D., Botany, University of Merrow, 2010</p><p>PhD Thesis: Mosses</p>"
        "<p>Thesis advisor: Ada Fenn, MSc</p>"
    ) == [("doctorate", "Botany", "University of Merrow", 2010)]


def test_dates_above_each_degree_are_its_own() -> None:
    assert _degrees(
        "<p>2012 – 2014</p><p>M.Sc. Botany, University of Merrow</p>"
        "<p>2008 – 2012</p><p>B.Sc. Biology, Larch College</p>"
    ) == [
        ("master", "Botany", "University of Merrow", 2014),
        ("bachelor", "Biology", "Larch College", 2012),
    ]


def test_degree_without_a_date_takes_none_from_the_next() -> None:
    assert _degrees(
        "<p>Conferred June 2014</p><p>M.Sc. Botany, University of Merrow</p>"
        "<p>MS Data Science, Larch College</p>"
        "<p>Conferred May 2010</p><p>B.Sc. Biology, Larch College</p>"
    ) == [
        ("master", "Botany", "University of Merrow", 2014),
        ("master", "Data Science", "Larch College", None),
        ("bachelor", "Biology", "Larch College", 2010),
    ]


def test_certificate_between_degrees_keeps_its_date_to_itself() -> None:
    assert _degrees(
        "<p>2009</p><p>Ph.D. Botany, University of Merrow</p>"
        "<p>2007</p><p>Certificate in Geography, University of Merrow</p>"
        "<p>2000</p><p>B.Sc. Biology, Larch College</p>"
    ) == [
        ("doctorate", "Botany", "University of Merrow", 2009),
        ("bachelor", "Biology", "Larch College", 2000),
    ]


def test_combined_degrees_share_the_field() -> None:
    assert _degrees("<p>B.S. and M.S., Physics, University of Merrow, 2010</p>") == [
        ("bachelor", "Physics", "University of Merrow", 2010),
        ("master", "Physics", "University of Merrow", 2010),
    ]


def test_degree_under_qualifications_counts_where_no_section_is_on_education() -> None:
    facts = read_html("<h2>Qualifications</h2><p>PhD Botany, University of Merrow, 2010</p>")
    assert [(d.level, d.field) for d in facts.education] == [("doctorate", "Botany")]


@pytest.mark.parametrize(
    "text",
    ["Universidad Austral de Merrow", "Technische Universität Merrow", "Politecnico di Merrow"],
)
def test_name_of_a_university_abroad_is_whole(text: str) -> None:
    assert institution_bounds(text) == (0, len(text))


def test_a_study_that_goes_on_has_no_month_of_conferral() -> None:
    facts = read_html(
        "<h1>Una Brook</h1><h2>Education</h2><p>M.A. in Music, Whitlow College, 2014 – present</p>"
    )
    assert [(d.date, d.conferred) for d in facts.education] == [(None, "no")]


@pytest.mark.parametrize(
    "note",
    ["Close to obtaining the degree", "Three courses remaining", "Left before completing",
     "Expected May 2027", "Degree in progress", "96 of 120 credits earned",
     "All coursework finished, thesis outstanding"],
)  # fmt: skip
def test_a_note_about_the_degree_says_no(note: str) -> None:
    text = f"B.S. in Computer Science\nUniversity of Merrow\n{note}"
    assert conferred(text, institution=True, open_ended=False) == "no"


@pytest.mark.parametrize(
    "note",
    ["Attended on a full scholarship", "Worked toward tuition as a laboratory assistant",
     "Enrolled in the honors college", "Relevant coursework in databases"],
)  # fmt: skip
def test_a_word_for_it_in_a_note_on_something_else_leaves_it_open(note: str) -> None:
    text = f"B.S. in Computer Science\nUniversity of Merrow\n{note}"
    assert conferred(text, institution=True, open_ended=False) == "unclear"


@pytest.mark.parametrize(
    "note",
    ["Thesis: Toward expected delays in incomplete networks",
     "Senior project on estimated demand, in progress reports for the city"],
)  # fmt: skip
def test_what_a_thesis_is_called_says_nothing(note: str) -> None:
    text = f"B.S. in Computer Science\nUniversity of Merrow\n{note}"
    assert conferred(text, institution=True, open_ended=False) == "yes"
