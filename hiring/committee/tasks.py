"""The step "Scorecards" in the journey of a vacancy."""

from __future__ import annotations

from flask import url_for
from sqlalchemy.orm import Session

from hiring.panel.service import reads_scorecards
from hiring.people.models import User
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Vacancy


def step_of(session: Session, vacancy: Vacancy, user: User) -> Step:
    """The step for recruiters and the vacancy's committee; the page itself says when it is closed
    to them."""
    reads = reads_scorecards(session, user, vacancy)
    url = url_for("committee.ranking", vacancy_id=vacancy.id) if reads else None
    return Step("committee", "Scorecards", url)
