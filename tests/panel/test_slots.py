"""Interview slots, their clashes, and the files for calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.panel import service, slots
from hiring.panel.clashes import Clash, Meeting, find_clashes
from hiring.panel.models import SheetAct
from hiring.panel.round_models import InterviewSlot
from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import move
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post, words

PORTLAND = ZoneInfo("America/Los_Angeles")
NOON = datetime(2026, 11, 24, 20, tzinfo=UTC)


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Mara rates Ana and Ben, Noel rates Ana alone."""
    vacancy = made.vacancy(session)
    for name in ("Mara", "Noel"):
        made.member(session, vacancy, name)
    made.send(session, *(made.candidate(session, vacancy, n) for n in ("Ana Kovač", "Ben Ode")))
    sheet = made.sheet_of(session, candidate(session, 2), made.person(session, "Noel"))
    service.release(session, sheet, actor_id=vacancy.created_by)
    session.commit()
    return vacancy


@pytest.fixture
def recruiter(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def candidate(session: Session, number: int) -> Application:
    return session.scalars(select(Application).where(Application.number == number)).one()


def path(vacancy: Vacancy, end: str = "") -> str:
    return f"/vacancies/{vacancy.id}/panel/interviews{end}"


def form(application: Application, **changed: object) -> dict[str, object]:
    return {
        "application_id": application.id,
        "day": "2026-11-24",
        "at": "12:00",
        "minutes": "45",
        "place": "Room 4",
    } | changed


def events(answer: TestResponse) -> list[Event]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.get_data()).walk("VEVENT"))


