"""The making of packets on each database: asked for twice at once, made once, read in one piece."""

from __future__ import annotations

import threading
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from hiring.committee import packet_jobs
from hiring.committee.packet_models import Kind, PacketFile, PacketWork
from hiring.foundation.clock import now
from hiring.foundation.database import snapshot, transaction
from hiring.people.models import User
from hiring.vacancies.models import Vacancy
from tests.committee.made import rated_vacancy
from tests.panel.test_concurrency import sessions

__all__ = ["sessions"]


def make_vacancy(sessions: sessionmaker[Session]) -> int:
    with transaction(sessions) as session:
        return rated_vacancy(session, 4)[0].id


def ask_at_once(sessions: sessionmaker[Session], vacancy_id: int, times: int) -> list[bool]:
    """Whether each of so many people who ask at once has had the packet made."""
    ready, asked = threading.Barrier(times), []

    def ask() -> None:
        ready.wait()
        with transaction(sessions) as session:
            vacancy = session.get_one(Vacancy, vacancy_id)
            user = session.scalars(select(User).where(User.name == "Cleo")).one()
            asked.append(packet_jobs.ask(session, vacancy, Kind.FULL, actor_id=user.id))

    people = [threading.Thread(target=ask) for _ in range(times)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return asked


def made(vacancy_id: int) -> PacketFile:
    return PacketFile(
        vacancy_id=vacancy_id, kind="full", digest="d", form="f", final=False, sha256="s", size=1,
        pages=1, made_at=now(),
    )  # fmt: skip


def test_packet_is_made_once_whoever_asks_at_once(sessions: sessionmaker[Session]) -> None:
    vacancy_id = make_vacancy(sessions)
    for attempt in (1, 2):
        assert sorted(ask_at_once(sessions, vacancy_id, times=2)) == [False, True]
        with transaction(sessions) as session:
            assert packet_jobs.sweep(session, at=now() + timedelta(minutes=3)) == 1
            job = packet_jobs.begin(session, vacancy_id=vacancy_id, kind=Kind.FULL)
        assert job is not None
        with transaction(sessions) as session:
            assert packet_jobs.begin(session, vacancy_id=vacancy_id, kind=Kind.FULL) is None
        # Made twice, since the first worker was taken for dead: the second finds the file.
        for _ in range(2):
            with transaction(sessions) as session:
                packet_jobs.finish(session, job, made(vacancy_id))
        with transaction(sessions) as session:
            file = session.scalars(select(PacketFile)).one()
            work = session.scalars(select(PacketWork)).one()
            assert (work.state, work.file_id, attempt) == ("ready", file.id, attempt)


def test_snapshot_does_not_see_what_is_written_meanwhile(sessions: sessionmaker[Session]) -> None:
    vacancy_id = make_vacancy(sessions)
    with snapshot(sessions) as reading:
        title = select(Vacancy.title).where(Vacancy.id == vacancy_id)
        before = reading.scalar(title)
        with transaction(sessions) as session:
            session.get_one(Vacancy, vacancy_id).title = "Another"
        assert reading.scalar(title) == before
    with snapshot(sessions) as reading:
        assert reading.scalar(title) == "Another"
