"""The areas of sheets in which a member has begun: what stands there is never taken from them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.panel.instrument import items_of
from hiring.panel.models import AreaNote, Rating


def begun_areas(
    session: Session, edition: Edition, sheet_ids: Collection[int]
) -> dict[int, frozenset[str]]:
    """The slugs of the areas that hold an answer or a note on the area, by sheet; a sheet without
    any is left out."""
    area_of = {
        entry.number: area.slug for area in edition.areas for entry in items_of(edition, area)
    }
    rated = select(Rating.sheet_id, Rating.item).where(Rating.sheet_id.in_(sheet_ids)).distinct()
    found = {(sheet_id, area_of[item]) for sheet_id, item in session.execute(rated)}
    noted = (
        select(AreaNote.sheet_id, AreaNote.area, AreaNote.note)
        .where(AreaNote.sheet_id.in_(sheet_ids))
        .order_by(AreaNote.version)
    )
    newest = {(sheet_id, area): note for sheet_id, area, note in session.execute(noted)}
    found |= {cell for cell, note in newest.items() if note}
    begun: dict[int, set[str]] = {}
    for sheet_id, area in found:
        begun.setdefault(sheet_id, set()).add(area)
    return {sheet_id: frozenset(areas) for sheet_id, areas in begun.items()}
