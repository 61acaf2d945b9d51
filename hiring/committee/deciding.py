"""The verbs of the decision: record a version, sign it, and freeze the one that all have signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee.basis import hash_of, same_list
from hiring.committee.departure import MemoEntry, asked_by, faults_in
from hiring.committee.models import Decision, DecisionSignature, FrozenDecision
from hiring.committee.official import OfficialList
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.finality import why_not_final
from hiring.people.models import Role, User
from hiring.vacancies.models import Seat, SeatKind, Vacancy
from hiring.vacancies.service import lock

AGREES, DISSENTS = "agrees", "dissents"


class DecisionError(ValueError):
    """What was asked can't be done; the message is a sentence for the person."""


class IncompleteDecisionError(DecisionError):
    """Something is missing; `faults` has a sentence for each field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("Something is still missing. Nothing was recorded.")
        self.faults = faults


class StaleDecisionError(DecisionError):
    """Somebody recorded another version, or the list changed, after the page was loaded."""


def basis_of(official: OfficialList) -> dict[str, Any]:
    """What a decision is made from, as it is kept: the list with candidates by number, exact, and
    the rules that made it."""
    sources = official.ranking.sources
    return {
        "edition": sources.edition.id,
        "content_hash": sources.edition.content_hash,
        "conversion": sources.scoring.conversion.value,
        "weights": {slug: str(weight) for slug, weight in sources.scoring.weights.items()},
        "preference": official.rule.id if official.rule else None,
        "rows": [
            {
                "candidate": row.application.number,
                "score": str(row.score),
                "merit": row.placed.merit,
                "percent": str(row.placed.percent),
                "added": row.placed.added,
                "total": str(row.placed.total),
                "place": row.placed.place,
                "outcome": row.outcome,
            }
            for row in official.rows
        ],
    }


def decision_of(session: Session, vacancy: Vacancy) -> Decision | None:
    """The newest version; None where nothing is recorded."""
    return next(iter(versions_of(session, vacancy)), None)


def versions_of(session: Session, vacancy: Vacancy) -> list[Decision]:
    """Every version, the newest first."""
    query = select(Decision).where(Decision.vacancy_id == vacancy.id)
    return list(session.scalars(query.order_by(Decision.version.desc())))


def frozen_of(session: Session, vacancy: Vacancy) -> FrozenDecision | None:
    """The row that says which version stands for good; None until all have signed."""
    return session.get(FrozenDecision, vacancy.id)


def members_of(vacancy: Vacancy) -> list[User]:
    """The committee: who is seated on it and may act."""
    seated = (seat.user for seat in vacancy.seats if seat.kind == SeatKind.COMMITTEE)
    return [user for user in seated if user.active and Role.COMMITTEE in user.roles]


def decides(session: Session, user: User, vacancy: Vacancy) -> bool:
    """Whether the user is a member of the vacancy's committee."""
    seat = session.get(Seat, (vacancy.id, user.id, SeatKind.COMMITTEE.value))
    return Role.COMMITTEE in user.roles and seat is not None


def unsigned(decision: Decision, vacancy: Vacancy) -> list[User]:
    """The members who have not signed this version."""
    signed = {one.user_id for one in decision.signatures}
    return [user for user in members_of(vacancy) if user.id not in signed]


