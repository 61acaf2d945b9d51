"""Offering the two pages: by letter or by hand, to all alike, and never after the counts."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.correspondence.models import Letter, Purpose
from hiring.foundation.database import transaction
from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from hiring.voluntary import offers, service
from hiring.voluntary.offers import OfferError
from tests.conftest import SignIn, token
from tests.panel import made as panel
from tests.voluntary import made

BOTH = [purpose.value for purpose in offers.PURPOSES]


@pytest.fixture
def hr(sign_in: SignIn, ana: Application) -> FlaskClient:
    """A recruiter's browser."""
    return sign_in(Role.RECRUITER, email="hr@district.example")


def post(client: FlaskClient, ana: Application, **fields: object) -> TestResponse:
    form = {"csrf_token": token(client), "application_id": ana.id, **fields}
    return client.post(f"/vacancies/{ana.vacancy_id}/offer-voluntary", data=form)


def words(page: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)).split())


def letters(session: Session) -> list[Letter]:
    session.rollback()
    return list(session.scalars(select(Letter).order_by(Letter.id)))


def test_recruiter_is_asked_once_before_letters_go(
    session: Session, hr: FlaskClient, ana: Application
) -> None:
    page = words(post(hr, ana))
    assert "Offer the voluntary pages to 1 candidate" in page
    assert "This installation sends no mail." in page
    assert letters(session) == []
    answer = post(hr, ana, way="letter", page=BOTH)
    assert answer.status_code == 303
    sent = letters(session)
    assert [(one.purpose, one.to_address) for one in sent] == [
        ("self_identification", "ana.kovac@mail.example"),
        ("preference_claim", "ana.kovac@mail.example"),
    ]
    for one in sent:
        assert one.body.startswith("Hello Ana Kovač,")
        assert "{link}" in one.body
        assert "for 14 days" in one.body
        assert "{" not in one.body.replace("{link}", "")
    assert "1 candidate will get the letters." in words(
        hr.get(f"/vacancies/{ana.vacancy_id}/offer-voluntary")
    )


def test_links_are_shown_once_and_work(app: Flask, hr: FlaskClient, ana: Application) -> None:
    page = post(hr, ana, way="link", page=BOTH).get_data(as_text=True)
    found = re.findall(r"<code>http://localhost(/[^<]+)</code>", page)
    assert len(found) == 2
    assert {app.test_client().get(path).status_code for path in found} == {200}


def test_page_of_choice_says_when_something_was_offered_and_not_whether_it_was_answered(
    app: Flask, session: Session, hr: FlaskClient, ana: Application
) -> None:
    path = f"/vacancies/{ana.vacancy_id}/offer-voluntary"
    assert words(hr.get(path)).count("not yet") == 2
    post(hr, ana, way="link", page=["self_identification"])
    before = words(hr.get(path))
    assert before.count("not yet") == 1
    with transaction(app.extensions["sessions"]) as other:
        service.keep_answers(
            other,
            application_id=ana.id,
            chosen={"sex": ["female"]},
            secret_key=made.settings_of(app).secret_key,
        )
    assert words(hr.get(path)) == before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"application_id": 4711}, "Choose at least one candidate of this vacancy."),
        ({"application_id": "x"}, "Choose at least one candidate of this vacancy."),
        ({"way": "letter"}, "Choose at least one of the pages."),
        ({"way": "link", "page": "questions"}, "Choose at least one of the pages."),
    ],
)
def test_offer_of_nothing_or_to_nobody_is_refused(
    session: Session,
    hr: FlaskClient,
    ana: Application,
    fields: dict[str, object],
    sentence: str,
) -> None:
    answer = post(hr, ana, **fields)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert letters(session) == []


