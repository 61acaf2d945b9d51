"""The decision through the real application: recorded, checked, signed by everybody, frozen."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.committee import deciding
from hiring.committee.basis import hash_of
from hiring.committee.models import Decision
from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import AppendOnlyError
from hiring.panel import service as panel
from hiring.people.models import Role
from hiring.people.service import change_roles
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.service import unseat
from tests.committee.made import rated_vacancy
from tests.conftest import SignIn, token
from tests.panel import made
from tests.panel.test_pages import words
from tests.voluntary.test_interviews import meets
from tests.voluntary.test_preference import decide

REASONS = "She led two comparable departments, and the panel saw it."
LAW = "The work of the first year is a bond measure, which he has not led."


@pytest.fixture
def rated(session: Session) -> tuple[Vacancy, list[Application]]:
    """Three rated candidates (80, 60, 40 %), Cleo and Carl on the committee, ratings final."""
    vacancy, applications = rated_vacancy(session, 4, 3, 2)
    made.committee_member(session, vacancy, "Carl")
    panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    return vacancy, applications


@pytest.fixture
def cleo(sign_in: SignIn, rated: object) -> FlaskClient:
    return sign_in(email="cleo@district.example")


@pytest.fixture
def carl(sign_in: SignIn, rated: object) -> FlaskClient:
    return sign_in(email="carl@district.example")


def path(vacancy: Vacancy, end: str = "") -> str:
    return f"/vacancies/{vacancy.id}/decision{end}"


def fields(client: FlaskClient, vacancy: Vacancy) -> dict[str, str]:
    """The hidden fields of the page as it stands."""
    page = client.get(path(vacancy)).get_data(as_text=True)
    names = ("seen", "seen_hash", "version")
    found = {n: re.findall(rf'name="{n}"[^>]* value="(\w*)"', page) for n in names}
    return {name: values[0] for name, values in found.items() if values}


def send(client: FlaskClient, path: str, **data: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **data})


def record(client: FlaskClient, vacancy: Vacancy, who: Application, **more: str) -> TestResponse:
    values = {"chosen": str(who.id), "reasons": REASONS} | fields(client, vacancy) | more
    return send(client, path(vacancy), **values)


def sign(client: FlaskClient, vacancy: Vacancy, **more: str) -> TestResponse:
    values = {"kind": "agrees"} | fields(client, vacancy) | more
    return send(client, path(vacancy, "/sign"), **values)


MEMO = {"memo-0-competency": "area:it-management", "memo-0-text": "He alone ran a data centre."}


def test_nothing_is_decided_while_ratings_can_change(session: Session, sign_in: SignIn) -> None:
    vacancy, (ana,) = rated_vacancy(session, 4)
    session.commit()
    client = sign_in(email="cleo@district.example")
    page = words(client.get(path(vacancy)))
    assert "Not yet. Rating goes on." in page
    assert "Ana Kovač" not in page
    assert record(client, vacancy, ana, seen="0", seen_hash="").status_code == 422
    assert session.scalars(select(Decision)).all() == []


def test_decision_is_recorded_signed_by_all_and_then_frozen(
    session: Session,
    cleo: FlaskClient,
    carl: FlaskClient,
    rated: tuple[Vacancy, list[Application]],
) -> None:
    vacancy, (ana, _, eve) = rated
    assert "Record the decision" in words(cleo.get("/"))
    page = words(cleo.get(path(vacancy)))
    assert "Ana Kovač has the highest total, 80.00 %." in page
    assert "Eve Park 3 40.00 % 40.00 % 3 2.00" in page
    assert record(cleo, vacancy, ana).status_code == 303
    page = words(carl.get(path(vacancy)))
    assert f"Chosen Ana Kovač Reasons {REASONS}" in page
    assert "not signed yet Carl" in page
    assert "0 of 2 signed" in page
    assert "Sign the decision" in words(carl.get("/"))
    refused = sign(carl, vacancy, kind="dissents")
    assert (refused.status_code, "Say in a sentence why you dissent." in words(refused)) == (
        422,
        True,
    )
    assert sign(carl, vacancy, kind="dissents", remark="I would take Eve.").status_code == 303
    assert sign(cleo, vacancy).status_code == 303
    page = words(cleo.get(path(vacancy)))
    assert "Signed by every member and frozen" in page
    assert "dissents Carl" in page
    assert "I would take Eve." in page
    for answer in (record(cleo, vacancy, eve, seen="1"), sign(cleo, vacancy, version="1")):
        assert answer.status_code == 422
        assert "The decision is signed by everybody and stands as it is." in words(answer)
    kept = session.scalars(select(Decision)).one()
    assert (kept.chosen_id, kept.basis["rows"][0]["percent"]) == (ana.id, "80")
    assert hash_of(kept.basis) == kept.basis_hash
    acts = session.scalars(select(AuditEvent.action).where(AuditEvent.subject == "decision"))
    assert acts.all() == [f"decision.{act}" for act in ("recorded", "signed", "signed", "frozen")]
    kept.reasons = "Another."
    with pytest.raises(AppendOnlyError):
        session.flush()


def test_choosing_another_than_the_first_asks_for_a_memo_tied_to_competencies(
    session: Session, cleo: FlaskClient, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, (_, ben, _) = rated
    refused = record(cleo, vacancy, ben)
    assert refused.status_code == 422
    page = words(refused)
    assert "Name at least one area or item that the choice rests on" in page
    assert REASONS in page
    half = {**MEMO, "memo-0-competency": ""}
    assert record(cleo, vacancy, ben, **half).status_code == 422
    assert record(cleo, vacancy, ben, **MEMO).status_code == 303
    page = words(cleo.get(path(vacancy)))
    assert (
        "Departure memo 7 Information Technology Management : He alone ran a data centre." in page
    )


def test_points_stand_on_the_list_and_nothing_of_why(
    session: Session, cleo: FlaskClient, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, (ana, ben, _) = rated
    meets(session, ben)
    decide(session, ben, eligibility="disabled_veteran")
    session.commit()
    page = words(cleo.get(path(vacancy)))
    assert "Ben Ode 2 70.00 % 60.00 % + 10 2 3.00" in page
    assert "Disabled" not in page
    assert "Ben Ode has veterans’ preference, meets the standards and is not invited" in page
    assert record(cleo, vacancy, ana).status_code == 303
    assert "who is chosen" not in words(cleo.get(path(vacancy)))


def test_official_list_shows_ties_in_both_orders_and_how_sure_they_are(
    session: Session, sign_in: SignIn
) -> None:
    vacancy, (_, ben, _) = rated_vacancy(session, 4, 4, 2)
    meets(session, ben)
    decide(session, ben)
    panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    page = words(sign_in(email="cleo@district.example").get(path(vacancy)))
    assert "On merit. Ana Kovač and Ben Ode share the first rank: " in page
    assert "Ben Ode 1 85.00 % 80.00 % + 5 1 tied 4.00 3." in page
    assert "Ana Kovač 2 80.00 % 80.00 % 1 tied 4.00 3." in page
    assert re.search(r"Eve Park 3 40.00 % 40.00 % 3 2.00 \d.\d\d – \d.\d\d ", page)


def test_total_with_preference_stands_on_the_scorecard_of_plain_means_too(
    session: Session, sign_in: SignIn
) -> None:
    vacancy, (_, ben) = rated_vacancy(session, 4, 3)
    meets(session, ben)
    decide(session, ben)
    panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    card = words(sign_in(email="cleo@district.example").get(f"/candidates/{ben.id}/scorecard"))
    assert "With preference 65.00 %: 60.00 + 5; place 2 on the official list" in card


def test_points_stand_beside_ranks_and_on_the_scorecard_only_once_ratings_are_final(
    session: Session, sign_in: SignIn
) -> None:
    vacancy, (_, ben, _) = rated_vacancy(session, 4, 3, 2)
    meets(session, ben)
    decide(session, ben, eligibility="disabled_veteran")
    session.commit()
    cleo = sign_in(email="cleo@district.example")
    pages = (f"/vacancies/{vacancy.id}/scorecards", f"/candidates/{ben.id}/scorecard")
    early = [words(cleo.get(page)) for page in pages]
    assert "Once ratings are final, the official list stands beside them" in early[0]
    owed = "1 candidate with veterans’ preference meets the standards and is not invited"
    assert owed in words(sign_in(Role.RECRUITER).get(pages[0]))
    assert owed not in early[0]
    panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    ranked, card = (words(cleo.get(page)) for page in pages)
    assert "Ranks here are on merit. Ana Kovač has the highest total, 80.00 %." in ranked
    assert "Total with preference 70.00 % 60.00 + 10; place 2" in ranked
    assert "Ben Ode has veterans’ preference, meets the standards and is not invited" in ranked
    assert "With preference 70.00 %: 60.00 + 10; place 2 on the official list" in card
    for page in (*early, ranked, card):
        assert "isabled" not in page
    for page in early:
        assert "70.00" not in page
        assert "preference, meets" not in page


def test_veteran_above_the_chosen_one_needs_written_reasons(
    session: Session, sign_in: SignIn
) -> None:
    vacancy, (ana, ben) = rated_vacancy(session, 4, 4)
    panel.close_panel(session, vacancy, actor_id=vacancy.created_by)
    meets(session, ben)
    decide(session, ben)
    session.commit()
    client = sign_in(email="cleo@district.example")
    page = words(client.get(path(vacancy)))
    assert "Ben Ode has the highest total, 85.00 %. Veterans’ preference changes the order" in page
    refused = record(client, vacancy, ana, **MEMO)
    assert refused.status_code == 422
    assert "A candidate with veterans’ preference has an equal or higher total." in words(refused)
    assert record(client, vacancy, ana, **MEMO, preference_reasons=LAW).status_code == 303
    page = words(client.get(path(vacancy)))
    assert LAW in page
    assert "Ben Ode has veterans’ preference and a total equal to or higher than that of" in page
    panel.reopen_panel(session, vacancy, reason="A sheet is missing.", actor_id=vacancy.created_by)
    session.commit()
    again = words(client.get(path(vacancy)))
    assert "On veterans’ preference Closed while ratings can change." in again
    assert LAW not in again


def test_two_who_record_at_once_do_not_overwrite_each_other(
    session: Session,
    cleo: FlaskClient,
    carl: FlaskClient,
    rated: tuple[Vacancy, list[Application]],
) -> None:
    vacancy, (ana, ben, _) = rated
    seen = fields(carl, vacancy)
    assert record(cleo, vacancy, ana).status_code == 303
    late = record(carl, vacancy, ben, **seen, **MEMO)
    assert late.status_code == 409
    page = words(late)
    assert "Somebody else recorded a version while you wrote. Nothing was overwritten" in page
    assert "He alone ran a data centre." in page
    assert sign(carl, vacancy).status_code == 303
    assert record(carl, vacancy, ben, **MEMO).status_code == 303
    assert sign(cleo, vacancy, version="1").status_code == 409
    assert "0 of 2 signed" in words(cleo.get(path(vacancy)))
    assert [row.version for row in deciding.versions_of(session, vacancy)] == [2, 1]


def test_list_that_changed_is_neither_recorded_on_nor_signed(
    session: Session, cleo: FlaskClient, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, (ana, ben, _) = rated
    seen = fields(cleo, vacancy)
    assert record(cleo, vacancy, ana).status_code == 303
    meets(session, ben)
    decide(session, ben)
    session.commit()
    assert "The list has changed since this version was recorded." in words(cleo.get(path(vacancy)))
    assert sign(cleo, vacancy, version="1").status_code == 409
    assert record(cleo, vacancy, ana, seen="1", seen_hash=seen["seen_hash"]).status_code == 409
    assert record(cleo, vacancy, ana).status_code == 303


def test_member_who_left_the_committee_is_not_waited_for(
    session: Session, cleo: FlaskClient, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, (ana, *_) = rated
    assert record(cleo, vacancy, ana).status_code == 303
    assert sign(cleo, vacancy).status_code == 303
    assert send(cleo, path(vacancy, "/freeze")).status_code == 422
    carl = made.person(session, "Carl")
    unseat(session, vacancy, user=carl, kind=SeatKind.COMMITTEE, actor_id=vacancy.created_by)
    session.commit()
    assert "Freeze the decision that everybody has signed" in words(cleo.get(path(vacancy)))
    assert send(cleo, path(vacancy, "/freeze")).status_code == 303
    assert "Signed by every member and frozen" in words(cleo.get(path(vacancy)))


def test_member_without_the_role_any_more_is_not_waited_for(
    session: Session, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, _ = rated
    carl = made.person(session, "Carl")
    assert carl in deciding.members_of(vacancy)
    change_roles(session, carl, roles=(Role.PANEL,), actor_id=vacancy.created_by)
    session.flush()
    assert [user.name for user in deciding.members_of(vacancy)] == ["Cleo"]


def test_recruiter_reads_and_the_committee_alone_records(
    session: Session, sign_in: SignIn, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, (ana, *_) = rated
    recruiter = sign_in(Role.RECRUITER)
    page = words(recruiter.get(path(vacancy)))
    assert "Ana Kovač has the highest total" in page
    assert "The members of the committee record the decision here." in page
    assert record(recruiter, vacancy, ana, seen="0").status_code == 403
    assert sign_in(Role.COMMITTEE).get(path(vacancy)).status_code == 404
    mara = sign_in(email="mara@district.example")
    assert mara.get(path(vacancy)).status_code == 403


def test_rater_who_read_the_list_is_named_before_the_panel_goes_on(
    session: Session, sign_in: SignIn, rated: tuple[Vacancy, list[Application]]
) -> None:
    vacancy, _ = rated
    rules = f"/vacancies/{vacancy.id}/panel/rules"
    recruiter = sign_in(Role.RECRUITER)
    recruiter.get(path(vacancy))
    assert "read the official list" not in words(recruiter.get(rules))
    mara_too = made.person(session, "Mara")
    roles = (Role.PANEL, Role.COMMITTEE)
    change_roles(session, mara_too, roles=roles, actor_id=vacancy.created_by)
    made.committee_member(session, vacancy, "Mara")
    session.commit()
    mara = sign_in(email="mara@district.example")
    for page in (f"/vacancies/{vacancy.id}/scorecards", path(vacancy)):
        assert "Ana Kovač has the highest total" in words(mara.get(page))
    assert "Mara rated here and has read the official list since" in words(recruiter.get(rules))
    looks = select(AuditEvent.actor_id).where(AuditEvent.action == "decision.list_read")
    assert len(session.scalars(looks).all()) == 1
