"""Candidates side by side, and why one stands below the other."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.scoring.estimate import score
from hiring.scoring.pairs import ahead, differences
from hiring.scoring.scores import Rating, Scores
from hiring.vacancies.models import Vacancy
from tests.committee.made import NAMES
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import words


def scores(**levels: tuple[int, int]) -> Scores:
    """Two areas of four items, two raters; each candidate's level in either."""
    return score(
        [
            Rating(name, rater, f"{area}{item}", level - (rater == "B" and item == 1))
            for name, pair in levels.items()
            for rater in ("A", "B")
            for area, level in zip("xy", pair, strict=True)
            for item in range(4)
        ],
        areas={f"{area}{item}": area for area in "xy" for item in range(4)},
        weights={"x": 1.0, "y": 2.0},
    )


def test_area_that_makes_most_of_the_difference_comes_first() -> None:
    found = differences(scores(ana=(5, 4), ben=(3, 2), eve=(2, 2)), "ana", "ben")
    assert [one.area for one in found] == ["y", "x"]  # y counts twice
    assert [round(one.points, 1) for one in found] == [2.0, 2.0]
    assert all(one.interval and one.interval[0] < one.points < one.interval[1] for one in found)


def test_chance_to_be_ahead_is_shared_between_the_two() -> None:
    found = scores(ana=(4, 4), ben=(4, 3), eve=(2, 2))
    forth, back = ahead(found, "ana", "ben"), ahead(found, "ben", "ana")
    assert forth is not None
    assert back is not None
    assert forth > 0.5
    assert forth + back == pytest.approx(1)
    assert ahead(found, "ana", "nobody") is None


def test_without_a_model_nobody_is_surely_ahead() -> None:
    found = scores(ana=(4, 4), ben=(3, 3))
    assert ahead(found, "ana", "ben") is None
    assert {one.interval for one in differences(found, "ana", "ben")} == {None}


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Three candidates rated by two members, and one note on an area of the first."""
    vacancy = made.vacancy(session)
    members = [made.member(session, vacancy, name) for name in ("Mara", "Noel")]
    made.committee_member(session, vacancy, "Cleo")
    for name, level in zip(NAMES, (5, 4, 2), strict=True):
        application = made.candidate(session, vacancy, name)
        made.send(session, application)
        for member in members:
            if (name, member.name) == (NAMES[0], "Mara"):
                sheet = made.open_sheet(session, application, member)
                service.note_area(session, sheet, area="ethics-policy", note="Clear and fair.")
            made.submit_sheet(session, application, member, level)
    session.commit()
    return vacancy


@pytest.fixture
def cleo(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(email="cleo@district.example")


def test_page_says_why_one_stands_below_the_other(cleo: FlaskClient, vacancy: Vacancy) -> None:
    page = words(cleo.get(f"/vacancies/{vacancy.id}/compare"))
    assert "Why Ben Ode stands below Ana Kovač" in page
    assert re.search(r"Ana Kovač is 1.00 points above Ben Ode, and above in .* draws", page)
    assert "Eve Park stands" not in page
    assert "Nearest anchor, 5 Excel:" in page
    assert "Mara , whole area: “Clear and fair.”" in page


def test_chosen_candidates_are_compared_in_the_order_of_their_ranks(
    cleo: FlaskClient, vacancy: Vacancy
) -> None:
    page = words(cleo.get(f"/vacancies/{vacancy.id}/compare?candidate=3&candidate=1"))
    assert "Why Eve Park stands below Ana Kovač" in page
    assert "Why Ben Ode" not in page


@pytest.mark.parametrize("query", ["candidate=1", "candidate=1&candidate=99", "candidate=x"])
def test_choice_that_cannot_be_is_said(cleo: FlaskClient, vacancy: Vacancy, query: str) -> None:
    page = words(cleo.get(f"/vacancies/{vacancy.id}/compare?{query}"))
    assert "Choose 2 to 4 rated candidates." in page
