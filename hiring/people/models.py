"""Accounts, the roles they hold, links that work once, and the mail that carries them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import Base


class Role(StrEnum):
    """What a person does here; one person may hold several."""

    ADMINISTRATOR = "administrator"
    RECRUITER = "recruiter"
    PANEL = "panel"
    COMMITTEE = "committee"


class LinkPurpose(StrEnum):
    """What a mailed link lets its holder do."""

    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 (a word, not a password)
    SET_UP = "set_up"


class MailState(StrEnum):
    """waiting → sent, or failed when every attempt was refused, or dropped when a newer mail or an
    act of the person made it pointless."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Outgoing:
    """The columns of one mail that a worker has to send, for a table that adds to whom and what.
    `outgoing_checks()` belongs in its `__table_args__`."""

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(20), default=MailState.WAITING.value)
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(String(30))


def outgoing_checks() -> tuple[Index | CheckConstraint, ...]:
    """What holds for every table of outgoing mail."""
    return (
        Index(None, "state", "next_attempt_at"),
        CheckConstraint("state in ('waiting', 'sent', 'failed', 'dropped')", name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_with_a_time"),
        CheckConstraint("state <> 'failed' or last_error is not null", name="failed_with_a_reason"),
    )


class SecretLink:
    """The columns of a link that works once and expires, for a table that adds for whom and to
    what.  Only the hash of its token is kept."""

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class User(UserMixin, Base):  # type: ignore[misc]  # Flask-Login ships no types
    """An account.  `session_version` is raised to end every session of the account at once."""

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower_case"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    session_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    grants: Mapped[list[RoleGrant]] = relationship(
        back_populates="user", lazy="selectin", cascade="all, delete-orphan"
    )

    @property
    def roles(self) -> frozenset[Role]:
        """The roles this account holds."""
        return frozenset(Role(grant.role) for grant in self.grants)

    @property
    def is_active(self) -> bool:
        """Flask-Login's question: may this account be signed in."""
        return self.active

    def get_id(self) -> str:
        """What the session cookie carries: raising `session_version` makes every older cookie
        worthless."""
        return f"{self.id}:{self.session_version}"


class RoleGrant(Base):
    """One role of one account."""

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint(
            "role in ('administrator', 'recruiter', 'panel', 'committee')", name="role_known"
        ),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)

    user: Mapped[User] = relationship(back_populates="grants")


class Link(SecretLink, Base):
    """A secret link for one account.  The link that sets up an empty product has no account
    yet."""

    __tablename__ = "link"
    __table_args__ = (
        CheckConstraint(
            "purpose in ('invitation', 'password_reset', 'set_up')", name="purpose_known"
        ),
        CheckConstraint("(purpose = 'set_up') = (user_id is null)", name="account_unless_set_up"),
        CheckConstraint("used_at is null or revoked_at is null", name="used_or_revoked"),
    )

    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))

    user: Mapped[User | None] = relationship(lazy="joined")


class OutgoingMail(Outgoing, Base):
    """One mail to the holder of an account.  It holds no secret: the worker makes the link at the
    moment of sending."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        *outgoing_checks(),
        CheckConstraint("purpose in ('invitation', 'password_reset')", name="purpose_known"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    user: Mapped[User] = relationship(lazy="joined", foreign_keys=[user_id])
