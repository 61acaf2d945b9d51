"""Two recruiters press the same button at once, on each database: it happens once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from hiring.foundation.database import transaction
from hiring.panel import service
from hiring.panel.models import Sheet
from hiring.panel.plan import read_coverage
from hiring.panel.planning import give, lock_plan
from hiring.panel.reminders import remind
from hiring.panel.round_models import Reminder
from hiring.people.models import Role, User
from hiring.vacancies.models import Vacancy
from tests.panel import made
from tests.panel.test_concurrency import sessions

__all__ = ["sessions"]


def at_once(
    sessions: sessionmaker[Session], act: Callable[[Session, Vacancy, User], object]
) -> list[str]:
    """What becomes of two acts that begin together, in two transactions."""
    ready = threading.Barrier(2)
    outcomes: list[str] = []

    def press() -> None:
        ready.wait()
        try:
            with transaction(sessions) as session:
                vacancy = session.scalars(select(Vacancy)).one()
                done = act(session, vacancy, session.get_one(User, vacancy.created_by))
            outcomes.append("done" if done else "nothing")
        except service.PanelError as error:
            outcomes.append(str(error).split(":", 1)[0])

    recruiters = [threading.Thread(target=press) for _ in range(2)]
    for recruiter in recruiters:
        recruiter.start()
    for recruiter in recruiters:
        recruiter.join()
    return sorted(outcomes)


def test_two_recruiters_at_once_remind_once_and_give_once(
    sessions: sessionmaker[Session],
) -> None:
    with transaction(sessions) as session:
        vacancy = made.vacancy(session)
        made.person(session, "Rhea", Role.RECRUITER)
        made.member(session, vacancy, "Mara")
        made.send(session, made.candidate(session, vacancy))
        made.member(session, vacancy, "Otto")

    def remind_all(session: Session, vacancy: Vacancy, user: User) -> object:
        return remind(session, vacancy, actor_id=user.id)

    def give_otto(session: Session, vacancy: Vacancy, user: User) -> object:
        lock_plan(session, vacancy)
        coverage = read_coverage(session, vacancy, viewer=user)
        pair = (coverage.applications[0].id, coverage.members[-1].id)
        return give(session, coverage, pair, list(coverage.board.areas), actor_id=user.id)

    assert at_once(sessions, remind_all) == ["done", "nothing"]
    assert at_once(sessions, give_otto) == ["Nothing is left to give", "done"]
    with sessions() as session:
        assert session.scalar(select(func.count(Reminder.id))) == 1
        assert session.scalar(select(func.count(Sheet.id))) == 2
