"""What people decided about a finding stands on the scorecard, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.committee.standing import list_findings
from hiring.qualification.reviews import review as decide
from hiring.vacancies.models import Application
from tests.conftest import SignIn
from tests.equivalency import made
from tests.panel.made import committee_member
from tests.panel.test_pages import words
from tests.qualification_pages.made import session_of


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with session_of(app) as session:
        yield session


@pytest.fixture
def emil(session: Session) -> Application:
    """A candidate who falls short, on a vacancy with Cleo on its committee."""
    application = made.candidate(session)
    committee_member(session, application.vacancy, "Cleo")
    session.commit()
    return application


def card(sign_in: SignIn, reader: str = "cleo") -> str:
    return words(sign_in(email=f"{reader}@district.example").get("/candidates/1/scorecard"))


def test_granted_equivalency_stands_with_the_machines_finding_and_every_reason(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    review = made.review(session, emil)
    made.submit(session, made.part_of(review, "Rita"), grant=False)
    made.submit(session, made.part_of(review, "Raul"))
    made.submit(session, made.ask(session, review, "Rosa"))
    session.commit()
    page = card(sign_in)
    assert "● met Ten years overseeing an IT department The rules found it ▲ not met : At" in page
    assert "Equivalency granted" in page
    assert "Rita would deny it: Because rita says so Raul would grant it:" in page
    assert "Rosa would grant it: Because rosa says so" in page
    assert "earlier evidence" not in page
    assert "Read the whole review" not in page
    assert "Read the whole review" in card(sign_in, "rita")
    made.second_document(session, emil)
    session.commit()
    assert "Decided on earlier evidence. 1 document has come since." in card(sign_in)


def test_denied_equivalency_stands_beside_the_finding(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    review = made.review(session, emil)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name), grant=False)
    session.commit()
    page = card(sign_in)
    assert "▲ not met Ten years overseeing an IT department At most 24 months" in page
    assert "Equivalency denied" in page


def test_open_review_tells_the_committee_nothing(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    made.submit(session, made.part_of(made.review(session, emil), "Rita"))
    session.commit()
    assert "quivalency" not in card(sign_in)


def test_grant_that_a_later_decision_ended_says_so(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    review = made.review(session, emil)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name))
    decide(
        session,
        emil,
        seen=None,
        requirement=made.TOTAL,
        act="lift",
        reason="The letter was forged.",
        actor_id=review.opened_by,
    )
    session.commit()
    page = card(sign_in)
    assert "▲ not met Ten years overseeing an IT department" in page
    assert "; a later decision ended it." in page


def test_override_stands_with_its_reason_and_without_years_of_schooling(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    rita = made.recruiter(session, "Rita")
    for requirement, reason in (
        (made.EDUCATION, "Her transcript of 1997 lacks two courses."),
        (made.TOTAL, "She led the county from 2012."),
    ):
        decide(
            session,
            emil,
            seen=None,
            requirement=requirement,
            act="override",
            result="unclear",
            reason=reason,
            actor_id=rita.id,
        )
    session.commit()
    page = card(sign_in)
    assert "Overridden to ◐ unclear by Rita" in page
    assert "Her transcript of [year] lacks two courses." in page
    assert "She led the county from 2012." in page


def test_confirmed_finding_says_by_whom(
    session: Session, emil: Application, sign_in: SignIn
) -> None:
    rita = made.recruiter(session, "Rita")
    decide(session, emil, seen=None, requirement=made.TOTAL, act="confirm", actor_id=rita.id)
    session.commit()
    assert "Confirmed by Rita" in card(sign_in)


def test_words_that_a_finding_rests_on_are_quoted(emil: Application, sign_in: SignIn) -> None:
    page = card(sign_in)
    assert "On what words B.S. Computer Science" in page
    assert "On what words Director of Technology 2010-01 – 2011-12" in page


@pytest.mark.parametrize(
    ("group", "said"),
    [("education", "B.S., Basin College, [year]"), ("experience", "Director, 2010 – 2018")],
)
def test_quotes_tell_no_year_of_schooling(group: str, said: str) -> None:
    quotes = {"education": "B.S., Basin College, 1997", "experience": "Director, 2010 – 2018"}
    finding = {
        "requirement": "education.bachelor",
        "label": "Degree",
        "group": group,
        "result": "met",
        "reason": "Conferred.",
        "gating": True,
        "evidence": [{"quote": quotes[group]}, {"quote": quotes[group]}],
    }
    (standing,) = list_findings({"findings": [finding]})
    assert standing.quotes == (said,)
