"""Letters to candidates: sent to a real mail server by the worker's job, tried again, never lost;
and the links they carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import letters, links, service
from hiring.correspondence.letters import LetterError
from hiring.correspondence.links import LinkState
from hiring.correspondence.models import CandidateLink, Letter, Purpose
from hiring.foundation.clock import now
from hiring.people.models import MailState, Role
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from tests.conftest import SignIn
from tests.correspondence import made
from tests.post import Post

SECRET = "another secret that is long enough for all of this"


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url})


@pytest.fixture
def candidate(session: Session) -> Application:
    """Somebody who was asked, by a letter that waits."""
    row = made.asked_candidate(session)
    made.ask(session, row)
    return row


def test_letter_arrives_and_its_link_settles_the_finding(
    app: Flask, session: Session, post: Post, candidate: Application
) -> None:
    assert made.deliver(app, session).state == MailState.SENT
    (message,) = post.arrived
    assert message["To"] == "ana@mail.example"
    assert message["From"] == "hiring@district.example.org"
    assert message["Reply-To"] == "made@district.example"
    assert message["Subject"] == "Questions"
    assert message.get_content_type() == "text/plain"
    assert "{link}" not in message.get_content()
    path = made.link_in(message)
    status, _ = made.send_all(app.test_client(), path, **{"q5-answer": "yes"})
    assert status == 200
    assert made.results(session, candidate)["license.driver"] == "met"


def test_letter_that_is_refused_is_tried_again_with_a_new_link(
    app: Flask, session: Session, post: Post, candidate: Application
) -> None:
    post.answer = "451 come back later"
    row = made.deliver(app, session)
    assert (row.state, row.attempts, row.last_error) == (MailState.WAITING, 1, "refused")
    moment = now()
    assert letters.sweep(session, at=moment) == 0
    assert letters.sweep(session, at=moment + timedelta(minutes=2)) == 1
    post.answer = "250 kept"
    row = made.deliver(app, session, after=timedelta(minutes=2))
    assert (row.state, row.attempts, row.last_error) == (MailState.SENT, 2, None)
    assert letters.sweep(session, at=moment + timedelta(days=1)) == 0
    states = [links.state_of(link) for link in session.scalars(select(CandidateLink))]
    assert states == [LinkState.REVOKED, LinkState.GOOD]


def test_letter_that_is_given_up_is_a_task_and_can_be_sent_again(
    app: Flask, session: Session, post: Post, candidate: Application, sign_in: SignIn
) -> None:
    post.answer = "550 never"
    for day in range(6):
        row = made.deliver(app, session, after=timedelta(days=day))
    assert row.state == MailState.FAILED
    session.rollback()
    client = sign_in(Role.RECRUITER)
    assert "See to the letter to Ana Kovač: it was not sent" in client.get("/").text
    page = client.get(f"/candidates/{candidate.id}/questions").text
    assert "was not sent: the mail server refused it." in page
    post.answer = "250 kept"
    status, _ = made.post(client, f"/candidates/{candidate.id}/questions/1/again", way="mail")
    assert status == 303
    made.deliver(app, session)
    assert app.test_client().get(made.link_in(post.arrived[0])).status_code == 200
    assert "See to the letter" not in client.get("/").text


def test_letter_to_one_who_has_withdrawn_is_dropped(
    app: Flask, session: Session, post: Post, candidate: Application
) -> None:
    move(session, candidate, to=Stage.WITHDRAWN, actor_id=None, reason="By telephone.")
    assert made.deliver(app, session).state == MailState.DROPPED
    assert post.arrived == []


def test_newer_letter_takes_the_place_of_one_that_waits(
    app: Flask, session: Session, post: Post, candidate: Application
) -> None:
    made.ask(session, candidate)
    session.commit()
    rows = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [row.state for row in rows] == [MailState.DROPPED, MailState.WAITING]
    for row in rows:
        session.rollback()
        letters.deliver(app.extensions["sessions"], app.config["SETTINGS"], letter_id=row.id)
    assert len(post.arrived) == 1


def test_no_table_holds_the_secret(
    app: Flask, session: Session, post: Post, candidate: Application
) -> None:
    made.deliver(app, session)
    secret = made.link_in(post.arrived[0]).removeprefix("/answers/")
    session.rollback()
    dump = "\n".join(session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert "answer here:" in dump
    assert secret not in dump
    assert secret.split(".")[0] not in dump


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"to_address": ""}, "to_address"),
        ({"to_address": "ana at mail"}, "to_address"),
        ({"to_address": "ana@mail.example\nBcc: x@y.z"}, "to_address"),
        ({"subject": "  "}, "subject"),
        ({"subject": "long " * 50}, "subject"),
        ({"body": "Hello, answer soon."}, "body"),
    ],
)
def test_letter_that_would_be_of_no_use_is_refused(
    session: Session, candidate: Application, change: dict[str, str], field: str
) -> None:
    with pytest.raises(LetterError) as fault:
        made.ask(session, candidate, letter=replace(made.LETTER, **change))
    assert fault.value.field == field


def test_subject_can_add_no_header(session: Session, app: Flask, post: Post) -> None:
    row = made.asked_candidate(session)
    made.ask(session, row, letter=replace(made.LETTER, subject="Hello\r\nBcc: other@mail.example"))
    made.deliver(app, session)
    (message,) = post.arrived
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: other@mail.example"


def make(session: Session, application: Application, purpose: Purpose, secret: str) -> str:
    return links.make(session, application, purpose=purpose, secret_key=secret, actor_id=None)


def state(session: Session, token: str, purpose: Purpose, secret: str = SECRET) -> LinkState:
    return links.look_up(session, token, purpose=purpose, secret_key=secret).state


def test_link_opens_its_own_purpose_alone(session: Session, candidate: Application) -> None:
    token = make(session, candidate, Purpose.QUESTIONS, SECRET)
    states = {purpose: state(session, token, purpose) for purpose in Purpose}
    assert states == {
        Purpose.QUESTIONS: LinkState.GOOD,
        Purpose.SELF_IDENTIFICATION: LinkState.UNKNOWN,
        Purpose.PREFERENCE_CLAIM: LinkState.UNKNOWN,
    }


def test_link_is_worth_nothing_under_another_key(session: Session, candidate: Application) -> None:
    token = make(session, candidate, Purpose.QUESTIONS, SECRET)
    assert state(session, token, Purpose.QUESTIONS, "x" * 40) is LinkState.UNKNOWN


def test_garbage_is_refused_without_a_look_up(app: Flask) -> None:
    with app.extensions["sessions"]() as session:
        assert state(session, "garbage.garbage", Purpose.QUESTIONS) is LinkState.UNKNOWN
        assert not session.in_transaction()


def test_newer_link_revokes_those_of_its_purpose_alone(
    session: Session, candidate: Application
) -> None:
    old = make(session, candidate, Purpose.QUESTIONS, SECRET)
    other = make(session, candidate, Purpose.PREFERENCE_CLAIM, SECRET)
    new = make(session, candidate, Purpose.QUESTIONS, SECRET)
    assert state(session, old, Purpose.QUESTIONS) is LinkState.REVOKED
    assert state(session, new, Purpose.QUESTIONS) is LinkState.GOOD
    assert state(session, other, Purpose.PREFERENCE_CLAIM) is LinkState.GOOD


def test_link_works_once_and_ends_with_its_time(session: Session, candidate: Application) -> None:
    token = make(session, candidate, Purpose.QUESTIONS, SECRET)
    link = links.look_up(session, token, purpose=Purpose.QUESTIONS, secret_key=SECRET).link
    assert link is not None
    assert link.expires_at - link.created_at == timedelta(days=14)
    links.use_link(session, link)
    session.refresh(link)
    assert links.state_of(link) is LinkState.USED
    with pytest.raises(links.SpentLinkError):
        links.use_link(session, link)


def test_somebody_asking_meanwhile_is_noticed(session: Session, candidate: Application) -> None:
    with pytest.raises(service.AskedMeanwhileError):
        service.ask(
            session,
            candidate,
            questions=made.open_questions(session, candidate),
            letter=made.LETTER,
            seen=None,
            actor_id=candidate.vacancy.created_by,
        )
