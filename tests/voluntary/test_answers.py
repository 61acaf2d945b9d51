"""Answers are kept apart: the page of questions, what stays in the database, and the counts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.audit import AuditEvent
from hiring.foundation.clock import now
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from hiring.voluntary import service
from hiring.voluntary.keys import key_of
from hiring.voluntary.models import VoluntaryAnswer
from hiring.voluntary.service import CountsError
from tests.conftest import token
from tests.panel import made as panel
from tests.voluntary import made

SECRET = "a secret for tests that is long enough"


@pytest.fixture
def path(app: Flask, session: Session, ana: Application) -> str:
    """The address of the candidate's page of questions."""
    token = made.link(app, session, ana, Purpose.SELF_IDENTIFICATION)
    session.commit()
    return f"/self-identification/{token}"


@pytest.fixture
def candidate(app: Flask) -> FlaskClient:
    """A browser without an account."""
    return app.test_client()


def send(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    form = {"csrf_token": token(client), "act": "keep", **fields}
    return client.post(path, data=form)


def kept(session: Session) -> list[VoluntaryAnswer]:
    """What is kept by now: a new transaction sees what requests wrote."""
    session.commit()
    session.expire_all()
    return list(session.scalars(select(VoluntaryAnswer)))


def keep(session: Session, application: Application, **chosen: list[str]) -> None:
    service.keep_answers(session, application_id=application.id, chosen=chosen, secret_key=SECRET)


def words(page: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)).split())


def test_page_says_why_who_sees_it_and_that_it_is_voluntary(
    candidate: FlaskClient, path: str
) -> None:
    page = candidate.get(path)
    text = words(page)
    for said in (
        "Voluntary.",
        "Nobody who takes part in the hiring sees your answers, or whether you answered.",
        "has no effect on your application",
        "none below 5 people",
    ):
        assert said in text
    assert text.count("I prefer not to say") == 2
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Cache-Control"] == "no-store"
    assert "/vacancies" not in page.get_data(as_text=True)
    assert "Kova" not in text


def test_answers_are_kept_without_name_number_or_time(
    session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    answer = send(candidate, path, sex="female", race=["white", "asian"])
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?done=kept")
    (row,) = kept(session)
    names = [column.name for column in inspect(VoluntaryAnswer).columns]
    assert {name: getattr(row, name) for name in names} == {
        "key": key_of(ana.id, secret_key=SECRET),
        "categories": "2024-03-28",
        "chosen": {"sex": ["female"], "race": ["asian", "white"]},
    }


def test_answers_can_be_changed_and_withdrawn_through_the_same_link(
    session: Session, candidate: FlaskClient, path: str
) -> None:
    send(candidate, path, sex="female")
    send(candidate, path, race=["not_said"])
    assert [row.chosen for row in kept(session)] == [{"race": ["not_said"]}]
    answer = send(candidate, path, act="withdraw")
    assert "Nothing of yours is kept" in words(answer)
    assert kept(session) == []


def test_page_is_the_same_whether_something_was_answered_or_not(
    app: Flask, session: Session, path: str
) -> None:
    """Whoever else holds the link learns nothing from it, not even from what it answers."""

    def look(client: FlaskClient, suffix: str = "") -> str:
        page = client.get(path + suffix).get_data(as_text=True)
        return re.sub(r'(content|value)="[^"]{60,}"', "", page)

    before = [look(app.test_client(), suffix) for suffix in ("", "?done=kept")]
    first = send(app.test_client(), path, act="withdraw")
    send(app.test_client(), path, sex="male", race=["black"])
    after = [look(app.test_client(), suffix) for suffix in ("", "?done=kept")]
    assert before == after
    again = send(app.test_client(), path, act="withdraw")
    assert (first.status_code, words(first)) == (again.status_code, words(again))


def test_answering_leaves_no_trace_elsewhere(
    session: Session, candidate: FlaskClient, path: str
) -> None:
    def traces() -> tuple[list[object], list[tuple[object, ...]]]:
        session.rollback()
        events = list(session.scalars(select(AuditEvent.id)))
        columns = inspect(CandidateLink).columns
        return events, [tuple(row) for row in session.execute(select(*columns))]

    before = traces()
    send(candidate, path, sex="male")
    send(candidate, path, act="withdraw")
    assert traces() == before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Nothing is chosen. Choose an answer, or close the page."),
        ({"race": ["asian", "not_said"]}, "but not both."),
        ({"sex": "none of yours"}, "Not a valid choice."),
    ],
)
def test_wrong_answers_are_refused_and_nothing_is_kept(
    session: Session,
    candidate: FlaskClient,
    path: str,
    fields: dict[str, object],
    sentence: str,
) -> None:
    answer = send(candidate, path, **fields)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert kept(session) == []


