"""The claims of vacancies, and which of them wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
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


def list_claims(session: Session, *, vacancy_id: int) -> list[ClaimRow]:
    """Each candidate's newest claim on the vacancy, those that wait for a decision first."""
    whole = joinedload(PreferenceClaim.application)
    query = (
        select(PreferenceClaim)
        .join(PreferenceClaim.application)
        .options(whole.joinedload(Application.vacancy), whole.joinedload(Application.merged_into))
        .where(PreferenceClaim.id.in_(_newest_claims()), Application.vacancy_id == vacancy_id)
        .order_by(PreferenceClaim.id)
    )
    made = {_standing(row.application): row for row in session.scalars(query)}
    standing = func.coalesce(Application.merged_into_id, Application.id)
    decided = _newest_decisions(session, standing.in_([one.id for one in made]))
    rows = [ClaimRow(one, claim, decided.get(one.id)) for one, claim in made.items()]
    return sorted(rows, key=lambda row: not row.waits)


def vacancies_with_open_claims(session: Session) -> set[int]:
    """The vacancies on which a claim may wait: nothing was decided about its application since.
    `list_claims` says it exactly; this is one question however many vacancies there have been."""
    about = (PreferenceClaim.application_id, Application.merged_into_id)
    decided = exists().where(
        or_(*(PreferenceDecision.application_id == one for one in about)),
        PreferenceDecision.decided_at >= PreferenceClaim.at,
    )
    query = (
        select(Application.vacancy_id)
        .join(PreferenceClaim, PreferenceClaim.application_id == Application.id)
        .where(PreferenceClaim.id.in_(_newest_claims()), PreferenceClaim.kind.is_not(None))
        .where(~decided)
    )
    return set(session.scalars(query.distinct()))


def _newest_claims() -> Select[int]:
    return select(func.max(PreferenceClaim.id)).group_by(PreferenceClaim.application_id)


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
