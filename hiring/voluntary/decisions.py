"""What HR does about veterans' preference: look at the evidence, and find whether it applies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.vacancies.models import Application
from hiring.voluntary.claim_list import list_claims, newest_decisions
from hiring.voluntary.claims import ClaimError, newest_claim, record, rule_of, with_merged
from hiring.voluntary.models import (
    PreferenceClaim,
    PreferenceDecision,
    PreferenceEvidence,
)
from hiring.voluntary.rule import NONE, PreferenceRule


class StaleDecisionError(Exception):
    """Somebody else decided since the page was loaded."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """What HR found of one candidate: "none", "veteran" or "disabled_veteran", the percentage
    points that the rule adds to the total score, and when and under which rule that was found."""

    kind: str
    points: int
    rule: str
    decided_at: datetime


def decide(
    session: Session,
    application: Application,
    *,
    eligibility: str,
    evidence: Collection[str],
    evidence_seen_on: date | None,
    reason: str,
    seen: int | None,
    actor_id: int,
) -> PreferenceDecision:
    """Record what HR found, in place of the decision before; `seen` is the id of the one that stood
    on the page.

    ClaimError where something is missing, StaleDecisionError where another decision came first."""
    rule = rule_of(application)
    _check_decision(rule, eligibility, evidence, evidence_seen_on, reason)
    standing = newest_decision(session, application_id=application.id)
    if (standing.id if standing else None) != seen:
        raise StaleDecisionError
    kind = rule.eligibility(eligibility)
    assert kind is not None  # checked above
    row = PreferenceDecision(
        application_id=application.id,
        application=application,
        eligibility=kind.key,
        points=kind.points,
        evidence=sorted(evidence),
        evidence_seen_on=evidence_seen_on if evidence else None,
        reason=reason.strip(),
        rule=rule.id,
        decided_by=actor_id,
        decided_at=now(),
    )
    session.add(row)
    session.flush()
    record(session, "preference.decided", row.id, "preference_decision", application, actor_id)
    return row


def _check_decision(
    rule: PreferenceRule,
    eligibility: str,
    evidence: Collection[str],
    evidence_seen_on: date | None,
    reason: str,
) -> None:
    if rule.eligibility(eligibility) is None:
        raise ClaimError("eligibility", "Choose what you found.")
    if set(evidence) - {kind.key for kind in rule.evidence}:
        raise ClaimError("evidence", "Choose from the papers of the list.")
    if eligibility != NONE and not evidence:
        raise ClaimError("evidence", "Name the paper that proves it.")
    if evidence and evidence_seen_on is None:
        raise ClaimError("evidence_seen_on", "Give the day that you saw the paper.")
    if not reason.strip():
        raise ClaimError("reason", "Say in a sentence why.")


def note_download(session: Session, evidence: PreferenceEvidence, *, actor_id: int) -> None:
    """Record that somebody took the file out of the store."""
    record(
        session,
        "preference.evidence_downloaded",
        evidence.id,
        "preference_evidence",
        evidence.application,
        actor_id,
    )


def decisions_of(session: Session, *, application_id: int) -> list[PreferenceDecision]:
    """Every decision, the newest first."""
    query = select(PreferenceDecision).where(
        PreferenceDecision.application_id.in_(with_merged(session, application_id))
    )
    return list(session.scalars(query.order_by(PreferenceDecision.id.desc())))


def newest_decision(session: Session, *, application_id: int) -> PreferenceDecision | None:
    """The decision that counts."""
    return next(iter(decisions_of(session, application_id=application_id)), None)


def eligibility_of(session: Session, application_id: int) -> Eligibility | None:
    """What HR found of the candidate; None where nothing was decided, or where the candidate took
    the claim back since.  Only for what the law asks of the score: nothing of the claim or its
    evidence comes with it."""
    row = newest_decision(session, application_id=application_id)
    return _in_force(row, newest_claim(session, application_id=application_id)) if row else None


def eligibilities(session: Session, *, vacancy_id: int) -> dict[int, Eligibility]:
    """The same of every candidate of the vacancy about whom something was decided, by the id of the
    application that stands."""
    claimed = {row.application.id: row.claim for row in list_claims(session, vacancy_id=vacancy_id)}
    found = {
        number: _in_force(row, claimed.get(number))
        for number, row in newest_decisions(session, vacancy_id=vacancy_id).items()
    }
    return {number: one for number, one in found.items() if one is not None}


def _in_force(row: PreferenceDecision, claim: PreferenceClaim | None) -> Eligibility | None:
    if claim and claim.kind is None and claim.at > row.decided_at:
        return None
    return Eligibility(row.eligibility, row.points, row.rule, row.decided_at)