def test_link_that_ended_or_was_made_up_opens_nothing(
    app: Flask, session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    assert candidate.get("/self-identification/made-up").status_code == 404
    other = made.link(app, session, ana, Purpose.PREFERENCE_CLAIM)
    session.commit()
    assert candidate.get(f"/self-identification/{other}").status_code == 404
    session.execute(update(CandidateLink).values(expires_at=now() - timedelta(seconds=1)))
    session.commit()
    answer = candidate.get(path)
    assert answer.status_code == 410
    assert "This link has ended" in words(answer)
    assert send(candidate, path, sex="male").status_code == 410
    assert kept(session) == []


def test_answers_can_be_deleted_through_a_link_that_has_ended(
    session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    send(candidate, path, sex="female")
    move(session, ana, to=Stage.WITHDRAWN, actor_id=None, reason="Took another post.")
    session.commit()
    assert "Delete what I sent" in words(candidate.get(path))
    assert "Nothing of yours is kept" in words(send(candidate, path, act="withdraw"))
    assert kept(session) == []
    made_up = send(candidate, "/self-identification/made-up", act="withdraw")
    assert made_up.status_code == 404


def test_made_up_links_have_to_wait_after_a_while(candidate: FlaskClient, path: str) -> None:
    statuses = {candidate.get(f"/self-identification/made-up-{n}").status_code for n in range(30)}
    assert statuses == {404}
    assert candidate.get("/self-identification/made-up").status_code == 429


def test_sendings_through_one_link_have_to_wait_after_a_while(
    candidate: FlaskClient, path: str
) -> None:
    csrf = token(candidate)
    form = {"csrf_token": csrf, "act": "withdraw"}
    assert {candidate.post(path, data=form).status_code for _ in range(30)} == {200}
    assert candidate.post(path, data=form).status_code == 429


def test_database_alone_leads_from_an_answer_to_nobody(session: Session, ana: Application) -> None:
    keep(session, ana, sex=["female"])
    session.commit()
    (row,) = kept(session)
    numbers = range(1, 2000)
    assert row.key == key_of(ana.id, secret_key=SECRET)
    assert row.key not in {key_of(number, secret_key="x" * 32) for number in numbers}
    create = session.connection().exec_driver_sql(
        "select sql from sqlite_master where name = 'voluntary_answer'"
    )
    assert "WITHOUT ROWID" in str(create.scalar())


def crowd(session: Session, ana: Application, size: int = 30) -> list[Application]:
    """So many candidates in all, every third of them invited, all but every fifth with an
    answer."""
    people = [ana, *(panel.candidate(session, ana.vacancy, f"P {n}") for n in range(size - 1))]
    for number, one in enumerate(people):
        if number % 3 == 0:
            move(session, one, to=Stage.INVITED, actor_id=None)
        if number % 5:
            keep(session, one, sex=["female" if number % 2 else "male"])
    return people


def test_counts_are_of_everybody_by_the_last_step(session: Session, ana: Application) -> None:
    crowd(session, ana)
    service.draw_up(session, ana.vacancy, actor_id=ana.vacancy.created_by, secret_key=SECRET)
    drawn = service.aggregates(session, ana.vacancy_id)
    assert drawn is not None
    table = drawn.tables["sex"]
    assert table.rows == ("female", "male", "x", "no_answer")
    assert table.column_totals == (20, 0, 10)
    assert [table.all_reached(step) for step in range(3)] == [30, 10, 10]
    assert table.row_totals == (12, 12, None, None)
    assert table.reached(0, 0) == 12
    assert drawn.tables["race"].withholds_all


def test_counts_are_drawn_up_once_and_never_change(session: Session, ana: Application) -> None:
    people = crowd(session, ana)
    draw = {"actor_id": ana.vacancy.created_by, "secret_key": SECRET}
    service.draw_up(session, ana.vacancy, **draw)
    before = service.aggregates(session, ana.vacancy_id)
    keep(session, people[5], sex=["male"])
    move(session, people[1], to=Stage.INVITED, actor_id=None)
    with pytest.raises(CountsError, match="drawn up already"):
        service.draw_up(session, ana.vacancy, **draw)
    assert service.aggregates(session, ana.vacancy_id) == before


def test_counts_wait_for_the_last_link(session: Session, ana: Application, path: str) -> None:
    draw = {"actor_id": ana.vacancy.created_by, "secret_key": SECRET}
    with pytest.raises(CountsError, match="Candidates can still answer"):
        service.draw_up(session, ana.vacancy, **draw)
    session.execute(update(CandidateLink).values(expires_at=now()))
    service.draw_up(session, ana.vacancy, **draw)
    assert service.open_until(session, vacancy_id=ana.vacancy_id) is None


def test_answers_of_a_merged_application_count_for_the_one_that_stands(
    session: Session, ana: Application
) -> None:
    people = crowd(session, ana)
    twin = panel.candidate(session, ana.vacancy, "P 1 again")
    silent = people[5]
    keep(session, twin, sex=["female"])
    twin.merged_into_id = silent.id
    session.flush()
    service.draw_up(session, ana.vacancy, actor_id=ana.vacancy.created_by, secret_key=SECRET)
    drawn = service.aggregates(session, ana.vacancy_id)
    assert drawn is not None
    assert drawn.tables["sex"].column_totals == (20, 0, 10)
    assert drawn.tables["sex"].row_totals[0] == 13


def test_answers_are_lost_to_the_counts_when_the_secret_changes(
    session: Session, ana: Application
) -> None:
    """They can't be found any more; nobody else's are found in their place."""
    crowd(session, ana)
    service.draw_up(session, ana.vacancy, actor_id=ana.vacancy.created_by, secret_key="y" * 40)
    drawn = service.aggregates(session, ana.vacancy_id)
    assert drawn is not None
    assert drawn.tables["sex"].withholds_all


def test_retention_forgets_the_answers_of_applications(session: Session, ana: Application) -> None:
    other = panel.candidate(session, ana.vacancy, "Bo Lind")
    keep(session, ana, sex=["male"])
    keep(session, other, sex=["female"])
    service.forget_answers(session, application_ids=[ana.id], secret_key=SECRET)
    assert [row.chosen for row in kept(session)] == [{"sex": ["female"]}]
