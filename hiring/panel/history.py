"""The history of one sheet: what was done to it, and what changed between submissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel.acts import acts_of
from hiring.panel.changed import Change, Given, changes_between
from hiring.panel.models import ActKind, Rating, Sheet, SheetAct

WORDS = {
    ActKind.ASSIGNED: "sent to its member",
    ActKind.AREAS: "given other areas",
    ActKind.OPENED: "opened: no conflict of interest",
    ActKind.RECUSED: "recused",
    ActKind.SUBMITTED: "submitted",
    ActKind.RETURNED: "returned to its member",
    ActKind.WITHDRAWN: "taken back by its member",
    ActKind.RELEASED: "taken from its member",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One act on the sheet.  A submission says how many items it held and left open, and what
    changed since the one before; `changes` is None for the first and for every other act."""

    what: str
    at: datetime
    who: str
    reason: str
    rated: int | None = None
    left_open: int = 0
    changes: tuple[Change, ...] | None = None


def tell_history(session: Session, sheet: Sheet) -> list[Step]:
    """Everything that was done to the sheet, the first act first.  What was rated after the last
    submission is not in it."""
    versions = _versions(session, sheet)
    before: Mapping[int, Given] | None = None
    steps = []
    for act in acts_of(session, sheet):
        if act.kind != ActKind.SUBMITTED:
            steps.append(Step(_words(act), act.at, act.actor.name, act.reason or ""))
            continue
        after = _submitted(act.content, versions)
        steps.append(
            Step(
                _words(act),
                act.at,
                act.actor.name,
                "",
                rated=len(after),
                left_open=len(act.content["left_open"]),
                changes=None if before is None else changes_between(before, after),
            )
        )
        before = after
    return steps


def _words(act: SheetAct) -> str:
    return WORDS[ActKind(act.kind)]


def _versions(session: Session, sheet: Sheet) -> dict[tuple[int, int], Given]:
    """What stood in each version of each cell, by item and version."""
    rows = session.scalars(select(Rating).where(Rating.sheet_id == sheet.id))
    return {(row.item, row.version): Given(row.value, row.note or "") for row in rows}


def _submitted(
    content: Mapping[str, Any], versions: Mapping[tuple[int, int], Given]
) -> dict[int, Given]:
    return {
        int(item): versions[int(item), version] for item, version in content["versions"].items()
    }
