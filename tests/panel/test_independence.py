"""Nobody on a panel learns anything of a colleague before the vacancy's rule allows it: whatever a
colleague does, every page, file, header and mail that a member can reach stays the same to the
letter; and it changes when the rule allows it, so that this test can fail."""

from __future__ import annotations

import re
from html import unescape
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.panel import reminder_mail, reminders, service
from hiring.panel.models import SeeOthers, Sheet
from hiring.panel.round_models import Reminder
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.service import seat
from tests.conftest import SignIn, token
from tests.panel import made
from tests.panel.test_after import set_rules
from tests.post import Post, post

__all__ = ["post"]

LINK = re.compile(r'(?:href|src|data-url)="(/[^"]*)"')
# What differs from one request to the next, whoever did what.
CHANGING = re.compile(
    r'(csrf[-_]token"[^>]*?(?:content|value)=")[^"]*'
    r'|(name="csrf_token"[^>]*?value=")[^"]*'
    r'|DTSTAMP:\S+|data-since="[^"]*"'
    r'|"(?:csrf|token)[a-z_]*":\s*"[^"]*"'
)
NOTE, AREA_NOTE = "marker-cormorant", "marker-bittern"
# Members of the panel, each with what else they are.
RATERS: dict[str, tuple[Role, ...]] = {
    "Mara": (),
    "Rosa": (Role.RECRUITER,),
    "Adam": (Role.ADMINISTRATOR,),
    "Cleo": (Role.COMMITTEE,),
}


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url})


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Two candidates whom the four members and Noel rate."""
    vacancy = made.vacancy(session)
    for name, roles in RATERS.items():
        made.member(session, vacancy, name, *roles)
    made.member(session, vacancy, "Noel")
    cleo = made.person(session, "Cleo")
    seat(session, vacancy, user=cleo, kind=SeatKind.COMMITTEE, actor_id=vacancy.created_by)
    made.send(session, *(made.candidate(session, vacancy, n) for n in ("Ana Kovač", "Ben Ode")))
    session.commit()
    return vacancy


@pytest.fixture
def clients(sign_in: SignIn, vacancy: Vacancy) -> dict[str, FlaskClient]:
    """The browser of each member."""
    return {name: sign_in(email=f"{name.lower()}@district.example") for name in RATERS}


def addresses(app: Flask, session: Session) -> set[str]:
    """Every address that answers a GET, for each candidate and each sheet of Noel's; what further
    names stand for is 1.  The walk finds the member's own sheets by itself."""
    noel = made.person(session, "Noel")
    known: dict[str, list[object]] = {
        "packet_kind": ["full", "public"],
        "sheet_id": list(session.scalars(select(Sheet.id).where(Sheet.user_id == noel.id))),
        "application_id": list(session.scalars(select(Application.id))),
        "slug": ["leadership-vision"],
        "token": ["x"],
        "filename": ["x"],
    }
    session.rollback()
    found = {"/", "/audit-trail?action=rating.saved", "/audit-trail?action=sheet.submitted"}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or "static" in rule.endpoint:
            continue
        names = sorted(rule.arguments)
        for values in product(*(known.get(name, [1]) for name in names)):
            with app.test_request_context():
                _, path = rule.build(dict(zip(names, values, strict=True))) or ("", "")
            found.add(path)
    return {address for address in found if not address.startswith(("/static", "/sign-out"))}


def observe(client: FlaskClient, start: set[str]) -> dict[str, str]:
    """What the member sees: status, headers and words of every address, and of all that these lead
    to.  Every request comes with the cookie of the first one, so that none remembers another."""
    cookie = client.get_cookie("hiring")
    assert cookie is not None
    seen: dict[str, str] = {}
    waiting, known = sorted(start), {_kind(address) for address in start}
    while waiting:
        address = waiting.pop()
        client.set_cookie("hiring", cookie.value)
        with client.get(address) as answer:
            body = CHANGING.sub(r"\1\2", answer.get_data().decode("utf-8", "replace"))
            headers = {k: v for k, v in answer.headers if k in ("Location", "ETag")}
        seen[address] = f"{answer.status_code} {headers}\n{_without_own(address, body)}"
        for link in LINK.findall(body):
            further = unescape(link).split("#")[0]
            if _kind(further) not in known and not further.startswith("/static"):
                known.add(_kind(further))
                waiting.append(further)
    client.set_cookie("hiring", cookie.value)
    return seen


