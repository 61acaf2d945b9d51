"""Which pairs of a vacancy's candidates are offered, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import make_engine, make_sessions
from hiring.migrate import upgrade
from hiring.qualification.application_models import PersonSign, Verdict
from hiring.qualification.same_person import (
    MOST_SHARING,
    Pair,
    SamePersonError,
    by_number,
    count_open_pairs,
    decisions,
    open_pairs,
    say_two_people,
    shared_signs,
    take_back,
)
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import add_application
from tests.intake.made import counted_queries
from tests.qualification_pages import made
from tests.qualification_pages.people import someone


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


def numbers(pairs: list[Pair]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(pair.first.number, pair.second.number, pair.because) for pair in pairs]


def open_of(session: Session, vacancy: Vacancy) -> list[tuple[int, int, tuple[str, ...]]]:
    found = numbers(open_pairs(session, vacancy_id=vacancy.id))
    assert count_open_pairs(session, vacancy_id=vacancy.id) == len(found)
    return found


def fill(session: Session, vacancy: Vacancy) -> None:
    """Candidates 1 and 4 share name and employer, 1 and 3 an address, 2 and 3 a number."""
    someone(session, vacancy, "Ana Kovač", email="ana@mail.example")
    someone(session, vacancy, "Ana Kovač", phone="(541) 555-0134", employer="Fir County")
    someone(session, vacancy, "Bo", email="ANA@mail.example", phone="+1 541 555 0134")
    someone(session, vacancy, "ANA KOVAC", employer="Alder Valley Schools, Inc.")


EXPECTED = [(1, 3, ("e-mail",)), (1, 4, ("name and employer",)), (2, 3, ("phone",))]


def test_pairs_share_an_address_a_number_or_a_name_with_an_employer(
    session: Session, vacancy: Vacancy
) -> None:
    fill(session, vacancy)
    assert open_of(session, vacancy) == EXPECTED


def test_pairs_are_the_same_on_postgresql(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    upgrade(engine)
    with make_sessions(engine)() as session:
        vacancy = made.vacancy(session)
        fill(session, vacancy)
        assert open_of(session, vacancy) == EXPECTED
        first, third = (by_number(session, vacancy, number) for number in (1, 3))
        say_two_people(session, first, third, actor_id=vacancy.created_by)
        assert open_of(session, vacancy) == EXPECTED[1:]
    engine.dispose()


def test_pairs_of_two_signs_name_both(session: Session, vacancy: Vacancy) -> None:
    for _ in range(3):
        someone(session, vacancy, "Ana Kovač", email="ana@mail.example")
    both = ("e-mail", "name and employer")
    assert open_of(session, vacancy) == [(1, 2, both), (1, 3, both), (2, 3, both)]


def test_candidates_of_two_vacancies_are_no_pair(session: Session, vacancy: Vacancy) -> None:
    other = made.vacancy(session, title="Other")
    someone(session, vacancy, "Ana Kovač", email="ana@mail.example")
    someone(session, other, "Ana Kovač", email="ana@mail.example")
    assert open_of(session, vacancy) == []


def test_a_sign_that_is_corrected_away_makes_no_pair(session: Session, vacancy: Vacancy) -> None:
    someone(session, vacancy, "Ana", email="ana@mail.example")
    second = someone(session, vacancy, "Bo", email="ana@mail.example")
    second.email = "bo@mail.example"
    made.service.qualify(session, application_id=second.id)
    assert open_of(session, vacancy) == []


def test_two_people_are_offered_no_more_until_it_is_taken_back(
    session: Session, vacancy: Vacancy
) -> None:
    first = someone(session, vacancy, "Ana", email="ana@mail.example")
    second = someone(session, vacancy, "Bo", email="ana@mail.example")
    say_two_people(session, second, first, actor_id=vacancy.created_by)
    assert open_of(session, vacancy) == []
    (standing,) = decisions(session, vacancy_id=vacancy.id)
    assert (standing.first_id, standing.second_id) == (first.id, second.id)
    take_back(session, first, second, actor_id=vacancy.created_by)
    assert decisions(session, vacancy_id=vacancy.id) == []
    assert open_of(session, vacancy) == [(1, 2, ("e-mail",))]
    acts = session.scalars(
        select(AuditEvent.action).where(AuditEvent.subject_id == first.id).order_by(AuditEvent.id)
    ).all()
    assert acts[-2:] == ["application.two_people", "application.taken_back"]


def test_decisions_need_two_candidates_of_one_vacancy(session: Session, vacancy: Vacancy) -> None:
    one = someone(session, vacancy, "Ana")
    other = someone(session, made.vacancy(session, title="Other"), "Ana")
    for second in (one, other):
        with pytest.raises(SamePersonError, match="two candidates of this vacancy"):
            say_two_people(session, one, second, actor_id=vacancy.created_by)
    with pytest.raises(SamePersonError, match="two candidates of this vacancy"):
        by_number(session, vacancy, 99)


def test_nothing_is_taken_back_that_nobody_said(session: Session, vacancy: Vacancy) -> None:
    first, second = (someone(session, vacancy, name) for name in ("Ana", "Bo"))
    with pytest.raises(SamePersonError, match="Nobody has said"):
        take_back(session, first, second, actor_id=vacancy.created_by)


def test_sign_of_very_many_tells_nobody_apart(session: Session, vacancy: Vacancy) -> None:
    first = someone(session, vacancy, "Ana", phone="541 555 0134")
    (sign,) = session.scalars(select(PersonSign).where(PersonSign.application_id == first.id))
    for number in range(2, MOST_SHARING + 2):
        assert count_open_pairs(session, vacancy_id=vacancy.id) == (number - 1) * (number - 2) / 2
        other = add_application(session, vacancy)
        session.add(
            PersonSign(
                application_id=other.id,
                vacancy_id=vacancy.id,
                kind=sign.kind,
                digest=sign.digest,
            )
        )
        session.flush()
    assert count_open_pairs(session, vacancy_id=vacancy.id) == 0


def test_shared_signs_are_told_whatever_was_decided(session: Session, vacancy: Vacancy) -> None:
    first = someone(session, vacancy, "Ana", email="ana@mail.example")
    second = someone(session, vacancy, "Bo", email="ana@mail.example")
    say_two_people(session, first, second, actor_id=vacancy.created_by)
    assert shared_signs(session, first, second) == ("e-mail",)
    assert decisions(session, vacancy_id=vacancy.id)[0].verdict == Verdict.TWO_PEOPLE


def test_pairs_take_the_same_queries_for_one_and_three(
    app: Flask, session: Session, vacancy: Vacancy
) -> None:
    counts = []
    for name in ("Ana", "Bo", "Cleo", "Dan"):
        someone(session, vacancy, name, email="shared@mail.example")
        session.expire_all()
        with counted_queries(app.extensions["engine"]) as statements:
            open_pairs(session, vacancy_id=vacancy.id)
            count_open_pairs(session, vacancy_id=vacancy.id)
        counts.append(len(statements))
    assert len(set(counts[1:])) == 1, counts
