"""The forms that change a standing, without a browser: what is refused, what is kept, what is
said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.people.models import Role
from hiring.qualification import service
from hiring.qualification.models import Qualification
from hiring.reading.facts import Degree, Evidence, LooseTime, to_json
from hiring.vacancies.models import Application
from tests.conftest import SignIn, token
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def candidate(session: Session) -> Application:
    one = made.candidate(session, made.vacancy(session), made.short("Berta Ode"))
    session.commit()
    return one


@pytest.fixture
def recruiter(candidate: Application, sign_in: SignIn) -> FlaskClient:
    return sign_in(Role.RECRUITER)


def current(session: Session, candidate: Application) -> Qualification:
    session.rollback()  # the requests have written since
    found = service.current(session, candidate.id)
    assert found is not None
    return found


def send(client: FlaskClient, path: str, seen: int, **form: str) -> TestResponse:
    form |= {"seen": str(seen), "csrf_token": token(client)}
    return client.post(path, data=form)


def fact(found: Qualification, kind: str = "position", act: str = "correct") -> str:
    entry = found.result["positions" if kind == "position" else "education"][0]
    place = f"{entry['document']}/{entry['index']}"
    return f"/candidates/{found.application_id}/facts/{kind}/{place}/{act}"


def test_correction_is_kept_with_who_when_and_why(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    held = {"held-start": "January 2010", "held-end": "December 2011", "start": "January 2010"}
    answer = send(recruiter, fact(found), found.id, **held, end="now", note="She is still there.")
    assert answer.location == f"/candidates/{candidate.id}#position-1"
    after = current(session, candidate)
    (change,) = after.result["positions"][0]["amended"]
    assert (change["field"], change["was"], change["now"]) == ("end", "2011-12", "present")
    text = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "Outcome: does not meet the standards → meets the standards." in text
    assert '<del><span class="visually-hidden">read as </span>December 2011</del>' in text
    assert "“She is still there.”" in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"end": "spring"}, "Write a month as YYYY-MM"),
        ({"share": "150"}, "The share of full time lies above 0"),
        ({"end": "2009"}, "The end lies before the start."),
        ({}, "Nothing was changed."),
    ],
)
def test_wrong_correction_is_shown_again_with_what_was_typed(
    session: Session,
    candidate: Application,
    recruiter: FlaskClient,
    typed: dict[str, str],
    sentence: str,
) -> None:
    found = current(session, candidate)
    answer = send(recruiter, fact(found), found.id, **typed, note="As told.")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in text
    assert "As told.</textarea>" in text
    for name, value in typed.items():
        assert f'name="{name}" value="{value}"' in text
    assert current(session, candidate).id == found.id


def test_fact_is_left_out_with_a_reason_and_taken_back(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    path = fact(found, "degree", "leave-out")
    assert send(recruiter, path, found.id, note="").status_code == 422
    assert send(recruiter, path, found.id, note="Of her brother.").status_code == 303
    left = current(session, candidate)
    assert left.result["education"] == []
    text = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "“Of her brother.”" in text
    back = f"/candidates/{candidate.id}/amendments/{left.inputs['amendments'][0]}/take-back"
    assert send(recruiter, back, left.id).status_code == 303
    assert len(current(session, candidate).result["education"]) == 1


def test_added_position_needs_to_be_known_from_somewhere(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    path = f"/candidates/{candidate.id}/facts/position/add"
    job = {
        "title": "Director of Technology",
        "employer": "Birch Schools",
        "start": "1/2012",
        "end": "12/2023",
        "share": "100",
        "held-share": "100",
        "oversight": "yes",
        "manages_staff": "yes",
    }
    assert send(recruiter, path, found.id, **job).status_code == 422
    answer = send(recruiter, path, found.id, **job, note="Her letter of 2 November.")
    assert answer.status_code == 303
    after = current(session, candidate)
    assert (after.outcome, len(after.result["positions"])) == ("meets", 2)
    text = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "added by hand or by an answer" in text


def test_confirmation_that_comes_too_late_is_not_made(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    send(recruiter, fact(found), found.id, end="12/2012", note="Told.")
    path = f"/candidates/{candidate.id}/findings/experience.total/confirm"
    late = send(recruiter, path, found.id)
    text = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Nothing is overwritten" in text
    newer = current(session, candidate)
    assert f'name="seen" value="{newer.id}"' in text
    assert send(recruiter, path, newer.id).status_code == 303
    finding = next(
        one
        for one in current(session, candidate).result["findings"]
        if one["requirement"] == "experience.total"
    )
    assert finding["review"]["act"] == "confirm"


def test_override_that_the_rules_have_left_behind_asks_to_look_again(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    path = f"/candidates/{candidate.id}/findings/experience.total"
    send(recruiter, f"{path}/override", found.id, result="met", reason="A fellowship counts.")
    standing = current(session, candidate)
    send(recruiter, fact(standing), standing.id, end="present", note="Told.")
    text = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "finding has changed since: look again." in text
    newest = current(session, candidate)
    assert send(recruiter, f"{path}/lift", newest.id, reason="").status_code == 422
    assert send(recruiter, f"{path}/lift", newest.id, reason="Shown now.").status_code == 303
    history = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    for words in ("Overridden: Ten years", "“A fellowship counts.”", "Decision lifted: Ten years"):
        assert words in history


def test_old_findings_can_be_read_in_full_and_not_those_of_others(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    send(recruiter, fact(found), found.id, end="present", note="Told.")
    text = recruiter.get(f"/candidates/{candidate.id}/findings/{found.id}").get_data(as_text=True)
    assert "These findings are no longer in force." in text
    assert "January 2010 – December 2011" in text
    assert "Override…" not in text
    session.rollback()
    other = made.candidate(session, candidate.vacancy, made.facts("Carl Ode"))
    session.commit()
    assert recruiter.get(f"/candidates/{other.id}/findings/{found.id}").status_code == 404


def test_forms_of_what_is_not_there_are_not_found(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    base = f"/candidates/{candidate.id}"
    for path in (
        f"{base}/facts/position/{'0' * 64}/0/correct",
        f"{base}/facts/hobby/add",
        f"{base}/findings/education.kindergarten/override",
    ):
        assert recruiter.get(path).status_code == 404


def with_missed(session: Session, **loose: Any) -> Application:
    """A candidate of whose document some words were not read."""
    found = replace(made.short("Cleo Rand"), **loose)
    one = made.candidate(session, made.vacancy(session, title="Second"), found)
    session.commit()
    return one


def words_of(kind: str, quote: str) -> tuple[Evidence, ...]:
    digest = made.short("Cleo Rand").sha256
    return (made.evidence(kind, quote, digest, (72.0, 500.0, 200.0, 512.0)),)


def result_of(found: Qualification, requirement: str) -> str:
    return str(
        next(f["result"] for f in found.result["findings"] if f["requirement"] == requirement)
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"title": "Director of Technology", "start": "2012", "end": "2014"}, "not_met"),
        ({"title": "Director of Technology", "start": "2012", "end": "present"}, "met"),
        (
            {"title": "Director of Sales", "start": "2012", "end": "2013", "oversight": "no"},
            "not_met",
        ),
    ],
    ids=["as offered", "with other dates", "as one that does not count"],
)
def test_words_that_were_not_read_lead_to_the_form_that_they_fill(
    session: Session, recruiter: FlaskClient, typed: dict[str, str], expected: str
) -> None:
    words = words_of("dates", "2012 – 2014")
    loose = LooseTime("2012", "2014", ("Director of Technology",), evidence=words)
    one = with_missed(session, loose_times=(loose,))
    before = current(session, one)
    assert result_of(before, "experience.total") == "unclear"
    page = recruiter.get(f"/candidates/{one.id}").get_data(as_text=True)
    path = f"/candidates/{one.id}/facts/position/add?document={words[0].document}&index=0"
    assert page.count(f'href="{path.replace("&", "&amp;")}"') == 3  # both findings, the positions
    form = recruiter.get(path).get_data(as_text=True)
    for value in ("Director of Technology", "2012", "2014", "100"):
        assert f'value="{value}" maxlength' in form
    assert "The document says “2012 – 2014”." in form
    held = {"held-share": "100", "share": "100"}
    answer = send(recruiter, path, before.id, **held, **typed, note="So it says.")
    assert answer.location == f"/candidates/{one.id}#position-2"
    after = current(session, one)
    assert result_of(after, "experience.total") == expected
    assert after.result["missed"] == {"position": [], "degree": []}
    added = after.result["positions"][1]
    assert to_json(words[0]) in added["evidence"]
    text = recruiter.get(f"/candidates/{one.id}").get_data(as_text=True)
    assert "<dt>Words of the document</dt><dd><ins>2012 – 2014</ins></dd>" in text


def test_a_degree_that_was_not_read_can_be_added_as_not_conferred(
    session: Session, recruiter: FlaskClient
) -> None:
    words = words_of("degree", "M.S. Computer Science")
    degree = Degree("master", "M.S.", "Computer Science", None, None, "unclear", evidence=words)
    one = with_missed(session, education=(), loose_degrees=(degree,))
    before = current(session, one)
    page = recruiter.get(f"/candidates/{one.id}").get_data(as_text=True)
    assert "Not read as a degree" in page
    path = f"/candidates/{one.id}/facts/degree/add?document={words[0].document}&index=0"
    form = recruiter.get(path).get_data(as_text=True)
    assert '<option value="master" selected>' in form
    held = {"held-level": "bachelor", "level": "master", "degree": "M.S."}
    answer = send(recruiter, path, before.id, **held, conferred="no", note="She said so.")
    assert answer.status_code == 303
    assert result_of(current(session, one), "education.bachelor") == "not_met"


def test_what_is_met_is_confirmed_at_once_and_the_rest_is_not(
    session: Session, candidate: Application, recruiter: FlaskClient
) -> None:
    found = current(session, candidate)
    each = f"/candidates/{candidate.id}/findings"
    send(recruiter, f"{each}/license.driver/override", found.id, result="unclear", reason="Old.")
    page = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "Confirm the 2 findings that are met" in page
    assert send(recruiter, f"{each}/confirm-met", found.id).status_code == 409
    found = current(session, candidate)
    answer = send(recruiter, f"{each}/confirm-met", found.id)
    assert answer.location == f"/candidates/{candidate.id}#findings"
    after = current(session, candidate)
    acts = {f["requirement"]: f["review"] and f["review"]["act"] for f in after.result["findings"]}
    assert acts == {
        "education.bachelor": "confirm",
        "experience.total": None,
        "experience.management": None,
        "license.driver": "override",
        "automobile.personal": "confirm",
        "preferred.master": None,
        "preferred.mba_mpa": None,
    }
    assert len(after.inputs["reviews"]) == 3
    assert send(recruiter, f"{each}/confirm-met", after.id).status_code == 422
    page = recruiter.get(f"/candidates/{candidate.id}").get_data(as_text=True)
    assert "findings that are met" not in page


def test_what_would_change_a_finding_leads_to_the_form_that_does(
    session: Session, recruiter: FlaskClient
) -> None:
    found = made.facts("Dora Vale", statements=False)
    (job,), (degree,) = found.positions, found.education
    open_end = replace(job, end=None)
    doubtful = replace(degree, conferred="unclear")
    found = replace(found, positions=(open_end,), education=(doubtful,))
    one = made.candidate(session, made.vacancy(session, title="Third"), found)
    session.commit()
    page = recruiter.get(f"/candidates/{one.id}").get_data(as_text=True)
    at = f"/candidates/{one.id}/facts"
    for path, act, label in (
        (f"degree/{found.sha256}/0/correct", "Correct degree 1…", "Bachelor"),
        (f"position/{found.sha256}/0/correct", "Correct position 1…", "Ten years"),
        (f"position/{found.sha256}/0/correct", "Correct position 1…", "Seven years"),
        ("licence/add", "Add a licence…", "Valid driver"),
        ("automobile/add", "Add a statement on an automobile…", "Use of a personal"),
    ):
        said = f'href="{at}/{path}">{act}<span class="visually-hidden">, for {label}'
        assert page.count(said) == 1, act
