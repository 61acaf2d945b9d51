"""Two reviewers who submit at the same moment decide the review once, on both databases."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from hiring.equivalency import service
from hiring.equivalency.models import (
    EquivalencyDecision,
    EquivalencyReviewer,
    EquivalencySubmission,
)
from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.migrate import upgrade
from hiring.qualification.models import FindingReview
from tests.equivalency import made


@pytest.fixture(params=["sqlite", "postgresql"])
def sessions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """Sessions on an empty, migrated database."""
    url = f"sqlite:///{tmp_path / 'hiring.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = make_engine(url)
    upgrade(engine)
    yield make_sessions(engine)
    engine.dispose()


def test_two_who_submit_at_once_decide_once(sessions: sessionmaker[Session]) -> None:
    with transaction(sessions) as session:
        review = made.review(session)
        parts = [part.id for part in review.reviewers]
        for part in review.reviewers:
            made.fill(session, part)
    ready = threading.Barrier(2)

    def submit(part_id: int) -> None:
        ready.wait()
        with transaction(sessions) as session:
            part = session.get_one(EquivalencyReviewer, part_id)
            service.submit(session, part, votes={made.TOTAL: True}, reasons="It is equivalent.")

    threads = [threading.Thread(target=submit, args=(part_id,)) for part_id in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction(sessions) as session:
        (decision,) = session.scalars(select(EquivalencyDecision))
        submissions = session.scalars(select(EquivalencySubmission.id)).all()
        assert (decision.granted, sorted(decision.submissions)) == (True, sorted(submissions))
        assert len(session.scalars(select(FindingReview)).all()) == 1
