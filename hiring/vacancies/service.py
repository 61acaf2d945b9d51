"""The verbs of a vacancy: create it, confirm its special requirements, seat people, open it, and
move its applications from stage to stage."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from classification.edition import Edition
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import QUALIFY_APPLICATION, enqueue
from hiring.people.models import Role, User
from hiring.vacancies.editions import edition_of, take_snapshot
from hiring.vacancies.models import Application, Seat, SeatKind, Stage, StageMove, Vacancy
from hiring.vacancies.stages import NAMES, needs_reason

__all__ = ["edition_of"]

SEAT_ROLES = {SeatKind.PANEL: Role.PANEL, SeatKind.COMMITTEE: Role.COMMITTEE}
STAFF = frozenset({Role.RECRUITER, Role.ADMINISTRATOR})


class VacancyError(Exception):
    """The act doesn't fit the vacancy as it stands; the message is a sentence for the person."""


class StageError(Exception):
    """The move is not possible; the message is a sentence for the person."""


def create_vacancy(
    session: Session,
    *,
    title: str,
    edition: Edition,
    closing_date: date | None,
    first_review_date: date | None,
    actor_id: int,
) -> Vacancy:
    """A new vacancy, as a draft, pinned to the edition as it is now.

    VacancyError unless exactly one of the two dates is given."""
    _check_dates(closing_date, first_review_date)
    take_snapshot(session, edition)
    vacancy = Vacancy(
        title=title.strip(),
        edition_id=edition.id,
        edition_hash=edition.content_hash,
        closing_date=closing_date,
        first_review_date=first_review_date,
        created_at=now(),
        created_by=actor_id,
        seats=[],
    )
    session.add(vacancy)
    session.flush()
    _record(session, vacancy, "vacancy.created", actor_id, edition=edition.content_hash)
    return vacancy


def change_date(
    session: Session,
    vacancy: Vacancy,
    *,
    closing_date: date | None,
    first_review_date: date | None,
    actor_id: int,
) -> None:
    """Give the vacancy another date.  Every application is judged anew as of it; the old findings
    stay in the history.  VacancyError unless exactly one date is given."""
    _check_dates(closing_date, first_review_date)
    before = (vacancy.closing_date, vacancy.first_review_date)
    if before == (closing_date, first_review_date):
        return
    vacancy.closing_date, vacancy.first_review_date = closing_date, first_review_date
    _record(
        session,
        vacancy,
        "vacancy.date_changed",
        actor_id,
        before=[day and day.isoformat() for day in before],
        after=[day and day.isoformat() for day in (closing_date, first_review_date)],
    )
    _judge_anew(session, vacancy)


def confirm_special(session: Session, vacancy: Vacancy, *, ground: str, actor_id: int) -> None:
    """Record that the special requirements rest on `ground`; from now on they are judged.

    VacancyError where the ground is empty."""
    if not ground.strip():
        raise VacancyError("Say on what ground the special requirements rest.")
    vacancy.special_confirmed_at = now()
    vacancy.special_confirmed_by = actor_id
    vacancy.special_ground = ground.strip()
    _record(session, vacancy, "vacancy.special_confirmed", actor_id, ground=ground.strip())
    _judge_anew(session, vacancy)


def withdraw_special(session: Session, vacancy: Vacancy, *, actor_id: int) -> None:
    """Take the confirmation back: the special requirements are left out of the findings."""
    if not vacancy.special_confirmed:
        raise VacancyError("The special requirements are not confirmed.")
    vacancy.special_confirmed_at = None
    vacancy.special_confirmed_by = None
    vacancy.special_ground = None
    _record(session, vacancy, "vacancy.special_withdrawn", actor_id)
    _judge_anew(session, vacancy)


def open_vacancy(session: Session, vacancy: Vacancy, *, actor_id: int) -> None:
    """Let candidates be taken in; VacancyError where the vacancy is open already."""
    if vacancy.opened_at is not None:
        raise VacancyError("The vacancy is open already.")
    vacancy.opened_at = now()
    vacancy.opened_by = actor_id
    _record(session, vacancy, "vacancy.opened", actor_id)


