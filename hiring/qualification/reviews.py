"""The verbs of a person's decision about a finding: confirm, override, lift.  The machine's own
finding is kept beside it."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification.acts import judge_again, take_hold
from hiring.qualification.models import FindingReview, Qualification
from hiring.vacancies.models import Application

Act = Literal["confirm", "override", "equivalency", "lift"]


class ReviewError(ValueError):
    """A decision that can't be made: `field` is the field at fault (None: the decision as a whole),
    the message a sentence for the person who asked for it."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


def review(
    session: Session,
    application: Application,
    *,
    seen: int | None,
    requirement: str,
    act: Act,
    result: Literal["met", "not_met", "unclear"] | None = None,
    reason: str = "",
    actor_id: int | None,
    ref: int | None = None,
) -> Qualification:
    """Write one decision about a finding, and return the findings then in force.

    An override and an equivalency decision say which `result` stands, and why; `ref` is the
    equivalency review.  ReviewError where the decision can't be made, StaleError where other
    findings than `seen` are in force; nothing is written then."""
    in_force = take_hold(session, application, seen=seen)
    finding = _find(in_force, requirement)
    _check(finding, act, result, reason.strip())
    row = FindingReview(
        requirement=requirement,
        act=act,
        machine_result=finding.get("machine_result", finding["result"]),
        result=result,
        reason=reason.strip(),
        ref=ref,
        actor_id=actor_id,
    )
    _write(session, application, row)
    return judge_again(session, application)


def confirm_met(
    session: Session, application: Application, *, seen: int | None, actor_id: int
) -> Qualification:
    """Confirm every finding that is met and that no person has decided, and return the findings
    then in force.  What is unclear or falls short is confirmed one by one.

    ReviewError where there is none, StaleError where other findings than `seen` are in force."""
    in_force = take_hold(session, application, seen=seen)
    findings = [finding for finding in in_force.result["findings"] if _is_met_alone(finding)]
    if not findings:
        raise ReviewError("Every finding that is met has been decided already.")
    for finding in findings:
        row = FindingReview(
            requirement=finding["requirement"],
            act="confirm",
            machine_result="met",
            reason="",
            actor_id=actor_id,
        )
        _write(session, application, row)
    return judge_again(session, application)


def _is_met_alone(finding: dict[str, Any]) -> bool:
    """Whether the rules find it met and nobody has said anything to that."""
    decided = finding.get("review")
    met = finding.get("machine_result", finding["result"]) == "met"
    return met and (decided is None or (decided["act"] == "confirm" and bool(decided.get("stale"))))


def _write(session: Session, application: Application, row: FindingReview) -> None:
    row.application_id, row.at = application.id, now()
    session.add(row)
    session.flush()
    audit.record(
        session,
        f"finding.{row.act}",
        subject="application",
        subject_id=application.id,
        actor_id=row.actor_id,
        vacancy_id=application.vacancy_id,
        review=row.id,
        requirement=row.requirement,
        machine_result=row.machine_result,
        result=row.result,
    )


def _find(in_force: Qualification, requirement: str) -> dict[str, Any]:
    for finding in in_force.result["findings"]:
        if finding["requirement"] == requirement:
            found: dict[str, Any] = finding
            return found
    raise ReviewError("This requirement is not judged for this candidate.")


def _check(finding: dict[str, Any], act: Act, result: str | None, reason: str) -> None:
    machine = finding.get("machine_result", finding["result"])
    if act != "confirm" and not reason:
        raise ReviewError(
            "Give the reason: it stays on record beside the machine's finding.", "reason"
        )
    if (act in ("override", "equivalency")) != (result is not None):
        raise ReviewError("Say which result stands.", "result")
    if act == "override" and result == machine:
        raise ReviewError("The rules find the same. Confirm it instead.", "result")
    if act == "equivalency" and (finding["group"] == "special" or not finding["gating"]):
        raise ReviewError("An equivalency decision is about education or experience alone.")
    if act == "lift" and finding.get("review") is None:
        raise ReviewError("No decision of a person stands here.")
