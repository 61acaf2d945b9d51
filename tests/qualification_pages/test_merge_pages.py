"""The pages on which a recruiter says whether two candidates are one person; a merged one is left
out everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.people.models import Role, User
from hiring.qualification.merging import merge, separate
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.service import move, seat
from tests.conftest import SignIn, account, token
from tests.panel.made import count_queries, member, send
from tests.qualification_pages import made
from tests.qualification_pages.people import someone


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """A vacancy with two candidates of one address, and a third."""
    row = made.vacancy(session)
    someone(session, row, "Ana Kovač", email="ana@mail.example")
    someone(session, row, "Ana K", email="ana@mail.example", filename="second.pdf")
    someone(session, row, "Bo Lind")
    session.commit()
    return row


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def text_of(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def post(client: FlaskClient, path: str, **form: object) -> TestResponse:
    return client.post(path, data={**form, "csrf_token": token(client)})


def test_pair_stands_side_by_side_with_what_it_shares(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    text = text_of(recruiter, f"/vacancies/{vacancy.id}/same-person")
    assert "They share the same e-mail address." in text
    assert text.count("<strong>ana@mail.example</strong>") == 2
    assert text.count("<strong>Alder Valley Schools</strong>") == 2
    assert "second.pdf" in text
    assert "Bo Lind" not in text


def test_no_pair_says_so(session: Session, vacancy: Vacancy, recruiter: FlaskClient) -> None:
    other = made.vacancy(session, title="Other")
    session.commit()
    text = text_of(recruiter, f"/vacancies/{other.id}/same-person")
    assert "No pair waits for a decision." in text


def test_two_people_leave_the_list_of_pairs_and_come_back(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    place = f"/vacancies/{vacancy.id}/same-person"
    assert post(recruiter, f"{place}/two-people", first=2, second=1).status_code == 303
    text = text_of(recruiter, place)
    assert "Candidates 1, Ana Kovač, and 2, Ana K, are two people" in text
    assert "They share" not in text
    assert "may be the same person" not in text_of(recruiter, f"/vacancies/{vacancy.id}/intake")
    post(recruiter, f"{place}/take-back", first=1, second=2)
    assert "They share the same e-mail address." in text_of(recruiter, place)


def test_merge_says_first_what_it_will_do(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    place = f"/vacancies/{vacancy.id}/same-person/merge"
    text = text_of(recruiter, f"{place}?first=2&second=1")
    assert "Which of the two is kept?" in text
    assert "The documents of the other candidate move to the kept one" in text
    answer = post(recruiter, place, first=1, second=2)
    assert answer.status_code == 422
    assert "Choose which of the two is kept." in answer.get_data(as_text=True)


def test_merge_of_two_without_a_shared_sign_warns(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    text = text_of(recruiter, f"/vacancies/{vacancy.id}/same-person/merge?first=1&second=3")
    assert "Look closely before you merge." in text


def test_merged_candidate_is_reachable_and_can_be_separated(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    place = f"/vacancies/{vacancy.id}/same-person/merge"
    answer = post(recruiter, place, first=1, second=2, kept=2)
    assert (answer.status_code, answer.location) == (303, "/candidates/2")
    for path in ("/candidates/1", "/candidates/1/stage", "/candidates/1/reopen"):
        assert recruiter.get(path).location == "/candidates/1/merged"
    text = text_of(recruiter, "/candidates/1/merged")
    assert "Ana Kovač is merged into candidate 2" in text
    assert "Candidate 1, <a" in text_of(recruiter, "/candidates/2")
    assert "is merged into candidate 2" in text_of(
        recruiter, f"/vacancies/{vacancy.id}/same-person"
    )
    assert post(recruiter, "/candidates/1/separate", reason=" ").status_code == 422
    answer = post(recruiter, "/candidates/1/separate", reason="Cousins.")
    assert (answer.status_code, answer.location) == (303, "/candidates/1")
    assert "Ana Kovač" in text_of(recruiter, "/candidates/1")
    assert recruiter.get("/candidates/1/merged").location == "/candidates/1"


def test_acts_on_a_merged_candidate_change_nothing(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    merge_first_two(session, vacancy)
    answer = post(recruiter, "/candidates/2/stage", to="withdrawn", reason="No.")
    assert (answer.status_code, answer.location) == (303, "/candidates/2/merged")
    answer = recruiter.post(
        "/candidates/2/stage",
        data={"csrf_token": token(recruiter)},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 409


def merge_first_two(session: Session, vacancy: Vacancy, rated: tuple[int, ...] = ()) -> None:
    merge(
        session,
        kept=session.get_one(Application, 1),
        other=session.get_one(Application, 2),
        rated=rated,
        actor_id=vacancy.created_by,
    )
    session.commit()


def test_sheets_at_the_panel_decide_which_one_is_kept(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    member(session, vacancy, "mara")
    send(session, session.get_one(Application, 2))
    session.commit()
    place = f"/vacancies/{vacancy.id}/same-person/merge"
    assert "with sheets at the panel" in text_of(recruiter, f"{place}?first=1&second=2")
    answer = post(recruiter, place, first=1, second=2, kept=1)
    assert answer.status_code == 422
    assert "keep candidate 2" in answer.get_data(as_text=True)
    assert post(recruiter, place, first=1, second=2, kept=2).location == "/candidates/2"


def test_every_list_and_count_leaves_a_merged_candidate_out(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    for number in (1, 2, 3):
        move(session, session.get_one(Application, number), to=Stage.INTERVIEWED, actor_id=None)
    move(
        session, session.get_one(Application, 3), to=Stage.QUALIFIED, actor_id=None, reason="Back."
    )
    merge_first_two(session, vacancy)
    place = f"/vacancies/{vacancy.id}"
    listed = text_of(recruiter, f"{place}/candidates")
    assert "2 candidates</caption>" in listed
    for path in ("candidates", "panel", "scorecards"):
        assert "Ana K<" not in text_of(recruiter, f"{place}/{path}")
    assert "Ana Kovač" in text_of(recruiter, f"{place}/scorecards")
    intake = text_of(recruiter, f"{place}/intake")
    assert '<option value="2"' not in intake
    assert "second.pdf" in intake
    assert "Ana K ·" not in intake
    assert "Decide on 1 candidate who meets" in text_of(recruiter, "/")


def test_merged_candidate_is_sent_to_no_panel(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    member(session, vacancy, "mara")
    merge_first_two(session, vacancy)
    answer = post(recruiter, f"/vacancies/{vacancy.id}/panel/send", application_id=2)
    assert answer.status_code == 422
    answer = post(recruiter, f"/vacancies/{vacancy.id}/candidates/set-aside", application_id=2)
    assert answer.status_code == 422


def test_members_of_the_committee_do_not_find_a_merged_candidate(
    session: Session, vacancy: Vacancy, sign_in: SignIn
) -> None:
    committee = sign_in(Role.COMMITTEE)
    user = account(session, "committee@district.example")
    seat(session, vacancy, user=user, kind=SeatKind.COMMITTEE, actor_id=vacancy.created_by)
    merge_first_two(session, vacancy)
    assert committee.get("/candidates/2/scorecard").status_code == 404
    assert committee.get("/candidates/1/scorecard").status_code == 200
    assert committee.get("/candidates/2/merged").status_code == 403


def test_pages_take_the_same_queries_for_one_and_three_pairs(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    path = f"/vacancies/{vacancy.id}/same-person"
    counts = []
    for name in ("Cleo", "Dan", "Eve"):
        text_of(recruiter, path)
        counts.append(count_queries(app, lambda: text_of(recruiter, path)))
        someone(session, vacancy, name, email="bo@mail.example", phone="541 555 0199")
        session.commit()
    assert len(set(counts)) == 1, counts


def test_history_names_the_merge_and_what_came_with_it(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    first, second, _ = session.scalars(select(Application).order_by(Application.id))
    names = made.names(session, second)
    recruiter_id = vacancy.created_by
    merge(session, kept=first, other=second, rated=(), actor_id=recruiter_id)
    session.commit()
    text = text_of(recruiter, f"/candidates/{first.id}")
    who = session.get_one(User, recruiter_id).name
    assert f"Candidate 2 was merged into this one, by {who}." in text
    assert "As the candidate&#39;s employer wrote." in text
    seen = made.service.current(session, first.id)
    assert seen is not None
    path = f"/candidates/{first.id}/amendments/{names['amendment_id']}/take-back"
    form = {"seen": seen.id}
    session.rollback()
    assert post(recruiter, path, **form).status_code == 303
    separate(session, other=second, reason="Two people", actor_id=recruiter_id)
    session.commit()
    for one, other in ((first, 2), (second, 1)):
        text = text_of(recruiter, f"/candidates/{one.id}")
        said = f"This candidate and candidate {other} were separated again (“Two people”), by"
        assert said in text
