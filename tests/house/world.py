"""A small vacancy with one of everything, so that every route can really be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from hiring.foundation.database import transaction
from hiring.intake.models import Document
from hiring.people.links import make_link
from hiring.people.models import LinkPurpose, Role, User
from hiring.reading.page_drawing import DrawnPage
from hiring.reading.page_images import keep_pages
from hiring.redaction.models import TwinRedaction
from hiring.vacancies.models import Stage
from hiring.vacancies.service import move
from tests.conftest import PASSWORD, token
from tests.correspondence import made as correspondence
from tests.equivalency import made as equivalency
from tests.panel import made
from tests.qualification_pages import made as standing
from tests.voluntary import made as voluntary

# One person for each role, one without any, and nobody at all.
VISITORS: dict[str, frozenset[Role] | None] = {
    **{role.value: frozenset({role}) for role in Role},
    "no role": frozenset(),
    "signed out": None,
}


FILES = {"static": "css/tokens.css", "bootstrap.static": "css/bootstrap.min.css"}


@dataclass(frozen=True, slots=True)
class World:
    """The application, what the parts of its addresses stand for, what every form is sent with (the
    rest stays empty), the cookie and form token of each visitor, and a copy of the database to
    begin from."""

    app: Flask
    names: Mapping[str, str | int]
    form: Mapping[str, str | int]
    cookies: Mapping[str, tuple[str, str]]
    copy: Path

    def ask(self, visitor: str, rule: Rule, method: str) -> TestResponse:
        """The answer to one request by the visitor, as if nobody had asked for anything before."""
        cookie, csrf = self.cookies[visitor]
        client = self.app.test_client()
        client.set_cookie("hiring", cookie)
        with self.app.test_request_context():
            _, address = rule.build(self.values_for(rule)) or ("", "")
        page = {"Referer": "http://localhost/vacancies"}
        if method == "GET":
            return client.get(address, headers=page)
        form = {**self.form, "csrf_token": csrf}
        answer = client.open(address, method=method, data=form, headers=page)
        self.forget()
        return answer

    def forget(self) -> None:
        """Put the database back to what it was at the beginning."""
        path = self.app.extensions["engine"].url.database
        with closing(connect(self.copy)) as copy, closing(connect(path)) as database:
            copy.backup(database)

    def values_for(self, rule: Rule) -> dict[str, str | int]:
        """What stands in the address of this route."""
        if rule.endpoint in FILES:
            return {"filename": FILES[rule.endpoint]}
        missing = rule.arguments - self.names.keys()
        assert not missing, f"tests/house/world.py must say what {missing} of {rule} stands for"
        return {name: self.names[name] for name in rule.arguments}


def build(app: Flask, folder: Path) -> World:
    """Make the vacancy and its people, and sign everybody in."""
    with transaction(app.extensions["sessions"]) as session:
        people = {
            visitor: made.person(session, visitor.replace(" ", "-"), *roles)
            for visitor, roles in VISITORS.items()
            if roles is not None
        }
        vacancy = made.vacancy(session)
        made.member(session, vacancy, "panel")
        made.committee_member(session, vacancy, "committee")
        application = made.candidate(session, vacancy)
        document = session.scalars(select(Document)).one()
        document.sha256 = app.extensions["storage"].put(b"%PDF-1.4 made up")
        picture = DrawnPage(number=1, image=b"RIFFmade upWEBP", width=8, height=8)
        keep_pages(session, app.extensions["storage"], document_id=document.id, pages=[picture])
        made.send(session, application)
        sheet = made.open_sheet(session, application, people["panel"])
        made.twins(session, app.extensions["storage"], application)
        move(session, application, to=Stage.INTERVIEWED, actor_id=None)
        guest = made.person(session, "guest")
        slot = made.slot(session, application)
        names: dict[str, str | int] = {
            "vacancy_id": vacancy.id,
            "application_id": application.id,
            "document_id": document.id,
            "sheet_id": sheet.id,
            "member_id": people["panel"].id,
            "slot_id": slot.id,
            "user_id": guest.id,
            "number": 1,
            "packet_kind": "public",
            "redaction_id": session.scalars(select(TwinRedaction.id)).first() or 0,
            "slug": "leadership-vision",
            "token": make_link(
                session, purpose=LinkPurpose.PASSWORD_RESET, user=guest, actor_id=None
            ),
            **correspondence.names(app, session, application),
            **voluntary.names(app, session, application),
            **equivalency.names(session, vacancy, people["recruiter"], people["administrator"]),
            **standing.names(session, application),
        }
    cookies = {visitor: _visit(app, people.get(visitor)) for visitor in VISITORS}
    path, copy = app.extensions["engine"].url.database, folder / "copy.db"
    with closing(connect(path)) as database, closing(connect(copy)) as target:
        database.backup(target)
    return World(app, names, {"account": names["user_id"], "kind": "panel"}, cookies, copy)


def _visit(app: Flask, user: User | None) -> tuple[str, str]:
    """The cookie and the form token of somebody who has signed in, or only looked in."""
    client: FlaskClient = app.test_client()
    if user is not None:
        form = {"email": user.email, "password": PASSWORD, "csrf_token": token(client)}
        assert client.post("/sign-in", data=form).status_code == 302
    csrf = token(client)
    cookie = client.get_cookie("hiring")
    assert cookie is not None
    return str(cookie.value), csrf
