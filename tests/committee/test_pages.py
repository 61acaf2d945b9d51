"""The ranked list and the scorecards through the real application."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.people.models import Role
from hiring.qualification.service import qualify
from hiring.vacancies.models import Stage
from hiring.vacancies.service import move
from tests.committee.made import add_rated, rated_vacancy
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import words


def test_ranking_shows_ties_means_and_those_not_rated(sign_in: SignIn, session: Session) -> None:
    vacancy, _ = rated_vacancy(session, 4, 4, 2)
    made.send(session, made.candidate(session, vacancy, "Fay Lund"))
    session.commit()
    page = words(sign_in(email="cleo@district.example").get(f"/vacancies/{vacancy.id}/scorecards"))
    assert re.search(r"Ana Kovač and Ben Ode share the first rank: .*50 of 100.* draws\. Ben", page)
    assert "Band 1: can't be told apart from Ana Kovač" in page
    assert "1 tied Ana Kovač 2 raters, 22 ratings, 0 not observed 4.00" in page
    assert "1 tied Ben Ode" in page
    assert "Band 2: Eve Park 3 Eve Park" in page
    assert "First in 0 of 100 rank 3 Plain mean 2.00" in page
    assert "Not rated yet Fay Lund not rated yet" in page
    assert "“first in 71 of 100 draws” is a chance of 71 %" in page
    client = sign_in(email="cleo@district.example")
    compared = words(client.get(f"/vacancies/{vacancy.id}/compare"))
    assert "Why Ben Ode stands beside Ana Kovač Ana Kovač has the same score as Ben Ode, and" in (
        compared
    )
    supposed = words(client.get(f"/vacancies/{vacancy.id}/what-if"))
    assert re.search(r"Ana Kovač shares the first rank, first in \d+ of 100 draws", supposed)


def test_ranking_places_the_dot_where_the_table_has_the_number(
    sign_in: SignIn, session: Session
) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    session.commit()
    client = sign_in(email="cleo@district.example")
    page = client.get(f"/vacancies/{vacancy.id}/scorecards").get_data(as_text=True)
    assert re.findall(r'class="own"[^>]* cx="([\d.]+%)"', page) == ["75.00%"]


def test_only_submitted_sheets_count(sign_in: SignIn, session: Session) -> None:
    vacancy, _ = rated_vacancy(session)
    ana = made.candidate(session, vacancy)
    made.send(session, ana)
    made.submit_sheet(session, ana, made.person(session, "Mara"), 2)
    sheet = made.open_sheet(session, ana, made.person(session, "Noel"))
    service.rate(session, sheet, item=1, value=5)
    session.commit()
    page = words(sign_in(email="cleo@district.example").get(f"/vacancies/{vacancy.id}/scorecards"))
    assert "Only one rater, whose severity can" in page
    assert "plain means shown." in page
    assert "1 Ana Kovač 1 rater, 11 ratings, 0 not observed Plain mean 2.00" in page
    assert "1 submitted, 1 not submitted" in page
    few = "Rated by fewer members than the 2 that the rules ask for: Ana Kovač (1). This score"
    assert few in page
    card = sign_in(email="cleo@district.example").get(f"/candidates/{ana.id}/scorecard")
    assert few in words(card)


def test_unobserved_and_unrated_are_never_a_zero(sign_in: SignIn, session: Session) -> None:
    vacancy, _ = rated_vacancy(session)
    ana, ben = (made.candidate(session, vacancy, name) for name in ("Ana Kovač", "Ben Ode"))
    made.send(session, ana, ben)
    mara = made.person(session, "Mara")
    sheet = made.open_sheet(session, ana, mara)
    service.rate(session, sheet, item=1, value=4)
    service.rate(session, sheet, item=63, value=None)
    service.submit(session, sheet, leave_open=True)
    sheet = made.open_sheet(session, ben, mara)
    service.rate(session, sheet, item=1, value=None)
    service.submit(session, sheet, leave_open=True)
    session.commit()
    client = sign_in(email="cleo@district.example")
    page = words(client.get(f"/vacancies/{vacancy.id}/scorecards"))
    assert "1 rating, 1 not observed; 10 areas nobody observed, left out Plain mean 4.00" in page
    assert "Not rated yet Ben Ode" in page
    card = words(client.get(f"/candidates/{ana.id}/scorecard"))
    assert "Plain mean 4.00 of what was given" in card
    assert "11 Core Values & Skills – nobody observed this; left out".replace("&", "&amp;") in card


def test_scorecard_shows_findings_ranks_and_every_rating_with_its_member(
    sign_in: SignIn, session: Session
) -> None:
    vacancy, (ana, _) = rated_vacancy(session, 4, 2)
    ben = made.candidate(session, vacancy, "Eve Park")
    made.send(session, ben)
    sheet = made.open_sheet(session, ben, made.person(session, "Mara"))
    service.rate(session, sheet, item=53, value=5, note="Showed the dashboards.")
    service.submit(session, sheet, leave_open=True)
    qualify(session, application_id=ana.id)
    session.commit()
    client = sign_in(email="cleo@district.example")
    card = words(client.get(f"/candidates/{ana.id}/scorecard"))
    assert "Bachelor&#39;s degree in computing" in card
    assert "Rank 2 of 3 rated on the ranked list ; first in" in card
    assert "Raters Mara, Noel" in card
    assert re.search(r"Score 4.\d\d with a 90 % interval of \d.\d\d to \d.\d\d", card)
    assert "Plain mean 4.00 Ratings 22 Not observed 0" in card
    card = words(client.get(f"/candidates/{ben.id}/scorecard"))
    assert "53 and 54 Data-driven decisions" in card
    assert "Mara on 53 and 54: Showed the dashboards." in card
    assert "5.00 53 and 54 Data-driven decisions" not in card
    assert vacancy.edition_hash in card


def test_scorecard_tells_the_deciders_no_year_of_schooling(
    sign_in: SignIn, session: Session
) -> None:
    _, (ana,) = rated_vacancy(session, 4)
    qualify(session, application_id=ana.id)
    session.commit()
    client = sign_in(email="cleo@district.example")
    assert "1997" not in client.get(f"/candidates/{ana.id}/scorecard").get_data(as_text=True)


def test_scorecard_of_somebody_not_rated_says_so(sign_in: SignIn, session: Session) -> None:
    vacancy, _ = rated_vacancy(session)
    ana = made.candidate(session, vacancy)
    session.commit()
    page = sign_in(email="cleo@district.example").get(f"/candidates/{ana.id}/scorecard")
    assert page.status_code == 200
    assert "Not rated yet: no sheet for Ana Kovač is submitted." in words(page)


def test_candidate_who_stands_aside_leaves_the_ranking_but_keeps_a_scorecard(
    sign_in: SignIn, session: Session
) -> None:
    vacancy, (ana, _) = rated_vacancy(session, 4, 2)
    move(session, ana, to=Stage.WITHDRAWN, actor_id=None, reason="Took another post.")
    session.commit()
    client = sign_in(email="cleo@district.example")
    page = words(client.get(f"/vacancies/{vacancy.id}/scorecards"))
    assert "1 Ben Ode 2 raters, 22 ratings, 0 not observed Plain mean 2.00" in page
    assert "1 candidate with sheets is set aside or withdrawn and not listed." in page
    card = words(client.get(f"/candidates/{ana.id}/scorecard"))
    assert (
        "Plain mean 4.00 of what was given, whoever gave it: every rating Rank none: not among"
        in card
    )


@pytest.mark.parametrize("roles", [*((role,) for role in Role if role != Role.PANEL), tuple(Role)])
def test_whoever_still_rates_is_refused_with_the_reason(
    sign_in: SignIn, session: Session, roles: tuple[Role, ...]
) -> None:
    vacancy, (ana,) = rated_vacancy(session, 4)
    user = made.member(session, vacancy, "Many", *(set(roles) - {Role.PANEL}))
    made.send(session, ana)
    session.commit()
    client = sign_in(email="many@district.example")
    for path in (f"/vacancies/{vacancy.id}/scorecards", f"/candidates/{ana.id}/scorecard"):
        page = client.get(path)
        assert page.status_code == 403
        assert "4.00" not in words(page)
        if {Role.RECRUITER, Role.COMMITTEE} & set(roles):
            assert "You still have sheets to rate on this vacancy." in words(page)
    made.submit_sheet(session, ana, user, 4)
    session.commit()
    reads = client.get(f"/vacancies/{vacancy.id}/scorecards").status_code
    assert reads == (200 if Role.RECRUITER in roles else 403)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.RECRUITER, 200),
        (Role.ADMINISTRATOR, 403),
        (Role.PANEL, 403),
        (Role.COMMITTEE, 404),
    ],
)
def test_scorecards_are_for_recruiters_and_the_seated_committee(
    sign_in: SignIn, session: Session, role: Role, status: int
) -> None:
    vacancy, (ana,) = rated_vacancy(session, 4)
    session.commit()
    client = sign_in(role)
    assert client.get(f"/vacancies/{vacancy.id}/scorecards").status_code == status
    assert client.get(f"/candidates/{ana.id}/scorecard").status_code == status


def test_panel_seat_does_not_open_scorecards_to_a_committee_member_of_another_vacancy(
    sign_in: SignIn, session: Session
) -> None:
    vacancy, _ = rated_vacancy(session)
    made.member(session, vacancy, "Many", Role.COMMITTEE)
    session.commit()
    page = sign_in(email="many@district.example").get(f"/vacancies/{vacancy.id}/scorecards")
    assert page.status_code == 403
    assert "You are not seated on the committee of this vacancy." in words(page)


def test_ranking_takes_as_many_queries_for_one_candidate_as_for_three(
    app: Flask, sign_in: SignIn, session: Session
) -> None:
    vacancy, _ = rated_vacancy(session, 4)
    session.commit()
    client = sign_in(email="cleo@district.example")
    path = f"/vacancies/{vacancy.id}/scorecards"
    one = made.count_queries(app, lambda: client.get(path))
    for number in (1, 2):
        add_rated(session, vacancy, number, 3)
    session.commit()
    assert made.count_queries(app, lambda: client.get(path)) == one


def test_every_number_of_a_scorecard_leads_to_what_it_is_made_of(
    sign_in: SignIn, session: Session
) -> None:
    _, (ana, ben, _) = rated_vacancy(session, 4, 3, 2)
    session.commit()
    client = sign_in(email="cleo@district.example")
    raw = client.get(f"/candidates/{ana.id}/scorecard").get_data(as_text=True)
    ids = set(re.findall(r'id="([\w-]+)"', raw))
    leads = set(re.findall(r'href="#([\w-]+)"', raw))
    areas = {one for one in ids if one.startswith("area-")}
    assert leads - ids == set()
    assert {"how", "every-rating", "category-1", "category-4", "item-1", *areas} <= leads
    assert len(areas) == 11
    page = words(client.get(f"/candidates/{ana.id}/scorecard"))
    points = re.search(r"Overall 100&nbsp;% 4.00 (\S+) (\d\.\d\d) (\d\.\d\d\d)", page)
    assert points
    assert abs(float(points[2]) - float(points[3])) < 0.006
    assert "Mara 0.00, Noel 0.00. How it is told" in page
    assert re.search(r"in this area: Ana Kovač [34].\d\d ?, Ben Ode [23].\d\d ?, Eve Park", page)
    assert f"/candidates/{ben.id}/scorecard#area-ethics-policy" in raw


def test_scorecard_of_somebody_nobody_observed_among_scored_candidates(
    sign_in: SignIn, session: Session
) -> None:
    vacancy, _ = rated_vacancy(session, 4, 3, 2)
    fay = made.candidate(session, vacancy, "Fay Lund")
    made.send(session, fay)
    sheet = made.open_sheet(session, fay, made.person(session, "Mara"))
    service.rate(session, sheet, item=1, value=None)
    service.submit(session, sheet, leave_open=True)
    session.commit()
    page = sign_in(email="cleo@district.example").get(f"/candidates/{fay.id}/scorecard")
    assert page.status_code == 200
    assert "Rank none: nothing was observed" in words(page)
