"""What the intake table shows of the later rooms.  Intake is the earlier room and may not ask them
itself, so the application wires these in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.intake.rows import Columns
from hiring.qualification.models import Qualification
from hiring.reading.rereading import versions_of
from hiring.reading.service import found_by_document


def outcomes(session: Session, application_ids: Collection[int]) -> dict[int, str]:
    """The outcome in force of each of the applications that has been judged."""
    newest = (
        select(func.max(Qualification.id))
        .where(Qualification.application_id.in_(application_ids))
        .group_by(Qualification.application_id)
    )
    rows = select(Qualification.application_id, Qualification.outcome).where(
        Qualification.id.in_(newest)
    )
    return {row[0]: row[1] for row in session.execute(rows)}


INTAKE_COLUMNS = Columns(found=found_by_document, outcomes=outcomes, versions=versions_of)
