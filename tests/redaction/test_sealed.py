"""A panel member who looks at everything they can reach finds nothing of who the candidate is."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy.orm import Session

from hiring.demo.people import Person
from hiring.panel.models import Sheet
from hiring.panel.service import rate, recuse, submit
from hiring.vacancies.models import SeatKind, Stage
from hiring.vacancies.service import move, unseat
from tests.conftest import SignIn, token
from tests.panel import made
from tests.redaction.made import resume, someone
from tests.redaction.pipeline import apply, make_twins
from tests.redaction.secrets import found_in, read_picture, secrets_of

FILENAME = "Curriculum of a secret person.pdf"
_LINKS = re.compile(r'(?:href|src|action|data-url)="(/[^"#]*)')


@dataclass
class Crawl:
    """Every page, picture and piece of data that a browser reaches from an address."""

    client: FlaskClient
    texts: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def visit(self, address: str) -> None:
        waiting = [address]
        while waiting:
            here = waiting.pop()
            if (
                here in self.texts
                or here in self.pictures
                or here.startswith(("/static", "/bootstrap"))
            ):
                continue
            answer = self.client.get(here)
            said = f"{here}\n{answer.headers}"
            if answer.mimetype.startswith("image/"):
                self.pictures[here] = answer.data
                self.texts[here + " "] = said
                continue
            body = html.unescape(answer.get_data(as_text=True))
            self.texts[here] = f"{said}\n{body}"
            if answer.mimetype == "text/html":
                waiting += [html.unescape(link) for link in _LINKS.findall(body)]


@pytest.fixture
def ana() -> Person:
    """A person who applies with a résumé and a Word document."""
    return someone(5003)


@pytest.fixture
def sheet(app: Flask, session: Session, ana: Person) -> Sheet:
    """Mara's open sheet for her."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    storage = app.extensions["storage"]
    first = apply(session, storage, vacancy, resume(ana, "sidebar-left"), filename=FILENAME)
    application = first.application
    second = resume(ana, "word-header")
    apply(session, storage, vacancy, second, filename=FILENAME, application=application)
    make_twins(session, storage, application)
    made.send(session, application)
    found = made.open_sheet(session, application, mara)
    session.commit()
    return found


@pytest.fixture
def mara(sign_in: SignIn, sheet: Sheet) -> FlaskClient:
    """Mara's browser."""
    return sign_in(email="mara@district.example")


def test_nothing_that_a_panel_member_reaches_tells_who_the_candidate_is(
    mara: FlaskClient, sheet: Sheet, ana: Person
) -> None:
    crawl = Crawl(mara)
    for start in ("/", f"/sheets/{sheet.id}", f"/sheets/{sheet.id}/submit"):
        crawl.visit(start)
    assert f"/sheets/{sheet.id}/pages/1.webp" in crawl.pictures
    assert "Document 2" in crawl.texts[f"/sheets/{sheet.id}"]
    secrets = [*secrets_of(ana), FILENAME.removesuffix(".pdf")]
    leaks = {a: found_in(text, secrets) for a, text in crawl.texts.items()}
    assert {a: found for a, found in leaks.items() if found} == {}
    for address, data in crawl.pictures.items():
        picture = Image.open(io.BytesIO(data))
        assert found_in(read_picture(picture), secrets) == [], address
        assert picture.info.keys() <= {"loop", "background", "timestamp", "duration"}


def test_work_is_still_told(mara: FlaskClient, sheet: Sheet, ana: Person) -> None:
    page = html.unescape(mara.get(f"/sheets/{sheet.id}").get_data(as_text=True))
    for job in ana.jobs:
        assert page.count(job.employer) >= 2  # once in each document
        assert job.title in page