def _kind(address: str) -> str:
    """The address, for the list of candidates without the values that sort and filter it: one of
    each is enough there."""
    return re.sub(r"=[^&]*", "", address) if "/candidates?" in address else address


def _without_own(address: str, body: str) -> str:
    """The audit trail without the lines that this very walk wrote."""
    if not address.startswith("/audit-trail"):
        return body
    rows = re.findall(r"<tr role=\"row\">.*?</tr>", body, re.DOTALL)
    return "\n".join(row for row in rows if re.search(r"(?:sheet|rating|area.note|panel):", row))


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The addresses that were not the same, with the first line that differs."""
    found = []
    for address in sorted(before.keys() | after.keys()):
        old, new = before.get(address, "not there"), after.get(address, "not there")
        if old != new:
            lines = zip(old.splitlines(), new.splitlines(), strict=False)
            line = next((f"{a.strip()} | {b.strip()}" for a, b in lines if a != b), "longer")
            found.append(f"{address}: {line[:300]}")
    return found


def rate_with_markers(session: Session, application: Application, user: User) -> Sheet:
    """Open and rate the user's sheet, every answer with a note that can be searched for."""
    sheet = made.open_sheet(session, application, user)
    for area in made.edition_of(session, application.vacancy).areas:
        service.rate(
            session, sheet, item=area.items[0].number, value=1, note=f"{NOTE} of {user.name}"
        )
        service.note_area(session, sheet, area=area.slug, note=f"{AREA_NOTE} of {user.name}")
    return sheet


def bring_to(session: Session, vacancy: Vacancy, states: dict[str, tuple[str, str]]) -> None:
    """Bring each member's sheets for the two candidates to the states of that name."""
    candidates = session.scalars(select(Application).order_by(Application.number)).all()
    for name, wanted in states.items():
        user = made.person(session, name)
        for application, state in zip(candidates, wanted, strict=True):
            if state == "submitted":
                made.submit_sheet(session, application, user, 4)
            elif state == "open":
                sheet = made.open_sheet(session, application, user)
                service.rate(session, sheet, item=1, value=4, note="My own words.")
    session.commit()


def noel_works(session: Session, *, candidates: int = 2, leaves_open: bool = True) -> None:
    """Noel rates and submits; the last candidate's sheet stays open where `leaves_open`."""
    noel = made.person(session, "Noel")
    found = session.scalars(select(Application).order_by(Application.number)).all()
    for number, application in enumerate(found[:candidates], start=1):
        sheet = rate_with_markers(session, application, noel)
        if number < candidates or not leaves_open:
            service.submit(session, sheet, leave_open=True)
    session.commit()


def told(pages: dict[str, str]) -> set[str]:
    """The addresses that show a word of Noel's."""
    return {address for address, page in pages.items() if NOTE in page or AREA_NOTE in page}