def test_recruiter_sets_changes_and_cancels_an_interview(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    fields = form(candidate(session, 1))
    assert post(recruiter, path(vacancy), **fields).status_code == 303
    session.rollback()
    slot = session.scalars(select(InterviewSlot)).one()
    assert (slot.starts_at, slot.minutes, slot.place, slot.sequence) == (NOON, 45, "Room 4", 0)
    page = words(recruiter.get(path(vacancy)))
    assert "24 Nov 2026, 12:00 45 min Ana Kovač Candidate 1 · Room 4" in page
    one = f"/interviews/{slot.id}"
    assert 'value="12:00"' in recruiter.get(one).get_data(as_text=True)
    assert post(recruiter, one, **fields | {"place": "Room 5"}).status_code == 303
    (event,) = events(recruiter.get(f"{one}.ics"))
    assert (event["SEQUENCE"], str(event["LOCATION"])) == (1, "Room 5")
    assert post(recruiter, f"{one}/cancel").status_code == 303
    page = words(recruiter.get(path(vacancy)))
    assert "1 cancelled interview" in page
    (event,) = events(recruiter.get(f"{one}.ics"))
    assert (event["SEQUENCE"], event["STATUS"]) == (2, "CANCELLED")
    assert "was cancelled" in words(recruiter.get(one))
    assert post(recruiter, one, **fields).status_code == 422


def test_change_that_changes_nothing_keeps_the_sequence(session: Session, vacancy: Vacancy) -> None:
    slot = made.slot(session, candidate(session, 1), NOON)
    same = {"starts_at": NOON, "minutes": 60, "place": " Room  4 "}
    slots.change_slot(session, slot, **same, actor_id=vacancy.created_by)  # type: ignore[arg-type]
    assert slot.sequence == 0


def test_calendar_file_keeps_to_the_standard_and_names_nobody(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    slot = made.slot(session, candidate(session, 1), NOON, "Room 4; upper floor, behind the stairs")
    session.commit()
    answer = recruiter.get(f"/interviews/{slot.id}.ics")
    (event,) = events(answer)
    raw = answer.get_data().decode()
    assert raw.startswith("BEGIN:VCALENDAR\r\n")
    assert raw.count("\n") == raw.count("\r\n")
    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    assert "METHOD:PUBLISH\r\n" in raw
    assert "DTSTART:20261124T200000Z\r\n" in raw
    assert "DTEND:20261124T210000Z\r\n" in raw
    assert event["UID"] == f"interview-{slot.id}@localhost"
    assert event["SUMMARY"] == "Interview: Candidate 1, CTO"
    assert str(event["LOCATION"]) == "Room 4; upper floor, behind the stairs"
    assert not re.search("Ana|Kova|Mara|Noel", raw)


def test_member_sees_own_interviews_alone(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    ana, ben = candidate(session, 1), candidate(session, 2)
    first, second = (
        made.slot(session, ana, NOON),
        made.slot(session, ben, NOON + timedelta(hours=2)),
    )
    session.commit()
    mara, noel = (sign_in(email=f"{name}@district.example") for name in ("mara", "noel"))
    page = words(mara.get(path(vacancy)))
    assert "Candidate 1, 24 Nov 2026, 12:00" in page
    assert "Candidate 2, 24 Nov 2026, 14:00" in page
    assert not re.search("Ana|Kova|Ben|Ode", page)
    assert len(events(mara.get(path(vacancy, ".ics")))) == 2
    assert [str(e["UID"]) for e in events(noel.get(path(vacancy, ".ics")))] == [
        f"interview-{first.id}@localhost"
    ]
    assert "Candidate 2" not in words(noel.get(path(vacancy)))
    assert noel.get(f"/interviews/{second.id}.ics").status_code == 404
    assert mara.get(f"/interviews/{first.id}").status_code == 403
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    service.recuse(session, sheet, reason="We are cousins.")
    session.commit()
    # Her calendar may hold it: it is struck out there, by the same name; of a later one she is not
    # told.
    page = words(mara.get(path(vacancy)))
    assert "No longer yours" in page
    assert "Candidate 1: you stepped back" in page
    assert "Candidate 1, 24 Nov" not in page
    struck = mara.get(f"/interviews/{first.id}.ics")
    (event,) = events(struck)
    assert (event["UID"], event["STATUS"]) == (f"interview-{first.id}@localhost", "CANCELLED")
    stepped_back = select(SheetAct.at).where(SheetAct.kind == "recused")
    assert event["DTSTAMP"].dt == session.scalars(stepped_back).one().replace(microsecond=0)
    assert b"METHOD:CANCEL\r\n" in struck.get_data()
    assert struck.headers["Content-Type"].endswith("method=CANCEL")
    both = {str(e["UID"])[10]: str(e["STATUS"]) for e in events(mara.get(path(vacancy, ".ics")))}
    assert both == {str(first.id): "CANCELLED", str(second.id): "CONFIRMED"}
    later = made.slot(session, ana, NOON + timedelta(days=1))
    session.commit()
    assert mara.get(f"/interviews/{later.id}.ics").status_code == 404
    stranger = sign_in(Role.PANEL, email="other@district.example")
    assert stranger.get(f"/interviews/{first.id}.ics").status_code == 404


def test_clashes_are_told_and_not_forbidden(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    one, two = form(candidate(session, 1)), form(candidate(session, 2), at="12:30")
    session.rollback()
    assert [post(recruiter, path(vacancy), **f).status_code for f in (one, two)] == [303, 303]
    page = words(recruiter.get(path(vacancy)))
    assert "Overlaps with Candidate 2, 24 Nov 2026, 12:30: the same place; Mara is in both." in page
    assert "Overlaps with Candidate 1, 24 Nov 2026, 12:00: the same place; Mara is in both." in page


@pytest.mark.parametrize(
    ("changed", "words_"),
    [
        ({"minutes": "4"}, "between 5 and 600 minutes"),
        ({"place": "  "}, "Say where the interview is"),
        ({"day": "soon"}, "Not a valid date value"),
        ({"application_id": "4711"}, "Not a valid choice"),
        ({"application_id": ""}, "Choose a candidate."),
        ({"day": "2027-03-14", "at": "02:30"}, "02:30 does not exist on 14 Mar 2027"),
    ],
)
def test_slot_that_cannot_be_is_refused_in_words(
    recruiter: FlaskClient,
    session: Session,
    vacancy: Vacancy,
    changed: dict[str, object],
    words_: str,
) -> None:
    fields = form(candidate(session, 1), **changed)
    session.rollback()
    answer = post(recruiter, path(vacancy), **fields)
    assert answer.status_code == 422
    assert words_ in words(answer)
    assert session.scalars(select(InterviewSlot)).all() == []


def test_candidate_aside_gets_no_interview(session: Session, vacancy: Vacancy) -> None:
    ana = candidate(session, 1)
    move(session, ana, to=Stage.WITHDRAWN, actor_id=None, reason="Took another post.")
    with pytest.raises(service.PanelError, match="withdrawn"):
        made.slot(session, ana)


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        (date(2027, 3, 14), time(1, 59), datetime(2027, 3, 14, 9, 59, tzinfo=UTC)),
        (date(2027, 3, 14), time(3, 0), datetime(2027, 3, 14, 10, 0, tzinfo=UTC)),
        (date(2027, 3, 14), time(14, 0), datetime(2027, 3, 14, 21, 0, tzinfo=UTC)),
        (date(2026, 11, 1), time(0, 30), datetime(2026, 11, 1, 7, 30, tzinfo=UTC)),
        (date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 8, 30, tzinfo=UTC)),
        (date(2026, 11, 1), time(14, 0), datetime(2026, 11, 1, 22, 0, tzinfo=UTC)),
    ],
)
def test_times_on_days_when_the_clocks_change(day: date, at: time, moment: datetime) -> None:
    assert slots.moment_of(day, at, PORTLAND) == moment


def test_interview_over_the_change_of_clocks_lasts_as_long_as_it_lasts(
    recruiter: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    fields = form(candidate(session, 1), day="2026-11-01", at="00:30", minutes="120")
    session.rollback()
    post(recruiter, path(vacancy), **fields)
    (event,) = events(recruiter.get(path(vacancy, ".ics")))
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    assert ends - starts == timedelta(hours=2)
    assert ends.astimezone(PORTLAND).strftime("%H:%M") == "01:30"
    assert "1 Nov 2026, 00:30" in words(recruiter.get(path(vacancy)))


def meeting(slot: int, start: int, minutes: int, **changed: object) -> Meeting:
    starts = NOON + timedelta(minutes=start)
    values: dict[str, object] = {
        "slot": slot,
        "candidate": slot,
        "starts": starts,
        "ends": starts + timedelta(minutes=minutes),
        "place": f"Room {slot}",
        "members": frozenset({100 + slot}),
    }
    return Meeting(**(values | changed))  # type: ignore[arg-type]


def test_meetings_clash_over_place_members_or_candidate() -> None:
    nobody: frozenset[int] = frozenset()
    assert find_clashes([meeting(1, 0, 60), meeting(2, 30, 60)]) == {}
    assert find_clashes([meeting(1, 0, 60), meeting(2, 60, 60, place="Room 1")]) == {}
    shared = frozenset({101})
    assert find_clashes([meeting(1, 0, 90), meeting(2, 60, 60, members=shared)]) == {
        1: [Clash(2, place=False, candidate=False, members=shared)],
        2: [Clash(1, place=False, candidate=False, members=shared)],
    }
    found = find_clashes([meeting(1, 0, 60), meeting(2, 0, 5, place=" room  1", candidate=1)])
    assert found[1] == [Clash(2, place=True, candidate=True, members=nobody)]
