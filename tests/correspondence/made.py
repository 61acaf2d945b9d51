"""Candidates with something unclear, asked by the product's own verbs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.correspondence import asking, letters, service
from hiring.correspondence.asking import NewLetter, NewQuestion
from hiring.correspondence.models import Letter, Questionnaire
from hiring.foundation.clock import now
from hiring.people.models import Role
from hiring.qualification import service as qualification
from hiring.reading.facts import Degree, Facts, Position
from hiring.vacancies.models import Application
from tests.conftest import token
from tests.qualification_pages.made import candidate, facts, vacancy
from tests.vacancies.made import person

LETTER = NewLetter("Questions", "Hello,\n\nanswer here:\n\n{link}\n\nRita", "ana@mail.example")


def unclear_facts(name: str = "Ana Kovač") -> Facts:
    """Somebody whose scale, staff, end, degree, licence and automobile are all open."""
    found = facts(name, statements=False)
    job = Position(
        title="IT Manager",
        employer="Alder Valley Schools",
        place=None,
        start="2009-03",
        end="2020",
        share=1,
        summary="",
    )
    degree = Degree("bachelor", "B.S.", "Computer Science", "Basin College", None, "unclear")
    return replace(found, positions=(job,), education=(degree,))


def asked_candidate(session: Session, found: Facts | None = None) -> Application:
    """A judged candidate with an address of their own."""
    row = candidate(session, vacancy(session), found or unclear_facts())
    row.email = "ana@mail.example"
    session.flush()
    return row


def open_questions(session: Session, application: Application) -> tuple[NewQuestion, ...]:
    """The questions open about the candidate now."""
    return asking.open_questions(session, qualification.current(session, application.id))


def ask(
    session: Session,
    application: Application,
    *,
    questions: tuple[NewQuestion, ...] | None = None,
    letter: NewLetter | None = LETTER,
) -> Questionnaire:
    """Ask the candidate what is open, by a letter."""
    last = asking.newest(session, application)
    return service.ask(
        session,
        application,
        questions=questions or open_questions(session, application),
        letter=letter,
        seen=last.id if last else None,
        actor_id=person(session, Role.RECRUITER).id,
    )


def deliver(app: Flask, session: Session, *, after: timedelta = timedelta()) -> Letter:
    """Let the worker's job run for the newest letter; the letter as it is then."""
    session.commit()
    letter_id = session.scalars(select(Letter.id).order_by(Letter.id.desc())).first()
    assert letter_id is not None
    session.rollback()
    letters.deliver(
        app.extensions["sessions"], app.config["SETTINGS"], letter_id=letter_id, at=now() + after
    )
    return session.get_one(Letter, letter_id, populate_existing=True)


def link_in(message: EmailMessage) -> str:
    """The path of the private link in a mail."""
    found = re.search(r"http://localhost(/answers/[\w.-]+)", message.get_content())
    assert found is not None
    return found[1]


def link_by_hand(app: Flask, session: Session, asked: Questionnaire) -> str:
    """The path of a link that was shown to the recruiter."""
    url = service.hand_over(
        session, asked, settings=app.config["SETTINGS"], actor_id=asked.asked_by or 0
    )
    session.commit()
    return url.removeprefix("http://localhost")


def names(app: Flask, session: Session, application: Application) -> dict[str, str | int]:
    """What the parts of this room's addresses stand for, in a world that has one of everything."""
    own = (asking.own_question(1, "What drew you to this work?"),)
    asked = ask(session, application, questions=own, letter=None)
    url = service.hand_over(
        session, asked, settings=app.config["SETTINGS"], actor_id=asked.asked_by or 0
    )
    return {"questionnaire_id": asked.id, "secret": url.rpartition("/")[2]}


def post(client: FlaskClient, path: str, **fields: str) -> tuple[int, str]:
    """Send a form; status and page."""
    answer = client.post(path, data={**fields, "csrf_token": token(client)})
    return answer.status_code, answer.get_data(as_text=True)


def send_all(client: FlaskClient, path: str, **fields: str) -> tuple[int, str]:
    """Fill in, check and send; status and page of the last step."""
    status, page = post(client, f"{path}/check", **fields)
    assert status == 200, page
    digest = re.search(r'name="checked" value="(\w+)"', page)
    assert digest is not None
    return post(client, f"{path}/send", checked=digest[1])


def results(session: Session, application: Application) -> dict[str, str]:
    """The result in force of each gating requirement."""
    session.rollback()
    found = qualification.current(session, application.id)
    assert found is not None
    return {f["requirement"]: f["result"] for f in found.result["findings"] if f["gating"]}
