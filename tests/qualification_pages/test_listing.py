"""The list of candidates: standings, filters, order and pages, as the database answers them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.foundation.database import make_engine, make_sessions
from hiring.migrate import upgrade
from hiring.qualification.listing import (
    Filters,
    Order,
    Standing,
    count_open,
    count_standings,
    list_candidates,
)
from hiring.qualification.tasks import tasks_of
from hiring.vacancies.models import Stage, Vacancy
from hiring.vacancies.service import add_application, move
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """The vacancy of these tests."""
    return fill(session)


def fill(session: Session) -> Vacancy:
    """A vacancy with one candidate of each standing, arriving in the reverse order of the list."""
    row = made.vacancy(session)
    add_application(session, row)
    made.candidate(session, row, made.short("Dora 100%"))
    made.candidate(session, row, made.unclear("Carl"))
    made.candidate(session, row, made.facts("Berta", statements=False))
    made.candidate(session, row, made.facts("Ana"))
    return row


def names(session: Session, vacancy: Vacancy, filters: Filters) -> list[str]:
    listing = list_candidates(session, vacancy_id=vacancy.id, filters=filters, page=1)
    assert listing.total == len(listing.candidates)
    return [candidate.application.shown_name for candidate in listing.candidates]


def test_list_groups_candidates_by_standing(session: Session, vacancy: Vacancy) -> None:
    listing = list_candidates(session, vacancy_id=vacancy.id, filters=Filters(), page=1)
    assert [candidate.standing for candidate in listing.candidates] == list(Standing)


def test_standings_are_counted(session: Session, vacancy: Vacancy) -> None:
    made.candidate(session, vacancy, made.facts("Emil"))
    counts = count_standings(session, vacancy_id=vacancy.id)
    assert counts == {
        Standing.MEETS: 2,
        Standing.STATEMENTS: 1,
        Standing.UNCLEAR: 1,
        Standing.DOES_NOT_MEET: 1,
        Standing.WAITING: 1,
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(standing=Standing.STATEMENTS), ["Berta"]),
        (Filters(standing=Standing.WAITING), ["Candidate 1"]),
        (Filters(next_step="ask_candidate"), ["Berta", "Carl"]),
        (Filters(stage=Stage.RECEIVED), ["Candidate 1"]),
        (Filters(stage=Stage.QUALIFIED, standing=Standing.MEETS), ["Ana"]),
        (Filters(search="ar"), ["Carl"]),
        (Filters(search="%"), ["Dora 100%"]),
        (Filters(search="_"), []),
    ],
)
def test_filter_leaves_those_who_fit(
    session: Session, vacancy: Vacancy, filters: Filters, expected: list[str]
) -> None:
    assert names(session, vacancy, filters) == expected


def test_order_of_arrival_and_of_names(session: Session, vacancy: Vacancy) -> None:
    arrival = names(session, vacancy, Filters(order=Order.RECEIVED))
    assert arrival == ["Candidate 1", "Dora 100%", "Carl", "Berta", "Ana"]
    by_name = names(session, vacancy, Filters(order=Order.NAME, stage=Stage.QUALIFIED))
    assert by_name == ["Ana", "Berta", "Carl", "Dora 100%"]


def test_pages_hold_fifty_and_end_with_the_last(session: Session) -> None:
    vacancy = made.vacancy(session)
    for _ in range(51):
        add_application(session, vacancy)
    first = list_candidates(session, vacancy_id=vacancy.id, filters=Filters(), page=1)
    beyond = list_candidates(session, vacancy_id=vacancy.id, filters=Filters(), page=9)
    assert (len(first.candidates), first.total, first.pages) == (50, 51, 2)
    assert [candidate.application.number for candidate in beyond.candidates] == [51]
    assert beyond.page == 2


def test_open_are_those_judged_who_wait_for_a_decision(session: Session, vacancy: Vacancy) -> None:
    listing = list_candidates(
        session, vacancy_id=vacancy.id, filters=Filters(standing=Standing.MEETS), page=1
    )
    assert count_open(session, vacancy_id=vacancy.id) == 4
    move(
        session,
        listing.candidates[0].application,
        to=Stage.WITHDRAWN,
        actor_id=vacancy.created_by,
        reason="Took another position.",
    )
    assert count_open(session, vacancy_id=vacancy.id) == 3


def test_postgresql_answers_as_sqlite_does(app: Flask, postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    upgrade(engine)
    with make_sessions(engine)() as session, app.test_request_context():
        row = fill(session)
        listing = list_candidates(session, vacancy_id=row.id, filters=Filters(), page=1)
        assert [candidate.standing for candidate in listing.candidates] == list(Standing)
        assert set(count_standings(session, vacancy_id=row.id).values()) == {1}
        assert count_open(session, vacancy_id=row.id) == 4
        assert names(session, row, Filters(search="CARL", next_step="ask_candidate")) == ["Carl"]
        assert len(tasks_of(session, made.person(session))) == 4
    engine.dispose()
