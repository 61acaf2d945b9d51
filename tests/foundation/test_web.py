"""The request's session: kept after a good answer, gone after any other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from flask import Flask, abort, redirect
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.foundation.web import db, keep
from hiring.people import access


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Another product than the one that tests share: it gets addresses of its own."""
    return settings.model_copy(update={"organisation": "Lone Pine School District"})


def write() -> None:
    """Something that a request writes."""
    audit.record(db(), "test.written", subject="test", subject_id=1, actor_id=None)


@access.everyone()
def succeed() -> str:
    write()
    return "done"


@access.everyone()
def go_on() -> Response:
    write()
    return redirect("/")


@access.everyone()
def refuse() -> tuple[str, int]:
    write()
    return "no", 422


@access.everyone()
def give_up() -> NoReturn:
    write()
    abort(409)


@access.everyone()
def refuse_on_record() -> tuple[str, int]:
    write()
    keep()
    write()
    return "no", 403


@pytest.mark.parametrize(
    ("view", "status", "kept"),
    [
        (succeed, 200, 1),
        (go_on, 302, 1),
        (refuse, 422, 0),
        (give_up, 409, 0),
        (refuse_on_record, 403, 1),
    ],
)
def test_request_is_kept_only_with_a_good_answer(
    app: Flask, session: Session, view: Callable[..., object], status: int, kept: int
) -> None:
    app.add_url_rule("/test", "test", view)
    assert app.test_client().get("/test").status_code == status
    assert session.scalar(select(func.count(AuditEvent.id))) == kept


def test_view_that_fails_keeps_nothing_and_says_what_to_do(app: Flask, session: Session) -> None:
    @access.everyone()
    def fail() -> NoReturn:
        write()
        raise ZeroDivisionError

    app.add_url_rule("/test", "test", fail)
    answer = app.test_client().get("/test")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.get_data(as_text=True)
    assert session.scalar(select(func.count(AuditEvent.id))) == 0
