"""The pages of a review through the real application, for each part that a person can have in
it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency import drafts
from hiring.equivalency.models import EquivalencyReview, EquivalencyReviewer, ReviewState
from hiring.equivalency.tasks import tasks_of
from hiring.people.models import Role
from hiring.qualification.merging import merge
from tests.conftest import SignIn, token
from tests.equivalency import made
from tests.panel.made import count_queries, member, person
from tests.panel.test_pages import words

JSON = {"Accept": "application/json"}


def post(client: FlaskClient, path: str, **form: object) -> tuple[int, str]:
    answer = client.post(path, data={**form, "csrf_token": token(client)})
    return answer.status_code, words(answer)


def save(client: FlaskClient, statement: str, **form: object) -> tuple[int, dict[str, object]]:
    data = {**form, "csrf_token": token(client)}
    answer = client.post(f"/equivalency/1/statements/{statement}", data=data, headers=JSON)
    return answer.status_code, answer.get_json()


def test_review_is_opened_and_its_people_find_it_in_their_tasks(
    app: Flask, session: Session, sign_in: SignIn
) -> None:
    application = made.candidate(session)
    people = [made.recruiter(session, name) for name in ("Rita", "Raul")]
    session.commit()
    client = sign_in(email="rita@district.example")
    page = words(client.get(f"/candidates/{application.id}/equivalency"))
    assert "weigh the 43 knowledge and ability statements" in page
    assert "Ten years overseeing an IT department At most 24 months" in page
    status, _ = post(
        client,
        f"/candidates/{application.id}/equivalency",
        requirement=made.TOTAL,
        user=[user.id for user in people],
    )
    assert status == 303
    with app.test_request_context():
        (task,) = tasks_of(session, people[1])
    assert (task.title, task.detail, task.minutes, task.url) == (
        "Review the equivalency of Emil Rask",
        "CTO · 0 of 43 statements answered",
        37,
        "/equivalency/1",
    )
    assert "A review is open." in words(client.get(f"/candidates/{application.id}/equivalency"))


def test_panel_member_is_not_offered_and_is_refused_with_the_reason(
    session: Session, sign_in: SignIn
) -> None:
    application = made.candidate(session)
    mona = member(session, application.vacancy, "Mona", Role.RECRUITER)
    made.recruiter(session, "Rita")
    session.commit()
    client = sign_in(email="rita@district.example")
    path = f"/candidates/{application.id}/equivalency"
    page = words(client.get(path))
    assert ("Rita (me)" in page, "Mona" in page) == (True, False)
    status, page = post(client, path, requirement=made.TOTAL, user=mona.id)
    assert (status, "Mona sits on this vacancy&#39;s panel." in page) == (422, True)
    assert session.scalars(select(EquivalencyReview)).all() == []


def test_nothing_to_review_is_said(session: Session, sign_in: SignIn) -> None:
    application = made.candidate(session, made.made.facts("Ana Kovač"))
    made.recruiter(session, "Rita")
    session.commit()
    client = sign_in(email="rita@district.example")
    page = words(client.get(f"/candidates/{application.id}/equivalency"))
    assert "there is nothing to review" in page
    status, page = post(client, f"/candidates/{application.id}/equivalency")
    assert status == 422


def test_answers_are_saved_as_data_with_what_is_left(rita: FlaskClient) -> None:
    status, found = save(rita, "knowledge-4", mark="shown", seen=0)
    assert (status, found["version"], found["bare"], found["finished"]) == (200, 1, True, 0)
    status, found = save(
        rita, "knowledge-4", words="county's PLAN for data security", citing=1, seen=1
    )
    assert (found["cited"], found["bare"], found["finished"]) == (1, False, 1)
    assert found["left"] == {
        "knowledge-from-1": 7,
        "knowledge-from-9": 7,
        "knowledge-from-16": 7,
        "ability-from-1": 7,
        "ability-from-8": 7,
        "ability-from-15": 7,
    }
    (added,) = found["added"]  # type: ignore[misc]
    assert (added["text"], added["where"], added["own"]) == (
        "county's plan for data security",
        "resume.pdf",
        False,
    )
    status, found = save(rita, "knowledge-4", citing=1, pick=added["key"], remark="Good", seen=2)
    assert (status, found["cited"], found["remark"]) == (200, 1, "Good")
    status, found = save(rita, "knowledge-5", same_as="knowledge-4")
    assert [one["key"] for one in found["added"]] == [added["key"]]  # type: ignore[attr-defined]
    status, found = save(rita, "knowledge-4", citing=1, seen=3)
    assert (status, found["cited"], found["bare"]) == (200, 0, True)


def test_own_words_name_their_document(rita: FlaskClient) -> None:
    digest = made.short().sha256
    _, found = save(rita, "ability-9", mark="partly", own="Two budgets in all.", document=digest)
    (added,) = found["added"]  # type: ignore[misc]
    assert (added["text"], added["own"]) == ("Two budgets in all.", True)
    status, found = save(rita, "ability-9", own="Something", document="elsewhere")
    assert (status, found["field"]) == (422, "own")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"words": "never wrote this"}, "These words stand in none of the documents."),
        ({"mark": "excellent"}, "Choose one of the four answers."),
        ({"remark": "x" * 2001}, "Keep a remark below 2000 characters."),
        ({"seen": "soon"}, "The answer could not be read. Nothing was changed."),
    ],
)
def test_answer_that_can_not_be_kept_is_refused_in_words(
    rita: FlaskClient, form: dict[str, str], error: str
) -> None:
    status, found = save(rita, "knowledge-1", **form)
    assert status == 422
    assert str(found["error"]).startswith(error)


def test_answer_of_another_window_is_shown_and_not_overwritten(rita: FlaskClient) -> None:
    save(rita, "knowledge-1", mark="not_shown", seen=0)
    status, found = save(rita, "knowledge-1", mark="cant_tell", seen=0)
    assert (status, found["current"]["word"]) == (409, "Not shown")  # type: ignore[index]


def test_statement_that_is_not_there_is_not_found(rita: FlaskClient) -> None:
    assert rita.get("/equivalency/1/statements/knowledge-23").status_code == 404
    assert save(rita, "knowledge-23", mark="shown")[0] == 422


def test_whole_review_works_without_a_script(
    session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    path = "/equivalency/1/groups/knowledge-from-1"
    form = {"mark-knowledge-1": "not_shown", "mark-knowledge-2": "partly"}
    assert post(rita, path, **form)[0] == 303
    assert post(rita, path, **{"mark-knowledge-1": "superb"})[0] == 422
    page = rita.get("/equivalency/1/statements/knowledge-2").get_data(as_text=True)
    key = page.split("Supervised 14")[0].rsplit('value="', 1)[1].split('"')[0]
    status, _ = post(
        rita,
        "/equivalency/1/statements/knowledge-2",
        mark="partly",
        citing=1,
        pick=key,
        remark="A team",
        seen=1,
        go="next",
    )
    assert status == 303
    page = words(rita.get("/equivalency/1/statements/knowledge-2"))
    assert "2 of 43 statements are finished." in page
    status, page = post(rita, "/equivalency/1/statements/knowledge-3", words="never wrote")
    assert (status, "What you typed still stands here." in page) == (422, True)
    status, page = post(rita, "/equivalency/1/decision", reasons="Enough.")
    assert (status, "Grant or deny each finding." in page, "Enough." in page) == (422, True, True)
    vote = {f"vote-{made.TOTAL}": "deny"}
    status, page = post(rita, "/equivalency/1/decision", reasons="Enough.", **vote)
    assert (status, "Some statements are not finished" in page) == (422, True)
    status, _ = post(rita, "/equivalency/1/decision", reasons="Enough.", rest_cant_tell="y", **vote)
    assert status == 303
    session.expire_all()
    (submission,) = made.part_of(review, "Rita").submissions
    assert (submission.votes, submission.reasons) == ({made.TOTAL: False}, "Enough.")
    page = words(rita.get("/equivalency/1"))
    assert "Shown 0 ◐ Partly 1 ○ Not shown 1 ? Can&#39;t tell 41" in page
    assert "Correct my review" in page


def test_decision_is_kept_while_it_is_written(rita: FlaskClient) -> None:
    form = {"reasons": "So far", f"vote-{made.TOTAL}": "grant", "seen": 0}
    path = "/equivalency/1/draft"
    data = {**form, "csrf_token": token(rita)}
    answer = rita.post(path, data=data, headers=JSON)
    assert (answer.status_code, answer.get_json()["version"]) == (200, 1)
    stale = rita.post(path, data={**data, "reasons": "Other"}, headers=JSON)
    assert (stale.status_code, "another window" in stale.get_json()["error"]) == (409, True)
    page = rita.get("/equivalency/1/decision").get_data(as_text=True)
    assert ">So far</textarea>" in page


def test_somebody_without_a_part_sees_how_it_stands_and_may_not_write(
    session: Session, review: EquivalencyReview, sign_in: SignIn
) -> None:
    person(session, "Adam", Role.ADMINISTRATOR)
    session.commit()
    adam = sign_in(email="adam@district.example")
    page = words(adam.get("/equivalency/1"))
    assert "No review is in yet; two that agree decide." in page
    assert "Rita asked, not submitted yet" in page
    status, page = post(adam, "/equivalency/1/statements/knowledge-1", mark="shown")
    assert (status, "You are not asked to review this candidate." in page) == (409, True)
    assert adam.get("/equivalency/1/decision").status_code == 409


def test_person_seated_on_the_panel_meanwhile_is_told_why(
    session: Session, review: EquivalencyReview, sign_in: SignIn
) -> None:
    raul = person(session, "Raul")
    raul.grants.append(type(raul.grants[0])(role=Role.PANEL.value))
    member(session, review.application.vacancy, "Raul")
    session.commit()
    client = sign_in(email="raul@district.example")
    assert "Raul sits on this vacancy&#39;s panel." in words(client.get("/equivalency/1"))
    assert post(client, "/equivalency/1/groups/ability-from-1")[0] == 409


def test_acts_that_need_a_reason_ask_for_it_and_then_are_done(
    session: Session, review: EquivalencyReview, rita: FlaskClient, raul: FlaskClient
) -> None:
    status, page = post(rita, "/equivalency/1/release", user="")
    assert (status, "Choose the person to release." in page) == (422, True)
    assert post(rita, "/equivalency/1/release", user=person(session, "Raul").id)[0] == 303
    status, page = post(rita, "/equivalency/1/ask", user="")
    assert (status, "Choose a colleague to ask." in page) == (422, True)
    assert post(rita, "/equivalency/1/ask", user=person(session, "Raul").id)[0] == 303
    status, page = post(raul, "/equivalency/1/withdraw", reason="")
    assert (status, "Say in a sentence why you step back." in page) == (422, True)
    assert post(raul, "/equivalency/1/withdraw", reason="We are cousins.")[0] == 303
    assert "We are cousins." in words(rita.get("/equivalency/1/people"))
    status, page = post(rita, "/equivalency/1/call-off", reason="")
    assert (status, "Say why the review is called off." in page) == (422, True)
    assert post(rita, "/equivalency/1/call-off", reason="A transcript came.")[0] == 303
    page = words(rita.get("/equivalency/1"))
    assert "by Rita: A transcript came." in page
    assert post(rita, "/equivalency/1/call-off", reason="Again")[0] == 422


def test_opener_is_asked_to_find_whoever_is_missing(app: Flask, session: Session) -> None:
    review = made.review(session, asked=("Raul",))
    rita = person(session, "Rita")
    with app.test_request_context():
        (task,) = tasks_of(session, rita)
        assert task.title == "Ask a colleague to review: equivalency of Emil Rask"
        made.ask(session, review, "Rosa")
        assert tasks_of(session, rita) == []
        made.submit(session, made.part_of(review, "Raul"))
        made.submit(session, made.part_of(review, "Rosa"), grant=False)
        (task,) = tasks_of(session, rita)
    assert task.title == "Ask a third reviewer to break the tie: equivalency of Emil Rask"


def test_record_has_the_decision_both_reasons_and_every_statement(
    session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name))
    session.commit()
    page = words(rita.get("/equivalency/1"))
    assert "● granted Ten years overseeing an IT department The finding counts as met." in page
    assert "The rules found it ▲ not met : At most 24 months" in page
    for text in ("Because rita says so", "Because raul says so", "Seen by RITA", "Seen by RAUL"):
        assert page.count(text) == 1
    assert page.count("○ Not shown") == 84
    assert "Supervised 14 network technicians. resume.pdf" in page
    assert review.qualification.edition_hash in page
    assert "Decided on earlier evidence" not in page
    made.second_document(session, review.application)
    session.commit()
    page = words(rita.get("/equivalency/1"))
    assert "Decided on earlier evidence. 1 document has come since." in page


def test_denied_finding_can_not_be_chosen_again_on_the_same_evidence(
    session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name), grant=False)
    session.commit()
    path = f"/candidates/{review.application_id}/equivalency"
    page = words(rita.get(path))
    assert "Denied on the evidence that still stands." in page
    assert post(rita, path, requirement=made.TOTAL)[0] == 422
    assert post(rita, path, requirement=made.MANAGEMENT)[0] == 303


def test_new_evidence_is_told_to_whoever_may_still_correct(
    session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    made.submit(session, made.part_of(review, "Rita"))
    made.second_document(session, review.application)
    session.commit()
    page = words(rita.get("/equivalency/1"))
    assert "1 document has come since. Look at yours again." in page
    page = words(rita.get("/equivalency/1?correct=1"))
    assert "You are correcting your review." in page


@pytest.mark.parametrize("count", [1, 3])
def test_tasks_take_the_same_queries_for_any_number(
    app: Flask, session: Session, count: int
) -> None:
    vacancy = made.candidate(session).vacancy
    for number in range(count):
        application = made.made.candidate(session, vacancy, made.short(f"Emil {number}"))
        made.review(session, application)
    session.commit()
    session.expire_all()
    rita = person(session, "Rita")
    with app.test_request_context():
        assert count_queries(app, lambda: tasks_of(session, rita)) == 6


def test_review_of_a_candidate_set_aside_waits_for_nobody(
    app: Flask, session: Session, review: EquivalencyReview
) -> None:
    review.application.stage = "set_aside"
    with app.test_request_context():
        assert tasks_of(session, person(session, "Raul")) == []
    assert review.state == ReviewState.OPEN


def test_draft_stays_with_its_writer(
    session: Session, review: EquivalencyReview, raul: FlaskClient
) -> None:
    part = session.scalars(
        select(EquivalencyReviewer).where(EquivalencyReviewer.user_id == person(session, "Rita").id)
    ).one()
    drafts.save_answer(session, part, statement="knowledge-1", mark="shown", remark="Mine alone")
    session.commit()
    for path in ("", "?correct=1", "/statements/knowledge-1", "/decision", "/people"):
        assert "Mine alone" not in raul.get(f"/equivalency/1{path}").get_data(as_text=True)


def test_review_of_a_merged_candidate_stays_readable_and_takes_nothing_more(
    app: Flask, session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name), grant=False)
    vacancy = review.application.vacancy
    kept = made.made.candidate(session, vacancy, made.short("Emil E. Rask"))
    second = made.review(session, review.application, requirements=(made.MANAGEMENT,))
    merge(session, kept=kept, other=review.application, rated=(), actor_id=vacancy.created_by)
    session.commit()
    assert "Because raul says so" in words(rita.get("/equivalency/1"))
    assert "Supervised 14 network technicians. resume.pdf" in words(rita.get("/equivalency/1"))
    page = words(rita.get(f"/candidates/{kept.id}/equivalency"))
    assert "of candidate 1, who is merged into this one" in page
    assert "Open a review" in page
    assert "this review takes nothing more" in words(rita.get(f"/equivalency/{second.id}"))
    assert post(rita, f"/equivalency/{second.id}/statements/ability-1", mark="shown")[0] == 409
    with app.test_request_context():
        assert tasks_of(session, person(session, "Rita")) == []
