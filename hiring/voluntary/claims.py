"""What a candidate does about veterans' preference: claim it, send evidence, take it back.

The audit trail names claims and files by their own numbers: it can be read by people who rate, and
must not say which candidate claimed.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import Storage, sha256
from hiring.intake.checks import clean_filename
from hiring.vacancies.models import Application
from hiring.voluntary.evidence import find_fault, type_of
from hiring.voluntary.models import PreferenceClaim, PreferenceEvidence
from hiring.voluntary.rule import PreferenceRule, rule_on

# The most files that one candidate can have with a claim.
MAX_FILES = 10


class ClaimError(Exception):
    """The claim, the file or the decision about them can't be taken; `field` names what is wrong
    with it, the message is a sentence for the person."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def rule_of(application: Application) -> PreferenceRule:
    """The rule that counts for the application: that of the day its vacancy is judged as of."""
    return rule_on(application.vacancy.as_of)


def claim(session: Session, application: Application, *, kind: str) -> PreferenceClaim:
    """A claim by the candidate, in place of the one before; ClaimError where the rule of the
    vacancy's date doesn't know it."""
    rule = rule_of(application)
    if rule.claim(kind) is None:
        raise ClaimError("kind", "Choose what you claim.")
    return _add_claim(session, application, kind=kind, rule=rule)


def take_back(session: Session, application: Application) -> None:
    """The candidate claims nothing any more.  What was sent stays on record with HR."""
    standing = newest_claim(session, application_id=application.id)
    if standing is not None and standing.kind is not None:
        _add_claim(session, application, kind=None, rule=rule_of(application))


def _add_claim(
    session: Session, application: Application, *, kind: str | None, rule: PreferenceRule
) -> PreferenceClaim:
    row = PreferenceClaim(
        application_id=application.id, application=application, kind=kind, rule=rule.id, at=now()
    )
    session.add(row)
    session.flush()
    act = "preference.claimed" if kind else "preference.taken_back"
    record(session, act, row.id, "preference_claim", application, None)
    return row


def add_evidence(
    session: Session,
    store: Storage,
    application: Application,
    *,
    filename: str,
    data: bytes,
    max_bytes: int,
) -> PreferenceEvidence:
    """Keep a file that is to prove the claim; the same bytes twice are one file.

    ClaimError where it is no PDF or picture, empty, too large, or one too many."""
    if fault := find_fault(data, max_bytes=max_bytes):
        raise ClaimError("files", f"“{clean_filename(filename)}”: {fault.message} {fault.hint}")
    kept = evidence_of(session, application_id=application.id)
    for row in kept:
        if row.sha256 == sha256(data):
            return row
    if len(kept) >= MAX_FILES:
        raise ClaimError("files", f"{MAX_FILES} files are here already; no more can be added.")
    row = PreferenceEvidence(
        application_id=application.id,
        application=application,
        sha256=store.put(data),
        type=type_of(data),
        filename=clean_filename(filename),
        size=len(data),
        received_at=now(),
    )
    session.add(row)
    session.flush()
    record(
        session, "preference.evidence_received", row.id, "preference_evidence", application, None
    )
    return row


def newest_claim(session: Session, *, application_id: int) -> PreferenceClaim | None:
    """The claim that stands, or was taken back; None where none was made."""
    return next(iter(claims_of(session, application_id=application_id)), None)


def claims_of(session: Session, *, application_id: int) -> list[PreferenceClaim]:
    """Every claim, the newest first."""
    query = select(PreferenceClaim).where(
        PreferenceClaim.application_id.in_(with_merged(session, application_id))
    )
    return list(session.scalars(query.order_by(PreferenceClaim.id.desc())))


def evidence_of(session: Session, *, application_id: int) -> list[PreferenceEvidence]:
    """Every file that was sent, in order."""
    query = select(PreferenceEvidence).where(
        PreferenceEvidence.application_id.in_(with_merged(session, application_id))
    )
    return list(session.scalars(query.order_by(PreferenceEvidence.id)))


def with_merged(session: Session, application_id: int) -> list[int]:
    """The ids of the application and those that were merged into it, at any remove."""
    found = [application_id]
    for number in found:
        found += session.scalars(select(Application.id).where(Application.merged_into_id == number))
    return found


def record(
    session: Session,
    act: str,
    row_id: int,
    subject: str,
    application: Application,
    actor_id: int | None,
) -> None:
    """Write an act about one row of this room into the trail, without the candidate."""
    audit.record(
        session,
        act,
        subject=subject,
        subject_id=row_id,
        vacancy_id=application.vacancy_id,
        actor_id=actor_id,
    )
