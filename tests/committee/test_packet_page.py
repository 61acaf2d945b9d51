"""The packet on the web: asked for, made by a worker, kept by the hash of its data, and taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee import packet_jobs
from hiring.committee.packet_data import read_data
from hiring.committee.packet_file import form_of
from hiring.committee.packet_jobs import PacketJob
from hiring.committee.packet_models import Kind, PacketFile, PacketWork
from hiring.config import Settings
from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.foundation.queue import MAKE_PACKET
from hiring.foundation.storage import Storage
from hiring.panel import rules
from hiring.panel.finality import LIST_READ
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from tests.committee.made import rated_vacancy
from tests.conftest import SignIn, token
from tests.panel import made
from workers.packets import make_packet
from workers.runtime import Runtime, make_runtime


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Ana, whom Mara and Noel rated, who may decide too, and Cleo on the committee."""
    for name in ("Mara", "Noel"):
        made.person(session, name, Role.PANEL, Role.COMMITTEE)
    vacancy, _ = rated_vacancy(session, 4)
    session.commit()
    return vacancy


@pytest.fixture
def cleo(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    """A member of the committee."""
    return sign_in(email="cleo@district.example")


@pytest.fixture
def runtime(app: Flask, settings: Settings) -> Iterator[Runtime]:
    """What a worker works with."""
    parts = make_runtime(settings)
    yield parts
    parts.sessions.kw["bind"].dispose()


def page(client: FlaskClient, vacancy: Vacancy, part: str = "", status: int = 200) -> str:
    """The page, or the part of it about one packet, as words."""
    answer = client.get(f"/vacancies/{vacancy.id}/packet")
    assert answer.status_code == status
    html = answer.get_data(as_text=True)
    if part:
        html = html.split(f'data-kind="{part}"', 1)[1].split("</section>", 1)[0]
    return " ".join(html.split())


def ask(client: FlaskClient, vacancy: Vacancy, kind: str = "full") -> int:
    form = {"csrf_token": token(client)}
    return client.post(f"/vacancies/{vacancy.id}/packet/{kind}", data=form).status_code


def take(client: FlaskClient, vacancy: Vacancy, kind: str = "full") -> int:
    return client.get(f"/vacancies/{vacancy.id}/packet/{kind}.pdf").status_code


def work(runtime: Runtime, vacancy: Vacancy, kind: Kind = Kind.FULL) -> None:
    make_packet(runtime, vacancy_id=vacancy.id, kind=kind, redelivered=False)


def work_of(session: Session, vacancy: Vacancy) -> PacketWork:
    session.rollback()
    return session.get_one(PacketWork, (vacancy.id, "full"), populate_existing=True)


def acts(session: Session) -> list[tuple[str, int | None]]:
    """Which acts on packets the audit trail has, and by whom."""
    session.rollback()
    events = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
    return [(e.action, e.actor_id) for e in events if e.action.startswith("packet.")]


def keep_made(
    runtime: Runtime, session: Session, vacancy: Vacancy, kind: Kind, *, final: bool
) -> PacketFile:
    """A packet that was made of the data as they stand: not a real PDF, which takes seconds."""
    found = read_data(session, vacancy, organisation=runtime.settings.organisation, preference=True)
    data = b"%PDF-1.7 made up"
    file = PacketFile(
        vacancy_id=vacancy.id,
        kind=kind.value,
        digest=found.digest,
        form=form_of(),
        final=final,
        sha256=runtime.storage.put(data),
        size=len(data),
        pages=3,
        made_at=now(),
    )
    session.add(file)
    session.commit()
    return file


def test_packet_is_asked_for_made_once_for_the_same_data_and_taken(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, runtime: Runtime
) -> None:
    assert "Not made yet." in page(cleo, vacancy, "full")
    assert take(cleo, vacancy) == 409
    assert ask(cleo, vacancy) == 303
    waiting = page(cleo, vacancy, "full")
    # The broker is down, and no worker has left a mark.
    assert "No worker answers at the moment: it is made as soon as one does." in waiting
    assert "<form" not in waiting
    ask(cleo, vacancy)
    assert "It is being made already." in page(cleo, vacancy)
    progress = f"/vacancies/{vacancy.id}/packet/progress"
    assert cleo.get(progress).json == {"full": "waiting", "public": "none"}

    work(runtime, vacancy)
    file = session.scalars(select(PacketFile)).one()
    ready = page(cleo, vacancy, "full")
    assert "Made from the data as they stand." in ready
    assert f"{file.digest[:12]}</code>" in ready
    assert f"PDF, {file.pages} pages" in ready
    assert "<form" not in ready
    answer = cleo.get(f"/vacancies/{vacancy.id}/packet/full.pdf")
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="packet-{vacancy.id}-{file.digest[:8]}.pdf"'
    )
    assert answer.data.startswith(b"%PDF-1.7")
    assert len(answer.data) == file.size
    assert cleo.head(f"/vacancies/{vacancy.id}/packet/full.pdf").content_length == file.size

    ask(cleo, vacancy)
    work(runtime, vacancy)
    assert work_of(session, vacancy).state == "ready"
    assert session.scalars(select(PacketFile)).one().made_at == file.made_at
    cleo_id = made.person(session, "Cleo").id
    assert acts(session) == [
        ("packet.asked", cleo_id),
        ("packet.made", None),
        ("packet.taken", cleo_id),
        ("packet.asked", cleo_id),
        ("packet.found_made", None),
    ]
    trail = session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("packet.")))
    assert "Ana" not in str([event.details for event in trail])


