"""How far the panel agreed: in words, and on the page."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from hiring.committee.agreement import TERMS, mean_for_ranking, severity_axis, shares
from hiring.panel import service
from hiring.scoring.reliability import NOT_RATED
from hiring.scoring.scores import AreaAgreement, Diagnostics, RaterScore, Reliability
from hiring.vacancies.models import Vacancy
from tests.committee.made import NAMES
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import words


def reliability(mean: float | None, g: float | None = None) -> Reliability:
    overall = AreaAgreement(None, None, mean, None)
    return Reliability(overall, (), g, None, None, NOT_RATED.variance, ())


@pytest.mark.parametrize(
    ("figure", "meaning"),
    [(0.80, "much the same order"), (0.79, "similar order"), (0.59, "could well give another")],
)
def test_reliability_is_said_as_what_it_means_for_the_ranking(figure: float, meaning: str) -> None:
    assert meaning in mean_for_ranking(reliability(figure))
    assert meaning in mean_for_ranking(reliability(None, figure))


def test_nothing_is_claimed_where_nothing_can_be_told() -> None:
    assert "don't tell how far" in mean_for_ranking(reliability(None))


def test_shares_are_of_the_whole_and_unknown_ones_stay_unknown() -> None:
    variance = dict.fromkeys(TERMS, 1.0) | {"rater:area": None}
    found = {one.words: one.share for one in shares(variance)}
    assert found[TERMS["candidate"]] == pytest.approx(0.2)
    assert found[TERMS["rater:area"]] is None


def test_axis_of_severities_holds_every_interval() -> None:
    one = RaterScore("R", 0.8, 0.3, (0.3, 1.3), 9, 0, (), Diagnostics(None, None, None, None, None))
    assert (severity_axis([one]).low, severity_axis([one]).high) == (-2, 2)
    assert (severity_axis([]).low, severity_axis([]).high) == (-1, 1)


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Three candidates whom Noel rates a level below Mara; a fourth whom Noel has not rated."""
    vacancy = made.vacancy(session)
    members = [made.member(session, vacancy, name) for name in ("Mara", "Noel")]
    made.committee_member(session, vacancy, "Cleo")
    for name, level in zip((*NAMES, "Fay Lund"), (5, 4, 3, 4), strict=True):
        application = made.candidate(session, vacancy, name)
        made.send(session, application)
        made.submit_sheet(session, application, members[0], level)
        if name != "Fay Lund":
            made.submit_sheet(session, application, members[1], level - 1)
    session.commit()
    return vacancy


def test_page_says_who_is_severe_and_who_observed_whom(
    session: Session, vacancy: Vacancy, sign_in: SignIn
) -> None:
    client = sign_in(email="cleo@district.example")
    page = words(client.get(f"/vacancies/{vacancy.id}/agreement"))
    assert re.search(r"Noel \+0\.\d\d \+0\.\d\d to \+0\.\d\d.* Mara −0\.\d\d", page)
    assert "Ana Kovač 11 of 62 11 of 62" in page
    assert "Fay Lund 11 of 62 not submitted" in page
    assert service.rules_of(session, vacancy).name_raters


def test_page_without_a_rating_says_what_will_stand_there(
    session: Session, sign_in: SignIn
) -> None:
    vacancy = made.vacancy(session)
    made.committee_member(session, vacancy, "Cleo")
    session.commit()
    page = words(sign_in(email="cleo@district.example").get(f"/vacancies/{vacancy.id}/agreement"))
    assert "their agreement stands here" in page
