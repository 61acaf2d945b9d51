"""The coverage plan through its pages: gaps, splits, single cells, recusals, a coordinator who
rates."""

from __future__ import annotations

import re
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.panel import recusal_mail, recusals, service
from hiring.panel.area_notes import note_area
from hiring.panel.connected import connected_groups
from hiring.panel.coverage import find_gaps
from hiring.panel.models import Sheet, SheetState
from hiring.panel.plan import Coverage, read_coverage
from hiring.panel.round_models import RecusalNotice
from hiring.people.models import MailState, Role, User
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.service import unseat
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post, words

NAMES = ("Ana Kovač", "Ben Ode", "Eve Park")


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """A panel of three with three candidates, everybody rating everything."""
    vacancy = made.vacancy(session)
    for name in ("Mara", "Noel", "Otto"):
        made.member(session, vacancy, name)
    made.send(session, *(made.candidate(session, vacancy, name) for name in NAMES))
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


@pytest.fixture
def mara(session: Session, vacancy: Vacancy) -> User:
    return made.person(session, "Mara")


def candidates(session: Session, vacancy: Vacancy) -> list[Application]:
    query = select(Application).where(Application.vacancy_id == vacancy.id)
    return list(session.scalars(query.order_by(Application.number)))


def see_anew(session: Session) -> None:
    """Let the session see what requests have written."""
    session.rollback()
    session.expire_all()


def coverage_of(session: Session, vacancy: Vacancy) -> Coverage:
    see_anew(session)
    viewer = session.get_one(User, vacancy.created_by)
    return read_coverage(session, vacancy, viewer=viewer)


def path(vacancy: Vacancy, rest: str = "") -> str:
    return f"/vacancies/{vacancy.id}/panel/plan{rest}"


def make_split(recruiter: FlaskClient, vacancy: Vacancy, way: str = "split") -> int:
    """Look at the split and make it; the status of the answer."""
    page = recruiter.get(path(vacancy, f"/preview?way={way}")).get_data(as_text=True)
    seen = re.findall(r'name="seen" value="(\w+)"', page)
    assert seen, "nothing to make"
    return post(recruiter, path(vacancy, "/preview"), way=way, seen=seen[0]).status_code


def test_plan_shows_who_rates_what_and_how_long_it_takes(
    recruiter: FlaskClient, vacancy: Vacancy
) -> None:
    page = words(recruiter.get(path(vacancy)))
    assert page.count("all areas") == 9
    assert "Mara 3 186 62 min" in page
    assert "None: every area of every candidate has 2 raters or more." in page
    assert "All 3 candidates with raters are connected" in page


