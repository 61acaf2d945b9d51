"""Nobody is led astray: each role follows every link and picture it sees from its first page on and
is never refused."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import SignIn

LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
# What each role surely comes by; a crawl that stops at the first page would prove nothing.
COMES_BY = {
    "recruiter": {"intake.show", "qualification.show", "panel.overview", "committee.scorecard"},
    "administrator": {"people.account", "people.audit_trail", "intake.show", "qualification.show"},
    "mara": {"panel.mine", "panel.sheet", "panel.mirror"},
    "committee": {"committee.ranking", "committee.scorecard"},
    "nobody": {"people.home", "vacancies.index", "people.change_password"},
}


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
