"""Rows that are never changed: another version follows, and the newest one counts."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from hiring.panel.models import AreaNote, Rating, Sheet
from hiring.panel.round_models import ConsensusRating

Version = TypeVar("Version", Rating, AreaNote, ConsensusRating)


def newest(
    session: Session, kind: type[Version], sheet: Sheet, *cell: ColumnElement[bool]
) -> Version | None:
    """The newest version of the cell on the sheet; None where it has none."""
    return session.scalar(
        select(kind).where(kind.sheet_id == sheet.id, *cell).order_by(kind.version.desc()).limit(1)
    )


def is_known(session: Session, kind: type[Rating] | type[AreaNote], sheet: Sheet, key: str) -> bool:
    """Whether an answer with this name was saved on the sheet before."""
    found = select(exists().where(kind.sheet_id == sheet.id, kind.key == key))
    return bool(session.scalar(found))


def area_notes(session: Session, sheet: Sheet) -> dict[str, AreaNote]:
    """The newest version of each note on the sheet's areas, by slug; one that was taken away is
    there with no words."""
    rows = session.scalars(
        select(AreaNote).where(AreaNote.sheet_id == sheet.id).order_by(AreaNote.version)
    )
    return {row.area: row for row in rows}
