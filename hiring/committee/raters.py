"""What the members of the panel are called on scorecards, in files and in the packet."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from string import ascii_uppercase

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel.models import Sheet
from hiring.panel.service import rules_of
from hiring.people.models import User
from hiring.vacancies.models import Application, Vacancy


def rater_names(session: Session, vacancy: Vacancy) -> dict[int, str]:
    """What everybody who has a sheet on the vacancy is called, by account: the name, or "Member A",
    "Member B"… where the vacancy chose not to name them."""
    names = real_names(session, vacancy)
    if rules_of(session, vacancy).name_raters:
        return names
    shuffled = in_no_order(vacancy.id, names)
    return {user_id: f"Member {letters(n)}" for n, user_id in enumerate(shuffled)}


def real_names(session: Session, vacancy: Vacancy) -> dict[int, str]:
    """The name of everybody who has a sheet on the vacancy, by account."""
    query = (
        select(User.id, User.name)
        .join(Sheet, Sheet.user_id == User.id)
        .join(Application, Application.id == Sheet.application_id)
        .where(Application.vacancy_id == vacancy.id)
        .distinct()
    )
    return {user_id: name for user_id, name in session.execute(query)}


def in_no_order(vacancy_id: int, accounts: Iterable[int]) -> list[int]:
    """The accounts in an order that says nothing of them, the same each time."""
    return sorted(accounts, key=lambda one: sha256(b"%d/%d" % (vacancy_id, one)).digest())


def letters(number: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 …"""
    rest, last = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + ascii_uppercase[last]