def test_page_says_what_has_changed_since(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, runtime: Runtime
) -> None:
    keep_made(runtime, session, vacancy, Kind.FULL, final=False)
    made.first_candidate(session, vacancy).name = "Ana Lee"
    session.commit()
    changed = page(cleo, vacancy, "full")
    assert "have changed since: make it anew" in changed
    assert "Download the earlier one" in changed
    made.first_candidate(session, vacancy).name = "Ana Kovač"
    session.commit()
    assert "have changed since" not in page(cleo, vacancy, "full")


def test_file_that_is_gone_from_the_store_can_be_made_again(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, runtime: Runtime
) -> None:
    file = keep_made(runtime, session, vacancy, Kind.FULL, final=False)
    folder = Path(runtime.settings.storage_url.removeprefix("file://"))
    next(folder.rglob(file.sha256)).unlink()
    gone = page(cleo, vacancy, "full")
    assert "is no longer in the file store" in gone
    assert "Make it anew" in gone
    assert take(cleo, vacancy) == 409


def test_what_a_dead_worker_or_broker_left_is_asked_for_again(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, runtime: Runtime
) -> None:
    ask(cleo, vacancy)

    def sweep(later: timedelta) -> list[object]:
        with transaction(runtime.sessions) as writing:
            packet_jobs.sweep(writing, at=now() + later)
            return list(writing.info.get("jobs", []))

    job = (MAKE_PACKET, {"vacancy_id": vacancy.id, "kind": "full"})
    assert sweep(timedelta(minutes=1)) == []
    assert sweep(timedelta(minutes=3)) == [job]
    for attempt in (1, 2, 3):
        with transaction(runtime.sessions) as writing:
            begun = packet_jobs.begin(writing, vacancy_id=vacancy.id, kind=Kind.FULL)
        assert begun is not None
        assert begun.attempt == attempt
        # A second message while it is being made does nothing; then the worker dies.
        work(runtime, vacancy)
        assert "being made" in page(cleo, vacancy, "full")
        assert sweep(timedelta(minutes=4)) == []
        assert sweep(timedelta(minutes=7)) == [job]
    work(runtime, vacancy)
    failed = page(cleo, vacancy, "full")
    assert "was begun 3 times and broke off each time" in failed
    assert "Try again" in failed
    ask(cleo, vacancy)
    assert work_of(session, vacancy).attempts == 0


