"""Answers to questions about facts that have moved since: read again, merged, stored long ago."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence.models import Answer, Questionnaire
from hiring.correspondence.standing import result_of
from hiring.people.models import MailState, Role
from hiring.qualification import service as qualification
from hiring.qualification.merging import merge
from hiring.reading.facts import Position
from hiring.vacancies.models import Application
from tests.correspondence import made
from tests.post import Post
from tests.qualification_pages.made import candidate, document_of, read
from tests.vacancies.made import person

OTHER = Position("Teacher", "Basin Schools", None, "2001-09", "2008-06", 1, "")


def reread(session: Session, row: Application, *positions: Position) -> None:
    """Let the candidate's document be read again, with these positions."""
    read(session, document_of(session, row), replace(made.unclear_facts(), positions=positions))
    qualification.qualify(session, application_id=row.id)
    session.commit()


def asked_about_end(app: Flask, session: Session, row: Application) -> str:
    """The private page with the one question about the end of the job."""
    chosen = tuple(q for q in made.open_questions(session, row) if q.kind == "end")
    return made.link_by_hand(app, session, made.ask(session, row, questions=chosen, letter=None))


END = {"q1-end_month": "11", "q1-end_year": "2020"}


def test_answer_finds_its_job_in_a_newer_reading(app: Flask, session: Session) -> None:
    row = made.asked_candidate(session)
    path = asked_about_end(app, session, row)
    (job,) = made.unclear_facts().positions
    reread(session, row, OTHER, job)
    made.send_all(app.test_client(), path, **END)
    session.rollback()
    found = qualification.current(session, row.id)
    assert found is not None
    ends = {one["title"]: one["end"] for one in found.result["positions"]}
    assert ends == {"Teacher": "2008-06", "IT Manager": "2020-11"}


def test_answer_about_a_job_that_is_gone_is_not_taken(app: Flask, session: Session) -> None:
    row = made.asked_candidate(session)
    path = asked_about_end(app, session, row)
    reread(session, row, OTHER)
    made.send_all(app.test_client(), path, **END)
    session.rollback()
    answer = session.scalars(select(Answer)).one()
    assert (answer.effect, answer.words) == ("not_taken", "November 2020")


def test_answer_of_a_merged_application_counts_for_the_one_kept(
    app: Flask, session: Session
) -> None:
    kept = made.asked_candidate(session)
    row = candidate(session, kept.vacancy, made.unclear_facts("Anna Kovač"))
    licence = tuple(q for q in made.open_questions(session, row) if q.kind == "licence")
    path = made.link_by_hand(app, session, made.ask(session, row, questions=licence, letter=None))
    actor = person(session, Role.RECRUITER).id
    merge(session, kept=kept, other=row, rated=(), actor_id=actor)
    session.commit()
    made.send_all(app.test_client(), path, **{"q1-answer": "yes"})
    assert made.results(session, kept)["license.driver"] == "met"


def test_findings_stored_before_questions_had_kinds_can_be_asked_about(session: Session) -> None:
    row = made.asked_candidate(session)
    found = qualification.current(session, row.id)
    assert found is not None
    session.commit()
    old = {k: v for k, v in found.result.items() if k != "asks"}
    session.execute(text("drop trigger qualification_append_only"))
    session.connection().exec_driver_sql(
        "update qualification set result = json_remove(result, '$.asks') where id = ?", (found.id,)
    )
    session.commit()
    session.refresh(found)
    assert found.result == old
    assert [one.kind for one in made.open_questions(session, row)][:2] == ["conferral", "oversight"]
    assert result_of(session, found)["findings"] == old["findings"]


class TestOnPostgreSQL:
    """The same acts on the other database."""

    @pytest.fixture
    def settings(self, settings: Settings, post: Post, postgres_url: str) -> Settings:
        """A product on PostgreSQL that sends mail."""
        return settings.model_copy(update={"smtp_url": post.url, "database_url": postgres_url})

    def test_letter_is_sent_and_answered(self, app: Flask, session: Session, post: Post) -> None:
        row = made.asked_candidate(session)
        made.ask(session, row)
        assert made.deliver(app, session).state == MailState.SENT
        path = made.link_in(post.arrived[0])
        made.send_all(app.test_client(), path, **{"q2-scope": "whole", "q5-answer": "yes"})
        assert made.results(session, row)["license.driver"] == "met"
        session.rollback()
        assert session.scalars(select(Questionnaire)).one().answered_at is not None