@pytest.mark.parametrize(
    ("rule", "states"),
    [
        (
            "after_own",
            {
                "Mara": ("submitted", "open"),
                "Rosa": ("submitted", "open"),
                "Adam": ("open", "assigned"),
                "Cleo": ("submitted", "assigned"),
            },
        ),
        (
            "after_all",
            {"Rosa": ("assigned", "assigned")},
        ),
        ("never", {"Mara": ("submitted", "submitted")}),
        ("after_all", {"Adam": ("submitted", "submitted")}),
    ],
    ids=["some-in", "nobody-has-begun", "own-in-never", "own-in-after-all"],
)
def test_nothing_that_a_colleague_does_changes_what_a_member_sees(
    app: Flask,
    session: Session,
    vacancy: Vacancy,
    clients: dict[str, FlaskClient],
    post: Post,
    rule: str,
    states: dict[str, tuple[str, str]],
) -> None:
    set_rules(session, vacancy, see_others=SeeOthers(rule), consensus=True)
    bring_to(session, vacancy, states)
    start = addresses(app, session)
    before = {name: observe(clients[name], start) for name in states}
    noel_works(session)
    wrong = {}
    for name in states:
        after = observe(clients[name], start)
        assert f"/sheets/{own_sheet(session, name)[0]}" in after
        if found := differing(before[name], after):
            wrong[name] = found
        assert told(after) == set()
    assert wrong == {}
    mails = [str(mail) for mail in remind(app, session, vacancy, post)]
    assert [mail for mail in mails if "Noel" in mail and "To: noel@" not in mail] == []
    assert not any(NOTE in mail or AREA_NOTE in mail for mail in mails)


def own_sheet(session: Session, name: str) -> tuple[int, int]:
    """The member's first sheet and its candidate."""
    user = made.person(session, name)
    columns = select(Sheet.id, Sheet.application_id).where(Sheet.user_id == user.id)
    sheet_id, application_id = session.execute(columns.order_by(Sheet.id)).first() or (0, 0)
    session.rollback()
    return sheet_id, application_id


def remind(app: Flask, session: Session, vacancy: Vacancy, post: Post) -> list[object]:
    """What arrives when the recruiter reminds everybody who is behind."""
    reminders.remind(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    ids = session.scalars(select(Reminder.id)).all()
    session.rollback()
    for mail_id in ids:
        reminder_mail.deliver(app.extensions["sessions"], app.config["SETTINGS"], mail_id=mail_id)
    return list(post.arrived)


def test_ratings_appear_when_the_rule_allows_them_and_where(
    app: Flask, session: Session, vacancy: Vacancy, clients: dict[str, FlaskClient]
) -> None:
    bring_to(session, vacancy, dict.fromkeys(RATERS, ("submitted", "submitted")))
    start = addresses(app, session)
    others = f"/vacancies/{vacancy.id}/panel/others"
    noel_works(session)
    card = f"/candidates/{own_sheet(session, 'Noel')[1]}/scorecard"
    for name in ("Rosa", "Cleo"):
        assert NOTE in clients[name].get(card).get_data(as_text=True)
    assert told(observe(clients["Mara"], start)) == set()  # not looked yet
    clients["Mara"].post(others, data={"csrf_token": token(clients["Mara"])})
    assert told(observe(clients["Mara"], start)) == {others, f"{others}?candidate=1"}
    noel_works_on(session)
    after = clients["Mara"].get(f"{others}?candidate=2").get_data(as_text=True)
    assert f"{NOTE} of Noel" in after
    assert f"{AREA_NOTE} of Noel" in after
    trail = clients["Adam"].get("/audit-trail?action=sheet.submitted").get_data(as_text=True)
    assert "Noel" in trail


def noel_works_on(session: Session) -> None:
    """Noel submits what was still open."""
    noel = made.person(session, "Noel")
    for sheet in session.scalars(select(Sheet).where(Sheet.user_id == noel.id)):
        if sheet.state == "open":
            service.submit(session, sheet, leave_open=True)
    session.commit()


def test_round_opens_what_the_rule_keeps_apart(
    app: Flask, session: Session, vacancy: Vacancy, clients: dict[str, FlaskClient]
) -> None:
    set_rules(session, vacancy, see_others=SeeOthers.NEVER, consensus=True)
    bring_to(session, vacancy, dict.fromkeys(RATERS, ("submitted", "submitted")))
    noel_works(session, leaves_open=False)
    start = addresses(app, session)
    talk = f"/vacancies/{vacancy.id}/panel/round"
    assert NOTE not in clients["Mara"].get(talk).get_data(as_text=True)
    service.open_round(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    assert told(observe(clients["Mara"], start)) == {talk}
