"""What was done to a sheet, kept for ever and written into the audit trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.errors import PanelError
from hiring.panel.models import ActKind, Sheet, SheetAct, SheetState

MAX_REASON = 1000
BROUGHT_BACK = (ActKind.RETURNED.value, ActKind.WITHDRAWN.value)


def record_act(
    session: Session,
    sheet: Sheet,
    kind: ActKind,
    *,
    actor_id: int,
    reason: str | None = None,
    content: Mapping[str, Any] | None = None,
    **details: int,
) -> SheetAct:
    """Write the act down, beside the sheet and in the audit trail; reasons and contents stay out
    of the trail."""
    act = SheetAct(
        sheet_id=sheet.id,
        kind=kind.value,
        actor_id=actor_id,
        at=now(),
        reason=reason,
        content=dict(content or {}),
    )
    session.add(act)
    session.flush()
    audit.record(
        session,
        f"sheet.{kind.value}",
        subject="sheet",
        subject_id=sheet.id,
        actor_id=actor_id,
        vacancy_id=sheet.application.vacancy_id,
        **details,
    )
    return act


def acts_of(session: Session, sheet: Sheet) -> list[SheetAct]:
    """Everything that was done to the sheet, the first act first."""
    return list(
        session.scalars(
            select(SheetAct)
            .options(joinedload(SheetAct.actor))
            .where(SheetAct.sheet_id == sheet.id)
            .order_by(SheetAct.id)
        )
    )


def returned_because(session: Session, sheets: Iterable[Sheet]) -> dict[int, str]:
    """Why sheets that are open were returned to their members, by the sheet's id; nothing for one
    that its member took back, or that was never in."""
    ids = [sheet.id for sheet in sheets if sheet.state == SheetState.OPEN]
    if not ids:
        return {}
    acts = session.execute(
        select(SheetAct.sheet_id, SheetAct.kind, SheetAct.reason)
        .where(SheetAct.sheet_id.in_(ids), SheetAct.kind.in_(BROUGHT_BACK))
        .order_by(SheetAct.id)
    )
    last = {sheet_id: (kind, reason) for sheet_id, kind, reason in acts}
    return {
        sheet_id: reason
        for sheet_id, (kind, reason) in last.items()
        if kind == ActKind.RETURNED and reason
    }


def check_reason(reason: str, *, missing: str) -> str:
    """The reason without blanks around it; PanelError with the sentence `missing` where there is
    none, or where it is too long."""
    reason = reason.strip()
    if not reason:
        raise PanelError(missing)
    if len(reason) > MAX_REASON:
        raise PanelError(f"Keep the reason below {MAX_REASON} characters.")
    return reason


def lock(session: Session, sheet: Sheet) -> None:
    """Make two requests on one sheet wait for one another (SQLite waits for the whole database)."""
    session.flush()
    session.refresh(sheet, with_for_update=True)
