"""The claims of vacancies, and which of them wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from hiring.vacancies.models import Application
from hiring.voluntary.models import PreferenceClaim, PreferenceDecision


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The newest claim of one candidate, and the newest decision, if any.  The application is the
    one that stands, where the claim came through one that was merged into it."""

    application: Application
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
    whole = joinedload(PreferenceClaim.application)
    query = (
        select(PreferenceClaim)
        .join(PreferenceClaim.application)
        .options(whole.joinedload(Application.vacancy), whole.joinedload(Application.merged_into))
        .where(PreferenceClaim.id.in_(newest))
        .order_by(PreferenceClaim.id)
    )
    if vacancy_id is not None:
        query = query.where(Application.vacancy_id == vacancy_id)
    made = {_standing(row.application): row for row in session.scalars(query)}
    standing = func.coalesce(Application.merged_into_id, Application.id)
    decided = _newest_decisions(session, standing.in_([one.id for one in made]))
    rows = [ClaimRow(one, claim, decided.get(one.id)) for one, claim in made.items()]
    return sorted(rows, key=lambda row: not row.waits)


def _standing(application: Application) -> Application:
    return application.merged_into or application


def newest_decisions(session: Session, *, vacancy_id: int) -> dict[int, PreferenceDecision]:
    """The newest decision about each candidate of the vacancy, by the application that stands."""
    return _newest_decisions(session, Application.vacancy_id == vacancy_id)


def _newest_decisions(
    session: Session, which: ColumnElement[bool]
) -> dict[int, PreferenceDecision]:
    """By the application that stands, also where it is about one that was merged into it."""
    standing = func.coalesce(Application.merged_into_id, Application.id)
    rows = session.execute(
        select(standing, PreferenceDecision)
        .join(Application, Application.id == PreferenceDecision.application_id)
        .where(which)
        .order_by(PreferenceDecision.id)
    )
    return {row[0]: row[1] for row in rows}
