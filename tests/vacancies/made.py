"""Vacancies and people for tests, made by the product's own verbs."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from classification.edition import Edition
from classification.loader import BUILT_IN, load
from hiring.people.models import Role, User
from hiring.people.service import create_account, find_account
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import create_vacancy, open_vacancy

CLOSING = date(2026, 11, 1)


def edition() -> Edition:
    """The built-in edition."""
    return load(BUILT_IN / "cto-2015")


def person(session: Session, *roles: Role, email: str = "made@district.example") -> User:
    """The account with this address, made where there is none."""
    return find_account(session, email) or create_account(
        session, email=email, name=email.partition("@")[0].title(), roles=roles, actor_id=None
    )


def vacancy(
    session: Session, *, opened: bool = True, closing_date: date = CLOSING, title: str = "CTO"
) -> Vacancy:
    """A vacancy, open for candidates unless told otherwise; not committed."""
    maker = person(session, Role.RECRUITER)
    made = create_vacancy(
        session,
        title=title,
        edition=edition(),
        closing_date=closing_date,
        first_review_date=None,
        actor_id=maker.id,
    )
    if opened:
        open_vacancy(session, made, actor_id=maker.id)
    return made
