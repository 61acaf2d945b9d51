"""What stands around every page: top bar, the vacancy's journey, formats of dates and numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g
from flask_login import current_user

from hiring.committee import decision_tasks as decision
from hiring.committee import tasks as committee
from hiring.config import Settings
from hiring.correspondence import tasks as correspondence
from hiring.equivalency import tasks as equivalency
from hiring.foundation.web import db
from hiring.intake import tasks as intake
from hiring.panel import tasks as panel
from hiring.people import access
from hiring.people.models import Role
from hiring.people.tasks import Task, TaskSource, tasks_for
from hiring.qualification import tasks as qualification
from hiring.vacancies import tasks as vacancies
from hiring.vacancies.journey import Step, StepSource, steps_for
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import vacancies_for
from hiring.voluntary import tasks as voluntary

TASK_SOURCES: tuple[TaskSource, ...] = (
    vacancies.tasks_of,
    intake.tasks_of,
    qualification.tasks_of,
    correspondence.tasks_of,
    voluntary.tasks_of,
    equivalency.tasks_of,
    panel.tasks_of,
    decision.tasks_of,
)
STEP_SOURCES: tuple[StepSource, ...] = (
    vacancies.step_of,
    intake.step_of,
    qualification.step_of,
    panel.step_of,
    committee.step_of,
    decision.step_of,
)


def local(moment: datetime) -> datetime:
    """The moment on the clocks of the district."""
    settings: Settings = current_app.config["SETTINGS"]
    return moment.astimezone(ZoneInfo(settings.time_zone))


def shown_date(day: date | datetime | None) -> str:
    """A day as "3 Nov 2026"; an en dash where there is none."""
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.day} {day:%b %Y}" if day else "–"


def shown_moment(moment: datetime | None) -> str:
    """A moment as "3 Nov 2026, 14:02" on the clocks of the district."""
    return f"{shown_date(moment)}, {shown_clock(moment)}" if moment else "–"


def shown_clock(moment: datetime) -> str:
    """The time of a moment as "14:02" on the clocks of the district."""
    return f"{local(moment):%H:%M}"


def shown_size(size: int) -> str:
    """A file's size as "310 kB" or "2.4 MB"."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 candidate", "4 candidates" """
    return f"{count} {one if count == 1 else many or one + 's'}"


def my_tasks() -> list[Task]:
    """What waits for the person who is signed in; computed once a request."""
    if "tasks" not in g:
        signed_in = current_user.is_authenticated
        g.tasks = tasks_for(db(), access.me(), TASK_SOURCES) if signed_in else []
    tasks: list[Task] = g.tasks
    return tasks


def my_vacancies() -> list[Vacancy]:
    """The vacancies that the person who is signed in may open."""
    return vacancies_for(db(), access.me())


def journey(vacancy: Vacancy) -> list[Step]:
    """The vacancy's navigation for the person who is signed in."""
    return steps_for(db(), vacancy, access.me(), STEP_SOURCES)


def init_app(app: Flask) -> None:
    """Give every template the shell's words."""
    settings: Settings = app.config["SETTINGS"]
    app.jinja_env.filters.update(
        day=shown_date, moment=shown_moment, clock=shown_clock, size=shown_size, plural=plural
    )

    @app.context_processor
    def around() -> dict[str, Any]:
        return {
            "organisation": settings.organisation,
            "my_tasks": my_tasks,
            "journey": journey,
            "my_vacancies": my_vacancies,
            "Role": Role,
        }
