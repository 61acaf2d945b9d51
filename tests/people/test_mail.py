"""Mail: asked for in the database, sent to a real server, tried again, never lost."""

from __future__ import annotations

import base64
import json
import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.people import links, mail, service
from hiring.people.links import LinkState
from hiring.people.models import LinkPurpose, MailState, OutgoingMail, Role, User
from hiring.people.smtp import MailError, send
from tests.conftest import PASSWORD, SignIn, account, token
from tests.post import Post, post

__all__ = ["post"]


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url, "organisation": "Distrito Río Claro"})


@pytest.fixture
def invited(session: Session) -> User:
    """An account with an invitation that waits to be mailed."""
    user = service.create_account(
        session, email="ines@district.org", name="Inês Okafor", roles=[Role.PANEL], actor_id=None
    )
    service.mail_link(session, user, actor_id=None)
    session.commit()
    return user


def deliver(app: Flask, session: Session, *, after: timedelta = timedelta()) -> OutgoingMail:
    """Let the worker's job run for the newest mail; the mail as it is then."""
    session.rollback()
    mail_id = session.scalars(select(OutgoingMail.id).order_by(OutgoingMail.id.desc())).first()
    assert mail_id is not None
    session.rollback()
    mail.deliver(
        app.extensions["sessions"], app.config["SETTINGS"], mail_id=mail_id, at=now() + after
    )
    return session.get_one(OutgoingMail, mail_id, populate_existing=True)


def link_in(message: EmailMessage) -> str:
    """The path of the link in a mail."""
    found = re.search(
        r"^http://localhost(/links/[\w-]{43})\r?$", message.get_content(), re.MULTILINE
    )
    assert found is not None
    return found[1]


