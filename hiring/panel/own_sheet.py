"""The sheet that an address names, for its own member alone."""

from __future__ import annotations

from flask import abort
from sqlalchemy import select

from hiring.foundation.web import db
from hiring.panel.blindness import waiting_sheets
from hiring.panel.models import Sheet, SheetState
from hiring.people import access
from hiring.vacancies.models import Seat, SeatKind, Vacancy

# The states in which a member has said that no conflict stands in the way.
OPENED = (SheetState.OPEN, SheetState.SUBMITTED)


def own_sheet(sheet_id: int) -> Sheet:
    """The sheet with this id, where it is that of the person who is signed in."""
    found = db().get(Sheet, sheet_id)
    if found is None or found.user_id != access.me().id or found.released_at is not None:
        abort(404)
    return found


def is_seated(sheet: Sheet) -> bool:
    """Whether the sheet's member still has their place on the panel."""
    found = select(Seat.user_id).where(
        Seat.vacancy_id == sheet.application.vacancy_id,
        Seat.user_id == sheet.user_id,
        Seat.kind == SeatKind.PANEL.value,
    )
    return db().scalar(found) is not None


def seated_sheet(sheet_id: int) -> Sheet:
    """The same, where its member is still on the panel: for all that looks at the candidate or
    rates."""
    found = own_sheet(sheet_id)
    if not is_seated(found):
        abort(404)
    return found


def opened_sheet(sheet_id: int) -> Sheet:
    """The same, where the candidate's file is open to its member: neither before the declaration
    nor after a recusal."""
    found = seated_sheet(sheet_id)
    if found.state not in OPENED:
        abort(404)
    return found


def still_rates(vacancy: Vacancy) -> bool:
    """Whether the person who is signed in has sheets to rate here, and so may not learn how far
    others are, nor whether anybody has begun."""
    return bool(waiting_sheets(db(), access.me(), vacancy))
