"""Who may review a candidate's equivalency, and which findings can be reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency.basis import describe_changes, narrow, read_basis
from hiring.equivalency.materials import basis_now
from hiring.equivalency.models import EquivalencyDecision, EquivalencyReview, EquivalencySubmission
from hiring.people.models import RoleGrant, User
from hiring.qualification import service as qualification
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.service import STAFF, edition_of

KINDS = frozenset({"degree", "experience"})


@dataclass(frozen=True, slots=True)
class Reviewable:
    """A finding that falls short and can be reviewed; `settled` says in a sentence why it can't be
    reviewed again yet, empty where it can."""

    requirement: str
    label: str
    reason: str
    settled: str = ""


def bar_to_reviewing(user: User, vacancy: Vacancy) -> str | None:
    """Why this person can't review on this vacancy, as a sentence; None where they can.

    Reviewers see the originals, with the years of schooling; whoever rates must not (Oregon
    HB 3187), nor may one person both let a candidate through and rate them."""
    if not user.active:
        return f"{user.name}'s account is closed."
    if not STAFF & user.roles:
        return f"{user.name} is neither a recruiter nor an administrator, and may not review."
    for seat in vacancy.seats:
        if seat.user_id == user.id and seat.kind == SeatKind.PANEL:
            return (
                f"{user.name} sits on this vacancy's panel. Whoever rates the candidates must not"
                " also weigh an equivalency, nor see what reviewers see."
            )
    return None


def possible_reviewers(
    session: Session, vacancy: Vacancy, *, but: Iterable[int] = ()
) -> list[User]:
    """The people who may review on the vacancy, by name, without those whose ids are in `but`."""
    roles = [role.value for role in STAFF]
    query = (
        select(User)
        .where(User.active, User.grants.any(RoleGrant.role.in_(roles)), User.id.not_in(list(but)))
        .order_by(User.name, User.id)
    )
    return [user for user in session.scalars(query) if bar_to_reviewing(user, vacancy) is None]


def find_reviewable(session: Session, application: Application) -> list[Reviewable]:
    """The gating findings on education and experience that are not met now, in their order."""
    found = qualification.current(session, application.id)
    if found is None:
        return []
    edition = edition_of(session, application.vacancy)
    kinds = {one.id: one.kind for one in edition.requirements}
    short = [
        Reviewable(finding["requirement"], finding["label"], finding["reason"])
        for finding in found.result["findings"]
        if finding["gating"]
        and finding["result"] == "not_met"
        and kinds.get(finding["requirement"]) in KINDS
    ]
    settled = _settled(session, application, short) if short else {}
    return [
        Reviewable(one.requirement, one.label, one.reason, settled.get(one.requirement, ""))
        for one in short
    ]


def changes_since(
    session: Session,
    application: Application,
    submissions: Sequence[EquivalencySubmission],
    requirements: Sequence[str],
) -> tuple[str, ...]:
    """What has changed since these reviews were written in the evidence that the requirements rest
    on, a sentence each."""
    now = basis_now(session, application, requirements)
    edition = edition_of(session, application.vacancy)
    labels = {one.id: one.label for one in edition.requirements}
    sentences = (
        sentence
        for submission in submissions
        for sentence in describe_changes(
            narrow(read_basis(submission.basis), requirements), now, labels
        )
    )
    return tuple(dict.fromkeys(sentences))


def _settled(
    session: Session, application: Application, short: Sequence[Reviewable]
) -> dict[str, str]:
    """The findings whose last decision was a denial on the evidence that still stands."""
    rows = session.scalars(
        select(EquivalencyDecision)
        .join(EquivalencyReview)
        .where(EquivalencyReview.application_id == application.id)
        .order_by(EquivalencyDecision.id)
    )
    last = {row.requirement: row for row in rows}
    settled = {}
    for one in short:
        row = last.get(one.requirement)
        if row is None or row.granted:
            continue
        counted = session.scalars(
            select(EquivalencySubmission).where(EquivalencySubmission.id.in_(row.submissions))
        ).all()
        if not changes_since(session, application, counted, [one.requirement]):
            settled[one.requirement] = (
                "Denied on the evidence that still stands. A new document or a changed finding"
                " opens it anew."
            )
    return settled
