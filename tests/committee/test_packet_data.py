"""The hash of a packet's data: another one for whatever the packet shows, the same one else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from hiring.committee import deciding
from hiring.committee.packet_data import read_data
from hiring.panel import rules, service
from hiring.vacancies.models import Vacancy
from tests.committee.made import add_rated, choose_first, rated_vacancy
from tests.panel import made

Change = Callable[[Session, Vacancy], object]


def digest(session: Session, vacancy: Vacancy, organisation: str = "Alder Valley") -> str:
    session.flush()
    return read_data(session, vacancy, organisation=organisation, preference=True).digest


def rename_candidate(session: Session, vacancy: Vacancy) -> None:
    made.first_candidate(session, vacancy).name = "Ana Lee"


def rename_member(session: Session, vacancy: Vacancy) -> None:
    made.person(session, "Mara").name = "Mara Stone"


def close_panel(session: Session, vacancy: Vacancy) -> None:
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)


def call_by_letters(session: Session, vacancy: Vacancy) -> None:
    row = rules.rules_of(session, vacancy)
    row.name_raters = False
    session.add(row)


def send_another(session: Session, vacancy: Vacancy) -> None:
    made.send(session, made.candidate(session, vacancy, "Fay Lund"))


CHANGES: tuple[Change, ...] = (
    rename_candidate,
    rename_member,
    close_panel,
    call_by_letters,
    send_another,
    lambda session, vacancy: made.candidate(session, vacancy, "Fay Lund"),
    lambda session, vacancy: add_rated(session, vacancy, 1, 3),
    lambda session, vacancy: setattr(vacancy, "title", "CIO"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_the_packet_shows_makes_another_hash(session: Session, change: Change) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    session.commit()
    before = digest(session, vacancy)
    assert digest(session, vacancy) == before
    assert digest(session, vacancy, "Basin") != before
    change(session, vacancy)
    assert digest(session, vacancy) != before


def test_sheet_in_work_changes_nothing_until_it_is_submitted(session: Session) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    fay = made.candidate(session, vacancy, "Fay Lund")
    made.send(session, fay)
    before = digest(session, vacancy)
    sheet = made.open_sheet(session, fay, made.person(session, "Mara"))
    service.rate(session, sheet, item=1, value=5)
    assert digest(session, vacancy) == before
    service.submit(session, sheet, leave_open=True)
    assert digest(session, vacancy) != before


def test_decision_and_its_signature_make_another_hash(session: Session) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    close_panel(session, vacancy)
    seen = [digest(session, vacancy)]
    cleo = made.person(session, "Cleo")
    official = choose_first(session, vacancy, cleo)
    seen.append(digest(session, vacancy))
    deciding.sign(session, vacancy, official, version=1, kind="agrees", remark="", user=cleo)
    session.expire_all()
    seen.append(digest(session, vacancy))
    assert len(set(seen)) == 3
