"""A planted answer and a planted file are looked for on every page that each role can reach: by
every link from the first page on, and by every address that the product knows."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.correspondence.models import Purpose
from hiring.people.models import Role
from hiring.vacancies.models import Application, SeatKind
from hiring.vacancies.service import seat
from hiring.voluntary import decisions, service
from hiring.voluntary.models import PreferenceEvidence, VoluntaryAnswer
from tests.conftest import SignIn
from tests.panel import made as panel
from tests.voluntary import made

LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
PLANTED_FILE = b"%PDF-1.7 planted-evidence-8841"
PLANTED_NAME = "planted-name-8841.pdf"
PLANTED_REASON = "Planted reason 8841."
# Words that stand on pages of HR alone, once somebody has claimed.
CLAIM = ("Disabled veteran", "disabled_veteran", "DD Form 214", PLANTED_NAME, PLANTED_REASON)
ANSWER = ("pacific_islander", "Pacific Islander", "neither (x)")
# Everybody who works on the vacancy, and whether they are HR without a seat.
STYLES = ("/static", "/bootstrap")
# What differs from one answer to the next: the form's token, and the time of day.
PASSING = re.compile(r"[\w-]{40,}\.[\w-]{6}\.[\w-]{27}|\d{4}-\d\d-\d\dT[\d:.+]+|\d\d:\d\d")
PEOPLE = {"rita": True, "ada": True, "mara": False, "cora": False, "nobody": False}


@pytest.fixture
def planted(app: Flask, session: Session) -> Application:
    """A candidate at the panel who answered, claimed, sent evidence, and was decided about."""
    panel.person(session, "rita", Role.RECRUITER)
    panel.person(session, "ada", Role.ADMINISTRATOR)
    panel.person(session, "nobody")
    vacancy = panel.vacancy(session)
    mara = panel.member(session, vacancy, "mara", Role.RECRUITER, Role.ADMINISTRATOR)
    panel.member(session, vacancy, "noel")
    cora = panel.person(session, "cora", Role.COMMITTEE, Role.RECRUITER)
    seat(session, vacancy, user=cora, kind=SeatKind.COMMITTEE, actor_id=vacancy.created_by)
    one = panel.candidate(session, vacancy)
    panel.send(session, one)
    for member in (mara, panel.person(session, "noel")):
        panel.submit_sheet(session, one, member)
    _plant(app, session, one)
    for purpose in (Purpose.SELF_IDENTIFICATION, Purpose.PREFERENCE_CLAIM):
        made.link(app, session, one, purpose)
    session.commit()
    return one


def _plant(app: Flask, session: Session, one: Application) -> None:
    made.claim(app, session, one, kind="disabled_veteran", data=PLANTED_FILE, filename=PLANTED_NAME)
    decisions.decide(
        session,
        one,
        eligibility="disabled_veteran",
        evidence=["dd214"],
        evidence_seen_on=one.received_at.date(),
        reason=PLANTED_REASON,
        seen=None,
        actor_id=one.vacancy.created_by,
    )
    service.keep_answers(
        session,
        application_id=one.id,
        chosen={"sex": ["x"], "race": ["pacific_islander"]},
        secret_key=made.settings_of(app).secret_key,
    )


def reach(app: Flask, client: FlaskClient, one: Application) -> Iterator[tuple[str, bytes]]:
    """Every page by links from the first, and every GET address that takes the ids there are."""
    waiting = ["/", *_addresses(app, one)]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        with client.get(address) as answer:
            yield address, answer.data
            if answer.status_code == 200 and answer.mimetype == "text/html":
                found = LINK.findall(answer.get_data(as_text=True))
                links = (unescape(link).split("#")[0] for link in found)
                # A list under other filters shows nothing new, and would be remembered.
                waiting += [
                    link for link in links if not link.startswith(STYLES) and "?" not in link
                ]


def _addresses(app: Flask, one: Application) -> list[str]:
    """The address of every route that can be read and takes nothing but small numbers."""
    built = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            numbers = all(name.endswith(("_id", "number")) for name in rule.arguments)
            if "GET" not in (rule.methods or set()) or not numbers:
                continue
            values = dict.fromkeys(rule.arguments, 1)
            if "application_id" in values:
                values["application_id"] = one.id
            _, path = rule.build(values) or ("", "")
            built.append(path)
    return built


@pytest.mark.parametrize("visitor", PEOPLE)
def test_no_page_shows_an_answer_and_only_hr_sees_the_claim(
    app: Flask, sign_in: SignIn, planted: Application, visitor: str
) -> None:
    client = sign_in(email=f"{visitor}@district.example")
    own = f"/candidates/{planted.id}/preference"
    found: dict[str, list[str]] = {}
    pages = 0
    for address, data in reach(app, client, planted):
        pages += 1
        text = data.decode("utf-8", errors="replace")
        for words in (*ANSWER, *CLAIM):
            if words.lower() in text.lower():
                found.setdefault(address, []).append(words)
        assert PLANTED_FILE not in data, address
        assert base64.b64encode(PLANTED_FILE) not in data, address
    assert pages > 10
    allowed = {own, f"/vacancies/{planted.vacancy_id}/preference"} if PEOPLE[visitor] else set()
    assert set(found) == allowed, found
    for address in allowed:
        assert not set(ANSWER) & set(found[address])


def test_what_is_looked_for_is_there(app: Flask, session: Session, planted: Application) -> None:
    """A search that finds nothing proves something only where there is something."""
    assert [row.chosen for row in session.scalars(select(VoluntaryAnswer))] == [
        {"sex": ["x"], "race": ["pacific_islander"]}
    ]
    (row,) = session.scalars(select(PreferenceEvidence)).all()
    assert made.store_of(app).get(row.sha256) == PLANTED_FILE
    found = decisions.eligibility_of(session, planted.id)
    assert found is not None
    assert found.points == 10


@pytest.mark.parametrize("visitor", ["ada", "mara"])
def test_pages_are_the_same_before_and_after_an_answer(
    app: Flask, session: Session, sign_in: SignIn, planted: Application, visitor: str
) -> None:
    """Nobody can tell by any page whether somebody answered, not even by a number that moves."""
    client = sign_in(email=f"{visitor}@district.example")

    def look() -> dict[str, str]:
        return {
            address: PASSING.sub("", data.decode("utf-8", errors="replace"))
            for address, data in reach(app, client, planted)
            if not address.startswith("/metrics")
        }

    secret = made.settings_of(app).secret_key
    before = look()
    service.forget_answers(session, application_ids=[planted.id], secret_key=secret)
    session.commit()
    after = look()
    assert before.keys() == after.keys()
    assert {address for address in before if before[address] != after[address]} == set()
