"""What the law asks for veterans beside points: an interview, and reasons in writing."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence.models import Purpose
from hiring.people.models import Role
from hiring.qualification.reviews import review
from hiring.qualification.service import qualify
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from hiring.voluntary import claims, decisions, offers
from hiring.voluntary.interviews import Interview, judge_interview, owed_interviews
from tests.conftest import SignIn, token
from tests.panel import made as panel
from tests.voluntary import made
from tests.voluntary.test_preference import decide, words


@pytest.mark.parametrize(
    ("invited", "withdrawn", "outcome", "found"),
    [
        (True, False, "meets", Interview.INVITED),
        (True, False, "does_not_meet", Interview.INVITED),
        (False, False, "meets", Interview.OWED),
        (False, False, "unclear", Interview.UNCLEAR),
        (False, False, None, Interview.UNCLEAR),
        (False, False, "does_not_meet", Interview.NOT_OWED),
        (False, True, "meets", Interview.NOT_OWED),
    ],
)
def test_every_veteran_who_meets_the_standards_is_interviewed(
    invited: bool, withdrawn: bool, outcome: str | None, found: Interview
) -> None:
    assert judge_interview(invited=invited, withdrawn=withdrawn, outcome=outcome) is found


def meets(session: Session, application: Application) -> None:
    """Let HR find that the candidate meets every standard."""
    found = qualify(session, application_id=application.id)
    assert found is not None
    for finding in found.result["findings"]:
        if finding["gating"] and finding["result"] != "met":
            review(
                session,
                application,
                seen=None,
                requirement=finding["requirement"],
                act="override",
                result="met",
                reason="Shown on paper.",
                actor_id=application.vacancy.created_by,
            )
    session.flush()


@pytest.fixture
def hr(sign_in: SignIn, ana: Application) -> FlaskClient:
    """A recruiter who never sat on the vacancy."""
    return sign_in(Role.RECRUITER, email="hr@district.example")


def invite(session: Session, application: Application) -> None:
    """Take the candidate to the invitation."""
    for stage in (Stage.PANEL, Stage.INVITED):
        move(session, application, to=stage, actor_id=application.vacancy.created_by)


def test_veteran_who_is_passed_over_is_named_to_hr_alone(
    session: Session, sign_in: SignIn, hr: FlaskClient, ana: Application
) -> None:
    vacancy = ana.vacancy
    meets(session, ana)
    decide(session, ana)
    other = panel.candidate(session, vacancy, "Bo Lind")
    invite(session, other)
    session.commit()
    found = owed_interviews(session, vacancy)
    assert (found.owed, found.others_invited) == (1, True)
    said = "1 candidate with veterans’ preference meets the standards and is not invited though"
    pages = [f"/vacancies/{vacancy.id}", f"/vacancies/{vacancy.id}/candidates"]
    for page in (*pages, f"/vacancies/{vacancy.id}/preference"):
        assert said in words(hr.get(page)), page
    assert "Invite a veteran who must be interviewed" in words(hr.get("/"))
    assert "▲ must be invited" in words(hr.get(f"/vacancies/{vacancy.id}/preference"))
    mara = sign_in(email="mara@district.example")
    for page in pages:
        assert "must be" not in words(mara.get(page))
        assert "preference meets the standards" not in words(mara.get(page))
    session.rollback()
    invite(session, ana)
    session.commit()
    assert owed_interviews(session, vacancy).owed == 0
    assert said not in words(hr.get(pages[0]))
    assert "must be interviewed" not in words(hr.get("/"))


def test_tasks_ask_the_same_number_of_questions_however_many_vacancies_there_were(
    app: Flask, session: Session, hr: FlaskClient, ana: Application
) -> None:
    def settle(application: Application) -> None:
        meets(session, application)
        made.claim(app, session, application)
        decide(session, application)
        invite(session, application)
        session.commit()

    settle(ana)
    hr.get("/")
    one = panel.count_queries(app, lambda: hr.get("/"))
    for _ in range(2):
        settle(panel.candidate(session, panel.vacancy(session)))
    assert panel.count_queries(app, lambda: hr.get("/")) == one


def test_preference_of_all_candidates_is_that_of_each(
    app: Flask, session: Session, ana: Application
) -> None:
    bo = panel.candidate(session, ana.vacancy, "Bo Lind")
    cy = panel.candidate(session, ana.vacancy, "Cy Tam")
    decide(session, ana)
    made.claim(app, session, bo)
    decide(session, bo, eligibility="disabled_veteran")
    claims.take_back(session, bo)
    decide(session, cy, eligibility="none", evidence=[], evidence_seen_on=None)
    found = decisions.eligibilities(session, vacancy_id=ana.vacancy_id)
    assert {number: one.points for number, one in found.items()} == {ana.id: 5, cy.id: 0}
    for one in (ana, bo, cy):
        assert found.get(one.id) == decisions.eligibility_of(session, one.id)


def post(client: FlaskClient, path: str, **fields: object) -> tuple[int, str]:
    answer = client.post(path, data={"csrf_token": token(client), **fields})
    return answer.status_code, words(answer)


def test_reasons_are_asked_for_and_given_in_writing(
    app: Flask, session: Session, hr: FlaskClient, ana: Application
) -> None:
    made.claim(app, session, ana)
    session.commit()
    path = f"/candidates/{ana.id}/preference/reasons"
    assert "Written reasons" in words(hr.get(f"/candidates/{ana.id}/preference"))
    assert "Nobody has asked for reasons." in words(hr.get(path))
    status, page = post(hr, path, text="Because.")
    assert (status, "Nobody asked for reasons" in page) == (422, True)
    status, page = post(hr, f"{path}/asked", day="2199-01-01")
    assert (status, "This day is still to come." in page) == (422, True)
    # The same of the day on which evidence was seen.
    found = {"eligibility": "veteran", "evidence": "dd214", "reason": "It says so."}
    early = post(hr, f"/candidates/{ana.id}/preference", evidence_seen_on="2199-01-01", **found)
    assert (early[0], "This day is still to come." in early[1]) == (422, True)
    assert post(hr, f"{path}/asked", day=date(2026, 11, 3).isoformat())[0] == 303
    assert "Give a candidate written reasons" in words(hr.get("/"))
    assert post(hr, path, text=" ")[0] == 422
    assert post(hr, path, text="The panel saw more of planning in another.")[0] == 303
    page = words(hr.get(path))
    assert "Asked for on 3 Nov 2026" in page
    assert "The panel saw more of planning in another." in page
    assert "Give a candidate written reasons" not in words(hr.get("/"))


class TestWhereTheLawDoesNotApply:
    @pytest.fixture
    def settings(self, house: Settings) -> Settings:
        return house.model_copy(update={"veterans_preference": False})

    def test_nothing_of_preference_is_offered_or_shown(
        self, app: Flask, settings: Settings, session: Session, hr: FlaskClient, ana: Application
    ) -> None:
        meets(session, ana)
        decide(session, ana)
        link = made.link(app, session, ana, Purpose.PREFERENCE_CLAIM)
        session.commit()
        for page in (
            f"/vacancies/{ana.vacancy_id}/preference",
            f"/candidates/{ana.id}/preference",
            f"/candidates/{ana.id}/preference/reasons",
            f"/preference/{link}",
        ):
            assert hr.get(page).status_code == 404, page
        for page in (
            f"/vacancies/{ana.vacancy_id}",
            f"/vacancies/{ana.vacancy_id}/panel/scoring",
            f"/candidates/{ana.id}",
        ):
            text = words(hr.get(page))
            assert "preference" not in text.partition("History")[0].lower(), page
        open_here = offers.open_purposes(session, vacancy_id=ana.vacancy_id, settings=settings)
        assert open_here == (Purpose.SELF_IDENTIFICATION,)
        with pytest.raises(offers.OfferError, match="switched off"):
            offers.make_links(
                session, [ana], purposes=offers.PURPOSES, settings=settings, actor_id=1
            )