def test_invitation_arrives_with_a_link_that_works(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    assert deliver(app, session).state == MailState.SENT
    (message,) = post.arrived
    assert message["To"] == "ines@district.org"
    assert message["From"] == "hiring@district.example.org"
    assert message["Subject"] == "Your account for hiring at Distrito Río Claro"
    assert message.get_content_type() == "text/plain"
    assert message.get_content().startswith("Hello Inês Okafor,")
    page = app.test_client().get(link_in(message)).get_data(as_text=True)
    assert "For the account of Inês Okafor" in page


def test_mail_is_sent_once_however_often_the_job_comes(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    for _ in range(3):
        deliver(app, session, after=timedelta(days=1))
    assert len(post.arrived) == 1


def test_mail_that_is_refused_is_tried_again_with_a_new_link(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    post.answer = "451 come back later"
    row = deliver(app, session)
    assert (row.state, row.attempts, row.last_error) == (MailState.WAITING, 1, "refused")
    deliver(app, session)  # too early: left alone
    assert session.get_one(OutgoingMail, row.id, populate_existing=True).attempts == 1
    post.answer = "250 kept"
    row = deliver(app, session, after=timedelta(minutes=2))
    assert (row.state, row.attempts, row.last_error) == (MailState.SENT, 2, None)
    client = app.test_client()
    assert client.get(link_in(post.arrived[0])).status_code == 200


def test_mail_gives_up_after_six_attempts_and_says_so(
    app: Flask, session: Session, post: Post, invited: User, sign_in: SignIn
) -> None:
    post.answer = "550 never"
    states = [
        (row.state, row.attempts)
        for day in range(7)
        for row in [deliver(app, session, after=timedelta(days=day))]
    ]
    assert states == [(MailState.WAITING, n) for n in range(1, 6)] + [(MailState.FAILED, 6)] * 2
    page = sign_in(Role.ADMINISTRATOR).get("/accounts").get_data(as_text=True)
    assert "Mail not sent: the mail server refused it. Make a link to hand over instead." in page


def test_sweeper_sends_what_is_due_again(app: Flask, session: Session, invited: User) -> None:
    session.rollback()
    moment = now()
    assert mail.sweep(session, at=moment) == 1
    session.rollback()
    deliver(app, session)
    assert mail.sweep(session, at=moment + timedelta(days=1)) == 0


def test_newer_mail_takes_the_older_ones_place(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    service.mail_link(session, invited, actor_id=None)
    session.commit()
    rows = session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)).all()
    assert [row.state for row in rows] == [MailState.DROPPED, MailState.WAITING]
    for row in rows:
        session.rollback()
        mail.deliver(app.extensions["sessions"], app.config["SETTINGS"], mail_id=row.id)
    assert len(post.arrived) == 1


def test_mail_to_a_deactivated_account_is_dropped(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    service.deactivate(session, invited, actor_id=invited.id)
    session.commit()
    assert deliver(app, session).state == MailState.DROPPED
    assert post.arrived == []


def test_no_table_and_no_job_holds_the_secret(
    app: Flask, session: Session, post: Post, invited: User
) -> None:
    deliver(app, session)
    secret = link_in(post.arrived[0]).removeprefix("/links/")
    session.rollback()
    dump = "\n".join(
        line
        for connection in [session.connection().connection.driver_connection]
        for line in connection.iterdump()  # type: ignore[union-attr]
    )
    assert "ines@district.org" in dump
    assert secret not in dump
    assert links.look_up(session, secret).state is LinkState.GOOD


def ask_for_link(app: Flask, email: str) -> tuple[int, str]:
    """Send the form of somebody who forgot their password; status and page."""
    client = app.test_client()
    form = {"email": email, "csrf_token": token(client)}
    answer = client.post("/forgot-password", data=form)
    page = re.sub(r'(?<=name="csrf-token" content=")[^"]+', "", answer.get_data(as_text=True))
    return answer.status_code, page


def test_forgotten_password_is_answered_alike_with_and_without_account(
    app: Flask, session: Session, post: Post, sign_in: SignIn
) -> None:
    sign_in(Role.RECRUITER)
    known = ask_for_link(app, "Recruiter@district.example")
    unknown = ask_for_link(app, "nobody@district.example")
    assert known == unknown
    assert known[0] == 200
    deliver(app, session)
    (message,) = post.arrived
    assert message["To"] == "recruiter@district.example"
    assert "for 2 hours" in message.get_content()


def test_reset_by_mail_changes_the_password(
    app: Flask, session: Session, post: Post, sign_in: SignIn
) -> None:
    sign_in(Role.RECRUITER)
    ask_for_link(app, "recruiter@district.example")
    deliver(app, session)
    new = "seven quiet herons at dawn"
    client = app.test_client()
    form = {"password": new, "again": new, "csrf_token": token(client)}
    assert client.post(link_in(post.arrived[0]), data=form).status_code == 302
    session.rollback()
    answers = [
        service.authenticate(session, email="recruiter@district.example", password=password)
        for password in (PASSWORD, new)
    ]
    assert [answer is not None for answer in answers] == [False, True]


def test_fourth_request_for_one_account_has_to_wait(app: Flask) -> None:
    assert [ask_for_link(app, "ana@district.example")[0] for _ in range(4)] == [200, 200, 200, 429]


def test_administrator_mails_a_link_or_shows_one(
    app: Flask, session: Session, post: Post, sign_in: SignIn
) -> None:
    admin = sign_in(Role.ADMINISTRATOR)
    sign_in(Role.PANEL)
    user = account(session, "panel@district.example")
    path = f"/accounts/{user.id}/link"
    assert admin.post(path, data={"way": "mail", "csrf_token": token(admin)}).status_code == 302
    assert "Mail on its way." in admin.get(f"/accounts/{user.id}").get_data(as_text=True)
    shown = admin.post(path, data={"way": "hand", "csrf_token": token(admin)})
    assert "http://localhost/links/" in shown.get_data(as_text=True)
    assert deliver(app, session).state == MailState.DROPPED


def test_job_is_sent_to_the_broker_with_the_mails_id_alone(
    settings: Settings, session: Session, app: Flask, broker_url: str
) -> None:
    from hiring.foundation.database import make_sessions
    from hiring.foundation.queue import SHORT_QUEUE, Queue, attach

    broker = Redis.from_url(broker_url)
    broker.delete(SHORT_QUEUE)
    sessions = make_sessions(app.extensions["engine"])
    attach(sessions, Queue(broker_url))
    with transaction(sessions) as writing:
        user = service.create_account(
            writing, email="x@d.org", name="Xenia", roles=[Role.PANEL], actor_id=None
        )
        row = mail.ask(writing, user=user, purpose=LinkPurpose.INVITATION, actor_id=None)
    (message,) = broker.lrange(SHORT_QUEUE, 0, -1)
    body = json.loads(base64.b64decode(json.loads(message)["body"]))
    assert body[:2] == [[], {"mail_id": row.id}]
    broker.delete(SHORT_QUEUE)


def test_unreachable_server_is_named(settings: Settings) -> None:
    with pytest.raises(MailError) as fault:
        send(EmailMessage(), smtp_url="smtp://127.0.0.1:1")
    assert fault.value.code == "unreachable"


def test_password_is_never_sent_unencrypted(post: Post) -> None:
    with pytest.raises(MailError) as fault:
        send(EmailMessage(), smtp_url=post.url.replace("//", "//user:secret@"))
    assert fault.value.code == "not_encrypted"
