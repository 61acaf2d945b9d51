"""The verbs of this room on PostgreSQL: JSON in the trail, whole answers replaced, counts kept."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from hiring.foundation.database import make_engine, make_sessions
from hiring.foundation.storage import Storage
from hiring.migrate import upgrade
from hiring.people.models import Role
from hiring.vacancies.models import SeatKind
from hiring.vacancies.service import unseat
from hiring.voluntary import claims, offers, service
from hiring.voluntary.access import sat_on
from hiring.voluntary.claim_list import list_claims
from hiring.voluntary.models import VoluntaryAnswer
from tests.panel import made as panel

SECRET = "a secret for tests that is long enough"


def test_verbs_work_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    engine = make_engine(postgres_url)
    upgrade(engine)
    with make_sessions(engine)() as session:
        vacancy = panel.vacancy(session)
        mara = panel.member(session, vacancy, "mara")
        rita = panel.person(session, "rita", Role.RECRUITER)
        ana = panel.candidate(session, vacancy)
        for sex in ("male", "female"):
            service.keep_answers(
                session, application_id=ana.id, chosen={"sex": [sex]}, secret_key=SECRET
            )
        assert session.scalars(select(VoluntaryAnswer.chosen)).all() == [{"sex": ["female"]}]
        claims.claim(session, ana, kind="veteran")
        claims.add_evidence(
            session,
            Storage(f"file://{tmp_path}"),
            ana,
            filename="a.pdf",
            data=b"%PDF-1.7",
            max_bytes=100,
        )
        assert [row.waits for row in list_claims(session, vacancy_id=vacancy.id)] == [True]
        unseat(session, vacancy, user=mara, kind=SeatKind.PANEL, actor_id=rita.id)
        assert sat_on(session, mara, [vacancy.id]) == {vacancy.id}
        assert sat_on(session, rita, [vacancy.id]) == set()
        assert offers.offered_at(session, vacancy_id=vacancy.id) == {}
        service.draw_up(session, vacancy, actor_id=rita.id, secret_key=SECRET)
        drawn = service.aggregates(session, vacancy.id)
        assert drawn is not None
        assert drawn.drawn_up_by == "rita"
        assert drawn.tables["sex"].column_totals == (1, 0, 0)
    engine.dispose()
