"""The page of the panel's rules: set, settled, closed and let go on."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.panel.models import PanelRules
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post, words

RULES = {
    "fewest_raters": "3",
    "rate_by": "2026-12-04",
    "see_others": "after_all",
    "practice": "first",
    "consensus": "y",
    "scores_use": "consensus",
}


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


def path(vacancy: Vacancy, end: str = "rules") -> str:
    return f"/vacancies/{vacancy.id}/panel/{end}"


def kept(session: Session, vacancy: Vacancy) -> PanelRules:
    session.rollback()
    session.expire_all()
    return service.rules_of(session, vacancy)


def begin(session: Session, vacancy: Vacancy) -> None:
    """Let Mara give the first rating."""
    application = made.first_candidate(session, vacancy)
    sheet = made.open_sheet(session, application, made.person(session, "Mara"))
    service.rate(session, sheet, item=1, value=4)
    session.commit()


def test_rules_are_set(
    recruiter: FlaskClient, sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    assert post(recruiter, path(vacancy), **RULES).status_code == 303
    rules = kept(session, vacancy)
    assert (rules.fewest_raters, rules.rate_by) == (3, date(2026, 12, 4))
    assert (rules.see_others, rules.practice) == ("after_all", "first")
    assert (rules.consensus, rules.scores_use) == (True, "consensus")
    page = recruiter.get(path(vacancy)).get_data(as_text=True)
    assert 'value="2026-12-04"' in page
    mara = sign_in(email="mara@district.example")
    assert "The panel rates until 4 Dec 2026." in words(mara.get(path(vacancy, "mine")))
    assert "to have at least 3 raters" in words(recruiter.get(path(vacancy, "plan")))


def test_rules_that_settle_the_scores_are_shown_as_settled_after_the_first_rating(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    begin(session, vacancy)
    page = words(recruiter.get(path(vacancy)))
    assert "Settled: there is no consensus round, scores use the initial ratings" in page
    assert "Ratings have begun." in page
    assert 'name="scores_use"' not in recruiter.get(path(vacancy)).get_data(as_text=True)
    assert post(recruiter, path(vacancy), **RULES).status_code == 303
    rules = kept(session, vacancy)
    assert (rules.fewest_raters, rules.consensus, rules.scores_use) == (3, False, "initial")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"fewest_raters": "0"}, "Choose between 1 and 40 raters."),
        ({"fewest_raters": ""}, "Give a number of raters."),
        ({"rate_by": "soon"}, "Not a valid date value"),
        ({"see_others": "at once"}, "Not a valid choice"),
        ({"consensus": ""}, "Scores can use consensus ratings only where"),
    ],
)
def test_rules_that_cannot_be_are_refused_in_words(
    recruiter: FlaskClient,
    session: Session,
    vacancy: Vacancy,
    changed: dict[str, str],
    fault: str,
) -> None:
    fields = {name: value for name, value in (RULES | changed).items() if value != ""}
    answer = post(recruiter, path(vacancy), **fields)
    assert answer.status_code == 422
    assert fault in words(answer)
    assert kept(session, vacancy).fewest_raters == 2


def test_panel_is_closed_and_goes_on_with_a_reason(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    assert post(recruiter, path(vacancy, "close")).status_code == 303
    page = words(recruiter.get(path(vacancy)))
    assert "The panel is closed Closed" in page
    assert "by Test recruiter" in page
    assert "the plan stays as it is" in words(recruiter.get(path(vacancy, "plan")))
    refused = post(recruiter, path(vacancy, "reopen"), reason=" ")
    assert refused.status_code == 422
    assert "Say in a sentence why the panel goes on." in words(refused)
    assert post(recruiter, path(vacancy, "reopen"), reason="Noel was ill.").status_code == 303
    assert kept(session, vacancy).closed_at is None
    assert "It was closed before and went on: Noel was ill." in words(recruiter.get(path(vacancy)))
