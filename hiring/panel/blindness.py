"""Who may see whose ratings, and how far others are: nobody who still has a sheet to rate on the
vacancy, whatever else they are; afterward as the vacancy's rules say.  This is the one place that
decides."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.panel.models import SeeOthers, Sheet, SheetState
from hiring.panel.round_models import ConsensusRound
from hiring.panel.rules import rules_of
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, Seat, SeatKind, Vacancy
from hiring.vacancies.stages import ASIDE

WAITING = (SheetState.ASSIGNED.value, SheetState.OPEN.value)
# Kept in the audit trail, which is never changed and outlives the panel: a look can't be undone.
LOOKED = "panel.others_seen"
# Acts that tell how far a panel is.
TELLING = ("sheet", "rating", "area_note", "panel", "reminder", "practice", "consensus")

WAIT_FOR_OWN = (
    "You still have sheets to rate here. Submit each of them, or recuse yourself; nobody who rates"
    " sees the others' ratings first."
)
NOT_SEATED = "You are not seated on this panel any more."
NOTHING_OWN = "You have submitted no sheet here, so that there is nothing to set beside the others."
NEVER = (
    "This vacancy keeps the members' ratings apart for good: nobody on the panel sees another's."
)
WAIT_FOR_ALL = "The others' ratings open to you when the sheets of everybody on the panel are in."


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


def awaited_sheets(session: Session, vacancy: Vacancy) -> list[Sheet]:
    """The sheets of anybody that the panel still waits for, by candidate and member.  A sheet of
    somebody who lost their seat, or for a candidate who stands aside, is not awaited; after the
    panel is closed none is."""
    if rules_of(session, vacancy).closed_at is not None:
        return []
    seated = exists().where(
        Seat.vacancy_id == vacancy.id,
        Seat.user_id == Sheet.user_id,
        Seat.kind == SeatKind.PANEL.value,
    )
    return list(
        session.scalars(
            select(Sheet)
            .join(Sheet.application)
            .options(joinedload(Sheet.application), joinedload(Sheet.user))
            .where(
                Application.vacancy_id == vacancy.id,
                Application.merged_into_id.is_(None),
                Application.stage.not_in([stage.value for stage in ASIDE]),
                Sheet.state.in_(WAITING),
                Sheet.released_at.is_(None),
                seated,
            )
            .order_by(Application.number, Sheet.user_id)
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


def why_others_closed(session: Session, user: User, vacancy: Vacancy) -> str | None:
    """Why the user, who is on the panel, may not see what the others gave the candidates that both
    rated: a sentence; None where they may.  A consensus round opens them whatever the rule says,
    since the vacancy chose to talk."""
    if waiting_sheets(session, user, vacancy):
        return WAIT_FOR_OWN
    if session.get(Seat, (vacancy.id, user.id, SeatKind.PANEL.value)) is None:
        return NOT_SEATED
    if not submitted_candidates(session, user, vacancy):
        return NOTHING_OWN
    if session.get(ConsensusRound, vacancy.id) is not None:
        return None
    rule = rules_of(session, vacancy).see_others
    if rule == SeeOthers.NEVER:
        return NEVER
    if rule == SeeOthers.AFTER_ALL and awaited_sheets(session, vacancy):
        return WAIT_FOR_ALL
    return None


def submitted_candidates(session: Session, user: User, vacancy: Vacancy) -> frozenset[int]:
    """The ids of the applications whose sheet the user has submitted: of no others may they see
    what the panel gave, least of all where they are recused."""
    return frozenset(
        session.scalars(
            select(Sheet.application_id)
            .join(Sheet.application)
            .where(
                Application.vacancy_id == vacancy.id,
                Sheet.user_id == user.id,
                Sheet.state == SheetState.SUBMITTED.value,
            )
        )
    )


def look_at_others(session: Session, user: User, vacancy: Vacancy) -> None:
    """Keep on record that the user has looked at the others' ratings; once is enough."""
    if not has_looked(session, user, vacancy):
        audit.record(
            session,
            LOOKED,
            subject="panel",
            subject_id=vacancy.id,
            actor_id=user.id,
            vacancy_id=vacancy.id,
        )


def has_looked(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether it is on record that the user looked at the others' ratings."""
    found = select(AuditEvent.id).where(
        AuditEvent.vacancy_id == vacancy.id,
        AuditEvent.action == LOOKED,
        AuditEvent.actor_id == user.id,
    )
    return bool(session.scalar(select(exists(found))))


def has_seen_others(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether the user has looked at the others' ratings, or could read them in the scorecards."""
    return may_see_ratings(session, user, vacancy) or has_looked(session, user, vacancy)


def may_see_progress(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether the user may know how far the panel is: who reads scorecards once their own sheets
    are in, a member of the panel only when they may see the ratings, too."""
    if reads_scorecards(session, user, vacancy):
        return not waiting_sheets(session, user, vacancy)
    return why_others_closed(session, user, vacancy) is None


def hidden_events(session: Session, user: User) -> ColumnElement[bool] | None:
    """The acts in the audit trail that the user may not read now: what colleagues did on panels
    that the user rates on, too, until the user may know how far they are or rating has ended.  None
    where there is nothing to hide."""
    vacancies = session.scalars(
        select(Vacancy)
        .join(Application, Application.vacancy_id == Vacancy.id)
        .join(Sheet, Sheet.application_id == Application.id)
        .where(Sheet.user_id == user.id, Sheet.released_at.is_(None))
        .distinct()
    ).all()
    hidden = [vacancy.id for vacancy in vacancies if _keeps_apart(session, user, vacancy)]
    if not hidden:
        return None
    telling = or_(*(AuditEvent.action.startswith(f"{room}.", autoescape=True) for room in TELLING))
    own = and_(AuditEvent.actor_id.is_not(None), AuditEvent.actor_id == user.id)
    return and_(AuditEvent.vacancy_id.in_(hidden), telling, not_(own))


def _keeps_apart(session: Session, user: User, vacancy: Vacancy) -> bool:
    if waiting_sheets(session, user, vacancy):
        return True
    closed = rules_of(session, vacancy).closed_at is not None
    return not closed and not may_see_progress(session, user, vacancy)
