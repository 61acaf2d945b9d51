"""The pages of qualification, asked for by the people who use them and by those who may not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.foundation.storage import Storage
from hiring.intake.models import DocumentState
from hiring.people.models import Role
from hiring.vacancies.models import SeatKind, Vacancy
from hiring.vacancies.service import add_application, seat
from tests.conftest import SignIn, account, token
from tests.panel.made import count_queries
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


@pytest.fixture
def recruiter(vacancy: Vacancy, session: Session, sign_in: SignIn) -> FlaskClient:
    session.commit()
    return sign_in(Role.RECRUITER)


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_candidate_page_shows_findings_with_their_sum_and_quotes(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.draw(
        session, app.extensions["storage"], made.document_of(session, one), b"first", b"second"
    )
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    for words in (
        "Everything the specification requires is shown: the next step is the panel.",
        "Employment Standards, Experience, paragraph 1",
        '<th scope="row">Found</th><td>203</td><td>203</td>',
        "Nothing is missing.",
        "84 months are reached in December 2016.",
        '<th scope="row">Missing</th><td>0</td><td>0</td>',
        "Director of Technology · 2010-01 – present",
        'viewBox="0 0 612.0 792.0"',
        "History of the findings",
        "by the pipeline",
        "Ground, confirmed by HR on",
    ):
        assert words in text
    document = made.document_of(session, one)
    assert f'href="#page-{document.id}-2"' in text
    assert f'href="/documents/{document.id}/original"' in text


def test_every_fact_leads_to_words_and_the_words_to_every_fact(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.draw(session, app.extensions["storage"], made.document_of(session, one), b"first")
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    cited = {anchor for part in cut(text, 'data-words="') for anchor in part.split()}
    assert cited == set(cut(text, '<a class="words" id="'))
    for anchor in cited:
        bears = text.split(f'id="bears-{anchor}"')[1].split("</div>")[0]
        places = cut(bears, '<a href="#')
        assert len(places) > 1
        assert all(f'id="{place}"' in text for place in places)


def test_words_name_all_that_rests_on_them_with_its_parts(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.draw(session, app.extensions["storage"], made.document_of(session, one), b"first")
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    (dates,) = [part for part in text.split('class="bears"') if "“2010-01 – present”" in part]
    assert [part.split("<")[0] for part in dates.split('">')[4:] if "</a>" in part][:3] == [
        "Ten years overseeing an IT department",
        "Seven years managing technical staff",
        "Position 1",
    ]
    assert '<span class="quiet">(dates)</span>' in dates


def cut(text: str, before: str) -> list[str]:
    """What stands behind each of these words, up to the next quotation mark."""
    return [part.split('"')[0] for part in text.split(before)[1:]]


def test_document_without_pictures_shows_its_text_with_words_marked(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode", paper=False))
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert text.count('<a class="words"') == 3
    assert "<mark>Director of Technology</mark></a>" in text
    assert "Draw the pages again" not in text


def test_pdf_without_pictures_says_how_that_stands(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert "The pages are being drawn." in text
    assert "Draw the pages again" not in text


def test_drawing_that_never_came_can_be_asked_for_again(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.judged_before(session, one, minutes=10)
    row = made.document_of(session, one)
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert "The pages of this file were not drawn" in text
    form = {"next": f"/candidates/{one.id}", "csrf_token": token(recruiter)}
    answer = recruiter.post(f"/documents/{row.id}/draw-pages", data=form)
    assert answer.location == f"/candidates/{one.id}"
    assert "The pages are being drawn." in page(recruiter, f"/candidates/{one.id}")
    made.draw(session, app.extensions["storage"], row, b"first")
    session.commit()
    assert recruiter.post(f"/documents/{row.id}/draw-pages", data=form).status_code == 409


def test_candidate_whose_files_wait_or_failed_is_not_judged(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    waiting, failed = (add_application(session, vacancy) for _ in range(2))
    made.document(session, waiting, None, state=DocumentState.QUEUED, filename="a.pdf")
    row = made.document(session, failed, None, state=DocumentState.FAILED, filename="b.pdf")
    session.commit()
    text = page(recruiter, f"/candidates/{waiting.id}")
    assert "still being read" in text
    assert "This file waits to be read." in text
    text = page(recruiter, f"/candidates/{failed.id}")
    assert "that is no finding against the candidate" in text
    assert "The file is damaged.</strong> Ask for another copy." in text
    assert f'action="/documents/{row.id}/retry"' in text


def test_candidate_without_any_file_says_so(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = add_application(session, vacancy)
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert "No file has been taken in for this candidate." in text


def test_unconfirmed_requirements_are_said_to_be_left_out(
    session: Session, recruiter: FlaskClient
) -> None:
    unconfirmed = made.vacancy(session, confirmed=False, title="Draft")
    one = made.candidate(session, unconfirmed, made.facts("Berta Ode"))
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert "Left out: Valid driver&#39;s license; Use of a personal automobile." in text
    assert "HR has not confirmed them" in text


def test_several_documents_are_numbered_in_the_quotes(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    made.document(session, one, made.facts("Second copy"), filename="second.pdf")
    made.service.qualify(session, application_id=one.id)
    session.commit()
    text = page(recruiter, f"/candidates/{one.id}")
    assert "document 1, page 1" in text
    assert "document 2, page 1" in text
    assert "2. second.pdf" in text


def test_candidate_page_takes_the_same_queries_for_one_and_three_documents(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    session.commit()
    path = f"/candidates/{one.id}"
    page(recruiter, path)
    with_one = count_queries(app, lambda: page(recruiter, path))
    for number in range(2):
        made.document(session, one, made.facts(f"Copy {number}"), filename=f"{number}.pdf")
    made.service.qualify(session, application_id=one.id)
    session.commit()
    assert count_queries(app, lambda: page(recruiter, path)) == with_one


def test_stage_can_be_moved_from_the_page(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    session.commit()
    answer = recruiter.post(
        f"/candidates/{one.id}/stage",
        data={
            "to": "set_aside",
            "reason": "Asked us to wait.",
            "next": f"/candidates/{one.id}",
            "csrf_token": token(recruiter),
        },
    )
    assert answer.location == f"/candidates/{one.id}"
    assert "qualified → set aside, by Test recruiter: Asked us to wait." in page(
        recruiter, f"/candidates/{one.id}"
    )
    assert "was: send to the panel" in page(recruiter, f"/vacancies/{vacancy.id}/candidates")


def test_move_without_its_reason_still_leads_back_to_the_candidate(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    session.commit()
    form = {"to": "set_aside", "next": f"/candidates/{one.id}", "csrf_token": token(recruiter)}
    answer = recruiter.post(f"/candidates/{one.id}/stage", data=form)
    assert answer.status_code == 422
    assert f'name="next" value="/candidates/{one.id}"' in answer.get_data(as_text=True)


def test_picture_of_a_page_is_served_privately(
    app: Flask, session: Session, vacancy: Vacancy, recruiter: FlaskClient
) -> None:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    row = made.document_of(session, one)
    made.draw(session, app.extensions["storage"], row, b"a picture")
    session.commit()
    answer = recruiter.get(f"/documents/{row.id}/pages/1.webp")
    assert (answer.status_code, answer.data, answer.content_type) == (
        200,
        b"a picture",
        "image/webp",
    )
    assert answer.headers["Cache-Control"] == "private, max-age=600"
    assert recruiter.get(f"/documents/{row.id}/pages/2.webp").status_code == 404
    assert recruiter.get(f"/documents/{row.id + 1}/pages/1.webp").status_code == 404


def test_pages_are_kept_once(app: Flask, session: Session, vacancy: Vacancy) -> None:
    storage: Storage = app.extensions["storage"]
    row = made.document_of(session, made.candidate(session, vacancy, made.facts()))
    made.draw(session, storage, row, b"first")
    made.draw(session, storage, row, b"again", b"more")
    assert [one.page for one in made.pages_of(session, document_ids=[row.id])[row.id]] == [1]
    assert made.digest_to_draw(session, document_id=row.id) is None


def paths_of(session: Session, app: Flask, vacancy: Vacancy) -> list[str]:
    one = made.candidate(session, vacancy, made.facts("Berta Ode"))
    row = made.document_of(session, one)
    made.draw(session, app.extensions["storage"], row, b"a picture")
    session.commit()
    return [
        f"/vacancies/{vacancy.id}/candidates",
        f"/candidates/{one.id}",
        f"/documents/{row.id}/pages/1.webp",
    ]


@pytest.mark.parametrize(
    ("role", "kind"), [(Role.PANEL, SeatKind.PANEL), (Role.COMMITTEE, SeatKind.COMMITTEE)]
)
def test_raters_and_deciders_never_see_these_pages(
    app: Flask, session: Session, vacancy: Vacancy, sign_in: SignIn, role: Role, kind: SeatKind
) -> None:
    paths = paths_of(session, app, vacancy)
    member = sign_in(role)
    user = account(session, f"{role}@district.example")
    seat(session, vacancy, user=user, kind=kind, actor_id=vacancy.created_by)
    session.commit()
    assert [member.get(path).status_code for path in paths] == [403, 403, 403]