def test_who_withdrew_or_was_merged_is_not_asked(
    session: Session, hr: FlaskClient, ana: Application
) -> None:
    gone = panel.candidate(session, ana.vacancy, "Bo Lind")
    twin = panel.candidate(session, ana.vacancy, "Ana K.")
    move(session, gone, to=Stage.WITHDRAWN, actor_id=None, reason="Took another post.")
    twin.merged_into_id = ana.id
    session.flush()
    assert offers.candidates(session, vacancy_id=ana.vacancy_id) == [ana]
    session.commit()
    page = words(post(hr, ana, application_id=[ana.id, gone.id, twin.id]))
    assert "Offer the voluntary pages to 1 candidate" in page
    assert "To: Ana Kovač. Not to: Bo Lind. Who has withdrawn is asked nothing more." in page
    refused = post(hr, ana, application_id=[gone.id])
    assert refused.status_code == 422
    assert "Whom you chose has withdrawn, and nobody is asked after that." in words(refused)


def test_questions_are_not_offered_after_the_counts(
    app: Flask, session: Session, hr: FlaskClient, ana: Application
) -> None:
    settings = made.settings_of(app)
    actor = ana.vacancy.created_by
    before = offers.further_pages(session, ana, settings=settings)
    assert [page.url.split("/")[3] for page in before] == ["self-identification", "preference"]
    session.rollback()
    service.draw_up(session, ana.vacancy, actor_id=actor, secret_key=settings.secret_key)
    session.commit()
    (page,) = offers.further_pages(session, ana, settings=settings)
    assert page.title == "Veterans’ preference"
    with pytest.raises(OfferError, match="further answers would not be counted"):
        offers.make_links(
            session, [ana], purposes=offers.PURPOSES, settings=settings, actor_id=actor
        )
    session.rollback()
    assert post(hr, ana, way="link", page=BOTH).status_code == 409


def test_page_that_a_letter_or_link_leads_to_is_not_offered_again(
    app: Flask, session: Session, ana: Application
) -> None:
    """A new link would end the one in the candidate's mail."""
    settings, actor = made.settings_of(app), ana.vacancy.created_by
    purposes = [Purpose.PREFERENCE_CLAIM]
    offers.send_letters(session, [ana], purposes=purposes, settings=settings, actor_id=actor)
    (page,) = offers.further_pages(session, ana, settings=settings)
    assert page.url.startswith("http://localhost/self-identification/")
    assert offers.further_pages(session, ana, settings=settings) == []


def test_waiting_letters_are_dropped_when_the_counts_are_drawn_up(
    app: Flask, session: Session, ana: Application
) -> None:
    settings, actor = made.settings_of(app), ana.vacancy.created_by
    offers.send_letters(session, [ana], purposes=offers.PURPOSES, settings=settings, actor_id=actor)
    service.draw_up(session, ana.vacancy, actor_id=actor, secret_key=settings.secret_key)
    session.commit()
    assert [(one.purpose, one.state) for one in letters(session)] == [
        (Purpose.SELF_IDENTIFICATION.value, "dropped"),
        (Purpose.PREFERENCE_CLAIM.value, "waiting"),
    ]


def test_page_of_choice_asks_the_database_as_often_for_three_as_for_one(
    app: Flask, session: Session, hr: FlaskClient, ana: Application
) -> None:
    path = f"/vacancies/{ana.vacancy_id}/offer-voluntary"
    hr.get(path)
    one = panel.count_queries(app, lambda: hr.get(path))
    for name in ("Bo Lind", "Cleo Marsh"):
        panel.candidate(session, ana.vacancy, name)
    session.commit()
    assert panel.count_queries(app, lambda: hr.get(path)) == one


def test_administrator_draws_the_counts_up_after_saying_that_it_is_the_end(
    sign_in: SignIn, ana: Application
) -> None:
    admin = sign_in(Role.ADMINISTRATOR, email="admin@district.example")
    path = f"/vacancies/{ana.vacancy_id}/voluntary"
    page = words(admin.get(path))
    assert "Nothing is counted yet, and nobody can see how many have answered." in page
    assert "With 1 candidate that will be all of them." in page
    form = {"csrf_token": token(admin)}
    assert admin.post(path, data=form).status_code == 422
    assert admin.post(path, data={**form, "sure": "yes"}).status_code == 303
    drawn = words(admin.get(path))
    assert "With so few people every count is withheld" in drawn
    assert "Everybody 1 0 0" in drawn
    assert admin.post(path, data={**form, "sure": "yes"}).status_code == 409
