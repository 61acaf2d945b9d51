"""The making of packets as the database sees it: who asked, how far it is, and what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee.packet_models import Kind, PacketFile, PacketState, PacketWork
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import MAKE_PACKET, enqueue
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import lock

MAX_ATTEMPTS: Final = 3
BROKE_OFF: Final = (
    f"Making it was begun {MAX_ATTEMPTS} times and broke off each time. Try again when the machine"
    " has less to do; tell the administrator if it breaks off again."
)
UNDER_WAY: Final = (PacketState.WAITING, PacketState.MAKING)
# A message may still stand in line; sent twice it does no harm, since a job looks at the state.
WAITING_LOST_AFTER: Final = timedelta(minutes=2)
# In seconds: a worker is told to stop, and killed a little later.  The broker takes a message for
# lost only after that.
SOFT_LIMIT, HARD_LIMIT = 300, 330
MAKING_LOST_AFTER: Final = timedelta(seconds=HARD_LIMIT + 30)


@dataclass(frozen=True, slots=True)
class PacketJob:
    """A packet that a worker has taken: whose, of which kind, and at which attempt."""

    vacancy_id: int
    kind: Kind
    attempt: int


def ask(session: Session, vacancy: Vacancy, kind: Kind, *, actor_id: int) -> bool:
    """Have the packet made from the data as they stand, with fresh attempts; False where that is
    under way already."""
    lock(session, vacancy)
    work = session.get(PacketWork, (vacancy.id, kind.value), populate_existing=True)
    if work is not None and work.state in UNDER_WAY:
        return False
    if work is None:
        work = PacketWork(vacancy_id=vacancy.id, kind=kind.value)
        session.add(work)
    work.asked_by, work.asked_at, work.attempts = actor_id, now(), 0
    _set_state(work, PacketState.WAITING)
    audit.record(
        session, "packet.asked", subject="vacancy", subject_id=vacancy.id, actor_id=actor_id,
        vacancy_id=vacancy.id, kind=kind.value,
    )  # fmt: skip
    _send(session, work)
    return True


def begin(
    session: Session, *, vacancy_id: int, kind: Kind, redelivered: bool = False
) -> PacketJob | None:
    """Take the packet for making; None where nobody waits for it, where somebody makes it, or where
    making it broke off too often.  `redelivered` says that the process that made it died."""
    work = session.get(PacketWork, (vacancy_id, kind.value), with_for_update=True)
    lost = redelivered and work is not None and work.state == PacketState.MAKING
    if work is None or (work.state != PacketState.WAITING and not lost):
        return None
    if work.attempts >= MAX_ATTEMPTS:
        _fail(session, work, BROKE_OFF)
        return None
    work.attempts += 1
    _set_state(work, PacketState.MAKING)
    return PacketJob(vacancy_id, kind, work.attempts)


def finish(session: Session, job: PacketJob, made: PacketFile) -> None:
    """Keep what was made, or point to the file that was made of the same data before.  It stands
    whoever has taken the job over meanwhile."""
    work = session.get(PacketWork, (job.vacancy_id, job.kind.value), with_for_update=True)
    if work is None or work.state not in UNDER_WAY:
        return
    known = same_file(session, made)
    if known is None:
        session.add(made)
        session.flush()
    work.file = known or made
    _set_state(work, PacketState.READY)
    audit.record(
        session, "packet.made" if known is None else "packet.found_made", subject="vacancy",
        subject_id=job.vacancy_id, actor_id=None, vacancy_id=job.vacancy_id, kind=job.kind.value,
        data=made.digest,
    )  # fmt: skip


def give_up(session: Session, job: PacketJob, reason: str) -> None:
    """End the attempt with a reason that the committee can act on, unless somebody else has taken
    the job over."""
    work = session.get(PacketWork, (job.vacancy_id, job.kind.value), with_for_update=True)
    if work is not None and work.state == PacketState.MAKING and work.attempts == job.attempt:
        _fail(session, work, reason)


def sweep(session: Session, *, at: datetime) -> int:
    """Ask again for every packet that nobody works on any more; returns for how many."""
    lost_before = {
        PacketState.WAITING: at - WAITING_LOST_AFTER,
        PacketState.MAKING: at - MAKING_LOST_AFTER,
    }
    under_way = select(PacketWork).where(PacketWork.state.in_(UNDER_WAY))
    found = session.scalars(under_way.with_for_update(skip_locked=True, of=PacketWork)).all()
    lost = [one for one in found if one.state_changed_at < lost_before[PacketState(one.state)]]
    for work in lost:
        _set_state(work, PacketState.WAITING)
        work.state_changed_at = at
        _send(session, work)
    return len(lost)


def same_file(session: Session, made: PacketFile) -> PacketFile | None:
    """The file that was made of the same data in the same form; None where there is none."""
    return session.scalar(
        select(PacketFile).where(
            PacketFile.vacancy_id == made.vacancy_id,
            PacketFile.kind == made.kind,
            PacketFile.digest == made.digest,
            PacketFile.form == made.form,
        )
    )


def works_of(session: Session, vacancy: Vacancy) -> dict[Kind, PacketWork]:
    """The making of each kind of packet that was ever asked for."""
    rows = session.scalars(select(PacketWork).where(PacketWork.vacancy_id == vacancy.id))
    return {Kind(work.kind): work for work in rows}


def latest_file(session: Session, vacancy: Vacancy, kind: Kind) -> PacketFile | None:
    """The packet of this kind that was made last, or asked for last; None where there is none."""
    work = session.get(PacketWork, (vacancy.id, kind.value))
    if work is not None and work.file is not None:
        return work.file
    made = select(PacketFile).where(PacketFile.vacancy_id == vacancy.id, PacketFile.kind == kind)
    return session.scalar(made.order_by(PacketFile.id.desc()).limit(1))


def _send(session: Session, work: PacketWork) -> None:
    enqueue(session, MAKE_PACKET, vacancy_id=work.vacancy_id, kind=work.kind)


def _fail(session: Session, work: PacketWork, reason: str) -> None:
    _set_state(work, PacketState.FAILED)
    work.reason = reason
    audit.record(
        session, "packet.failed", subject="vacancy", subject_id=work.vacancy_id, actor_id=None,
        vacancy_id=work.vacancy_id, kind=work.kind,
    )  # fmt: skip


def _set_state(work: PacketWork, state: PacketState) -> None:
    work.state, work.state_changed_at, work.reason = state.value, now(), None
    if state != PacketState.READY:
        work.file = None
