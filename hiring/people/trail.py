"""The audit trail as an administrator reads it: who, what, when, by ids.  The details of other
rooms' acts stay out: they are for those rooms, and no rating may show here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, not_, select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.people.models import User

PAGE = 50
Hidden = Sequence[ColumnElement[bool]]
# What a later room keeps from a reader for a time; the application names such rooms.
Hiding = Callable[[Session, User], ColumnElement[bool] | None]
# The only details shown: words of the account room itself.
_OWN = "account."
_SHOWN = ("roles_before", "roles", "purpose")
# Acts of people who are not signed in.
_STRANGERS = frozenset({"account.sign_in_failed", "correspondence.answered"})


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One act; `actor` and `subject` in words, such as "Ana Duarte" and "document 12"; `about` the
    shown details."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    vacancy_id: int | None
    about: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Up to PAGE acts, newest first; `older_than` asks for the next page, None on the last."""

    rows: tuple[TrailRow, ...]
    older_than: int | None


def trail(
    session: Session,
    *,
    action: str | None = None,
    before: int | None = None,
    size: int = PAGE,
    hidden: Hidden = (),
) -> TrailPage:
    """One page of the trail: acts with ids below `before`, of one kind where `action` is given,
    without those that are `hidden` from the reader."""
    events = (
        select(AuditEvent, User.name)
        .outerjoin(User, User.id == AuditEvent.actor_id)
        .where(*(not_(condition) for condition in hidden))
        .order_by(AuditEvent.id.desc())
        .limit(size + 1)
    )
    if action is not None:
        events = events.where(AuditEvent.action == action)
    if before is not None:
        events = events.where(AuditEvent.id < before)
    rows = tuple(_row(event, name) for event, name in session.execute(events))
    shown = rows[:size]
    return TrailPage(shown, shown[-1].id if len(rows) > size else None)


def actions(session: Session, *, hidden: Hidden = ()) -> list[str]:
    """Every kind of act in the trail, by name; none of which all acts are `hidden`."""
    kinds = select(AuditEvent.action).where(*(not_(condition) for condition in hidden))
    return list(session.scalars(kinds.distinct().order_by(AuditEvent.action)).all())


def words_of(action: str) -> str:
    """ "account.signed_in" as "account: signed in"."""
    room, _, act = action.partition(".")
    return f"{room}: {act}".replace("_", " ") if act else room.replace("_", " ")


def _row(event: AuditEvent, actor: str | None) -> TrailRow:
    nobody = "not signed in" if event.action in _STRANGERS else "the product"
    kind = event.subject.replace("_", " ")
    return TrailRow(
        id=event.id,
        at=event.at,
        actor=actor or nobody,
        action=event.action,
        subject=f"{kind} {event.subject_id}" if event.subject_id else f"no {kind}",
        vacancy_id=event.vacancy_id,
        about=_about(event.details) if event.action.startswith(_OWN) else "",
    )


def _about(details: dict[str, Any]) -> str:
    return "; ".join(
        f"{key.replace('_', ' ')}: {_value(details[key])}" for key in _SHOWN if details.get(key)
    )


def _value(value: Any) -> str:
    words = ", ".join(value) if isinstance(value, list) else str(value)
    return words.replace("_", " ")
