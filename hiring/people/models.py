"""Accounts, the roles they hold, and links that work once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, String
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


class Link(Base):
    """A secret link for one account: it works once and expires.  Only the hash of its token is
    kept."""

    __tablename__ = "link"
    __table_args__ = (
        CheckConstraint("purpose in ('invitation', 'password_reset')", name="purpose_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="joined")
