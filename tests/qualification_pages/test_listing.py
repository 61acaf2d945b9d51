"""The list of candidates: standings, filters, order and pages, as the database answers them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.database import make_engine, make_sessions
from hiring.migrate import upgrade
from hiring.qualification.amendments import amend
from hiring.qualification.listing import (
    PAGE_SIZE,
    Filters,
    Mark,
    Order,
    Standing,
    count_open,
    count_standings,
    list_candidates,
    numbers_that_fit,
)
from hiring.qualification.reviews import review
from hiring.qualification.tasks import tasks_of
from hiring.vacancies.models import Application, Stage, Vacancy
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
    ana = made.candidate(session, row, made.facts("Ana Kovač"))
    ana.email = "ana@mail.example"
    session.flush()
    return row


def find(session: Session, vacancy: Vacancy, number: int) -> Application:
    """The vacancy's candidate with this number."""
    query = select(Application).where(
        Application.vacancy_id == vacancy.id, Application.number == number
    )
    return session.scalars(query).one()


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
        (Filters(stage=Stage.QUALIFIED, standing=Standing.MEETS), ["Ana Kovač"]),
        (Filters(search="ar"), ["Carl"]),
        (Filters(search="4"), ["Berta"]),
        (Filters(search="no. 4"), ["Berta"]),
        (Filters(search="#99"), []),
        (Filters(search="@MAIL kovac"), ["Ana Kovač"]),
        (Filters(search="KOVAČ ána"), ["Ana Kovač"]),
        (Filters(search="%"), ["Dora 100%"]),
        (Filters(search="_"), []),
    ],
)
def test_filter_leaves_those_who_fit(
    session: Session, vacancy: Vacancy, filters: Filters, expected: list[str]
) -> None:
    assert names(session, vacancy, filters) == expected


def decide(session: Session, vacancy: Vacancy) -> None:
    """Late and asked, overridden, corrected, confirmed: one candidate each."""
    for number, act, result in ((2, "override", "unclear"), (5, "confirm", None)):
        review(
            session,
            find(session, vacancy, number),
            seen=None,
            requirement="experience.total",
            act=act,  # type: ignore[arg-type]
            result=result,  # type: ignore[arg-type]
            reason="Known to us.",
            actor_id=vacancy.created_by,
        )
    amend(
        session,
        find(session, vacancy, 3),
        seen=None,
        act="add",
        kind="licence",
        changes={"kind": "driver", "status": "valid"},
        note="By telephone.",
        actor_id=vacancy.created_by,
    )
    made.document_of(session, find(session, vacancy, 4)).late = True
    session.flush()


MARKED = [
    (Mark.LATE, ["Berta"]),
    (Mark.REVIEWED, ["Ana Kovač", "Dora 100%"]),
    (Mark.OVERRIDDEN, ["Dora 100%"]),
    (Mark.CORRECTED, ["Carl"]),
]


def test_marks_tell_late_files_and_what_people_did(session: Session, vacancy: Vacancy) -> None:
    decide(session, vacancy)
    for mark, expected in MARKED:
        assert names(session, vacancy, Filters(mark=mark)) == expected
    listing = list_candidates(session, vacancy_id=vacancy.id, filters=Filters(), page=1)
    assert [one.late for one in listing.candidates] == [False, True, False, False, False]


def test_asked_are_those_that_the_later_room_names(session: Session, vacancy: Vacancy) -> None:
    carl = find(session, vacancy, 3)
    asked = select(Application.id).where(Application.id == carl.id)
    listing = list_candidates(
        session, vacancy_id=vacancy.id, filters=Filters(), page=1, asked=asked
    )
    assert [one.application for one in listing.candidates if one.asked] == [carl]
    only = Filters(mark=Mark.ASKED)
    fit = numbers_that_fit(session, vacancy_id=vacancy.id, filters=only, asked=asked)
    assert fit == {3}


def test_all_that_fit_are_chosen_on_whatever_page(session: Session) -> None:
    vacancy = made.vacancy(session)
    for _ in range(PAGE_SIZE + 2):
        add_application(session, vacancy)
    fit = numbers_that_fit(session, vacancy_id=vacancy.id, filters=Filters())
    assert fit == set(range(1, PAGE_SIZE + 3))


def test_order_by_what_is_missing_and_by_months_found(session: Session, vacancy: Vacancy) -> None:
    missing = names(session, vacancy, Filters(order=Order.MISSING))
    assert missing == ["Ana Kovač", "Carl", "Berta", "Dora 100%", "Candidate 1"]
    months = names(session, vacancy, Filters(order=Order.MONTHS))
    assert months == ["Carl", "Berta", "Ana Kovač", "Dora 100%", "Candidate 1"]


def test_order_of_the_last_change_follows_the_trail(session: Session, vacancy: Vacancy) -> None:
    newest = names(session, vacancy, Filters(order=Order.CHANGED))
    assert newest[0] == "Ana Kovač"
    move(session, find(session, vacancy, 1), to=Stage.QUALIFIED, actor_id=None)
    assert names(session, vacancy, Filters(order=Order.CHANGED))[0] == "Candidate 1"


def test_order_of_arrival_and_of_names(session: Session, vacancy: Vacancy) -> None:
    arrival = names(session, vacancy, Filters(order=Order.RECEIVED))
    assert arrival == ["Candidate 1", "Dora 100%", "Carl", "Berta", "Ana Kovač"]
    by_name = names(session, vacancy, Filters(order=Order.NAME, stage=Stage.QUALIFIED))
    assert by_name == ["Ana Kovač", "Berta", "Carl", "Dora 100%"]


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
        assert names(session, row, Filters(search="kovac")) == ["Ana Kovač"]
        decide(session, row)
        for mark, expected in MARKED:
            assert names(session, row, Filters(mark=mark)) == expected
        for order in Order:
            assert len(names(session, row, Filters(order=order))) == 5
        assert len(tasks_of(session, made.person(session))) == 4
    engine.dispose()
