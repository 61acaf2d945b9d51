"""Notes on whole areas, the pace of a member, and what an answer rests on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.panel import service
from hiring.panel.models import AreaNote, Rating, Sheet
from hiring.panel.pace import time_left
from hiring.people.models import Role
from tests.conftest import SignIn, token
from tests.panel import made

AREA = "strategic-planning"
FIRST, SECOND, THIRD = "answer-one", "answer-two", "answer-three"


@pytest.fixture
def sheet(session: Session) -> Sheet:
    """Mara's open sheet, for two areas."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    application = made.candidate(session, vacancy)
    made.send(session, application)
    sheet = made.open_sheet(session, application, mara)
    sheet.areas = [AREA, "data-management"]
    session.commit()
    return sheet


@pytest.fixture
def mara(sign_in: SignIn, sheet: Sheet) -> FlaskClient:
    """Mara's browser."""
    return sign_in(Role.PANEL, email="mara@district.example")


def notes(session: Session) -> list[tuple[str, int, str]]:
    rows = session.scalars(select(AreaNote).order_by(AreaNote.id))
    return [(row.area, row.version, row.note) for row in rows]


def test_note_on_an_area_is_kept_in_versions_and_out_of_the_trail(
    session: Session, sheet: Sheet
) -> None:
    assert service.note_area(session, sheet, area=AREA, note="  ") is None
    for words in ("Steady.", " Steady. ", ""):
        service.note_area(session, sheet, area=AREA, note=words)
    assert notes(session) == [(AREA, 1, "Steady."), (AREA, 2, "")]
    assert service.area_notes(session, sheet)[AREA].note == ""
    trail = session.scalars(select(AuditEvent).where(AuditEvent.action == "area_note.saved"))
    assert [event.details for event in trail] == [{"version": 1}, {"version": 2}]


def test_note_on_an_area_is_saved_once_and_never_over_another(
    session: Session, sheet: Sheet
) -> None:
    def write(words: str, seen: int, key: str, after: str | None = None) -> int:
        saved = service.note_area(
            session, sheet, area=AREA, note=words, seen=seen, key=key, after=after
        )
        return saved.version if saved else 0

    assert [write("One.", 0, FIRST), write("One.", 0, FIRST)] == [1, 1]
    with pytest.raises(service.StaleNoteError) as stale:
        write("Two.", 0, SECOND)
    assert (stale.value.current and stale.value.current.note, stale.value.overtaken) == (
        "One.",
        False,
    )
    assert write("Two.", 0, SECOND, after=FIRST) == 2
    with pytest.raises(service.StaleNoteError) as late:
        write("One.", 0, FIRST)
    assert late.value.overtaken
    for area, words in (("ethics-policy", "Not mine."), (AREA, "x" * 4001)):
        with pytest.raises(service.PanelError):
            service.note_area(session, sheet, area=area, note=words)
    service.rate(session, sheet, item=8, value=3)
    service.submit(session, sheet, leave_open=True)
    with pytest.raises(service.SheetClosedError):
        write("Too late.", 2, THIRD)


def test_answer_may_rest_on_one_whose_version_nobody_told(session: Session, sheet: Sheet) -> None:
    service.rate(session, sheet, item=8, value=4, seen=0, key=FIRST)
    assert service.rate(session, sheet, item=8, value=2, seen=0, key=SECOND, after=FIRST).version
    with pytest.raises(service.StaleRatingError) as stale:  # rests on one that is gone
        service.rate(session, sheet, item=8, value=5, seen=0, key=THIRD, after=FIRST)
    assert not stale.value.overtaken
    assert session.scalars(select(Rating.value).order_by(Rating.version)).all() == [4, 2]


def test_script_saves_a_note_and_asks_who_is_signed_in(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    asked = mara.get("/sheets/session").get_json()
    assert asked["user"] == sheet.user_id
    headers = {"X-CSRFToken": asked["token"], "Accept": "application/json"}

    def save(**sent: object) -> tuple[int, dict[str, object]]:
        answer = mara.post(f"/sheets/{sheet.id}/notes", json=sent, headers=headers)
        return answer.status_code, answer.get_json()

    status, saved = save(area=AREA, note="Steady.", seen=0, key=FIRST)
    assert (status, saved["version"], saved["key"]) == (200, 1, FIRST)
    status, stale = save(area=AREA, note="Shaky.", seen=0, key=SECOND)
    assert (status, stale["current"]["note"]) == (409, "Steady.")  # type: ignore[index]
    assert save(area=AREA, note="Shaky.")[0] == 422
    assert save(area="ethics-policy", note="Not mine.", seen=0)[0] == 422
    assert notes(session) == [(AREA, 1, "Steady.")]


def test_plain_form_saves_the_note_on_its_area(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    def send(**fields: str) -> tuple[int, str]:
        path = f"/sheets/{sheet.id}/areas/{AREA}"
        answer = mara.post(path, data={"csrf_token": token(mara), **fields})
        return answer.status_code, answer.get_data(as_text=True)

    assert send(**{"area-note": "Steady.", "area-seen": "0"})[0] == 303
    status, page = send(**{"area-note": "Shaky.", "area-seen": "0", "value-8": "3"})
    assert status == 409
    assert "Changed in another window: there it says “Steady.”" in page
    assert ">Shaky.</textarea>" in page
    assert (notes(session), session.scalars(select(Rating)).all()) == ([(AREA, 1, "Steady.")], [])
    session.rollback()
    assert send(**{"area-note": "Shaky.", "area-seen": "1", "value-8": "3"})[0] == 303
    assert "Shaky." in mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)


def test_paper_holds_the_members_areas_and_no_answer(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    service.rate(session, sheet, item=8, value=5, note="Said in confidence.")
    session.commit()
    page = mara.get(f"/sheets/{sheet.id}/print").get_data(as_text=True)
    assert page.count('class="paper-area') == 2
    assert page.count('class="box"') == 6 * 9
    for secret in ("Said in confidence.", "Ana", "Kovač", "checked"):
        assert secret not in page


def test_time_left_follows_the_members_own_pace() -> None:
    start = datetime(2026, 11, 3, 9, tzinfo=UTC)

    def moments(*seconds: int) -> list[datetime]:
        return [start + timedelta(seconds=second) for second in seconds]

    assert time_left([], 62) == "about 21 min left"
    assert time_left(moments(0, 40, 80, 120, 160), 30) == "about 10 min left"  # four gaps
    assert time_left(moments(200, 40, 80, 120, 160, 0), 30) == "about 20 min left"
    # A pause of an hour is no pace.
    assert time_left(moments(0, 40, 80, 3680, 3720, 3760, 3800), 3) == "about 2 min left"
    assert time_left(moments(0, 6, 12, 18, 24, 30), 9) == "less than a minute left"
    # An area that was saved as a whole is no pace either.
    assert time_left(moments(0, 0, 0, 0, 0, 0, 0, 0), 30) == "about 10 min left"
    assert time_left(moments(0, 6), 0) == ""
