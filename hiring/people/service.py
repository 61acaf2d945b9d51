"""The verbs of accounts."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.people.models import Role, RoleGrant, User
from hiring.people.passwords import check_password, hash_password, needs_rehash


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
    """A new account; without a password nobody can sign in to it until an invitation is
    followed."""
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        password_hash=hash_password(password) if password else None,
        created_at=now(),
        active=True,
        session_version=1,
        grants=[RoleGrant(role=role.value) for role in sorted(roles)],
    )
    session.add(user)
    session.flush()
    audit.record(
        session,
        "account.created",
        subject="account",
        subject_id=user.id,
        actor_id=actor_id,
        roles=sorted(roles),
    )
    return user


def authenticate(session: Session, *, email: str, password: str) -> User | None:
    """The active account with this address and password, else None."""
    user = find_account(session, email)
    right = check_password(user.password_hash if user else None, password)
    if user is None or not right or not user.active:
        return None
    if user.password_hash and needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    audit.record(
        session, "account.signed_in", subject="account", subject_id=user.id, actor_id=user.id
    )
    return user
