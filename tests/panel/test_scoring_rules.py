"""What scores are made by: the percentage, the weights, and that the first rating settles both."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.committee.service import rank_candidates
from hiring.panel import service
from hiring.panel.conversion import Conversion, to_percent, worth
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post, words
from tests.panel.test_rules_pages import begin

REASON = "The district rebuilds its network this year."


@pytest.mark.parametrize(
    ("conversion", "percent", "five"),
    [(Conversion.OF_TOP, 80, Fraction(1, 4)), (Conversion.OF_RANGE, 75, Fraction(1, 5))],
)
def test_percentage_and_what_five_points_are_worth(
    conversion: Conversion, percent: int, five: Fraction
) -> None:
    assert to_percent(Fraction(4), conversion, low=1, high=5) == percent
    assert worth(5, conversion, low=1, high=5) == five
    more = to_percent(4 + five, conversion, low=1, high=5)
    assert more == percent + 5


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.send(session, made.candidate(session, vacancy))
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def sent(session: Session, vacancy: Vacancy, **changed: str) -> dict[str, str]:
    """The fields of the page, all weights 1 but for those named by the first word of the slug."""
    slugs = [area.slug for area in edition_of(session, vacancy).areas]
    first = {slug: slug.partition("-")[0] for slug in slugs}
    weights = {f"weight_{slug}": changed.pop(first[slug], "1") for slug in slugs}
    return {"conversion": "of_top", "reason": "", "seen": "", **weights, **changed}


def path(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}/panel/scoring"


def test_areas_count_alike_and_the_page_says_what_points_are_worth(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    page = words(recruiter.get(path(vacancy)))
    assert "of the highest level: mean ÷ 5 0.25 0.50" in page
    assert "to highest level: (mean − 1) ÷ 4 0.20 0.40" in page
    assert service.scoring_of(session, vacancy).equal


def test_weights_and_percentage_are_set_with_a_reason_and_move_the_means(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    heavy = sent(session, vacancy, conversion="of_range", it="3", reason=REASON)
    assert post(recruiter, path(vacancy), **heavy).status_code == 303
    scoring = service.scoring_of(session, vacancy)
    assert scoring.conversion is Conversion.OF_RANGE
    assert scoring.share("it-management") == Fraction(3, 13)
    assert REASON in words(recruiter.get(path(vacancy)))
    application = made.first_candidate(session, vacancy)
    sheet = made.open_sheet(session, application, made.person(session, "Mara"))
    for area in edition_of(session, vacancy).areas:
        value = 5 if area.slug == "it-management" else 1
        service.rate(session, sheet, item=area.items[0].number, value=value)
    service.submit(session, sheet, leave_open=True)
    (row,) = rank_candidates(session, vacancy).rated
    assert row.means is not None
    assert row.means.raw_mean == Fraction(25, 13)


def test_weights_of_their_own_need_a_reason(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    refused = post(recruiter, path(vacancy), **sent(session, vacancy, it="3"))
    assert refused.status_code == 422
    assert "Say in a sentence why these areas count as they do." in words(refused)
    refused = post(recruiter, path(vacancy), **sent(session, vacancy, it="0", reason=REASON))
    assert "Give a weight above 0, at most 100." in words(refused)
    assert service.scoring_history(session, vacancy) == []


def test_first_rating_settles_both(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    begin(session, vacancy)
    changed = sent(session, vacancy, conversion="of_range")
    refused = post(recruiter, path(vacancy), **changed)
    assert refused.status_code == 422
    page = words(refused)
    assert "Ratings have begun: the weights and the percentage were settled" in page
    assert "Settled: a mean becomes a percentage as a share of the highest level" in page
    assert service.scoring_of(session, vacancy).conversion is Conversion.OF_TOP
    assert "Settled with the first rating." in words(
        recruiter.get(f"/vacancies/{vacancy.id}/panel/rules")
    )


def test_two_who_set_at_once_do_not_overwrite_each_other(
    session: Session, vacancy: Vacancy
) -> None:
    weights = {area.slug: Decimal(1) for area in edition_of(session, vacancy).areas}

    def settle(conversion: Conversion, seen: int | None) -> None:
        service.settle_scoring(
            session,
            vacancy,
            conversion=conversion,
            weights=weights,
            reason="",
            seen=seen,
            actor_id=vacancy.created_by,
        )

    settle(Conversion.OF_RANGE, None)
    with pytest.raises(service.PanelError, match="Somebody else set these rules meanwhile"):
        settle(Conversion.OF_TOP, None)
    settle(Conversion.OF_TOP, service.scoring_of(session, vacancy).row_id)
    assert [row.conversion for row in service.scoring_history(session, vacancy)] == [
        "of_top",
        "of_range",
    ]