def test_originals_and_what_staff_see_are_not_there_for_the_panel(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    application = sheet.application_id
    asked = {
        f"/sheets/{sheet.id}/originals/1": 404,
        "/documents/1/original": 403,
        "/documents/1/pages/1.webp": 403,
        "/documents/1/twin/1.webp": 403,
        f"/candidates/{application}": 403,
        f"/candidates/{application}/twin": 403,
        f"/sheets/{sheet.id}/pages/9.webp": 404,
        f"/sheets/{sheet.id}/pages/0.webp": 404,
    }
    assert {address: mara.get(address).status_code for address in asked} == asked


@pytest.mark.parametrize("stage", [Stage.INTERVIEWED, Stage.HIRED])
def test_original_is_open_once_the_first_interview_is_recorded(
    session: Session, sign_in: SignIn, mara: FlaskClient, sheet: Sheet, stage: Stage
) -> None:
    application = sheet.application
    move(session, application, to=stage, actor_id=None)
    session.commit()
    assert "open the original" in mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    answers = [mara.get(f"/sheets/{sheet.id}/originals/{number}") for number in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert [answer.headers.get("Content-Disposition") for answer in answers[:2]] == [
        'attachment; filename="candidate-1-document-1.pdf"',
        'attachment; filename="candidate-1-document-2.docx"',
    ]
    move(session, application, to=Stage.INVITED, actor_id=None, reason="Recorded too early.")
    session.commit()
    assert mara.get(f"/sheets/{sheet.id}/originals/1").status_code == 404
    page = sign_in(made.Role.RECRUITER).get(f"/candidates/{application.id}/twin")
    told = page.get_data(as_text=True)
    assert "Opened by panel members as they were sent: 2 times" in told
    assert [f"<li>Mara, document {n}, " in told for n in (1, 2, 3)] == [True, True, False]


@pytest.mark.parametrize("stage", [Stage.SET_ASIDE, Stage.WITHDRAWN])
def test_original_stays_sealed_for_a_candidate_who_stands_aside(
    session: Session, mara: FlaskClient, sheet: Sheet, stage: Stage
) -> None:
    move(session, sheet.application, to=Stage.INTERVIEWED, actor_id=None)
    move(session, sheet.application, to=stage, actor_id=None, reason="Told us so.")
    session.commit()
    assert mara.get(f"/sheets/{sheet.id}/originals/1").status_code == 404


def test_recused_member_and_one_without_a_sheet_have_nothing(
    session: Session, sign_in: SignIn, mara: FlaskClient, sheet: Sheet
) -> None:
    move(session, sheet.application, to=Stage.INTERVIEWED, actor_id=None)
    made.member(session, sheet.application.vacancy, "Noel")
    recuse(session, sheet, reason="We are cousins.")
    session.commit()
    noel = sign_in(email="noel@district.example")
    for client in (mara, noel):
        for path in ("pages/1.webp", "originals/1"):
            assert client.get(f"/sheets/{sheet.id}/{path}").status_code == 404


def test_member_whose_place_was_taken_away_has_nothing_but_the_way_to_step_back(
    session: Session, sign_in: SignIn, mara: FlaskClient, sheet: Sheet
) -> None:
    vacancy = sheet.application.vacancy
    move(session, sheet.application, to=Stage.INTERVIEWED, actor_id=None)
    unseat(session, vacancy, user=sheet.user, kind=SeatKind.PANEL, actor_id=vacancy.created_by)
    session.commit()
    for path in ("pages/1.webp", "originals/1", "submit"):
        assert mara.get(f"/sheets/{sheet.id}/{path}").status_code == 404
    rating = {"item": 1, "value": 3, "note": "", "seen": 0}
    headers = {"X-CSRFToken": token(mara)}
    saved = mara.post(f"/sheets/{sheet.id}/ratings", json=rating, headers=headers)
    assert saved.status_code == 404
    assert "Rate Candidate" not in mara.get("/").get_data(as_text=True)
    page = mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    assert "no longer yours to rate" in page
    assert "Document 1" not in page
    path = f"/sheets/{sheet.id}/recuse"
    assert mara.post(path, data={"csrf_token": token(mara), "reason": " "}).status_code == 422
    assert mara.post(path, data={"csrf_token": token(mara), "reason": "Done."}).status_code == 303


def test_submitted_sheet_keeps_the_twin_and_leads_to_the_opened_original(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    rate(session, sheet, item=1, value=3)
    submit(session, sheet, leave_open=True)
    session.commit()
    page = mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    assert f'src="/sheets/{sheet.id}/pages/1.webp"' in page
    assert "open the original" not in page
    move(session, sheet.application, to=Stage.INTERVIEWED, actor_id=None)
    session.commit()
    assert "open the original" in mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)


def test_changed_name_takes_the_old_twin_from_the_panels_sight(
    session: Session, mara: FlaskClient, sheet: Sheet
) -> None:
    sheet.application.name = "Somebody Else"
    session.commit()
    page = mara.get(f"/sheets/{sheet.id}").get_data(as_text=True)
    assert page.count("is being prepared for the panel") == 2
    assert mara.get(f"/sheets/{sheet.id}/pages/1.webp").status_code == 404


def test_recruiter_covers_lifts_and_is_told_what_is_wrong(
    sign_in: SignIn, session: Session, sheet: Sheet
) -> None:
    recruiter = sign_in(made.Role.RECRUITER)
    path = f"/candidates/{sheet.application_id}/twin"
    page = recruiter.get(path).get_data(as_text=True)
    assert "Covered by the machine." in page
    csrf = token(recruiter)
    redaction = re.search(r"/redactions/(\d+)/lift", page)
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert redaction is not None
    assert seen is not None

    def post(address: str, **form: object) -> int:
        return recruiter.post(address, data={"csrf_token": csrf, **form}).status_code

    cover = "/documents/1/redactions"
    good = {"kind": "other", "reason": "A club.", "words": "Vendor management"}
    assert post(f"/redactions/{redaction[1]}/lift", reason="") == 422
    assert post(cover, **{**good, "reason": ""}) == 422
    assert post(cover, **{**good, "kind": "nonsense"}) == 422
    assert post(cover, **{**good, "words": "not in there at all"}) == 422
    assert post(cover, **good, first=3, last=4, seen=0) == 422
    assert post(cover, **{**good, "words": ""}, area="1 10 10 10 10", seen=seen[1]) == 422
    assert post(cover, **{**good, "words": ""}, area="1 10 10 90 60", seen=seen[1]) == 303
    assert post(cover, **good) == 303
    assert post(f"/redactions/{redaction[1]}/lift", reason="Not a name.") == 303
    page = recruiter.get(path).get_data(as_text=True)
    assert "The twin is being made anew" in page
    assert "What people changed" in page
