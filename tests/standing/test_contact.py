"""A recruiter mends how a candidate is called and reached."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import transaction
from hiring.people.models import Role
from hiring.vacancies.models import Application
from tests.conftest import token
from tests.qualification_pages import made

SEEN = {"seen_name": "Ana Kovač", "seen_email": "", "seen_phone": ""}


def judged(app: Flask) -> int:
    with made.session_of(app) as session:
        application = made.candidate(session, made.vacancy(session), made.facts())
        session.commit()
        return application.id


def save(client: FlaskClient, application_id: int, **typed: str) -> tuple[int, str]:
    answer = client.post(
        f"/candidates/{application_id}/contact",
        data={**SEEN, "name": "Ana Kovač", **typed, "csrf_token": token(client)},
    )
    return answer.status_code, answer.text


def details(app: Flask, application_id: int) -> tuple[str | None, str | None, str | None]:
    with transaction(app.extensions["sessions"]) as session:
        row = session.get_one(Application, application_id)
        return row.name, row.email, row.phone


def test_corrected_contact_is_kept_and_audited_without_its_words(
    app: Flask, sign_in: Callable[..., FlaskClient]
) -> None:
    client, one = sign_in(Role.RECRUITER), judged(app)
    code, _ = save(client, one, email=" ana@new.example ", phone="(541) 555-0199")
    assert code == 302
    assert details(app, one) == ("Ana Kovač", "ana@new.example", "(541) 555-0199")
    with transaction(app.extensions["sessions"]) as session:
        event = session.scalars(
            select(AuditEvent).where(AuditEvent.action == "application.contact_corrected")
        ).one()
    assert event.details == {"fields": ["email", "phone"]}


def test_wrong_address_is_refused_with_what_was_typed(
    app: Flask, sign_in: Callable[..., FlaskClient]
) -> None:
    client, one = sign_in(Role.RECRUITER), judged(app)
    code, page = save(client, one, email="ana at mail")
    assert code == 422
    assert "This is not an e-mail address" in page
    assert 'value="ana at mail"' in page
    assert details(app, one) == ("Ana Kovač", None, None)


def test_second_recruiter_is_told_and_overwrites_nothing(
    app: Flask, sign_in: Callable[..., FlaskClient]
) -> None:
    client, one = sign_in(Role.RECRUITER), judged(app)
    assert save(client, one, email="first@mail.example")[0] == 302
    code, page = save(client, one, email="second@mail.example")
    assert code == 409
    assert "Somebody else changed these details" in page
    assert 'value="second@mail.example"' in page
    assert details(app, one)[1] == "first@mail.example"