def test_message_that_comes_back_from_a_killed_process_is_taken_up(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, runtime: Runtime
) -> None:
    ask(cleo, vacancy)
    for redelivered, attempt in ((False, 1), (True, 2)):
        with transaction(runtime.sessions) as writing:
            begun = packet_jobs.begin(
                writing, vacancy_id=vacancy.id, kind=Kind.FULL, redelivered=redelivered
            )
        assert begun is not None
        assert begun.attempt == attempt
    first = PacketJob(vacancy.id, Kind.FULL, attempt=1)
    with transaction(runtime.sessions) as writing:
        # The first process lives after all: what it has to say is out of date.
        packet_jobs.give_up(writing, first, "It stopped.")
    assert work_of(session, vacancy).state == "making"


def test_failure_says_why_and_what_to_do(
    session: Session, cleo: FlaskClient, runtime: Runtime, tmp_path: Path
) -> None:
    vacancy = made.vacancy(session)  # without candidates, whose packet is made in a moment
    made.committee_member(session, vacancy, "Cleo")
    session.commit()
    ask(cleo, vacancy)
    (tmp_path / "file").touch()
    work(replace(runtime, storage=Storage(f"file://{tmp_path}/file/store")), vacancy)
    failed = page(cleo, vacancy, "full")
    assert "The product stopped" not in failed
    assert "the file store took nothing. Tell the administrator" in failed
    ask(cleo, vacancy)
    work(runtime, vacancy)
    assert work_of(session, vacancy).state == "ready"


def test_administrator_gets_the_public_packet_alone_and_when_ratings_are_final(
    session: Session, vacancy: Vacancy, sign_in: SignIn, runtime: Runtime
) -> None:
    keep_made(runtime, session, vacancy, Kind.PUBLIC, final=False)
    alex = sign_in(Role.ADMINISTRATOR)
    assert "opens to you when ratings are final" in page(alex, vacancy)
    assert "Download" not in page(alex, vacancy)
    assert [ask(alex, vacancy, kind) for kind in ("full", "public")] == [403, 409]
    assert [take(alex, vacancy, kind) for kind in ("full", "public")] == [403, 409]
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    assert "Packet of the committee" not in page(alex, vacancy)
    assert [ask(alex, vacancy, kind) for kind in ("full", "public")] == [403, 303]
    assert [take(alex, vacancy, kind) for kind in ("full", "public")] == [403, 200]
    assert alex.get(f"/vacancies/{vacancy.id}/packet/progress").json == {"public": "waiting"}


def test_whoever_still_rates_gets_no_packet(
    session: Session, vacancy: Vacancy, cleo: FlaskClient, sign_in: SignIn
) -> None:
    made.committee_member(session, vacancy, "Noel")
    made.send(session, made.candidate(session, vacancy, "Fay Lund"))
    session.commit()
    client = sign_in(email="noel@district.example")
    assert "Scorecards are closed to you for now" in page(client, vacancy, status=403)
    assert (ask(client, vacancy), take(client, vacancy)) == (403, 403)
    assert page(cleo, vacancy)


def test_official_list_in_a_packet_is_closed_while_the_panel_goes_on(
    session: Session, vacancy: Vacancy, sign_in: SignIn, runtime: Runtime
) -> None:
    mara = made.committee_member(session, vacancy, "Mara")
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    keep_made(runtime, session, vacancy, Kind.FULL, final=True)
    client = sign_in(email="mara@district.example")
    assert take(client, vacancy) == 200
    read = select(AuditEvent.actor_id).where(AuditEvent.action == LIST_READ)
    assert session.scalars(read).all() == [mara.id]
    rules.reopen_panel(
        session, vacancy, reason="One sheet was left out.", actor_id=vacancy.created_by
    )
    session.commit()
    assert "closed while the panel goes on" in page(client, vacancy, "full")
    assert take(client, vacancy) == 409
