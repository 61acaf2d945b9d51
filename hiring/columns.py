"""What pages of earlier rooms show of the later ones.  A room may not ask a later one itself:
the application wires these in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.correspondence.service import waiting_for_answers
from hiring.intake.rows import Columns
from hiring.panel.models import Sheet
from hiring.qualification.application_models import ListedCandidate
from hiring.qualification.list_parts import ListParts
from hiring.qualification.same_person import count_open_pairs
from hiring.reading.rereading import versions_of
from hiring.reading.service import found_by_document
from hiring.voluntary.offers import further_pages


def outcomes(session: Session, application_ids: Collection[int]) -> dict[int, str]:
    """The outcome in force of each of the applications that has been judged."""
    rows = select(ListedCandidate.application_id, ListedCandidate.outcome).where(
        ListedCandidate.application_id.in_(application_ids)
    )
    return {row[0]: row[1] for row in session.execute(rows)}


def pairs(session: Session, vacancy_id: int) -> int:
    """How many pairs of the vacancy's candidates may be one person and wait for a decision."""
    return count_open_pairs(session, vacancy_id=vacancy_id)


def rated(session: Session, application_ids: Collection[int]) -> set[int]:
    """Which of the applications have a sheet at the panel."""
    query = select(Sheet.application_id).where(
        Sheet.application_id.in_(application_ids), Sheet.released_at.is_(None)
    )
    return set(session.scalars(query.distinct()))


INTAKE_COLUMNS = Columns(
    found=found_by_document, outcomes=outcomes, versions=versions_of, pairs=pairs
)
LIST_PARTS = ListParts(
    asked=waiting_for_answers,
    acts={
        "panel": "panel.send",
        "ask": "correspondence.ask_many",
        "offer": "voluntary.offer",
    },
    rated=rated,
)
# What a candidate is offered on the page that thanks for answers.
FURTHER_PAGES = further_pages
