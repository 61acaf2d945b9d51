"""Whom the law wants interviewed: every veteran who meets the minimum and special qualifications
(ORS 408.237)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from hiring.qualification.models import Qualification
from hiring.qualification.service import outcomes_by_application
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.voluntary.decisions import eligibilities
from hiring.voluntary.models import PreferenceDecision
from hiring.voluntary.steps import INVITED, steps_of
from hiring.voluntary.tally import Step


class Interview(StrEnum):
    """What the law asks for one veteran: nothing more, an invitation, or that the findings are
    settled first."""

    INVITED = "invited"
    OWED = "owed"
    UNCLEAR = "unclear"
    NOT_OWED = "not_owed"


@dataclass(frozen=True, slots=True)
class OwedInterviews:
    """What stands with each candidate who has preference, by application, and whether anybody at
    all is invited."""

    by_application: dict[int, Interview]
    others_invited: bool

    @property
    def owed(self) -> int:
        """How many meet the standards and are not invited."""
        return sum(one is Interview.OWED for one in self.by_application.values())

    @property
    def unclear(self) -> int:
        """How many are not invited while their findings are unclear."""
        return sum(one is Interview.UNCLEAR for one in self.by_application.values())


def judge_interview(*, invited: bool, withdrawn: bool, outcome: str | None) -> Interview:
    """What the law asks for a veteran with this outcome of the findings; None is no finding yet."""
    if invited:
        return Interview.INVITED
    if withdrawn or outcome == "does_not_meet":
        return Interview.NOT_OWED
    return Interview.OWED if outcome == "meets" else Interview.UNCLEAR


def owed_interviews(session: Session, vacancy: Vacancy) -> OwedInterviews:
    """Which candidates with preference must still be invited.  Setting one aside changes nothing
    in it; withdrawing does."""
    found = eligibilities(session, vacancy_id=vacancy.id)
    preferred = {number for number, one in found.items() if one.points}
    if not preferred:
        return OwedInterviews({}, others_invited=False)
    steps = steps_of(session, vacancy_id=vacancy.id)
    outcomes = outcomes_by_application(session, vacancy.id)
    rows = session.execute(
        select(Application.id, Application.stage).where(Application.id.in_(preferred))
    )
    stages = {number: stage for number, stage in rows}
    judged = {
        number: judge_interview(
            invited=steps.get(number) is Step.INVITED,
            withdrawn=stages[number] == Stage.WITHDRAWN,
            outcome=outcomes.get(number),
        )
        for number in preferred
    }
    return OwedInterviews(judged, others_invited=Step.INVITED in steps.values())


def vacancies_that_may_owe(session: Session) -> set[int]:
    """The vacancies where an interview may be owed: somebody with preference who was once found to
    meet the standards stands before the invitation.  `owed_interviews` says it exactly; this is one
    question however many vacancies there have been."""
    standing = func.coalesce(Application.merged_into_id, Application.id)
    preferred = (
        select(standing)
        .join(PreferenceDecision, PreferenceDecision.application_id == Application.id)
        .where(PreferenceDecision.points > 0)
    )
    past = [stage.value for stage in (*INVITED, Stage.WITHDRAWN)]
    meets = exists().where(
        Qualification.application_id == Application.id, Qualification.outcome == "meets"
    )
    query = select(Application.vacancy_id).where(
        Application.id.in_(preferred), Application.stage.not_in(past), meets
    )
    return set(session.scalars(query.distinct()))
