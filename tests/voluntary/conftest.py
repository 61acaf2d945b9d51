"""A vacancy with a candidate who has private links, and HR with and without a seat."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.vacancies.models import Application
from tests.panel import made as panel


@pytest.fixture
def ana(app: Flask, session: Session) -> Application:
    """A candidate of a vacancy on which Mara, who is a recruiter too, sits on the panel."""
    vacancy = panel.vacancy(session)
    panel.member(session, vacancy, "Mara", Role.RECRUITER, Role.ADMINISTRATOR)
    panel.committee_member(session, vacancy, "Cora")
    application = panel.candidate(session, vacancy)
    application.email = "ana.kovac@mail.example"
    session.commit()
    return application
