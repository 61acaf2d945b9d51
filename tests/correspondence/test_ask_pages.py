"""The recruiter's page of questions: drafted, edited, looked at, sent, withdrawn, read."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence.models import AskedQuestion, Letter, Questionnaire
from hiring.foundation.audit import AuditEvent
from hiring.people.models import Role
from hiring.vacancies.models import Application
from tests.conftest import SignIn
from tests.correspondence import made
from tests.post import Post


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url, "organisation": "Alder Valley"})


@pytest.fixture
def candidate(session: Session) -> Application:
    """Somebody with six open questions."""
    row = made.asked_candidate(session)
    session.commit()
    return row


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def form_of(client: FlaskClient, path: str) -> dict[str, str]:
    """The fields of the recruiter's form as a browser would send them, all questions chosen."""
    page = client.get(path).text.split("/questions", 1)[1]
    fields = dict(re.findall(r'name="((?:seen|found|key-\d+))" value="([^"]*)"', page))
    fields |= {name: "1" for name in re.findall(r'name="(ask-\d+)"[^>]*checked', page)}
    texts = re.findall(r'name="(text-\d+|body)"[^>]*>([^<]*)</textarea>', page)
    fields |= dict(texts) | {"subject": "Questions about your application"}
    return fields | {"to_address": "ana@mail.example"}


def test_drafted_questions_are_edited_looked_at_and_sent(
    app: Flask, session: Session, post: Post, candidate: Application, recruiter: FlaskClient
) -> None:
    path = f"/candidates/{candidate.id}/questions"
    form = form_of(recruiter, path)
    assert len([name for name in form if name.startswith("ask-")]) == 6
    del form["ask-1"]
    form["text-5"] = "Do you hold a valid driver's license in Oregon or elsewhere?"
    form["own-1"] = "When could you start?"
    status, page = made.post(recruiter, path, step="preview", **form)
    assert status == 200
    assert "6 questions to Ana Kovač" in page
    assert "[the private link]" in page
    assert session.scalars(select(Questionnaire)).all() == []
    status, _ = made.post(recruiter, path, step="send", **form)
    assert status == 303
    session.rollback()
    texts = session.scalars(select(AskedQuestion.text).order_by(AskedQuestion.number)).all()
    assert texts[3] == form["text-5"]
    assert texts[5] == "When could you start?"
    assert not any("conferred" in text for text in texts)
    made.deliver(app, session)
    (message,) = post.arrived
    assert "thank you for applying for CTO at Alder Valley." in message.get_content()
    assert app.test_client().get(made.link_in(message)).status_code == 200
    page = recruiter.get(path).text
    assert "The letter was sent to ana@mail.example." in page
    assert "Withdraw the link" in page


