"""Who can be found for a seat."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hiring.people.models import RoleGrant, User
from hiring.vacancies.service import SEAT_ROLES

MOST_SHOWN = 20


def find_people(session: Session, text: str) -> list[User]:
    """Active accounts whose name or address contains `text` and who hold a role for a seat, by
    name; `MOST_SHOWN` at most."""
    pattern = f"%{_escape(text.strip().lower())}%"
    fits = or_(User.name.ilike(pattern, escape="\\"), User.email.like(pattern, escape="\\"))
    roles = [role.value for role in SEAT_ROLES.values()]
    query = (
        select(User)
        .where(User.active, fits, User.grants.any(RoleGrant.role.in_(roles)))
        .order_by(User.name, User.id)
        .limit(MOST_SHOWN)
    )
    return list(session.scalars(query))


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
