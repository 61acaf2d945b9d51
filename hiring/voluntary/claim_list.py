"""The claims of vacancies, and which of them wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from hiring.vacancies.models import Application
from hiring.voluntary.models import PreferenceClaim, PreferenceDecision


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The newest claim of one candidate, and the newest decision, if any."""

    claim: PreferenceClaim
    decision: PreferenceDecision | None

    @property
    def waits(self) -> bool:
        """Whether a claim stands that nobody has decided about."""
        decided = self.decision and self.decision.decided_at >= self.claim.at
        return self.claim.kind is not None and not decided


def list_claims(session: Session, *, vacancy_id: int | None = None) -> list[ClaimRow]:
    """Each candidate's newest claim, those that wait for a decision first; of one vacancy, or of
    all."""
    newest = select(func.max(PreferenceClaim.id)).group_by(PreferenceClaim.application_id)
    query = (
        select(PreferenceClaim)
        .join(PreferenceClaim.application)
        .options(joinedload(PreferenceClaim.application).joinedload(Application.vacancy))
        .where(PreferenceClaim.id.in_(newest))
        .order_by(PreferenceClaim.id)
    )
    if vacancy_id is not None:
        query = query.where(Application.vacancy_id == vacancy_id)
    made = session.scalars(query).all()
    decided = _newest_decisions(session, [row.application_id for row in made])
    rows = [ClaimRow(row, decided.get(row.application_id)) for row in made]
    return sorted(rows, key=lambda row: not row.waits)


def _newest_decisions(session: Session, ids: list[int]) -> dict[int, PreferenceDecision]:
    newest = (
        select(func.max(PreferenceDecision.id))
        .where(PreferenceDecision.application_id.in_(ids))
        .group_by(PreferenceDecision.application_id)
    )
    rows = session.scalars(select(PreferenceDecision).where(PreferenceDecision.id.in_(newest)))
    return {row.application_id: row for row in rows}
