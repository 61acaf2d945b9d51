"""The verbs of accounts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hiring.foundation import audit, queue
from hiring.foundation.clock import now
from hiring.people import links, mail
from hiring.people.models import Link, LinkPurpose, Role, RoleGrant, User
from hiring.people.passwords import check_password, hash_password, needs_rehash

UNKNOWN_ACCOUNT = 0


class AccountError(Exception):
    """Something that can't be done to an account; the message is a sentence for the person who
    asked."""


def find_account(session: Session, email: str) -> User | None:
    """The account with this address, whatever its case."""
    return session.scalar(select(User).where(User.email == email.strip().lower()))


def create_account(
    session: Session,
    *,
    email: str,
    name: str,
    roles: Collection[Role],
    password: str | None = None,
    actor_id: int | None,
) -> User:
    """A new account; without a password nobody can sign in to it until an invitation is followed.

    Raises AccountError where the address has one already."""
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        password_hash=hash_password(password) if password else None,
        created_at=now(),
        active=True,
        session_version=1,
        grants=[RoleGrant(role=role.value) for role in sorted(roles)],
    )
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError:
        raise AccountError("There is an account with this address already.") from None
    _record(session, "account.created", user, actor_id=actor_id, roles=sorted(roles))
    return user


def authenticate(session: Session, *, email: str, password: str) -> User | None:
    """The active account with this address and password, else None.  Either is written into the
    trail; a failure by the account's id alone, 0 where there is none."""
    user = find_account(session, email)
    right = check_password(user.password_hash if user else None, password)
    if user is None or not right or not user.active:
        audit.record(
            session,
            "account.sign_in_failed",
            subject="account",
            subject_id=user.id if user else UNKNOWN_ACCOUNT,
            actor_id=None,
        )
        return None
    if user.password_hash and needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    _record(session, "account.signed_in", user, actor_id=user.id)
    return user


def change_password(session: Session, user: User, *, current: str, new: str) -> None:
    """Set another password and end every session of the account.

    Raises AccountError where the current password is not right; that attempt is in the trail."""
    if not check_password(user.password_hash, current):
        _record(session, "account.password_change_failed", user, actor_id=user.id)
        raise AccountError("This is not your current password. Nothing was changed.")
    _set_password(session, user, new)


def follow_link(session: Session, link: Link, *, password: str) -> User:
    """Set the password of the account that the link belongs to, and spend the link.

    Raises links.SpentLinkError where the link is not good any more."""
    assert link.user is not None  # the constraint account_unless_set_up
    links.use_link(session, link)
    _set_password(session, link.user, password)
    return link.user


def set_up(session: Session, link: Link, *, email: str, name: str, password: str) -> User:
    """Make the first administrator, and spend the link that was offered for it.

    Raises links.SpentLinkError where the link is not good or somebody was quicker."""
    if session.scalar(select(exists().where(User.id.is_not(None)))):
        raise links.SpentLinkError
    links.use_link(session, link)
    return create_account(
        session,
        email=email,
        name=name,
        roles=[Role.ADMINISTRATOR],
        password=password,
        actor_id=None,
    )


def first_link(session: Session, base_url: str) -> str | None:
    """The address of a page that makes the first administrator, works once, for 24 hours; None
    where there is an account already.  A new one revokes the one before."""
    if session.scalar(select(exists().where(User.id.is_not(None)))):
        return None
    token = links.make_link(session, purpose=LinkPurpose.SET_UP, user=None, actor_id=None)
    return links.url_of(base_url, token)


def link_purpose(user: User) -> LinkPurpose:
    """What a link for this account is for: an invitation until it has a password."""
    return LinkPurpose.PASSWORD_RESET if user.password_hash else LinkPurpose.INVITATION


def hand_over_link(session: Session, user: User, *, base_url: str, actor_id: int | None) -> str:
    """A link for the administrator to hand over; a mail that still waits is dropped.

    Raises AccountError where the account is not active."""
    _must_be_active(user)
    purpose = link_purpose(user)
    mail.drop(session, user_id=user.id, purpose=purpose)
    return links.url_of(
        base_url, links.make_link(session, purpose=purpose, user=user, actor_id=actor_id)
    )


def mail_link(session: Session, user: User, *, actor_id: int | None) -> None:
    """Have a link mailed to the account.  Raises AccountError where it is not active."""
    _must_be_active(user)
    mail.ask(session, user=user, purpose=link_purpose(user), actor_id=actor_id)


def ask_reset(session: Session, *, email: str) -> None:
    """Have a link mailed, where there is an active account with this address.  Where there is
    none, a job about no mail is sent, so that neither answer nor queue tells the difference."""
    user = find_account(session, email)
    if user is not None and user.active:
        mail.ask(session, user=user, purpose=link_purpose(user), actor_id=None)
    else:
        queue.enqueue(session, queue.SEND_MAIL, mail_id=0)


def change_roles(session: Session, user: User, *, roles: Collection[Role], actor_id: int) -> None:
    """Give the account exactly these roles.

    Raises AccountError where that would leave nobody to administer."""
    if user.roles == frozenset(roles):
        return
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(session, user, "lose the role")
    before = sorted(user.roles)
    kept = {grant.role: grant for grant in user.grants}
    user.grants = [kept.get(role.value) or RoleGrant(role=role.value) for role in sorted(roles)]
    _record(
        session,
        "account.roles_changed",
        user,
        actor_id=actor_id,
        roles_before=before,
        roles=sorted(roles),
    )


def deactivate(session: Session, user: User, *, actor_id: int) -> None:
    """Close the account: its sessions end, its links and waiting mails are worthless.

    Raises AccountError where that would leave nobody to administer."""
    if not user.active:
        return
    _keep_an_administrator(session, user, "be deactivated")
    user.active = False
    _end_everything(session, user)
    _record(session, "account.deactivated", user, actor_id=actor_id)


def reactivate(session: Session, user: User, *, actor_id: int) -> None:
    """Open the account again, with the password and roles it had."""
    if not user.active:
        user.active = True
        _record(session, "account.reactivated", user, actor_id=actor_id)


def end_sessions(session: Session, user: User) -> None:
    """Sign the account out everywhere."""
    user.session_version += 1
    _record(session, "account.signed_out_everywhere", user, actor_id=user.id)


def _record(
    session: Session, action: str, user: User, *, actor_id: int | None, **details: Any
) -> None:
    audit.record(
        session, action, subject="account", subject_id=user.id, actor_id=actor_id, **details
    )


def _set_password(session: Session, user: User, password: str) -> None:
    user.password_hash = hash_password(password)
    _end_everything(session, user)
    _record(session, "account.password_set", user, actor_id=user.id)


def _end_everything(session: Session, user: User) -> None:
    user.session_version += 1
    links.revoke_links(session, user_id=user.id)
    mail.drop(session, user_id=user.id)


def _must_be_active(user: User) -> None:
    if not user.active:
        raise AccountError(f"The account of {user.name} is deactivated: reactivate it first.")


def _keep_an_administrator(session: Session, user: User, act: str) -> None:
    """The rows are locked, so that two administrators can't close each other's accounts at once."""
    others = session.scalars(
        select(User.id)
        .join(RoleGrant)
        .where(
            RoleGrant.role == Role.ADMINISTRATOR.value,
            User.active,
            User.password_hash.is_not(None),
        )
        .with_for_update()
    ).all()
    if set(others) == {user.id}:
        raise AccountError(
            f"{user.name} is the last administrator who can sign in and can't {act}."
            " Make somebody else an administrator first."
        )
