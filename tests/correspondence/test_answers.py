"""A candidate's answers: kept while they are typed, sent once, and facts at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring import logs
from hiring.correspondence import service
from hiring.correspondence.models import Answer, AskedQuestion, CandidateLink
from hiring.foundation.clock import now
from hiring.people.models import Role
from hiring.qualification import service as qualification
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.vacancies.models import Application
from tests.conftest import SignIn
from tests.correspondence import made
from tests.vacancies.made import person

ALL = {
    "q1-conferred": "yes",
    "q2-scope": "whole",
    "q2-staff": "24",
    "q3-end_month": "11",
    "q3-end_year": "2020",
    "q4-managed": "yes",
    "q4-people": "9",
    "q4-work": "technical",
    "q5-answer": "yes",
    "q6-answer": "yes",
}


@pytest.fixture
def candidate(session: Session) -> Application:
    """Somebody with six open questions."""
    return made.asked_candidate(session)


@pytest.fixture
def path(app: Flask, session: Session, candidate: Application) -> str:
    """The private page of that candidate."""
    return made.link_by_hand(app, session, made.ask(session, candidate, letter=None))


def effects(session: Session) -> list[str]:
    """What came of each answer, in the order of the questions."""
    session.rollback()
    query = (
        select(Answer.effect)
        .join(AskedQuestion, AskedQuestion.id == Answer.question_id)
        .order_by(AskedQuestion.number)
    )
    return list(session.scalars(query))


def test_plain_answers_settle_every_unclear_finding(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    assert set(made.results(session, candidate).values()) == {"unclear"}
    status, page = made.send_all(app.test_client(), path, **ALL)
    assert status == 200
    assert "Thank you, your answers have arrived" in page
    assert "Month and year you ended" not in page  # a single input needs no label
    assert "November 2020" in page
    assert made.results(session, candidate) == {
        "education.bachelor": "met",
        "experience.total": "met",
        "experience.management": "met",
        "license.driver": "met",
        "automobile.personal": "met",
    }
    assert effects(session) == ["fact"] * 6


def test_answers_of_one_letter_are_judged_once_each_as_evidence_of_its_fact(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    before = qualification.history(session, candidate.id)
    made.send_all(app.test_client(), path, **ALL)
    session.rollback()
    found, *earlier = qualification.history(session, candidate.id)
    assert [one.id for one in earlier] == [one.id for one in before]
    assert len(found.inputs["amendments"]) == 6
    (position,) = found.result["positions"]
    words = "What you oversaw: The whole information technology department; Technical staff: 24"
    told = [e for e in position["evidence"] if e["document"].startswith("amendment:")]
    assert words in {e["quote"][: len(words)] for e in told}
    assert position["end"] == "2020-11"
    assert {one["source"] for one in position["amended"]} == {"candidate"}
    (licence,) = found.result["licences"]
    assert licence["evidence"][0]["quote"] == "Valid driver's license: Yes"
    (degree,) = found.result["education"]
    assert degree["evidence"][-1]["quote"] == "Conferred: Yes"


def test_candidate_page_shows_what_was_answered(
    app: Flask, candidate: Application, path: str, sign_in: SignIn
) -> None:
    made.send_all(app.test_client(), path, **ALL)
    client = sign_in(Role.RECRUITER)
    answer = client.get(f"/candidates/{candidate.id}")
    assert answer.status_code == 200
    assert "24 technical staff" in answer.text
    assert "as the candidate answered" in answer.text
    assert client.get(f"/candidates/{candidate.id}/questions").status_code == 200


def test_everything_may_be_left_open(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    before = made.results(session, candidate)
    status, page = made.send_all(app.test_client(), path)
    assert status == 200
    assert page.count("Left open") == 6
    assert effects(session) == ["left_open"] * 6
    assert made.results(session, candidate) == before


def test_free_text_changes_no_fact(app: Flask, session: Session, candidate: Application) -> None:
    before = qualification.current(session, candidate.id)
    own = (made.asking.own_question(1, "What drew you to this work?"),)
    asked = made.ask(session, candidate, questions=own, letter=None)
    path = made.link_by_hand(app, session, asked)
    made.send_all(app.test_client(), path, **{"q1-text": "The children.\r\nAnd the buses."})
    assert effects(session) == ["to_read"]
    assert session.scalars(select(Answer.words)).one() == "The children.\nAnd the buses."
    after = qualification.current(session, candidate.id)
    assert before is not None
    assert after is not None
    assert after.id == before.id


def test_what_is_typed_is_kept_until_it_is_sent(app: Flask, path: str) -> None:
    client = app.test_client()
    status, _ = made.post(client, f"{path}/save", **{"q3-end_year": "2019", "q2-scope": "part"})
    assert status == 303
    page = app.test_client().get(path).get_data(as_text=True)
    assert "<option selected>2019</option>" in page
    assert 'value="part" checked' in page


def test_autosave_answers_with_the_time(app: Flask, path: str) -> None:
    client = app.test_client()
    answer = client.post(
        f"{path}/save",
        data={"q5-answer": "no", "csrf_token": made.token(client)},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200
    assert answer.json is not None
    assert len(answer.json["saved"]) == len("14:02")
    assert 'id="q5-answer-no" name="q5-answer" value="no" checked' in client.get(path).text


def test_what_cannot_be_read_is_named_and_kept(app: Flask, session: Session, path: str) -> None:
    client = app.test_client()
    wrong = {"q2-staff": "about twenty", "q3-end_month": "4"}
    status, page = made.post(client, f"{path}/check", **wrong)
    assert status == 422
    assert "2 answers can’t be read yet. Everything you typed is kept." in page
    assert "Write a whole number in figures." in page
    assert "Choose the year as well." in page
    assert 'value="about twenty"' in app.test_client().get(path).text
    assert session.scalars(select(Answer)).all() == []


def test_answers_changed_in_another_window_are_checked_once_more(
    app: Flask, session: Session, path: str
) -> None:
    client = app.test_client()
    _, page = made.post(client, f"{path}/check", **ALL)
    digest = page.split('name="checked" value="', 1)[1].split('"', 1)[0]
    made.post(app.test_client(), f"{path}/save", **{"q5-answer": "no"})
    status, page = made.post(client, f"{path}/send", checked=digest)
    assert status == 409
    assert "changed in another window" in page
    assert session.scalars(select(Answer)).all() == []


def test_answers_are_sent_once(app: Flask, session: Session, path: str) -> None:
    client = app.test_client()
    made.send_all(client, path, **ALL)
    for answer in (
        client.get(path),
        client.post(f"{path}/send", data={"csrf_token": made.token(client)}),
        client.post(f"{path}/save", data={"csrf_token": made.token(client), "q5-answer": "no"}),
    ):
        assert answer.status_code == 410
        assert "Your answers have arrived" in answer.text
        assert "Technical staff" not in answer.text  # what was answered is not shown again
    assert len(effects(session)) == 6


def test_small_department_leaves_it_to_the_rules(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    small = {"q2-scope": "whole", "q2-staff": "2", "q3-end_year": "2020", "q3-end_month": "11"}
    made.send_all(app.test_client(), path, **small)
    session.rollback()
    found = qualification.current(session, candidate.id)
    assert found is not None
    (position,) = found.result["positions"]
    assert position["oversight"] == "unclear"
    assert "2 technical staff" in {signal["quote"] for signal in position["signals"]}


def test_no_licence_is_not_met(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    made.send_all(app.test_client(), path, **{"q5-answer": "no"})
    assert made.results(session, candidate)["license.driver"] == "not_met"


def test_later_answer_takes_the_place_of_the_earlier(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    licence = tuple(q for q in made.open_questions(session, candidate) if q.kind == "licence")
    made.send_all(app.test_client(), path, **{"q5-answer": "no"})
    session.rollback()
    again = made.ask(session, candidate, questions=licence, letter=None)
    path = made.link_by_hand(app, session, again)
    made.send_all(app.test_client(), path, **{"q1-answer": "yes"})
    assert made.results(session, candidate)["license.driver"] == "met"


def test_what_a_recruiter_settled_meanwhile_is_not_overwritten(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    found = qualification.current(session, candidate.id)
    assert found is not None
    (position,) = found.result["positions"]
    amend(
        session,
        candidate,
        seen=found.id,
        act="correct",
        kind="position",
        target=FactRef("position", position["document"], position["index"]),
        changes={"oversight": "no"},
        note="The county told us.",
        actor_id=person(session, Role.RECRUITER).id,
    )
    session.commit()
    made.send_all(app.test_client(), path, **ALL)
    assert effects(session) == ["fact", "not_taken", "fact", "fact", "fact", "fact"]
    session.rollback()
    after = qualification.current(session, candidate.id)
    assert after is not None
    assert after.result["positions"][0]["oversight"] == "no"


def test_asking_anew_keeps_what_was_typed_for_the_same_question(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    made.post(app.test_client(), f"{path}/save", **{"q3-end_year": "2019"})
    session.rollback()
    fewer = made.open_questions(session, candidate)[1:]
    newer = made.link_by_hand(
        app, session, made.ask(session, candidate, questions=fewer, letter=None)
    )
    assert app.test_client().get(path).status_code == 410
    page = app.test_client().get(newer).get_data(as_text=True)
    assert 'id="q2-end_year"' in page
    assert "<option selected>2019</option>" in page


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"expires_at": now() - timedelta(minutes=1)}, 410, "This link has expired"),
        ({"revoked_at": now()}, 410, "This link does not work any more"),
    ],
)
def test_link_that_has_ended_says_so_and_whom_to_ask(
    app: Flask, session: Session, path: str, change: dict[str, object], status: int, words: str
) -> None:
    for name, value in change.items():
        setattr(session.scalars(select(CandidateLink)).one(), name, value)
    session.commit()
    answer = app.test_client().get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert "made@district.example" in answer.text


def test_tampered_link_is_refused(app: Flask, path: str) -> None:
    for wrong in (path[:-1], f"{path}x", path.replace("/answers/", "/answers/x"), "/answers/x"):
        answer = app.test_client().get(wrong)
        assert (answer.status_code, "There is no such page" in answer.text) == (404, True)


def test_page_stands_apart_and_is_kept_nowhere(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "/vacancies" not in answer.text
    assert "/sign-in" not in answer.text


def test_form_of_an_earlier_session_leads_back_to_the_page(app: Flask, path: str) -> None:
    answer = app.test_client().post(
        f"{path}/check", data={}, headers={"Referer": f"http://localhost{path}"}
    )
    assert answer.status_code == 400
    assert f'href="{path}">Load the page again</a>' in answer.text
    assert "Sign in" not in answer.text


def test_no_question_asks_for_age_or_dates_of_school(app: Flask, path: str) -> None:
    form = app.test_client().get(path).text.split("<form", 1)[1]
    assert re.findall(r"\b(?:age|old|born|birth|graduat|attend)\w*", form, re.IGNORECASE) == []


def test_nothing_personal_is_logged(
    app: Flask, session: Session, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure()  # to the standard error of this test
    made.send_all(app.test_client(), path, **ALL)
    logged = capsys.readouterr().err
    assert '"route": "/answers/<secret>/send"' in logged
    assert [w for w in (path.split("/")[2], "Kovač", "ana@mail", "November") if w in logged] == []


def test_withdrawn_questions_end_the_link(
    app: Flask, session: Session, candidate: Application, path: str
) -> None:
    asked = made.asking.newest(session, candidate)
    assert asked is not None
    service.withdraw(session, asked, actor_id=asked.asked_by or 0)
    session.commit()
    assert app.test_client().get(path).status_code == 410
    with pytest.raises(service.AskError, match="withdrawn or replaced"):
        service.withdraw(session, asked, actor_id=1)