def test_split_is_looked_at_before_it_is_made(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    before = coverage_of(session, vacancy).plan
    page = words(recruiter.get(path(vacancy, "/preview?way=split")))
    assert "Nothing is changed yet." in page
    assert "was all areas" in page
    assert coverage_of(session, vacancy).plan == before
    assert make_split(recruiter, vacancy) == 303
    after = coverage_of(session, vacancy)
    assert find_gaps(after.board, after.plan) == []
    assert len(connected_groups(after.plan)) == 1
    assert sum(len(areas) for areas in after.plan.values()) == 2 * 11 * 3
    assert "The plan is so already" in words(recruiter.get(path(vacancy, "/preview?way=split")))
    assert make_split(recruiter, vacancy, "everybody") == 303
    assert coverage_of(session, vacancy).plan == before


def test_split_leaves_what_is_begun_and_what_is_in(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana, ben, _ = candidates(session, vacancy)
    service.rate(session, made.open_sheet(session, ana, mara), item=1, value=4)
    made.submit_sheet(session, ben, made.person(session, "Noel"))
    session.commit()
    assert make_split(recruiter, vacancy) == 303
    after = coverage_of(session, vacancy)
    assert "leadership-vision" in after.plan[ana.id, mara.id]
    assert len(after.plan[ana.id, mara.id]) < 11
    assert len(after.plan[ben.id, made.person(session, "Noel").id]) == 11
    assert made.sheet_of(session, ben, made.person(session, "Noel")).state == SheetState.SUBMITTED
    assert find_gaps(after.board, after.plan) == []


def test_plan_that_changed_since_it_was_looked_at_is_not_made(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    page = recruiter.get(path(vacancy, "/preview?way=split")).get_data(as_text=True)
    (seen,) = re.findall(r'name="seen" value="(\w+)"', page)
    sheet = made.sheet_of(session, candidates(session, vacancy)[0], mara)
    service.recuse(session, sheet, reason="We are cousins.")
    session.commit()
    before = coverage_of(session, vacancy).plan
    answer = post(recruiter, path(vacancy, "/preview"), way="split", seen=seen)
    assert answer.status_code == 409
    assert "Something was changed in the meantime" in words(answer)
    assert coverage_of(session, vacancy).plan == before


@pytest.mark.parametrize("way", ["", "?way=nonsense"])
def test_preview_knows_two_ways(recruiter: FlaskClient, vacancy: Vacancy, way: str) -> None:
    status = recruiter.get(path(vacancy, f"/preview{way}")).status_code
    assert status == (404 if way else 200)


def test_single_cell_is_set_and_what_is_begun_stays(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    cell = path(vacancy, f"/{ana.id}/{mara.id}")
    service.rate(session, made.open_sheet(session, ana, mara), item=1, value=4)
    session.commit()
    assert "begun, and so it stays" in words(recruiter.get(cell))
    assert post(recruiter, cell, area=["data-management"]).status_code == 303
    assert coverage_of(session, vacancy).plan[ana.id, mara.id] == {
        "leadership-vision",
        "data-management",
    }
    page = words(recruiter.get(path(vacancy)))
    assert "2 of 11 areas" in page
    noel = made.person(session, "Noel")
    assert post(recruiter, path(vacancy, f"/{ana.id}/{noel.id}")).status_code == 303
    see_anew(session)
    assert made.sheet_of(session, ana, noel).released_at is not None
    assert "Ana Kovač Candidate 1 ▲ 1 rater of 2: " in words(recruiter.get(path(vacancy)))


def test_area_with_a_note_is_begun_until_the_note_is_taken_away(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    sheet = made.open_sheet(session, ana, mara)
    note_area(session, sheet, area="ethics-policy", note="Ask about the audit.")
    with pytest.raises(service.PanelError, match="has begun to rate Candidate 1"):
        service.release(session, sheet, actor_id=vacancy.created_by)
    session.commit()
    cell = path(vacancy, f"/{ana.id}/{mara.id}")
    assert post(recruiter, cell).status_code == 303
    assert coverage_of(session, vacancy).plan[ana.id, mara.id] == {"ethics-policy"}
    note_area(session, made.sheet_of(session, ana, mara), area="ethics-policy", note="")
    session.commit()
    assert post(recruiter, cell).status_code == 303
    assert (ana.id, mara.id) not in coverage_of(session, vacancy).plan


def test_cell_of_a_submitted_sheet_is_not_changed(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    made.submit_sheet(session, ana, mara)
    session.commit()
    cell = path(vacancy, f"/{ana.id}/{mara.id}")
    assert "can't be changed now" in words(recruiter.get(cell))
    assert post(recruiter, cell, area=["data-management"]).status_code == 422
    assert len(coverage_of(session, vacancy).plan[ana.id, mara.id]) == 11


def test_cell_of_somebody_who_is_not_on_the_panel_is_not_there(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    ana = candidates(session, vacancy)[0]
    assert recruiter.get(path(vacancy, f"/{ana.id}/{vacancy.created_by}")).status_code == 404


def test_plan_says_which_candidates_share_no_rater(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    ana, ben, eve = candidates(session, vacancy)
    crews = {ana: "Mara", ben: "Noel", eve: "Mara"}
    for application, name in product(crews, ("Mara", "Noel", "Otto")):
        if crews[application] != name:
            sheet = made.sheet_of(session, application, made.person(session, name))
            service.release(session, sheet, actor_id=vacancy.created_by)
    session.commit()
    page = words(recruiter.get(path(vacancy)))
    assert "The candidates fall into 2 groups that share no rater:" in page
    assert "Candidates 1, 3; Candidate 2." in page


def test_sheets_of_a_member_without_a_seat_count_where_they_are_in(
    session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana, ben, _ = candidates(session, vacancy)
    made.submit_sheet(session, ana, mara)
    for user in (mara, made.person(session, "Noel")):
        unseat(session, vacancy, user=user, kind=SeatKind.PANEL, actor_id=vacancy.created_by)
    session.commit()
    coverage = coverage_of(session, vacancy)
    assert [member.name for member in coverage.members] == ["Otto", "Mara"]
    assert len(coverage.plan[ana.id, mara.id]) == 11
    assert (ben.id, mara.id) not in coverage.plan
    assert not coverage.board.takes((ben.id, mara.id))


def recuse(sign_in: SignIn, sheet: Sheet, name: str) -> None:
    client = sign_in(email=f"{name}@district.example")
    answer = post(client, f"/sheets/{sheet.id}/recuse", reason="We are cousins.")
    assert answer.status_code == 303


def test_recusal_is_a_task_until_somebody_takes_over(
    recruiter: FlaskClient, sign_in: SignIn, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    otto = made.person(session, "Otto")
    service.release(session, made.sheet_of(session, ana, otto), actor_id=vacancy.created_by)
    session.commit()
    recuse(sign_in, made.sheet_of(session, ana, mara), "mara")
    assert "See who can rate Ana Kovač: a panel member stepped back" in words(recruiter.get("/"))
    page = words(recruiter.get(path(vacancy)))
    assert "Mara stepped back from Ana Kovač (Candidate 1)" in page
    assert "1 rater of 2: all 11 areas." in page
    assert "Give these areas to Otto : Candidate 1 62 items more, about 21 min; 124 now" in page
    areas = sorted(coverage_of(session, vacancy).board.areas)
    fields = {"application_id": ana.id, "member_id": otto.id, "area": areas}
    assert post(recruiter, path(vacancy, "/give"), **fields).status_code == 303
    page = words(recruiter.get(path(vacancy)))
    assert "Otto rates 11 areas more of Ana Kovač." in page
    assert "every area of every candidate has 2 raters" in page
    assert "stepped back from" not in page
    assert "stepped back" not in words(recruiter.get("/"))


def test_recusal_without_a_gap_is_told_until_it_is_noted(
    recruiter: FlaskClient, sign_in: SignIn, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    sheet = made.sheet_of(session, ana, mara)
    recuse(sign_in, sheet, "mara")
    recuse(sign_in, sheet, "mara")
    see_anew(session)
    assert len(session.scalars(select(RecusalNotice)).all()) == 1
    assert "stepped back" in words(recruiter.get("/"))
    assert post(recruiter, path(vacancy, "/note"), application_id=ana.id).status_code == 303
    assert "stepped back" not in words(recruiter.get("/"))


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "Choose a candidate and a member of this panel."),
        ({"application_id": 1, "member_id": 4711}, "Choose a candidate and a member"),
    ],
)
def test_give_asks_for_a_candidate_and_a_member(
    recruiter: FlaskClient, vacancy: Vacancy, fields: dict[str, object], fault: str
) -> None:
    answer = post(recruiter, path(vacancy, "/give"), **fields)
    assert answer.status_code == 422
    assert fault in words(answer)


def test_give_to_a_member_who_stepped_back_is_refused(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    service.recuse(session, made.sheet_of(session, ana, mara), reason="Cousins.")
    session.commit()
    fields = {"application_id": ana.id, "member_id": mara.id, "area": ["data-management"]}
    answer = post(recruiter, path(vacancy, "/give"), **fields)
    assert answer.status_code == 422
    assert "be changed any more" in words(answer)


def test_mail_of_a_recusal_goes_to_who_sent_the_candidate(
    app: Flask, session: Session, vacancy: Vacancy, mara: User
) -> None:
    ana = candidates(session, vacancy)[0]
    sheet = made.sheet_of(session, ana, mara)
    recusals.step_back(session, sheet, reason="Cousins.", by_mail=True)
    session.commit()
    notice = session.scalars(select(RecusalNotice)).one()
    assert (notice.user_id, notice.state) == (vacancy.created_by, MailState.WAITING)
    assert recusal_mail.sweep(session, at=now()) == 1


def test_plan_takes_as_many_queries_for_one_candidate_as_for_three(
    app: Flask, sign_in: SignIn, session: Session
) -> None:
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.send(session, made.candidate(session, vacancy, "Lea Roth"))
    session.commit()
    client = sign_in(Role.RECRUITER)
    client.get(path(vacancy))
    one = made.count_queries(app, lambda: client.get(path(vacancy)))
    made.member(session, vacancy, "Noel")
    made.send(session, *(made.candidate(session, vacancy, name) for name in NAMES))
    session.commit()
    assert made.count_queries(app, lambda: client.get(path(vacancy))) == one
