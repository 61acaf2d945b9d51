"""Which headings open which kind of section."""

from __future__ import annotations

import pytest

from hiring.reading.headings import section_kind
from tests.reading.documents import read_html

KINDS = [
    ("Academic Appointments", "experience"),
    ("Career to date", "experience"),
    ("Posts held", "experience"),
    ("Vocational", "experience"),
    ("Military service", "experience"),
    ("EXPERIENCE (PART 1)", "experience"),
    ("Other Research Positions", "experience"),
    ("Academic background", "education"),
    ("Education & Training", "education"),
    ("Professional Preparation", "education"),
    ("Computing skills", "skills"),
    ("Skills and capabilities", "skills"),
    ("Professional registration", "certifications"),
    ("Summer schools", "training"),
    ("Teaching & Supervision", "teaching"),
    ("Selected Teaching Experience", "teaching"),
    ("Open source", "projects"),
    ("Selected Project Experience", "projects"),
    ("Peer-Reviewed Journal Articles", "publications"),
    ("Publications (selected)", "publications"),
    ("Grants and Funding", "publications"),
    ("Invited Talks", "publications"),
    ("Commissions of trust", "volunteer"),
    ("Board positions", "volunteer"),
    ("Synergistic activities", "volunteer"),
    ("Fellowships and awards", "awards"),
    ("Learned Societies", "memberships"),
    ("Referees", "references"),
    ("Biographical Sketch", "summary"),
    ("Hobbies", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_heading_names_its_section(text: str, kind: str) -> None:
    assert section_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Techinical Skills", "skills"),
        ("Professional Experiance", "experience"),
        ("Employement History", "experience"),
        ("Eduction", "education"),
    ],
)
def test_heading_with_a_slip_of_one_letter_is_known(text: str, kind: str) -> None:
    assert section_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    ["Position", "Director", "Teaching Fellow", "Senior Lecturer", "Research Scientist",
     "University of Merrow", "Head of Research", "Reports to", "Researcher"],
)  # fmt: skip
def test_titles_and_employers_are_no_headings(text: str) -> None:
    assert section_kind(text) is None


def test_posts_among_courses_are_positions_and_courses_are_not() -> None:
    facts = read_html(
        "<h2>Teaching</h2><p><b>Senior Lecturer</b>, University of Merrow, 2010 – 2014</p>"
        "<p>Ecology of Moorland, 2012 – 2013</p><h2>Education</h2><p>Ph.D., 2009</p>"
    )
    assert [(p.title, p.start, p.end) for p in facts.positions] == [
        ("Senior Lecturer", "2010", "2014")
    ]


def test_a_subject_of_study_is_no_heading() -> None:
    assert section_kind("Computer Information Systems") is None
    assert section_kind("Additional Information") is not None
