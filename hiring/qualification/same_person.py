"""Which applications of a vacancy may be one person's, and what was decided about them.  Offered to
a person, never merged by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification.application_models import PersonDecision, PersonSign, Verdict
from hiring.qualification.person_signs import KINDS
from hiring.vacancies.models import Application, Vacancy

PAGE_SIZE = 20
# A sign that more candidates share than this tells nobody apart: the number of an agency, say.
MOST_SHARING = 20
# After these a pair is no longer offered.
_SETTLED = (Verdict.TWO_PEOPLE.value, Verdict.SEPARATED.value)


class SamePersonError(Exception):
    """What was asked can't be done; the message is a sentence for the person who asked."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two applications that may be one person's, the earlier first, and the kinds of signs that
    they share: "e-mail", "phone", "name and employer"."""

    first: Application
    second: Application
    because: tuple[str, ...]


def count_open_pairs(session: Session, *, vacancy_id: int) -> int:
    """How many pairs of the vacancy's applications share a sign and wait for a decision."""
    return len(_shared(session, vacancy_id))


def open_pairs(session: Session, *, vacancy_id: int, limit: int = PAGE_SIZE) -> list[Pair]:
    """The first pairs that wait for a decision, in the order the candidates came; three queries."""
    shared = _shared(session, vacancy_id)
    shown = sorted(shared)[:limit]
    known = by_id(session, {id_ for pair in shown for id_ in pair})
    return [
        Pair(known[one], known[two], tuple(kind for kind in KINDS if kind in shared[one, two]))
        for one, two in shown
    ]


def shared_signs(session: Session, first: Application, second: Application) -> tuple[str, ...]:
    """The kinds of signs that the two share, whatever was decided about them."""
    signs = select(PersonSign.kind, PersonSign.digest)
    both = signs.where(PersonSign.application_id == first.id).intersect(
        signs.where(PersonSign.application_id == second.id)
    )
    kinds = {kind for kind, _ in session.execute(both)}
    return tuple(kind for kind in KINDS if kind in kinds)


def decisions(session: Session, *, vacancy_id: int) -> list[PersonDecision]:
    """The decision in force on each pair of the vacancy, the latest first; those taken back are
    none."""
    query = (
        select(PersonDecision)
        .where(PersonDecision.id.in_(_newest(vacancy_id)))
        .where(PersonDecision.verdict != Verdict.TAKEN_BACK.value)
        .order_by(PersonDecision.id.desc())
    )
    return list(session.scalars(query))


def decision_on(session: Session, first: Application, second: Application) -> PersonDecision | None:
    """The newest decision on the two."""
    low, high = sorted((first.id, second.id))
    return session.scalar(
        select(PersonDecision)
        .where(PersonDecision.first_id == low, PersonDecision.second_id == high)
        .order_by(PersonDecision.id.desc())
        .limit(1)
    )


def by_id(session: Session, ids: Collection[int]) -> dict[int, Application]:
    """The applications with these ids."""
    rows = session.scalars(select(Application).where(Application.id.in_(ids)))
    return {row.id: row for row in rows}


def by_number(session: Session, vacancy: Vacancy, number: int | None) -> Application:
    """The candidate of the vacancy with this number; SamePersonError where there is none."""
    application = session.scalar(
        select(Application).where(
            Application.vacancy_id == vacancy.id, Application.number == (number or 0)
        )
    )
    if application is None:
        raise SamePersonError("Name two candidates of this vacancy by their numbers.")
    return application


def say_two_people(
    session: Session, first: Application, second: Application, *, actor_id: int
) -> PersonDecision:
    """Remember that these are two people: the pair is offered no more."""
    check_pair(first, second)
    return record(session, first, second, Verdict.TWO_PEOPLE, actor_id=actor_id)


def take_back(
    session: Session, first: Application, second: Application, *, actor_id: int
) -> PersonDecision:
    """Take back that these are two people; SamePersonError where nobody said so."""
    standing = decision_on(session, first, second)
    if standing is None or standing.verdict not in _SETTLED:
        raise SamePersonError("Nobody has said of these two that they are two people.")
    return record(session, first, second, Verdict.TAKEN_BACK, actor_id=actor_id)


def check_pair(first: Application, second: Application) -> None:
    """SamePersonError unless these are two candidates of one vacancy, neither of them merged."""
    if first.id == second.id or first.vacancy_id != second.vacancy_id:
        raise SamePersonError("Name two candidates of this vacancy by their numbers.")
    for one in (first, second):
        if one.merged_into_id is not None:
            raise SamePersonError(f"Candidate {one.number} is merged into another already.")


def record(
    session: Session,
    first: Application,
    second: Application,
    verdict: Verdict,
    *,
    actor_id: int,
    kept: Application | None = None,
    reason: str = "",
    **details: list[int] | list[str],
) -> PersonDecision:
    """Write a decision on the two, and into the trail of both."""
    low, high = sorted((first.id, second.id))
    row = PersonDecision(
        vacancy_id=first.vacancy_id,
        first_id=low,
        second_id=high,
        verdict=verdict.value,
        kept_id=kept.id if kept else None,
        reason=reason,
        details=details,
        decided_by=actor_id,
        at=now(),
    )
    session.add(row)
    session.flush()
    for one, other in ((first, second), (second, first)):
        audit.record(
            session,
            f"application.{verdict.value}",
            subject="application",
            subject_id=one.id,
            actor_id=actor_id,
            vacancy_id=one.vacancy_id,
            decision=row.id,
            other=other.id,
            kept=row.kept_id,
        )
    return row


def _newest(vacancy_id: int) -> Select[int]:
    return (
        select(func.max(PersonDecision.id))
        .where(PersonDecision.vacancy_id == vacancy_id)
        .group_by(PersonDecision.first_id, PersonDecision.second_id)
    )


def _shared(session: Session, vacancy_id: int) -> dict[tuple[int, int], set[str]]:
    """The kinds of signs that each two applications of the vacancy share, those settled left out.
    Only the signs that occur more than once leave the database: among a thousand candidates few
    do.  A merged application has none."""
    repeated = (
        select(PersonSign.kind, PersonSign.digest)
        .where(PersonSign.vacancy_id == vacancy_id)
        .group_by(PersonSign.kind, PersonSign.digest)
        .having(func.count().between(2, MOST_SHARING))
        .subquery()
    )
    same = and_(repeated.c.kind == PersonSign.kind, repeated.c.digest == PersonSign.digest)
    rows = session.execute(
        select(PersonSign.kind, PersonSign.digest, PersonSign.application_id)
        .join(repeated, same)
        .where(PersonSign.vacancy_id == vacancy_id)
    )
    groups: dict[tuple[str, str], list[int]] = {}
    for kind, digest, application_id in rows:
        groups.setdefault((kind, digest), []).append(application_id)
    pairs: dict[tuple[int, int], set[str]] = {}
    for (kind, _), ids in groups.items():
        for one, two in combinations(sorted(ids), 2):
            pairs.setdefault((one, two), set()).add(kind)
    settled = _settled(session, vacancy_id)
    return {pair: kinds for pair, kinds in pairs.items() if pair not in settled}


def _settled(session: Session, vacancy_id: int) -> set[tuple[int, int]]:
    query = select(PersonDecision.first_id, PersonDecision.second_id).where(
        PersonDecision.id.in_(_newest(vacancy_id)), PersonDecision.verdict.in_(_SETTLED)
    )
    return {(first, second) for first, second in session.execute(query)}
