"""Two members of the committee at once, on each database: one version wins, the other member is
told, both signatures stay, and the decision is frozen once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from hiring.committee import deciding
from hiring.committee.basis import hash_of
from hiring.committee.models import Decision, DecisionSignature, FrozenDecision
from hiring.committee.official import OfficialList, official_list
from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import lock_for_writing, transaction
from hiring.panel import service as panel
from hiring.people.models import User
from hiring.vacancies.models import Vacancy
from tests.committee.made import rated_vacancy
from tests.committee.test_decision import REASONS
from tests.panel import made
from tests.panel.test_concurrency import sessions

__all__ = ["sessions"]
Act = Callable[[Session, Vacancy, OfficialList, User], object]


def at_once(sessions: sessionmaker[Session], acts: dict[str, Act]) -> dict[str, str]:
    """What becomes of each member's act, all of them on the page as it stands now."""
    ready, outcomes = threading.Barrier(len(acts)), {}

    def act(name: str) -> None:
        try:
            with transaction(sessions) as session:
                vacancy = session.scalars(select(Vacancy)).one()
                official = official_list(session, vacancy, preference=True)
                user = session.scalars(select(User).where(User.name == name)).one()
                # What was read so far was read for the page; the click begins its own transaction.
                session.commit()
                ready.wait()
                lock_for_writing(session)
                acts[name](session, vacancy, official, user)
            outcomes[name] = "done"
        except deciding.StaleDecisionError as stale:
            outcomes[name] = str(stale)

    windows = [threading.Thread(target=act, args=(name,)) for name in acts]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    return outcomes


def record(chosen: int, seen: int) -> Act:
    def act(session: Session, vacancy: Vacancy, official: OfficialList, user: User) -> object:
        return deciding.record_decision(
            session,
            vacancy,
            official,
            chosen_id=official.rows[chosen].application.id,
            reasons=f"{user.name}: {REASONS}",
            memo=[],
            preference_reasons="",
            competencies=(),
            seen=seen,
            seen_hash=hash_of(deciding.basis_of(official)),
            user=user,
        )

    return act


def sign(version: int) -> Act:
    def act(session: Session, vacancy: Vacancy, official: OfficialList, user: User) -> None:
        deciding.sign(
            session, vacancy, official, version=version, kind="agrees", remark="", user=user
        )

    return act


@pytest.fixture
def decided(sessions: sessionmaker[Session]) -> sessionmaker[Session]:
    """A vacancy with final ratings, Cleo and Carl on the committee."""
    with transaction(sessions) as session:
        vacancy, _ = rated_vacancy(session, 4, 4)
        made.committee_member(session, vacancy, "Carl")
        panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    return sessions


def test_of_two_who_record_at_once_one_is_told_and_both_signatures_freeze_it_once(
    decided: sessionmaker[Session],
) -> None:
    outcomes = at_once(decided, {"Cleo": record(0, 0), "Carl": record(1, 0)})
    (late,) = [words for words in outcomes.values() if words != "done"]
    assert late.startswith("Somebody else recorded a version while you wrote.")
    winner = next(name for name, words in outcomes.items() if words == "done")
    with decided() as session:
        kept = session.scalars(select(Decision)).one()
        assert (kept.version, kept.reasons) == (1, f"{winner}: {REASONS}")
    # Another version while the other signs the first: the signature stands under what was read.
    loser = next(name for name in outcomes if name != winner)
    outcomes = at_once(decided, {winner: record(0, 1), loser: sign(1)})
    assert outcomes[winner] == "done"
    assert outcomes[loser] in (
        "done",
        "Another version was recorded meanwhile. Read it, then sign.",
    )
    with decided() as session:
        signed = session.scalars(select(DecisionSignature.decision_id)).all()
        assert signed == ([kept.id] if outcomes[loser] == "done" else [])
    assert set(at_once(decided, {"Cleo": sign(2), "Carl": sign(2)}).values()) == {"done"}
    with decided() as session:
        newest = session.scalars(select(Decision).order_by(Decision.version.desc())).first()
        assert newest is not None
        frozen = session.scalars(select(FrozenDecision)).one()
        assert frozen.decision_id == newest.id
        assert {one.user.name for one in newest.signatures} == {"Cleo", "Carl"}
        acts = session.scalars(select(AuditEvent.action).where(AuditEvent.subject == "decision"))
        assert acts.all().count("decision.frozen") == 1
