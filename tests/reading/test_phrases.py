"""What phrases of a heading look like: titles, employers and places."""

from __future__ import annotations

import pytest

from hiring.reading.phrases import employer_score, place_score, title_score


@pytest.mark.parametrize(
    "text",
    [
        "Reader in Ecology", "Postdoctoral Fellow", "Postdoc", "Assistant Professor of Law",
        "Graduate Student Researcher", "Principal Investigator", "Member of Technical Staff", "SRE",
        "Trainee", "Working Student", "Co-founder", "Head of Studies", "Provost", "Colonel",
        "Freelancer", "Neuroscientist", "Marine Geophysicist", "Epidemiologist", "PhD Candidate",
    ],
)  # fmt: skip
def test_titles_of_every_calling_are_known(text: str) -> None:
    assert title_score(text) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Kilverstone GmbH", "Larkmoor S.p.A.", "Fenwick Oy", "Brightwater Sarl", "Merrow Pty Ltd",
        "Merrow Observatory", "Institut für Moorkunde", "Università di Merrow", "Ministry of Fens",
        "Department of Physics", "Third Infantry Regiment",
    ],
)  # fmt: skip
def test_organisations_of_every_country_are_known(text: str) -> None:
    assert employer_score(text) >= 0.8


def test_code_of_a_state_closes_no_company_name() -> None:
    assert (employer_score("Denver, CO"), place_score("Denver, CO")) == (0.0, 1.0)


def test_university_with_its_country_is_no_place() -> None:
    assert place_score("University of Merrow, Norway") == 0.0


@pytest.mark.parametrize("text", ["Oslo", "Bergen, Norway", "Sydney, NSW", "Pune, Maharashtra"])
def test_places_abroad_are_known(text: str) -> None:
    assert place_score(text) >= 0.9
