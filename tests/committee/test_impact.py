"""Adverse impact of the steps, from published counts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.committee.impact import impact_of
from hiring.panel.service import close_panel
from hiring.people.models import Role
from hiring.scoring.adverse_impact import Conclusion, Group
from hiring.vacancies.models import Stage, Vacancy
from hiring.vacancies.service import move
from hiring.voluntary import service
from hiring.voluntary.suppression import publish
from tests.committee.made import PEOPLE, keep_counts
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import words
from tests.voluntary.made import settings_of


def test_steps_are_compared_and_never_the_choice_of_one() -> None:
    published = publish(PEOPLE, threshold=0)
    meets, invited = impact_of(published)
    assert (meets.step, invited.step) == ("meets", "invited")
    lines = {line.key: line for line in meets.lines}
    assert (lines["female"].group, lines["male"].group) == (Group(12, 40), Group(48, 80))
    assert meets.highest == "male"
    comparison = lines["female"].comparison
    assert comparison is not None
    assert comparison.conclusion is Conclusion.EVIDENCE
    assert "no_answer" not in lines
    assert {line.key: line.group for line in invited.lines}["male"] == Group(24, 48)


def test_withheld_counts_are_used_nowhere() -> None:
    published = publish(PEOPLE, threshold=0)
    cells = ((None, None, 6), *published.cells[1:])
    hidden = replace(published, cells=cells, row_totals=(None, *published.row_totals[1:]))
    meets, _ = impact_of(hidden)
    assert meets.lines[0].group is None
    assert (meets.highest, [line.comparison for line in meets.lines]) == (None, [None] * 3)


@pytest.fixture
def drawn(app: Flask, session: Session) -> int:
    """A vacancy of twelve whose counts are drawn up."""
    vacancy = made.vacancy(session)
    secret = settings_of(app).secret_key
    for number in range(12):
        one = made.candidate(session, vacancy, f"Candidate {number}")
        sex = "female" if number % 2 else "male"
        service.keep_answers(
            session, application_id=one.id, chosen={"sex": [sex]}, secret_key=secret
        )
        if number < 5:
            move(session, one, to=Stage.PANEL, actor_id=None)
    service.draw_up(session, vacancy, actor_id=vacancy.created_by, secret_key=secret)
    session.commit()
    return vacancy.id


def test_small_pool_is_too_few_to_conclude(sign_in: SignIn, drawn: int) -> None:
    client = sign_in(Role.ADMINISTRATOR)
    page = words(client.get(f"/vacancies/{drawn}/adverse-impact"))
    assert "the honest answer is nearly always too few to conclude" in page
    assert "The counts of every group are withheld: too few people" in page
    assert "evidence of adverse impact" not in page
    assert "Adverse impact of each step" in words(client.get(f"/vacancies/{drawn}/voluntary"))


def test_committee_reads_it_once_ratings_are_final(
    sign_in: SignIn, session: Session, drawn: int
) -> None:
    vacancy = session.get_one(Vacancy, drawn)
    made.committee_member(session, vacancy, "Cleo")
    made.member(session, vacancy, "Mara", Role.ADMINISTRATOR)
    made.member(session, vacancy, "Rolf", Role.RECRUITER)
    session.commit()
    path = f"/vacancies/{drawn}/adverse-impact"
    seated = sign_in(email="mara@district.example").get(path)
    assert (seated.status_code, "You sit, or sat" in words(seated)) == (403, True)
    for name in ("cleo", "rolf"):
        early = sign_in(email=f"{name}@district.example").get(path)
        assert (early.status_code, "Not yet. Rating goes on." in words(early)) == (200, True)
        assert "withheld" not in words(early)
    close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    for name in ("cleo", "rolf"):
        page = words(sign_in(email=f"{name}@district.example").get(path))
        assert "The counts of every group are withheld: too few people" in page
        assert "Ranked list Compare" in page
        assert "Voluntary answers, counted" not in page
    assert sign_in(Role.COMMITTEE).get(path).status_code == 404


def test_nothing_stands_there_before_the_counts(sign_in: SignIn, session: Session) -> None:
    vacancy = made.vacancy(session)
    session.commit()
    client = sign_in(Role.ADMINISTRATOR)
    page = words(client.get(f"/vacancies/{vacancy.id}/adverse-impact"))
    assert "they are not drawn up yet" in page
    close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    page = words(sign_in(Role.RECRUITER).get(f"/vacancies/{vacancy.id}/adverse-impact"))
    assert "An administrator who never sat on this vacancy draws them up, once" in page


def test_published_counts_with_a_finding_show_it(session: Session, sign_in: SignIn) -> None:
    vacancy = made.vacancy(session)
    keep_counts(session, vacancy)
    session.commit()
    page = words(sign_in(Role.ADMINISTRATOR).get(f"/vacancies/{vacancy.id}/adverse-impact"))
    assert "(29 CFR 1607.4D: Uniform Guidelines" in page
    assert "in force since 25 Sep 1978; in 2026 their rescission is under way)" in page
    assert "Female 12 of 40 30.0 % 50.0 % yes 0.003; 0.003 no ▲ evidence" in page
    assert "Male 48 of 80 60.0 % highest" in page
    assert "Female, Asian 20 of 40 50.0 % 66.7 % yes" in page
    assert "no_answer" not in page