def seat(session: Session, vacancy: Vacancy, *, user: User, kind: SeatKind, actor_id: int) -> Seat:
    """Give the user a place on the panel or the committee; the place they have already where they
    do.  VacancyError where the account is closed or doesn't hold the role."""
    for taken in vacancy.seats:
        if taken.user_id == user.id and taken.kind == kind:
            return taken
    if not user.active or SEAT_ROLES[kind] not in user.roles:
        raise VacancyError(
            f"This account can't sit on the {kind.value}: it doesn't hold the role"
            f" “{SEAT_ROLES[kind].value}”. An administrator can grant it."
        )
    place = Seat(vacancy_id=vacancy.id, user_id=user.id, kind=kind.value, user=user)
    vacancy.seats.append(place)
    session.flush()
    _record(session, vacancy, "vacancy.seated", actor_id, account=user.id, kind=kind.value)
    return place


def unseat(
    session: Session, vacancy: Vacancy, *, user: User, kind: SeatKind, actor_id: int
) -> None:
    """Take the user's place away; what they did on the vacancy stays."""
    for place in list(vacancy.seats):
        if place.user_id == user.id and place.kind == kind:
            vacancy.seats.remove(place)
            session.flush()
            _record(
                session, vacancy, "vacancy.unseated", actor_id, account=user.id, kind=kind.value
            )


def lock(session: Session, vacancy: Vacancy) -> None:
    """Make other writers to this vacancy wait until the transaction ends."""
    session.execute(select(Vacancy.id).where(Vacancy.id == vacancy.id).with_for_update())


def add_application(session: Session, vacancy: Vacancy) -> Application:
    """A new application with the vacancy's next number."""
    lock(session, vacancy)
    last = session.scalar(
        select(func.max(Application.number)).where(Application.vacancy_id == vacancy.id)
    )
    application = Application(
        vacancy_id=vacancy.id,
        vacancy=vacancy,
        number=(last or 0) + 1,
        stage=Stage.RECEIVED.value,
        received_at=now(),
    )
    session.add(application)
    session.flush()
    audit.record(
        session,
        "application.received",
        subject="application",
        subject_id=application.id,
        actor_id=None,
        vacancy_id=vacancy.id,
    )
    return application


def move(
    session: Session,
    application: Application,
    *,
    to: Stage,
    actor_id: int | None,
    reason: str | None = None,
) -> StageMove:
    """Move the application to another stage and return the dated move.

    StageError where it stands there already, is merged into another, or where the move goes back,
    aside or out of aside and no reason is given."""
    start = Stage(application.stage)
    why = (reason or "").strip() or None
    if application.merged_into_id is not None:
        raise StageError("The candidate is merged into another: move that one.")
    if start == to:
        raise StageError(f"The candidate already stands at “{NAMES[to]}”.")
    if why is None and needs_reason(start, to):
        raise StageError(
            f"A move from “{NAMES[start]}” to “{NAMES[to]}” needs a reason: it stays on record."
        )
    application.stage = to.value
    step = StageMove(
        application=application,
        from_stage=start.value,
        to_stage=to.value,
        at=now(),
        moved_by=actor_id,
        reason=why,
    )
    session.add(step)
    session.flush()
    audit.record(
        session,
        "application.moved",
        subject="application",
        subject_id=application.id,
        actor_id=actor_id,
        vacancy_id=application.vacancy_id,
        start=start.value,
        to=to.value,
    )
    return step


def vacancies_for(session: Session, user: User) -> list[Vacancy]:
    """The vacancies the user may see, the newest first: all for recruiters and administrators, for
    others those they are seated on."""
    query = select(Vacancy).options(selectinload(Vacancy.seats)).order_by(Vacancy.id.desc())
    if not STAFF & user.roles:
        query = query.where(Vacancy.seats.any(Seat.user_id == user.id))
    return list(session.scalars(query))


def _check_dates(closing_date: date | None, first_review_date: date | None) -> None:
    if (closing_date is None) == (first_review_date is None):
        raise VacancyError(
            "Give either the closing date or, where it is open until filled, the first review date."
        )


def _judge_anew(session: Session, vacancy: Vacancy) -> None:
    for application_id in session.scalars(
        select(Application.id)
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .order_by(Application.id)
    ):
        enqueue(session, QUALIFY_APPLICATION, application_id=application_id)


def _record(
    session: Session, vacancy: Vacancy, action: str, actor_id: int, **details: object
) -> None:
    audit.record(
        session,
        action,
        subject="vacancy",
        subject_id=vacancy.id,
        actor_id=actor_id,
        vacancy_id=vacancy.id,
        **details,
    )
