"""What the panel adds to my tasks and to the journey of a vacancy."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from hiring.panel.acts import returned_because
from hiring.panel.blindness import WAITING, may_see_progress
from hiring.panel.instrument import minutes_for, rated_numbers
from hiring.panel.models import Sheet, SheetState
from hiring.panel.overview import share_submitted
from hiring.panel.practice import must_practise
from hiring.panel.ratings import answered_counts
from hiring.panel.recusals import open_notices
from hiring.panel.round_models import RecusalNotice
from hiring.people.models import Role, User
from hiring.people.tasks import Task
from hiring.vacancies.journey import Step
from hiring.vacancies.models import Application, Seat, SeatKind, Vacancy
from hiring.vacancies.service import edition_of
from hiring.vacancies.stages import ASIDE


def tasks_of(session: Session, user: User) -> list[Task]:
    """One task for each sheet that waits for this user's ratings, and for a recruiter one for each
    recusal that nobody has seen to."""
    recusals = open_notices(session) if Role.RECRUITER in user.roles else []
    return [*_sheet_tasks(session, user), *map(_recusal_task, recusals)]


def _sheet_tasks(session: Session, user: User) -> list[Task]:
    sheets = session.scalars(
        select(Sheet)
        .join(Sheet.application)
        .options(joinedload(Sheet.application).joinedload(Application.vacancy))
        .where(
            Sheet.user_id == user.id,
            Sheet.state.in_(WAITING),
            Sheet.released_at.is_(None),
            exists().where(
                Seat.vacancy_id == Application.vacancy_id,
                Seat.user_id == user.id,
                Seat.kind == SeatKind.PANEL.value,
            ),
            Application.stage.not_in([stage.value for stage in ASIDE]),
        )
        .order_by(Sheet.assigned_at, Sheet.id)
    ).all()
    counts = answered_counts(session, sheets) if sheets else {}
    vacancies = {sheet.application.vacancy_id: sheet.application.vacancy for sheet in sheets}
    practise = {id for id, vacancy in vacancies.items() if must_practise(session, vacancy, user)}
    returned = returned_because(session, sheets)
    return [
        _task(
            session,
            sheet,
            counts[sheet.id],
            practise=sheet.application.vacancy_id in practise,
            returned=returned.get(sheet.id),
        )
        for sheet in sheets
    ]


def step_of(session: Session, vacancy: Vacancy, user: User) -> Step:
    """The vacancy's step "Panel": the overview for recruiters, their own sheets for members.  The
    share submitted is hidden from whoever may not know how far others are."""
    url = None
    if Role.RECRUITER in user.roles:
        url = url_for("panel.overview", vacancy_id=vacancy.id)
    elif any(s.user_id == user.id and s.kind == SeatKind.PANEL for s in vacancy.seats):
        url = url_for("panel.mine", vacancy_id=vacancy.id)
    share = None
    if url is not None and may_see_progress(session, user, vacancy):
        share = share_submitted(session, vacancy)
    return Step("panel", "Panel", url, "" if share is None else f"{share} %")


def _recusal_task(notice: RecusalNotice) -> Task:
    application = notice.sheet.application
    return Task(
        title=f"See who can rate {application.shown_name}: a panel member stepped back",
        detail=f"{application.vacancy.title} · Candidate {application.number}",
        url=url_for("panel.plan", vacancy_id=application.vacancy_id),
        since=notice.created_at,
        minutes=2,
    )


def _task(
    session: Session, sheet: Sheet, rated: int, *, practise: bool, returned: str | None
) -> Task:
    vacancy = sheet.application.vacancy
    total = len(rated_numbers(edition_of(session, vacancy), sheet.areas))
    detail = f"{vacancy.title} · {rated} of {total} rated"
    if sheet.state == SheetState.ASSIGNED:
        first = (
            "first rate the made-up sample candidate"
            if practise
            else "first say whether you have a conflict of interest"
        )
        detail = f"{vacancy.title} · {first}"
    elif returned is not None:
        detail = f"{vacancy.title} · returned to you: {returned}"
    return Task(
        title=f"Rate Candidate {sheet.application.number}",
        detail=detail,
        url=url_for("panel.sheet", sheet_id=sheet.id),
        since=sheet.assigned_at,
        minutes=max(1, minutes_for(total - rated)),
    )
