"""Every route says who may use it, the table in routes.yaml says the same, and each is really asked
for by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask import Flask
from werkzeug.routing import Rule

from hiring.app import create_app
from hiring.config import load_settings
from hiring.people.access import Access, access_of
from hiring.people.models import Role
from tests.house.world import VISITORS, World, build

TABLE: dict[str, str | list[str]] = {
    f"{room}.{view}" if room != "app" else view: who
    for room, views in yaml.safe_load(
        (Path(__file__).parent / "routes.yaml").read_text(encoding="utf-8")
    ).items()
    for view, who in views.items()
}
READING = {"HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[World]:
    """One application for all the requests."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "hiring.db").write_bytes(migrated.read_bytes())
    app = create_app(
        load_settings(
            {
                "secret_key": "a secret for tests that is long enough",
                "database_url": f"sqlite:///{folder / 'hiring.db'}",
                "broker_url": "redis://127.0.0.1:1/0",
                "storage_url": f"file://{folder / 'files'}",
                "base_url": "http://localhost",
                "secure_cookies": False,
            }
        )
    )
    yield build(app, folder)
    app.extensions["engine"].dispose()


def words(access: Access | None) -> str | list[str] | None:
    """A declaration as the table writes it."""
    if access is None:
        return None
    if access.public:
        return "everyone"
    return "signed in" if access.roles is None else sorted(access.roles)


def rules(app: Flask) -> list[Rule]:
    """The routes of an application, by name."""
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


def admits(endpoint: str, visitor: str) -> bool:
    """Whether the table lets the visitor use the route."""
    who = TABLE[endpoint]
    roles = VISITORS[visitor]
    if who == "everyone":
        return True
    if roles is None:
        return False
    return who == "signed in" or bool({Role(role) for role in who} & roles)


def test_every_route_says_who_may_use_it_as_the_table_does(world: World) -> None:
    with world.app.app_context():
        declared = {rule.endpoint: words(access_of(rule.endpoint)) for rule in rules(world.app)}
    assert declared == TABLE


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_route_answers_as_the_table_says(world: World, visitor: str) -> None:
    wrong = [
        f"{method} {rule.endpoint}: {status}"
        for rule in rules(world.app)
        for method in sorted((rule.methods or set()) - READING)
        for status in [_answer(world, visitor, rule, method)]
        if not _fits(status, rule, visitor)
    ]
    assert wrong == []


def _answer(world: World, visitor: str, rule: Rule, method: str) -> int | str:
    with world.ask(visitor, rule, method) as answer:
        target = answer.headers.get("Location", "")
        asked_to_sign_in = answer.status_code == 302 and target.startswith("/sign-in?next=")
        return "sign in" if asked_to_sign_in else answer.status_code


def _fits(status: int | str, rule: Rule, visitor: str) -> bool:
    """Those who may get the page, or a sentence about what is missing in their form; the others are
    refused or asked to sign in.  A page that is not there would hide a wrong refusal, so that 404
    is right only for the one who holds no role and therefore has no seat on the vacancy."""
    if not admits(rule.endpoint, visitor):
        return status == ("sign in" if VISITORS[visitor] is None else 403)
    if status == 404:
        return visitor == "no role" and "vacancy_id" in rule.arguments
    return status not in {"sign in", 401, 403, 405, 500}


def test_script_of_a_stranger_is_told_to_sign_in(world: World) -> None:
    answer = world.app.test_client().get("/accounts", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json) == (
        401,
        {"error": "Sign in again; nothing typed so far is lost."},
    )


def test_form_without_a_token_is_refused_on_every_route(world: World) -> None:
    client = world.app.test_client()
    client.set_cookie("hiring", world.cookies["administrator"][0])
    statuses = {}
    for rule in rules(world.app):
        if "POST" in (rule.methods or set()):
            with world.app.test_request_context():
                _, path = rule.build(world.values_for(rule)) or ("", "")
            statuses[rule.endpoint] = client.post(path, data={}).status_code
    world.forget()
    assert set(statuses.values()) == {400}, statuses
