"""What a real worker does besides the way of a file: it is warm before its first one, sends letters
to a real mail server, and makes packets, whoever dies meanwhile."""

from __future__ import annotations

import os
import signal
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from hiring.committee.packet_models import PacketWork
from hiring.correspondence import letters
from hiring.correspondence.models import Letter
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.people.models import MailState
from hiring.reading.samples import LINES
from tests.committee.made import rated_vacancy
from tests.conftest import SignIn, token
from tests.correspondence import made
from tests.post import Post
from tests.reading.documents import docx_bytes
from tests.reading.test_warm_up import WARM
from tests.workers.made import long_scan, resume
from tests.workers.probe import LOADED_FOR
from tests.workers.worker import Worker, wait_for


def test_process_is_warm_before_its_first_file_and_loads_nothing_more_for_it(
    worker: Worker, tmp_path: Path
) -> None:
    first, before = worker.child, len(worker.ready_processes())
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: len(worker.ready_processes()) == before + 1)
    ready = worker.ready_processes()[-2:]
    assert [process["warm"] for process in ready] == [WARM, WARM]
    assert [process["pid"] for process in ready] == [first, worker.child]
    files = {"a.pdf": resume(), "b.docx": docx_bytes(*LINES), "c.pdf": long_scan(1)}
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert worker.ask(LOADED_FOR, path=str(path)) == ["read", []], name
    assert ready == worker.ready_processes()[-2:]  # it was the new process that read them


def state(session: Session, letter: Letter) -> tuple[str, int, str | None]:
    """State, attempts and last fault of the letter as they are in the database now."""
    session.rollback()
    row = session.get_one(Letter, letter.id, populate_existing=True)
    return row.state, row.attempts, row.last_error


def test_letter_is_sent_by_the_worker_and_again_by_the_sweeper(
    app: Flask, session: Session, worker: Worker, post: Post
) -> None:
    post.answer = "451 come back later"
    candidate = made.asked_candidate(session)
    made.ask(session, candidate)
    session.commit()
    letter = letters.newest(session, candidate, purpose=letters.Purpose.QUESTIONS)
    assert letter is not None
    wait_for(lambda: state(session, letter) == (MailState.WAITING, 1, "refused"))
    post.answer = "250 kept"
    session.rollback()
    letter = session.get_one(Letter, letter.id, populate_existing=True)
    letter.next_attempt_at = now() - timedelta(seconds=1)
    session.commit()
    with transaction(app.extensions["sessions"]) as sweeping:
        assert letters.sweep(sweeping, at=now()) == 1
    wait_for(lambda: state(session, letter) == (MailState.SENT, 2, None))
    (message,) = post.arrived
    status, _ = made.send_all(
        app.test_client(), made.link_in(message), **{"q5-answer": "yes", "q6-answer": "yes"}
    )
    assert status == 200
    assert made.results(session, candidate)["automobile.personal"] == "met"
    secret = made.link_in(message).removeprefix("/answers/")
    assert secret not in worker.said()


def test_packet_survives_the_death_of_the_process_that_makes_it(
    session: Session, sign_in: SignIn, worker: Worker
) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    session.commit()
    cleo = sign_in(email="cleo@district.example")
    page = f"/vacancies/{vacancy.id}/packet"
    assert cleo.post(f"{page}/public", data={"csrf_token": token(cleo)}).status_code == 303

    def work() -> PacketWork:
        session.rollback()
        return session.get_one(PacketWork, (vacancy.id, "public"), populate_existing=True)

    wait_for(lambda: work().state == "making")
    os.kill(worker.child, signal.SIGKILL)
    wait_for(lambda: work().state in ("ready", "failed"))
    assert (work().state, work().attempts) == ("ready", 2)
    answer = cleo.get(f"{page}/public.pdf")
    assert answer.data.startswith(b"%PDF-1.7")
    assert "public-packet-" in answer.headers["Content-Disposition"]