def test_preview_carries_the_whole_form_on(candidate: Application, recruiter: FlaskClient) -> None:
    path = f"/candidates/{candidate.id}/questions"
    form = form_of(recruiter, path) | {"own-2": "Why?", "text-1": "Is it <conferred>?"}
    _, page = made.post(recruiter, path, step="preview", **form)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    hidden.pop("csrf_token")
    status, page = made.post(recruiter, path, step="edit", **hidden)
    assert status == 200
    assert "Is it &lt;conferred&gt;?" in page.replace("&amp;", "&")
    assert ">Why?</textarea>" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"body": "Hello"}, "Leave {link} in the text"),
        ({"to_address": "nobody"}, "Give an e-mail address"),
        ({"subject": " "}, "Give the letter a subject."),
        ({"text-2": "  "}, "A question has no words"),
        ({f"ask-{n}": None for n in range(1, 7)}, "Choose at least one question"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(
    session: Session,
    candidate: Application,
    recruiter: FlaskClient,
    change: dict[str, str | None],
    words: str,
) -> None:
    path = f"/candidates/{candidate.id}/questions"
    form = {k: v for k, v in (form_of(recruiter, path) | change).items() if v is not None}
    for step in ("preview", "send"):
        status, page = made.post(recruiter, path, step=step, **form)
        assert (status, words in page) == (422, True)
    assert session.scalars(select(Letter)).all() == []


def test_second_recruiter_is_told_and_nothing_is_overwritten(
    session: Session, candidate: Application, recruiter: FlaskClient, sign_in: SignIn
) -> None:
    path = f"/candidates/{candidate.id}/questions"
    form = form_of(recruiter, path) | {"own-1": "Mine"}
    other = sign_in(Role.RECRUITER, email="other@district.example")
    assert made.post(other, path, step="send", **form_of(other, path))[0] == 303
    status, page = made.post(recruiter, path, step="send", **form)
    assert status == 409
    assert "Somebody else has asked this candidate" in page
    assert ">Mine</textarea>" in page
    assert len(session.scalars(select(Questionnaire)).all()) == 1


def test_findings_that_changed_meanwhile_are_noticed(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    path = f"/candidates/{candidate.id}/questions"
    form = form_of(recruiter, path) | {"found": "0"}
    status, page = made.post(recruiter, path, step="send", **form)
    assert (status, "The findings have changed since" in page) == (409, True)
    assert session.scalars(select(Questionnaire)).all() == []


def test_candidate_without_an_address_gets_a_link_by_hand(
    app: Flask, session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    candidate.email = None
    session.commit()
    path = f"/candidates/{candidate.id}/questions"
    assert "No e-mail address stands in the candidate’s documents." in recruiter.get(path).text
    form = form_of(recruiter, path) | {"to_address": ""}
    _, page = made.post(recruiter, path, step="preview", **form)
    assert 'value="send"' not in page
    status, page = made.post(recruiter, path, step="hand", **form)
    assert status == 200
    shown = re.search(r'value="http://localhost(/answers/[^"]+)"', page)
    assert shown is not None
    assert app.test_client().get(shown[1]).status_code == 200
    assert shown[1].split("/")[2] not in recruiter.get(path).text  # shown once
    assert session.scalars(select(Letter)).all() == []


def test_answers_are_a_task_until_they_are_looked_at(
    app: Flask, session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    link = made.link_by_hand(app, session, made.ask(session, candidate, letter=None))
    made.send_all(app.test_client(), link, **{"q5-answer": "yes"})
    assert "Read the answers of Ana Kovač" in recruiter.get("/").text
    page = recruiter.get(f"/candidates/{candidate.id}/questions").text
    assert "Taken into the facts; the findings are computed again." in page
    assert "Read the answers" not in recruiter.get("/").text
    session.rollback()
    asked = session.scalars(select(Questionnaire)).one()
    assert asked.seen_at is not None
    assert asked.seen_by is not None


def test_answered_question_is_not_asked_again_by_itself(
    app: Flask, session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    link = made.link_by_hand(app, session, made.ask(session, candidate, letter=None))
    made.send_all(app.test_client(), link, **{"q2-scope": "part"})
    form = form_of(recruiter, f"/candidates/{candidate.id}/questions")
    asked = [name for name in form if name.startswith("ask-")]
    keys = [name for name in form if name.startswith("key-")]
    assert (len(keys), len(asked)) == (6, 5)


def test_withdrawing_ends_the_link(
    app: Flask, session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    asked = made.ask(session, candidate, letter=None)
    link = made.link_by_hand(app, session, asked)
    path = f"/candidates/{candidate.id}/questions"
    assert made.post(recruiter, f"{path}/{asked.id}/withdraw")[0] == 303
    assert app.test_client().get(link).status_code == 410
    status, page = made.post(recruiter, f"{path}/{asked.id}/again", way="hand")
    assert (status, "withdrawn or replaced by newer ones" in page) == (422, True)


def test_questions_of_another_candidate_are_not_found(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    asked = made.ask(session, candidate, letter=None)
    session.commit()
    path = f"/candidates/{candidate.id + 1}/questions/{asked.id}/withdraw"
    assert made.post(recruiter, path)[0] == 404


def test_nothing_personal_is_in_the_trail(
    app: Flask, session: Session, candidate: Application
) -> None:
    link = made.link_by_hand(app, session, made.ask(session, candidate))
    made.send_all(app.test_client(), link, **{"q5-answer": "yes", "q2-part": "the network"})
    session.rollback()
    rows = session.scalars(select(AuditEvent)).all()
    acts = {row.action for row in rows if row.action.startswith("correspondence.")}
    assert acts == {
        f"correspondence.{a}" for a in ("asked", "letter_asked", "link_made", "answered")
    }
    trail = " ".join(str(row.details) for row in rows)
    assert [w for w in ("Kovač", "@mail", "network", link.split("/")[2]) if w in trail] == []
