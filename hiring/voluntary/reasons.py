"""Written reasons: a veteran who was not appointed may ask for them (ORS 408.230)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from hiring.foundation.clock import now
from hiring.vacancies.models import Application
from hiring.voluntary.claims import ClaimError, record, with_merged
from hiring.voluntary.models import ReasonsAct

ASKED, GIVEN = "asked", "given"


def note_asked(session: Session, application: Application, *, on: date, actor_id: int) -> None:
    """Record that the candidate asked for reasons on that day."""
    _add(session, application, kind=ASKED, day=on, text="", actor_id=actor_id)


def give(session: Session, application: Application, *, text: str, on: date, actor_id: int) -> None:
    """Record the reasons as they go out in writing; ClaimError without words, or where nobody
    asked."""
    if not text.strip():
        raise ClaimError("text", "Write the reasons.")
    if not asked_for(acts_of(session, application)):
        raise ClaimError("text", "Nobody asked for reasons, or they were given already.")
    _add(session, application, kind=GIVEN, day=on, text=text.strip(), actor_id=actor_id)


def acts_of(session: Session, application: Application) -> list[ReasonsAct]:
    """What was asked and given, the oldest first."""
    query = select(ReasonsAct).where(
        ReasonsAct.application_id.in_(with_merged(session, application.id))
    )
    return list(session.scalars(query.order_by(ReasonsAct.id)))


def asked_for(acts: Sequence[ReasonsAct]) -> bool:
    """Whether reasons were asked for and not given yet."""
    return bool(acts) and acts[-1].kind == ASKED


def requests(session: Session) -> list[ReasonsAct]:
    """Every request that nobody has answered, on any vacancy."""
    newest = select(func.max(ReasonsAct.id)).group_by(ReasonsAct.application_id)
    query = (
        select(ReasonsAct)
        .options(joinedload(ReasonsAct.application).joinedload(Application.vacancy))
        .where(ReasonsAct.id.in_(newest), ReasonsAct.kind == ASKED)
    )
    return list(session.scalars(query.order_by(ReasonsAct.id)))


def _add(
    session: Session, application: Application, *, kind: str, day: date, text: str, actor_id: int
) -> None:
    row = ReasonsAct(
        application_id=application.id,
        kind=kind,
        day=day,
        text=text,
        acted_by=actor_id,
        acted_at=now(),
    )
    session.add(row)
    session.flush()
    record(
        session, f"preference.reasons_{kind}", row.id, "preference_reasons", application, actor_id
    )
