"""What waits for a recruiter, and the step of the journey."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.qualification.tasks import step_of, tasks_of
from tests.panel.made import count_queries, member, person
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session, app.test_request_context():
        yield session


def test_recruiter_has_one_task_for_each_standing_of_a_vacancy(session: Session) -> None:
    vacancy = made.vacancy(session)
    for name in ("Ana", "Berta"):
        made.candidate(session, vacancy, made.facts(name))
    made.candidate(session, vacancy, made.unclear("Carl"))
    made.candidate(session, vacancy, made.facts("Dora", statements=False))
    made.candidate(session, vacancy, made.short("Emil"))
    tasks = tasks_of(session, person(session, "Rita", Role.RECRUITER))
    assert {task.title: task.minutes for task in tasks} == {
        "Decide on 2 candidates who meet the standards": 4,
        "Settle what is unclear about 1 candidate": 8,
        "Ask 1 candidate about licence and automobile": 2,
        "Review 1 candidate whose evidence falls short": 15,
    }
    assert {task.detail for task in tasks} == {"CTO"}
    assert f"/vacancies/{vacancy.id}/candidates?outcome=meets&stage=qualified" in {
        task.url for task in tasks
    }


@pytest.mark.parametrize("role", [Role.PANEL, Role.COMMITTEE, Role.ADMINISTRATOR])
def test_others_have_no_task_here(session: Session, role: Role) -> None:
    made.candidate(session, made.vacancy(session), made.facts())
    assert tasks_of(session, person(session, "Somebody", role)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_tasks_take_one_query(app: Flask, session: Session, count: int) -> None:
    for number in range(count):
        vacancy = made.vacancy(session, title=f"Vacancy {number}")
        made.candidate(session, vacancy, made.facts())
    recruiter = person(session, "Rita", Role.RECRUITER)
    session.flush()
    assert count_queries(app, lambda: tasks_of(session, recruiter)) == 1


def test_step_counts_who_waits_for_a_decision(session: Session) -> None:
    vacancy = made.vacancy(session)
    recruiter = person(session, "Rita", Role.RECRUITER)
    assert step_of(session, vacancy, recruiter).count == ""
    made.candidate(session, vacancy, made.facts("Ana"))
    made.candidate(session, vacancy, made.unclear("Carl"))
    step = step_of(session, vacancy, recruiter)
    assert (step.name, step.count) == ("Qualification", "2 open")
    assert step.url == f"/vacancies/{vacancy.id}/candidates"


def test_panel_member_has_no_step_here(session: Session) -> None:
    vacancy = made.vacancy(session)
    assert step_of(session, vacancy, member(session, vacancy, "Pat")).url is None
