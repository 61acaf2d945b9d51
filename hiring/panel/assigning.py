"""Who rates whom: candidates are sent to the panel, and each member has areas of each of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.panel.acts import lock, record_act
from hiring.panel.begun import begun_areas
from hiring.panel.errors import PanelError, SheetClosedError
from hiring.panel.instrument import areas_of
from hiring.panel.models import ActKind, Sheet, SheetState
from hiring.panel.rules import refuse_when_closed
from hiring.people.models import User
from hiring.vacancies.models import Application, Seat, SeatKind, Stage, Vacancy
from hiring.vacancies.service import edition_of, move
from hiring.vacancies.stages import ASIDE, NAMES

BEFORE_PANEL = (Stage.RECEIVED, Stage.QUALIFIED)


def send_to_panel(
    session: Session, vacancy: Vacancy, *, applications: Sequence[Application], actor_id: int
) -> list[Sheet]:
    """Bring the applications to the panel: the stage moves to panel where it stood before it, and
    every panel seat has a sheet with all areas for each.  Returns the new sheets; a second call
    makes none, and a sheet that was released stays so.

    Raises PanelError where nobody is seated, an application stands aside, or the panel is
    closed."""
    members = [seat.user_id for seat in _panel_seats(session, vacancy)]
    if not members:
        raise PanelError("Nobody is seated on the panel yet. Seat its members first.")
    refuse_when_closed(session, vacancy)
    for application in applications:
        _bring(session, vacancy, application, actor_id=actor_id)
    there = _sheet_keys(session, applications)
    missing = [(a, m) for a in applications for m in members if (a.id, m) not in there]
    return [_make(session, a, user_id=m, areas=None, actor_id=actor_id) for a, m in missing]


def assign(
    session: Session,
    application: Application,
    *,
    user: User,
    areas: Sequence[str] | None,
    actor_id: int,
) -> Sheet:
    """Have the member rate these areas of the candidate, None for all: a new sheet, a released one
    given back, or other areas on one that is not submitted.

    PanelError for an unknown or no area, for somebody who is not seated, or where an answer stands
    in an area that would go; SheetClosedError for a sheet that is submitted or recused, or where
    the panel is closed."""
    vacancy = application.vacancy
    refuse_when_closed(session, vacancy)
    slugs = _check_areas(session, vacancy, areas)
    if session.get(Seat, (vacancy.id, user.id, SeatKind.PANEL.value)) is None:
        raise PanelError(f"{user.name} is not seated on this panel.")
    sheet = session.scalar(
        select(Sheet).where(Sheet.application_id == application.id, Sheet.user_id == user.id)
    )
    if sheet is None:
        return _make(session, application, user_id=user.id, areas=slugs, actor_id=actor_id)
    lock(session, sheet)
    _refuse_ended(sheet)
    _refuse_loss(session, sheet, slugs)
    if sheet.areas != slugs or sheet.released_at is not None:
        sheet.areas, sheet.released_at = slugs, None
        content = {"areas": slugs}
        record_act(session, sheet, ActKind.AREAS, actor_id=actor_id, content=content)
    return sheet


def release(session: Session, sheet: Sheet, *, actor_id: int) -> Sheet:
    """Take the candidate from the member, who then rates nothing of them.  PanelError where
    anything is rated already; SheetClosedError for a submitted or recused sheet."""
    refuse_when_closed(session, sheet.application.vacancy)
    lock(session, sheet)
    _refuse_ended(sheet)
    if _begun(session, sheet):
        raise PanelError(
            f"{sheet.user.name} has begun to rate Candidate {sheet.application.number}; what is"
            " rated is not taken away."
        )
    if sheet.released_at is None:
        sheet.released_at = now()
        sheet.state, sheet.opened_at = SheetState.ASSIGNED.value, None
        record_act(session, sheet, ActKind.RELEASED, actor_id=actor_id)
    return sheet


def _panel_seats(session: Session, vacancy: Vacancy) -> list[Seat]:
    return list(
        session.scalars(
            select(Seat)
            .where(Seat.vacancy_id == vacancy.id, Seat.kind == SeatKind.PANEL.value)
            .order_by(Seat.user_id)
        )
    )


def _bring(session: Session, vacancy: Vacancy, application: Application, *, actor_id: int) -> None:
    if application.vacancy_id != vacancy.id:
        raise PanelError("This candidate belongs to another vacancy.")
    stage = Stage(application.stage)
    if stage in ASIDE:
        name = application.shown_name
        raise PanelError(f"{name} is {NAMES[stage]}. Move the candidate back first.")
    if stage in BEFORE_PANEL:
        move(session, application, to=Stage.PANEL, actor_id=actor_id)


def _sheet_keys(session: Session, applications: Sequence[Application]) -> set[tuple[int, int]]:
    ids = [application.id for application in applications]
    rows = session.execute(
        select(Sheet.application_id, Sheet.user_id).where(Sheet.application_id.in_(ids))
    )
    return {(application_id, user_id) for application_id, user_id in rows}


def _make(
    session: Session,
    application: Application,
    *,
    user_id: int,
    areas: list[str] | None,
    actor_id: int,
) -> Sheet:
    sheet = Sheet(
        application=application,
        user_id=user_id,
        state=SheetState.ASSIGNED.value,
        assigned_at=now(),
        assigned_by=actor_id,
        areas=areas,
    )
    session.add(sheet)
    session.flush()
    content = {"areas": areas}
    record_act(session, sheet, ActKind.ASSIGNED, actor_id=actor_id, content=content, member=user_id)
    return sheet


def _check_areas(
    session: Session, vacancy: Vacancy, areas: Sequence[str] | None
) -> list[str] | None:
    """The areas in the edition's order; None where it is all of them."""
    if areas is None:
        return None
    edition = edition_of(session, vacancy)
    known = [area.slug for area in areas_of(edition, areas)]
    if not known or len(known) != len(set(areas)):
        raise PanelError("Choose at least one area of this vacancy's instrument.")
    return None if len(known) == len(edition.areas) else known


def _refuse_ended(sheet: Sheet) -> None:
    if sheet.state in (SheetState.SUBMITTED, SheetState.RECUSED):
        raise SheetClosedError(
            f"The sheet of {sheet.user.name} for Candidate {sheet.application.number} is"
            f" {sheet.state}; what they rate is not changed any more."
        )


def _begun(session: Session, sheet: Sheet) -> frozenset[str]:
    edition = edition_of(session, sheet.application.vacancy)
    return begun_areas(session, edition, [sheet.id]).get(sheet.id, frozenset())


def _refuse_loss(session: Session, sheet: Sheet, slugs: list[str] | None) -> None:
    edition = edition_of(session, sheet.application.vacancy)
    if _begun(session, sheet) - {area.slug for area in areas_of(edition, slugs)}:
        raise PanelError(
            f"{sheet.user.name} has rated in an area that would go; an area that is begun stays."
        )
