"""The administrator's pages about accounts."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.foundation.audit import AuditEvent
from hiring.people import service
from hiring.people.models import Role, User
from hiring.people.roster import roster
from tests.conftest import SignIn, account, token

ADMIN = "administrator@district.example"


@pytest.fixture
def admin(sign_in: SignIn) -> FlaskClient:
    """The only administrator."""
    return sign_in(Role.ADMINISTRATOR)


def send(client: FlaskClient, path: str, **form: object) -> TestResponse:
    """Send a form of a page."""
    return client.post(path, data={**form, "csrf_token": token(client)})


def page_of(answer: TestResponse) -> str:
    """The page as text, its marks of escaping undone where names need them."""
    return answer.get_data(as_text=True).replace("&#39;", "'")


def invite(client: FlaskClient, email: str, *roles: str) -> TestResponse:
    """Send the invitation form."""
    return send(client, "/accounts/invite", name="Ines Okafor", email=email, roles=list(roles))


def test_invitation_shows_the_link_once_where_no_mail_is_sent(
    app: Flask, admin: FlaskClient, session: Session
) -> None:
    page = page_of(invite(admin, "Ines@district.org", "panel", "committee"))
    found = re.search(r"http://localhost(/links/[\w-]{43})", page)
    assert found is not None
    assert app.test_client().get(found[1]).status_code == 200
    user = account(session, "ines@district.org")
    assert user.roles == {Role.PANEL, Role.COMMITTEE}
    assert "/links/" not in page_of(admin.get(f"/accounts/{user.id}"))


def test_invitation_names_what_is_wrong_and_keeps_what_was_typed(admin: FlaskClient) -> None:
    answer = send(admin, "/accounts/invite", name="Ines", email="ines@")
    page = page_of(answer)
    assert answer.status_code == 422
    assert "This is not an e-mail address" in page
    assert "Choose at least one role." in page
    assert 'value="ines@"' in page


def test_second_account_with_the_same_address_is_refused(admin: FlaskClient) -> None:
    assert invite(admin, "ines@district.org", "panel").status_code == 200
    again = invite(admin, "INES@district.org", "panel")
    assert again.status_code == 422
    assert "There is an account with this address already." in page_of(again)


def test_roles_are_replaced_and_take_effect_at_once(
    admin: FlaskClient, sign_in: SignIn, session: Session
) -> None:
    client = sign_in(Role.RECRUITER)
    user = account(session, "recruiter@district.example")
    answer = send(admin, f"/accounts/{user.id}/roles", roles=["administrator", "panel"])
    assert answer.status_code == 302
    session.rollback()
    assert user.roles == {Role.ADMINISTRATOR, Role.PANEL}
    assert client.get("/accounts").status_code == 200


def test_account_keeps_at_least_one_role(admin: FlaskClient, session: Session) -> None:
    user = account(session, ADMIN)
    assert send(admin, f"/accounts/{user.id}/roles").status_code == 422
    session.rollback()
    assert user.roles == {Role.ADMINISTRATOR}


def test_deactivation_ends_sessions_and_can_be_undone(
    admin: FlaskClient, sign_in: SignIn, session: Session
) -> None:
    client = sign_in(Role.RECRUITER)
    user = account(session, "recruiter@district.example")
    assert send(admin, f"/accounts/{user.id}/deactivate").status_code == 302
    assert client.get("/").status_code == 302
    assert "can sign in again" in page_of(admin.get(f"/accounts/{user.id}"))
    assert send(admin, f"/accounts/{user.id}/link", way="hand").status_code == 409
    assert send(admin, f"/accounts/{user.id}/reactivate").status_code == 302
    assert client.get("/").status_code == 302
    assert sign_in(Role.RECRUITER).get("/").status_code == 200


def test_last_administrator_stays(admin: FlaskClient, session: Session) -> None:
    user = account(session, ADMIN)
    invite(admin, "ines@district.org", "administrator")  # who can't sign in yet
    gone = send(admin, f"/accounts/{user.id}/deactivate")
    other = send(admin, f"/accounts/{user.id}/roles", roles=["recruiter"])
    assert (gone.status_code, other.status_code) == (409, 422)
    name = "Test administrator is the last administrator who can sign in"
    assert f"{name} and can't be deactivated." in page_of(gone)
    assert f"{name} and can't lose the role." in page_of(other)
    session.rollback()
    assert (user.active, user.roles) == (True, {Role.ADMINISTRATOR})


def test_one_of_two_administrators_may_go(
    admin: FlaskClient, sign_in: SignIn, session: Session
) -> None:
    sign_in(Role.ADMINISTRATOR, email="second@district.example")
    user = account(session, ADMIN)
    assert send(admin, f"/accounts/{user.id}/deactivate").status_code == 302
    assert admin.get("/accounts").status_code == 302


def test_changed_password_ends_the_other_sessions_only(sign_in: SignIn) -> None:
    client, other = sign_in(Role.PANEL), sign_in(Role.PANEL)
    new = "seven quiet herons at dawn"
    form = {"current": "correct horse battery staple", "password": new, "again": new}
    assert send(client, "/password", **form).status_code == 302
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_wrong_current_password_changes_nothing_and_is_on_record(
    sign_in: SignIn, session: Session
) -> None:
    client = sign_in(Role.PANEL)
    new = "seven quiet herons at dawn"
    answer = send(client, "/password", current="wrong", password=new, again=new)
    assert answer.status_code == 422
    assert "This is not your current password." in page_of(answer)
    failed = select(AuditEvent).where(AuditEvent.action == "account.password_change_failed")
    assert len(session.scalars(failed).all()) == 1
    user = account(session, "panel@district.example")
    assert service.authenticate(session, email=user.email, password=new) is None


def test_list_says_who_is_what(admin: FlaskClient, sign_in: SignIn, session: Session) -> None:
    sign_in(Role.RECRUITER)
    invite(admin, "ines@district.org", "panel")
    service.create_account(
        session, email="late@district.org", name="Zoe Late", roles=[Role.PANEL], actor_id=None
    )
    rows = roster(session)
    assert [(row.user.name, row.state, row.last_sign_in is not None) for row in rows] == [
        ("Ines Okafor", "invited", False),
        ("Test administrator", "active", True),
        ("Test recruiter", "active", True),
        ("Zoe Late", "invitation expired", False),
    ]
    assert rows[0].link_until is not None
    assert "invitation expired" not in page_of(admin.get("/accounts"))


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_queries_for_three_accounts_as_for_one(
    session: Session, count: int
) -> None:
    for number in range(count):
        service.create_account(
            session, email=f"n{number}@d.org", name="N", roles=[Role.PANEL], actor_id=None
        )
    session.commit()
    session.expunge_all()
    statements: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    rows = roster(session)
    assert ([row.user.roles for row in rows], len(statements)) == ([{Role.PANEL}] * count, 6)


def test_account_that_does_not_exist_is_not_found(admin: FlaskClient) -> None:
    assert admin.get("/accounts/4711").status_code == 404


def test_every_act_on_an_account_is_in_the_trail(admin: FlaskClient, session: Session) -> None:
    invite(admin, "ines@district.org", "panel")
    user = account(session, "ines@district.org")
    path = f"/accounts/{user.id}"
    send(admin, f"{path}/roles", roles=["recruiter"])
    send(admin, f"{path}/link", way="hand")
    send(admin, f"{path}/deactivate")
    send(admin, f"{path}/reactivate")
    session.rollback()  # see what the requests wrote since
    acts = select(AuditEvent).where(AuditEvent.subject_id == user.id).order_by(AuditEvent.id)
    rows = session.scalars(acts).all()
    actor = account(session, ADMIN)
    assert {row.actor_id for row in rows} == {actor.id}
    assert [(row.action, row.details) for row in rows] == [
        ("account.created", {"roles": ["panel"]}),
        ("account.link_made", {"purpose": "invitation"}),
        ("account.roles_changed", {"roles_before": ["panel"], "roles": ["recruiter"]}),
        ("account.link_made", {"purpose": "invitation"}),
        ("account.deactivated", {}),
        ("account.reactivated", {}),
    ]


def test_two_administrators_cannot_close_each_other_at_once(postgres_url: str) -> None:
    """On PostgreSQL, where writers run beside each other, the second waits and is refused."""
    from threading import Thread

    from hiring.foundation.database import make_engine, make_sessions, transaction
    from hiring.migrate import upgrade

    engine = make_engine(postgres_url)
    upgrade(engine)
    sessions = make_sessions(engine)
    with transaction(sessions) as session:
        ids = [
            service.create_account(
                session,
                email=f"{name}@d.org",
                name=name,
                roles=[Role.ADMINISTRATOR],
                password="x",
                actor_id=None,
            ).id
            for name in ("ana", "ben")
        ]
    refused: list[str] = []

    def close(user_id: int) -> None:
        try:
            with transaction(sessions) as session:
                service.deactivate(session, session.get_one(User, user_id), actor_id=1)
        except service.AccountError as error:
            refused.append(str(error))

    threads = [Thread(target=close, args=(user_id,)) for user_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sessions() as session:
        active = session.scalars(select(User.id).where(User.active)).all()
    engine.dispose()
    assert (len(refused), len(active)) == (1, 1)
