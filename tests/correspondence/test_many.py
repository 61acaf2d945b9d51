"""Asking many candidates at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import many, service
from hiring.correspondence.models import Letter
from hiring.people.models import Role
from hiring.qualification.merging import merge
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import move
from tests.conftest import SignIn, token
from tests.correspondence import made
from tests.qualification_pages.made import candidate, facts, vacancy
from tests.vacancies.made import person


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A product that would send mail."""
    return settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})


def unclear(session: Session, row: Vacancy, name: str, email: str | None) -> Application:
    """A candidate with open questions."""
    made_one = candidate(session, row, made.unclear_facts(name))
    made_one.email = email
    return made_one


@pytest.fixture
def four(session: Session) -> list[Application]:
    """One to ask, one without an address, one who was asked, and one of whom nothing is open."""
    row = vacancy(session)
    ask = unclear(session, row, "Ana Ode", "ana@mail.example")
    without = unclear(session, row, "Berta Ode", None)
    waiting = unclear(session, row, "Carl Ode", "carl@mail.example")
    made.ask(session, waiting)
    settled = candidate(session, row, facts("Dora Ode"))
    session.commit()
    return [ask, without, waiting, settled]


def names(applications: tuple[Application, ...]) -> list[str]:
    return [one.shown_name for one in applications]


def test_each_gets_their_own_questions(session: Session, four: list[Application]) -> None:
    asked = many.ask_many(
        session,
        four[0].vacancy,
        applications=four,
        organisation="Alder Valley",
        actor=person(session, Role.RECRUITER),
    )
    assert names(asked.sent) == ["Ana Ode"]
    assert names(asked.without_email) == ["Berta Ode"]
    assert names(asked.waiting) == ["Carl Ode"]
    assert names(asked.nothing_open) == ["Dora Ode"]
    letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [letter.to_address for letter in letters] == ["ana@mail.example"] * 2
    assert letters[1].body.startswith("Hello Ana Ode,\n\nthank you for applying for CTO")


def test_page_says_what_goes_to_whom_before_it_is_sent(
    session: Session, four: list[Application], sign_in: SignIn
) -> None:
    move(session, four[0], to=Stage.SET_ASIDE, actor_id=None, reason="Asked for it.")
    session.commit()
    client = sign_in(Role.RECRUITER)
    path = f"/vacancies/{four[0].vacancy_id}/ask"
    form = {"application_id": [str(one.id) for one in four], "csrf_token": token(client)}
    page = client.post(path, data=form).text
    assert "Ask 1 candidate" in page
    assert "stage: set aside" in page
    assert "Send 1 letter" in page
    for words in ("No e-mail address", "Asked already", "Nothing to ask"):
        assert words in page
    assert len(session.scalars(select(Letter)).all()) == 1
    assert client.post(path, data={**form, "step": "send"}).status_code == 303
    session.rollback()
    assert len(session.scalars(select(Letter)).all()) == 2
    assert client.post(path, data={**form, "step": "send"}).status_code == 422
    assert client.post(path, data={"csrf_token": token(client)}).status_code == 422


def test_candidates_of_another_vacancy_are_left_alone(
    session: Session, four: list[Application]
) -> None:
    other = vacancy(session, title="Another")
    asked = many.ask_many(
        session,
        other,
        applications=four,
        organisation="Alder Valley",
        actor=person(session, Role.RECRUITER),
    )
    assert asked == many.Sent((), (), (), ())


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(app.extensions["engine"], "before_cursor_execute", note)


def test_plan_takes_as_many_queries_for_one_as_for_all(
    app: Flask, session: Session, four: list[Application]
) -> None:
    counts = []
    for chosen in (four[:1], four):
        with counted(app) as seen:
            many.plan(session, chosen)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_was_asked_before_a_merge_counts_for_the_one_that_is_kept(session: Session) -> None:
    row = vacancy(session)
    kept, other = (
        unclear(session, row, name, "ana@mail.example") for name in ("Ana Ode", "A. Ode")
    )
    recruiter = person(session, Role.RECRUITER)
    asked = made.ask(session, other)
    merge(session, kept=kept, other=other, rated=(), actor_id=recruiter.id)
    assert names(many.plan(session, [kept]).waiting) == ["Ana Ode"]
    service.withdraw(session, asked, actor_id=recruiter.id)
    sent = many.ask_many(
        session, row, applications=[kept], organisation="Alder Valley", actor=recruiter
    )
    assert names(sent.sent) == ["Ana Ode"]


def test_those_who_were_asked_are_chosen_no_more_and_the_way_back_keeps_the_filters(
    session: Session, four: list[Application], sign_in: SignIn
) -> None:
    client = sign_in(Role.RECRUITER)
    ask, *others = four
    place = f"/vacancies/{ask.vacancy_id}"
    back = f"{place}/candidates?outcome=unclear"
    ids = [str(one.id) for one in four]
    form = {"application_id": ids, "shown": ids, "csrf_token": token(client)}
    client.post(f"{place}/candidates/choice", data={**form, "go": "save"})
    client.get(back)
    page = client.post(f"{place}/ask", data=form).text
    assert page.count(f'href="{back}"') == 2
    assert f'href="{back}"' in client.get(f"/candidates/{ask.id}/questions").text
    answer = client.post(f"{place}/ask", data={**form, "step": "send"})
    assert answer.location == back
    page = client.get(f"{place}/candidates").text
    chosen = re.findall(r'value="(\d+)" data-pick[^>]* checked', page)
    assert sorted(map(int, chosen)) == [one.id for one in others]
