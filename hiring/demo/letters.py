"""Questions to candidates, one set answered and one not yet, and a finding that a person decided
otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import answering, asking, links
from hiring.correspondence.models import Purpose, Questionnaire
from hiring.correspondence.service import ask, hand_over
from hiring.foundation.clock import now
from hiring.foundation.data_files import load_yaml
from hiring.people.models import User
from hiring.qualification.reviews import review
from hiring.qualification.service import current
from hiring.vacancies.models import Application, Vacancy

SCRIPT = Path(__file__).parent / "data" / "letters.yaml"


def write_letters(
    session: Session, vacancy: Vacancy, *, recruiter: User, settings: Settings
) -> None:
    """Ask the candidates in the script, answer for the one who has, and override a finding."""
    script: dict[str, Any] = load_yaml(SCRIPT.read_text("utf-8"))
    answered, waiting, override = (script[name] for name in ("answered", "waiting", "override"))
    _ask(session, _candidate(session, vacancy, waiting), recruiter, settings)
    one = _candidate(session, vacancy, answered)
    asked = _ask(session, one, recruiter, settings, answered["own"])
    _answer(session, one, asked, answered["answers"], settings)
    review(
        session,
        _candidate(session, vacancy, override),
        seen=None,
        requirement=override["requirement"],
        act="override",
        result=override["result"],
        reason=override["reason"],
        actor_id=recruiter.id,
    )


def _candidate(session: Session, vacancy: Vacancy, part: dict[str, Any]) -> Application:
    return session.scalars(
        select(Application).where(
            Application.vacancy_id == vacancy.id, Application.number == part["candidate"]
        )
    ).one()


def _ask(
    session: Session, application: Application, recruiter: User, settings: Settings, *own: str
) -> Questionnaire:
    """Ask everything that is open; no mail is sent here, so the link is passed on by hand."""
    questions = asking.open_questions(session, current(session, application.id))
    mine = (asking.own_question(number, text) for number, text in enumerate(own, 1))
    asked = ask(
        session,
        application,
        questions=(*questions, *mine),
        letter=None,
        seen=None,
        actor_id=recruiter.id,
    )
    hand_over(session, asked, settings=settings, actor_id=recruiter.id)
    return asked


def _answer(
    session: Session,
    application: Application,
    asked: Questionnaire,
    answers: dict[str, dict[str, str]],
    settings: Settings,
) -> None:
    today = now().astimezone(settings.zone).date()
    typed = {str(one.number): answers[one.key] for one in asked.questions}
    answering.save(session, asked, typed=typed)
    sheets = answering.sheets_of(asked, today=today)
    link = links.in_force(session, application, purpose=Purpose.QUESTIONS).link
    assert link is not None  # it was made when it was handed over
    checked = answering.digest_of(sheets)
    answering.send(session, link, asked, checked=checked, today=today)
