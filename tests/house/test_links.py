"""Nobody is led astray: each role follows every link and picture it sees from its first page on and
is never refused."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.panel.service import recuse
from hiring.people.models import Role
from hiring.reading.page_drawing import DrawnPage
from hiring.reading.page_images import keep_pages
from tests.conftest import SignIn
from tests.panel import made

LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
PAGE = DrawnPage(number=1, image=b"RIFFmade upWEBP", width=8, height=8)
# What each role surely comes by; a crawl that stops at the first page would prove nothing.
COMES_BY = {
    "recruiter": {"intake.show", "qualification.show", "panel.overview", "committee.scorecard"},
    "administrator": {"people.account", "people.audit_trail", "intake.show", "qualification.show"},
    "mara": {"panel.mine", "panel.sheet", "panel.mirror"},
    "committee": {"committee.ranking", "committee.scorecard"},
    "nobody": {"people.home", "vacancies.index", "people.change_password"},
}


@pytest.fixture
def vacancy(app: Flask, session: Session) -> int:
    """The id of a vacancy on which Mara has a sheet in each state, and others have theirs."""
    for role in (Role.RECRUITER, Role.ADMINISTRATOR):
        made.person(session, role.value, role)
    made.person(session, "nobody")
    vacancy = made.vacancy(session)
    mara, odd = (made.member(session, vacancy, name) for name in ("mara", "odd"))
    made.committee_member(session, vacancy, "committee")
    names = ("Ana Kovač", "Bo Lindqvist", "Cleo Marsh", "Dan Abara", "Eve Stroud")
    assigned, opened, submitted, recused, _not_sent = (
        made.candidate(session, vacancy, name) for name in names
    )
    made.send(session, assigned, opened, submitted, recused)
    made.open_sheet(session, opened, mara)
    for member in (mara, odd):
        made.submit_sheet(session, submitted, member)
    recuse(session, made.sheet_of(session, recused, mara), reason="We are cousins.")
    storage = app.extensions["storage"]
    for document in session.scalars(select(Document)):
        document.sha256 = storage.put(f"%PDF-1.4 made up {document.id}".encode())
        keep_pages(session, storage, document_id=document.id, pages=[PAGE])
    session.commit()
    return vacancy.id


def crawl(client: FlaskClient, start: str = "/") -> dict[str, tuple[int, str]]:
    """The status of every page that can be reached from the first one, and the page that led
    there."""
    answers: dict[str, tuple[int, str]] = {}
    waiting = [(start, "")]
    while waiting:
        address, leading = waiting.pop()
        if address in answers:
            continue
        with client.get(address) as answer:
            answers[address] = answer.status_code, leading
            if answer.mimetype == "text/html":
                found = LINK.findall(answer.get_data(as_text=True))
                waiting += [(unescape(link).split("#")[0], address) for link in found]
    return answers


@pytest.mark.parametrize("visitor", COMES_BY)
def test_every_link_leads_somewhere(
    app: Flask, vacancy: int, sign_in: SignIn, visitor: str
) -> None:
    answers = crawl(sign_in(email=f"{visitor}@district.example"))
    refused = {address: answer for address, answer in answers.items() if answer[0] >= 400}
    assert refused == {}
    routes = app.url_map.bind("localhost")
    seen = {routes.match(urlsplit(address).path)[0] for address in answers}
    assert COMES_BY[visitor] <= seen


def test_links_of_a_stranger_lead_to_the_sign_in(app: Flask) -> None:
    answers = crawl(app.test_client(), "/no-such-page")
    assert answers.pop("/no-such-page") == (404, "")
    assert {address: status for address, (status, _) in answers.items() if status >= 400} == {}
    assert "/sign-in" in answers


def test_pages_of_a_vacancy_begin_their_path_alike(
    app: Flask, vacancy: int, sign_in: SignIn
) -> None:
    client = sign_in(email="recruiter@district.example")
    paths = {}
    for page in ("", "/intake", "/candidates", "/panel", "/scorecards"):
        text = client.get(f"/vacancies/{vacancy}{page}").get_data(as_text=True)
        crumbs = text.split('class="crumbs"')[1].split("</nav>")[0]
        paths[page] = re.findall(r">([^<>\s][^<>]*)</(?:a|span)>", crumbs)[:2]
    title = paths[""][1]
    assert set(map(tuple, paths.values())) == {("Vacancies", title)}
