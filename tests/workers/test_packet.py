"""A packet survives the death of the process that makes it."""

from __future__ import annotations

import os
import signal

from sqlalchemy.orm import Session

from hiring.committee.packet_models import PacketWork
from tests.committee.made import rated_vacancy
from tests.conftest import SignIn, token
from tests.workers.worker import Worker, wait_for


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
