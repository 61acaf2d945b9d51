"""What was done to a vacancy, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.people.models import User
from hiring.vacancies.models import Vacancy

SENTENCES = {
    "vacancy.created": "created as a draft",
    "vacancy.opened": "opened",
    "vacancy.special_confirmed": "special requirements confirmed",
    "panel.rules_changed": "rules of the panel changed",
    "panel.rate_by_changed": "day until which the panel rates changed",
    "panel.closed": "panel closed",
    "panel.reopened": "panel let go on",
    "vacancy.special_withdrawn": "confirmation of the special requirements withdrawn",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what, when, and the name of who did it (None for the product itself)."""

    what: str
    at: datetime
    who: str | None


def acts_of(session: Session, vacancy: Vacancy) -> list[Act]:
    """Everything done to the vacancy itself, the latest first."""
    events = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.subject == "vacancy", AuditEvent.subject_id == vacancy.id)
        .order_by(AuditEvent.id.desc())
    ).all()
    people = {event.actor_id for event in events} | {e.details.get("account") for e in events}
    names = names_of(session, {person for person in people if person is not None})
    return [
        Act(_sentence(event.action, event.details, names), event.at, names.get(event.actor_id or 0))
        for event in events
    ]


def names_of(session: Session, ids: set[int]) -> dict[int, str]:
    """The names of the accounts with these ids."""
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def _sentence(action: str, details: Mapping[str, Any], names: Mapping[int, str]) -> str:
    if action in ("vacancy.seated", "vacancy.unseated"):
        who = names.get(details["account"], "an account")
        verb = "seated on" if action == "vacancy.seated" else "taken off"
        return f"{who} {verb} the {details['kind']}"
    if action == "vacancy.date_changed":
        return f"date changed from {_date(details['before'])} to {_date(details['after'])}"
    return SENTENCES.get(action, action)


def _date(days: list[str | None]) -> str:
    closing, review = (date.fromisoformat(day) if day else None for day in days)
    shown = closing or review
    assert shown is not None  # one of the two always stands
    return f"{'closing' if closing else 'first review'} {shown.day} {shown:%b %Y}"
