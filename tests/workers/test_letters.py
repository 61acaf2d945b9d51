"""A letter through a real broker, a real worker and a real mail server."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from hiring.correspondence import letters
from hiring.correspondence.models import Letter
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.people.models import MailState
from tests.correspondence import made
from tests.post import Post
from tests.workers.worker import Worker, wait_for


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
