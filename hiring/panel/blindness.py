"""Who may see whose ratings: nobody who still has a sheet to rate on the vacancy, whatever else
they are."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.panel.models import Sheet, SheetState
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, Seat, SeatKind, Vacancy

WAITING = (SheetState.ASSIGNED.value, SheetState.OPEN.value)


def waiting_sheets(session: Session, user: User, vacancy: Vacancy) -> list[Sheet]:
    """The user's own sheets on the vacancy that are neither submitted nor recused, by candidate."""
    return list(
        session.scalars(
            select(Sheet)
            .join(Sheet.application)
            .options(joinedload(Sheet.application))
            .where(
                Application.vacancy_id == vacancy.id,
                Sheet.user_id == user.id,
                Sheet.state.in_(WAITING),
                Sheet.released_at.is_(None),
            )
            .order_by(Application.number)
        )
    )


def reads_scorecards(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether the user's place here entitles them to scorecards: recruiters, and members of this
    vacancy's committee."""
    if Role.RECRUITER in user.roles:
        return True
    seat = session.get(Seat, (vacancy.id, user.id, SeatKind.COMMITTEE.value))
    return Role.COMMITTEE in user.roles and seat is not None


def may_see_ratings(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether the user may see the panel's ratings on the vacancy: entitled to scorecards, and
    without a sheet of their own that is still to be rated."""
    return reads_scorecards(session, user, vacancy) and not waiting_sheets(session, user, vacancy)
