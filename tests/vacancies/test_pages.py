"""The list of vacancies, the overview and the stage page, through the real application."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.people.models import Role
from hiring.vacancies.models import SeatKind, Vacancy
from hiring.vacancies.service import add_application, seat
from tests.conftest import SignIn, account, token
from tests.vacancies import made


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    vacancy = made.vacancy(session)
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def post(client: FlaskClient, address: str, **fields: object) -> tuple[int, str]:
    answer = client.post(address, data={"csrf_token": token(client), **fields})
    return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)


def seats(session: Session, vacancy: Vacancy) -> list[tuple[int, str]]:
    """The seats as they are in the database now."""
    session.rollback()
    session.expire_all()
    return [(taken.user_id, taken.kind) for taken in vacancy.seats]


def test_vacancy_is_created_as_a_draft_and_opened(recruiter: FlaskClient) -> None:
    status, place = post(
        recruiter,
        "/vacancies/new",
        title="Chief Technology Officer",
        edition="cto-2015",
        until="filled",
        day="2026-12-01",
    )
    assert (status, place) == (302, "/vacancies/1")
    page = recruiter.get(place).get_data(as_text=True)
    assert "first review on 1 Dec 2026" in page
    assert "Open the vacancy with 3 points unsettled" in page
    assert "Open the vacancy “Chief" in recruiter.get("/").get_data(as_text=True)
    assert post(recruiter, f"{place}/open") == (302, place)
    assert "Take in files" in recruiter.get(place).get_data(as_text=True)
    status, page = post(recruiter, f"{place}/open")
    assert status == 409
    assert "The vacancy is open already. Nothing was changed." in page


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Give the title of the position."),
        ("day", "", "Give the date."),
        ("edition", "none-such", "Not a valid choice"),
    ],
)
def test_new_vacancy_says_what_is_missing(
    recruiter: FlaskClient, field: str, value: str, message: str
) -> None:
    fields = {"title": "CTO", "edition": "cto-2015", "until": "closing", "day": "2026-12-01"}
    status, page = post(recruiter, "/vacancies/new", **{**fields, field: value})
    assert status == 422
    assert message in page


def test_unconfirmed_special_requirements_say_what_follows(
    vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    address = f"/vacancies/{vacancy.id}"
    assert "these findings are left out" in recruiter.get(address).get_data(as_text=True)
    status, page = post(recruiter, f"{address}/special", kind="essential", statement="")
    assert status == 422
    assert "Say why in a sentence" in page
    post(recruiter, f"{address}/special", kind="essential", statement="Visits to 31 schools.")
    page = recruiter.get(address).get_data(as_text=True)
    assert "Driving is an essential function of the position: Visits to 31 schools." in page
    assert "these findings are left out" not in page
    post(recruiter, f"{address}/special/withdraw")
    assert "Confirm the ground" in recruiter.get(address).get_data(as_text=True)


def test_changed_date_stands_in_the_history(vacancy: Vacancy, recruiter: FlaskClient) -> None:
    address = f"/vacancies/{vacancy.id}"
    assert post(recruiter, f"{address}/date", until="filled", day="")[0] == 422
    assert post(recruiter, f"{address}/date", until="filled", day="2026-12-24") == (302, address)
    page = recruiter.get(address).get_data(as_text=True)
    assert "date changed from closing 1 Nov 2026 to first review 24 Dec 2026" in page


def test_people_are_found_seated_and_removed(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    member = made.person(session, Role.PANEL, email="paula@district.example")
    made.person(session, Role.COMMITTEE, email="carl@district.example")
    session.commit()
    address = f"/vacancies/{vacancy.id}/seats"
    status, page = post(recruiter, f"{address}/search", text="PAUL")
    assert status == 200
    assert "paula@district.example" in page
    assert "carl@district.example" not in page
    post(recruiter, address, account=member.id, kind="panel")
    assert seats(session, vacancy) == [(member.id, "panel")]
    status, page = post(recruiter, address, account=member.id, kind="committee")
    assert status == 409
    post(recruiter, f"{address}/remove", account=member.id, kind="panel")
    assert seats(session, vacancy) == []


@pytest.mark.parametrize("wild", ["%", "_", "\\"])
def test_search_takes_wildcards_literally(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, wild: str
) -> None:
    made.person(session, Role.PANEL, email="paula@district.example")
    session.commit()
    _, page = post(recruiter, f"/vacancies/{vacancy.id}/seats/search", text=wild)
    assert "Nobody found" in page


def test_panel_member_sees_only_their_vacancies_and_changes_nothing(
    session: Session, vacancy: Vacancy, sign_in: SignIn
) -> None:
    member = sign_in(Role.PANEL)
    other = made.vacancy(session, title="Another")
    user = account(session, "panel@district.example")
    seat(session, vacancy, user=user, kind=SeatKind.PANEL, actor_id=1)
    session.commit()
    page = member.get("/vacancies").get_data(as_text=True)
    assert f"/vacancies/{vacancy.id}" in page
    assert "Another" not in page
    assert member.get(f"/vacancies/{other.id}").status_code == 404
    assert "Change the date" not in member.get(f"/vacancies/{vacancy.id}").get_data(as_text=True)
    assert post(member, f"/vacancies/{vacancy.id}/open")[0] == 403


def test_move_needs_a_reason_and_is_kept(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    application = add_application(session, vacancy)
    session.commit()
    address = f"/candidates/{application.id}/stage"
    status, page = post(recruiter, address, to="set_aside", reason="")
    assert status == 422
    assert "needs a reason" in page
    status, place = post(recruiter, address, to="set_aside", reason="Asked to wait", next="/")
    assert (status, place) == (302, "/")
    page = recruiter.get(address).get_data(as_text=True)
    assert "Asked to wait" in page
    assert post(recruiter, address, to="panel", reason="by hand")[0] == 422


def test_move_goes_on_to_pages_of_this_site_alone(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    application = add_application(session, vacancy)
    session.commit()
    address = f"/candidates/{application.id}/stage"
    _, place = post(recruiter, address, to="qualified", next="https://evil.example/")
    assert place == "/"
