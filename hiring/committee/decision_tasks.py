"""The step "Decision" in the journey, and what waits for the members of a committee."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from hiring.committee.deciding import decides, decision_of, frozen_of, members_of, unsigned
from hiring.committee.models import FrozenDecision
from hiring.panel.finality import why_not_final
from hiring.panel.models import PanelRules
from hiring.panel.service import reads_scorecards, waiting_sheets
from hiring.people.models import Role, User
from hiring.people.tasks import Task
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Seat, SeatKind, Vacancy

MINUTES_TO_DECIDE, MINUTES_TO_SIGN = 45, 10


def step_of(session: Session, vacancy: Vacancy, user: User) -> Step:
    """The step for recruiters and the committee, with how many have signed."""
    if not reads_scorecards(session, user, vacancy):
        return Step("decision", "Decision", None)
    url = url_for("decision.show", vacancy_id=vacancy.id)
    return Step("decision", "Decision", url, _count(session, vacancy))


def _count(session: Session, vacancy: Vacancy) -> str:
    if frozen_of(session, vacancy) is not None:
        return "signed"
    decision = decision_of(session, vacancy)
    if decision is None:
        return ""
    members = len(members_of(vacancy))
    return f"{members - len(unsigned(decision, vacancy))} of {members} signed"


def tasks_of(session: Session, user: User) -> list[Task]:
    """A decision to record or to sign, on each vacancy of whose committee the user is a member,
    once ratings are final."""
    if Role.COMMITTEE not in user.roles:
        return []
    rows = session.execute(
        select(Vacancy, PanelRules)
        .join(PanelRules, PanelRules.vacancy_id == Vacancy.id)
        .join(Seat, Seat.vacancy_id == Vacancy.id)
        .where(
            Seat.user_id == user.id,
            Seat.kind == SeatKind.COMMITTEE.value,
            PanelRules.closed_at.is_not(None),
            ~exists().where(FrozenDecision.vacancy_id == Vacancy.id),
        )
    )
    tasks = (_task(session, vacancy, rules, user) for vacancy, rules in rows.all())
    return [task for task in tasks if task is not None]


def _task(session: Session, vacancy: Vacancy, rules: PanelRules, user: User) -> Task | None:
    waits = waiting_sheets(session, user, vacancy)
    if waits or not decides(session, user, vacancy) or why_not_final(session, vacancy):
        return None
    url = url_for("decision.show", vacancy_id=vacancy.id)
    decision = decision_of(session, vacancy)
    if decision is None:
        assert rules.closed_at is not None  # asked for above
        title, since, minutes = "Record the decision", rules.closed_at, MINUTES_TO_DECIDE
    elif user in unsigned(decision, vacancy):
        title, since, minutes = "Sign the decision", decision.recorded_at, MINUTES_TO_SIGN
    else:
        return None
    return Task(title=title, detail=vacancy.title, url=url, since=since, minutes=minutes)