def record_decision(
    session: Session,
    vacancy: Vacancy,
    official: OfficialList,
    *,
    chosen_id: int,
    reasons: str,
    memo: Sequence[MemoEntry],
    preference_reasons: str,
    competencies: Sequence[str],
    seen: int,
    seen_hash: str,
    user: User,
) -> Decision:
    """Record a version.  `seen` is the version that stood on the page (0: none), `seen_hash` the
    list on it.  DecisionError where the user may not, ratings can change or the decision is frozen;
    StaleDecisionError where the page is out of date; IncompleteDecisionError with what is missing.
    """
    _may_act(session, vacancy, user)
    standing = decision_of(session, vacancy)
    version = standing.version if standing else 0
    if version != seen:
        raise StaleDecisionError(
            "Somebody else recorded a version while you wrote. Nothing was overwritten: read it"
            " above; your own words are kept below."
        )
    basis = basis_of(official)
    _check_list(same=hash_of(basis) == seen_hash)
    if official.row(chosen_id) is None:
        raise IncompleteDecisionError({"chosen": "Choose a candidate of the list."})
    faults = faults_in(
        asked_by(official.placed, chosen_id),
        reasons=reasons,
        memo=memo,
        preference_reasons=preference_reasons,
        competencies=competencies,
    )
    if faults:
        raise IncompleteDecisionError(faults)
    row = Decision(
        vacancy_id=vacancy.id,
        version=version + 1,
        chosen_id=chosen_id,
        reasons=reasons.strip(),
        memo=[asdict(one) for one in memo],
        preference_reasons=preference_reasons.strip(),
        basis=basis,
        basis_hash=hash_of(basis),
        recorded_by=user.id,
        recorded_at=now(),
    )
    session.add(row)
    session.flush()
    _record(session, "decision.recorded", row, user)
    return row


def sign(
    session: Session,
    vacancy: Vacancy,
    official: OfficialList,
    *,
    version: int,
    kind: str,
    remark: str,
    user: User,
) -> None:
    """Put the user's name under the version, in dissent with a remark; the last signature freezes
    it."""
    _may_act(session, vacancy, user)
    decision = decision_of(session, vacancy)
    if decision is None or decision.version != version:
        raise StaleDecisionError("Another version was recorded meanwhile. Read it, then sign.")
    _check_list(same=same_list(basis_of(official), decision.basis))
    if kind not in (AGREES, DISSENTS):
        raise DecisionError("Choose whether you agree.")
    if kind == DISSENTS and not remark.strip():
        raise DecisionError("Say in a sentence why you dissent.")
    if user in unsigned(decision, vacancy):
        session.add(
            DecisionSignature(
                decision_id=decision.id,
                user_id=user.id,
                kind=kind,
                remark=remark.strip(),
                at=now(),
            )
        )
        session.flush()
        session.refresh(decision, ["signatures"])
        _record(session, "decision.signed", decision, user)
    _freeze(session, vacancy, decision, user)


def freeze(session: Session, vacancy: Vacancy, *, user: User) -> None:
    """Freeze a version that everybody still seated has signed."""
    _may_act(session, vacancy, user)
    decision = decision_of(session, vacancy)
    if decision is None or unsigned(decision, vacancy):
        raise DecisionError("Not every member has signed yet.")
    _freeze(session, vacancy, decision, user)


def _freeze(session: Session, vacancy: Vacancy, decision: Decision, user: User) -> None:
    if unsigned(decision, vacancy):
        return
    session.add(FrozenDecision(vacancy_id=vacancy.id, decision_id=decision.id, frozen_at=now()))
    session.flush()
    _record(session, "decision.frozen", decision, user)


def _may_act(session: Session, vacancy: Vacancy, user: User) -> None:
    """Make others wait; DecisionError where the user may not act or nothing can be done now."""
    lock(session, vacancy)
    if not decides(session, user, vacancy):
        raise DecisionError("The members of this vacancy's committee decide.")
    if frozen_of(session, vacancy) is not None:
        raise DecisionError("The decision is signed by everybody and stands as it is.")
    if open_still := why_not_final(session, vacancy):
        raise DecisionError(open_still)


def _check_list(*, same: bool) -> None:
    if not same:
        raise StaleDecisionError(
            "The list has changed since. Look at it as it is now, and record the decision on it."
        )


def _record(session: Session, action: str, decision: Decision, user: User) -> None:
    audit.record(
        session,
        action,
        subject="decision",
        subject_id=decision.id,
        actor_id=user.id,
        vacancy_id=decision.vacancy_id,
        version=decision.version,
    )
