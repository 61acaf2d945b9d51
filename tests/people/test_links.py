"""Invitations and new passwords through links that work once and expire."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.people import links, service
from hiring.people.links import LinkState
from hiring.people.models import Link, LinkPurpose, Role, User
from tests.conftest import PASSWORD, SignIn, token

NEW = "seven quiet herons at dawn"


@pytest.fixture
def invited(session: Session) -> User:
    """An account that nobody has signed in to yet."""
    user = service.create_account(
        session,
        email="Ines@district.example",
        name="Ines Okafor",
        roles=[Role.PANEL],
        actor_id=None,
    )
    session.commit()
    return user


def secret_of(session: Session, user: User, purpose: LinkPurpose = LinkPurpose.INVITATION) -> str:
    """The token of a new link."""
    secret = links.make_link(session, purpose=purpose, user=user, actor_id=None)
    session.commit()
    return secret


def test_invitation_leads_to_a_password_and_then_to_the_product(
    app: Flask, session: Session, invited: User
) -> None:
    path = f"/links/{secret_of(session, invited)}"
    client = app.test_client()
    assert "Ines Okafor" in client.get(path).get_data(as_text=True)
    answer = client.post(path, data={"password": NEW, "again": NEW, "csrf_token": token(client)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")
    answer = client.post(
        "/sign-in",
        data={"email": invited.email, "password": NEW, "csrf_token": token(client)},
    )
    assert answer.status_code == 302
    assert client.get("/").status_code == 200


def test_link_works_once(app: Flask, session: Session, invited: User) -> None:
    path = f"/links/{secret_of(session, invited)}"
    client = app.test_client()
    form = {"password": NEW, "again": NEW, "csrf_token": token(client)}
    assert client.post(path, data=form).status_code == 302
    second = client.post(path, data={**form, "password": PASSWORD, "again": PASSWORD})
    assert second.status_code == 410
    assert "This link was used already" in second.get_data(as_text=True)
    session.expire_all()
    assert service.authenticate(session, email=invited.email, password=NEW) is not None


def test_link_is_not_spent_by_looking_at_it(app: Flask, session: Session, invited: User) -> None:
    path = f"/links/{secret_of(session, invited)}"
    client = app.test_client()
    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize(
    ("purpose", "hours"),
    [
        (LinkPurpose.INVITATION, 72),
        (LinkPurpose.PASSWORD_RESET, 2),
    ],
)
def test_link_expires(
    app: Flask, session: Session, invited: User, purpose: LinkPurpose, hours: int
) -> None:
    secret = secret_of(session, invited, purpose)
    link = session.scalars(select(Link)).one()
    assert link.expires_at - link.created_at == timedelta(hours=hours)
    link.expires_at = now() - timedelta(seconds=1)
    session.commit()
    page = app.test_client().get(f"/links/{secret}")
    assert page.status_code == 410
    assert "This link has expired" in page.get_data(as_text=True)


def test_new_link_revokes_the_older_of_the_same_purpose(session: Session, invited: User) -> None:
    older = secret_of(session, invited)
    other = secret_of(session, invited, LinkPurpose.PASSWORD_RESET)
    newer = secret_of(session, invited)
    states = [links.look_up(session, secret).state for secret in (older, other, newer)]
    assert states == [LinkState.REVOKED, LinkState.GOOD, LinkState.GOOD]


def test_link_keeps_only_the_hash_of_its_token(session: Session, invited: User) -> None:
    secret = secret_of(session, invited)
    link = session.scalars(select(Link)).one()
    assert secret not in repr(vars(link))
    assert len(link.token_hash) == 64


def test_unknown_link_says_so(app: Flask) -> None:
    page = app.test_client().get("/links/nothing")
    assert page.status_code == 404
    assert "There is no such link" in page.get_data(as_text=True)


def test_link_of_a_deactivated_account_is_dead(app: Flask, session: Session, invited: User) -> None:
    secret = secret_of(session, invited)
    invited.active = False
    session.commit()
    page = app.test_client().get(f"/links/{secret}")
    assert page.status_code == 410
    assert "The account is deactivated" in page.get_data(as_text=True)


def test_link_refuses_a_weak_password_and_stays_good(
    app: Flask, session: Session, invited: User
) -> None:
    secret = secret_of(session, invited)
    client = app.test_client()
    answer = client.post(
        f"/links/{secret}",
        data={"password": "short", "again": "short", "csrf_token": token(client)},
    )
    assert answer.status_code == 422
    assert "Use 12 characters or more" in answer.get_data(as_text=True)
    assert links.look_up(session, secret).state is LinkState.GOOD


def test_spending_a_link_twice_at_once_works_for_one(app: Flask, session: Session) -> None:
    """Two sessions that both saw the link as good: the second finds it spent."""
    user = service.create_account(
        session, email="two@district.example", name="Two", roles=[Role.PANEL], actor_id=None
    )
    secret = secret_of(session, user)
    sessions = app.extensions["sessions"]
    with sessions() as first, sessions() as second:
        seen = [links.look_up(one, secret).link for one in (first, second)]
        assert seen[0] is not None
        assert seen[1] is not None
        second.rollback()
        links.use_link(first, seen[0])
        first.commit()
        with pytest.raises(links.SpentLinkError):
            links.use_link(second, seen[1])


def test_reset_ends_every_session(app: Flask, session: Session, sign_in: SignIn) -> None:
    client = sign_in(Role.RECRUITER)
    user = service.find_account(session, "recruiter@district.example")
    assert user is not None
    secret = secret_of(session, user, LinkPurpose.PASSWORD_RESET)
    other = app.test_client()
    form = {"password": NEW, "again": NEW, "csrf_token": token(other)}
    assert other.post(f"/links/{secret}", data=form).status_code == 302
    assert client.get("/").status_code == 302
