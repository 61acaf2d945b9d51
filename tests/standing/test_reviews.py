"""Decisions about findings: what stands, what is kept beside it, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.qualification import service
from hiring.qualification.acts import NothingJudgedError, StaleError
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.qualification.models import FindingReview, Qualification
from hiring.qualification.reviews import ReviewError, review
from hiring.vacancies.models import Application
from hiring.vacancies.service import add_application
from tests.qualification_pages import made

TOTAL = "experience.total"


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


def short(session: Session) -> Application:
    return made.candidate(session, made.vacancy(session), made.short("Ana Kovač"))


def decide(session: Session, application: Application, **wanted: Any) -> Qualification:
    found = service.current(session, application.id)
    assert found is not None
    defaults = {
        "seen": found.id,
        "requirement": TOTAL,
        "act": "override",
        "result": "met",
        "reason": "Ten years as the letter shows.",
        "actor_id": made.person(session).id,
    }
    return review(session, application, **{**defaults, **wanted})


def finding(found: Qualification, requirement: str = TOTAL) -> dict[str, Any]:
    return next(one for one in found.result["findings"] if one["requirement"] == requirement)


def test_override_stands_beside_the_machines_finding(session: Session) -> None:
    application = short(session)
    before = service.current(session, application.id)
    assert before is not None
    after = decide(session, application)
    one = finding(after)
    assert (one["result"], one["machine_result"]) == ("met", "not_met")
    assert one["review"]["reason"] == "Ten years as the letter shows."
    assert one["review"]["by"] == made.person(session).id
    assert (one["review"]["act"], one["review"]["stale"]) == ("override", False)
    assert one["reason"] == finding(before)["reason"]
    assert after.because == "review"


def test_override_of_every_gap_changes_outcome_and_next_step(session: Session) -> None:
    application = short(session)
    decide(session, application)
    after = decide(session, application, requirement="experience.management")
    assert (after.outcome, after.next_step) == ("meets", "panel")
    assert after.result["machine"] == {
        "outcome": "does_not_meet",
        "next_step": "equivalency_review",
    }
    assert after.result["questions"] == []


def test_lifted_override_gives_the_machines_finding_back(session: Session) -> None:
    application = short(session)
    decide(session, application)
    after = decide(session, application, act="lift", result=None, reason="The letter was forged.")
    one = finding(after)
    assert (one["result"], one["review"]) == ("not_met", None)
    assert [row.act for row in session.scalars(select(FindingReview))] == ["override", "lift"]


def test_confirmation_goes_stale_when_the_machine_finds_otherwise(session: Session) -> None:
    application = short(session)
    confirmed = decide(session, application, act="confirm", result=None, reason="")
    assert finding(confirmed)["review"]["stale"] is False
    position = confirmed.result["positions"][0]
    after = amend(
        session, application, seen=None, act="correct", kind="position",
        target=FactRef("position", position["document"], 0), changes={"end": "2022-01"},
        actor_id=made.person(session).id,
    )  # fmt: skip
    one = finding(after)
    assert (one["result"], one["review"]["act"], one["review"]["stale"]) == ("met", "confirm", True)


def test_override_stands_on_when_the_machine_finds_otherwise_and_says_so(session: Session) -> None:
    application = short(session)
    decided = decide(session, application, result="unclear")
    position = decided.result["positions"][0]
    after = amend(
        session, application, seen=None, act="correct", kind="position",
        target=FactRef("position", position["document"], 0), changes={"end": "2022-01"},
        actor_id=made.person(session).id,
    )  # fmt: skip
    one = finding(after)
    assert (one["result"], one["machine_result"], one["review"]["stale"]) == (
        "unclear", "met", True,
    )  # fmt: skip


def test_equivalency_decision_stands_with_its_review(session: Session) -> None:
    application = short(session)
    after = decide(session, application, act="equivalency", actor_id=None, ref=7)
    assert finding(after)["result"] == "met"
    assert finding(after)["review"]["ref"] == 7


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"result": None}, "result"),
        ({"result": "not_met"}, "result"),
        ({"act": "confirm"}, "result"),
        ({"act": "lift", "result": None}, None),
        ({"act": "equivalency", "requirement": "license.driver", "ref": 1}, None),
        ({"act": "equivalency", "requirement": "preferred.master", "ref": 1}, None),
        ({"requirement": "shoe.size"}, None),
    ],
)
def test_decision_that_makes_no_sense_is_refused(
    session: Session, wanted: dict[str, Any], field: str | None
) -> None:
    application = short(session)
    with pytest.raises(ReviewError) as refused:
        decide(session, application, **wanted)
    assert refused.value.field == field
    assert session.scalars(select(FindingReview)).all() == []


def test_decision_on_top_of_what_nobody_saw_is_refused(session: Session) -> None:
    application = short(session)
    first = service.current(session, application.id)
    assert first is not None
    decide(session, application)
    with pytest.raises(StaleError):
        decide(session, application, seen=first.id, act="confirm", result=None)
    assert len(session.scalars(select(FindingReview)).all()) == 1


def test_decision_before_anything_is_judged_is_refused(session: Session) -> None:
    application = add_application(session, made.vacancy(session))
    with pytest.raises(NothingJudgedError):
        review(
            session, application, seen=None, requirement=TOTAL, act="confirm",
            actor_id=made.person(session).id,
        )  # fmt: skip
