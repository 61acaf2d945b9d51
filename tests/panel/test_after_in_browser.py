"""What comes around a submission, in a real browser: one walk over second pass, advice, withdrawal,
history, the others' ratings, return, and the consensus round."""

from __future__ import annotations

import re

from flask import Flask
from playwright.sync_api import Browser, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.panel.models import Rating, Sheet
from hiring.people.models import Role
from tests.e2e.browser import look, sign_in
from tests.panel import made
from tests.panel.test_after import set_rules

AREA = "ethics-policy"


def rate_area(session: Session, sheet: Sheet, level: int) -> None:
    edition = made.edition_of(session, sheet.application.vacancy)
    area = next(area for area in edition.areas if area.slug == AREA)
    for item in area.items:
        if item.repeats is None:
            service.rate(session, sheet, item=item.number, value=level, note="Seen in the file.")


def test_walk_from_the_second_pass_to_the_consensus_round(
    app: Flask, session: Session, address: str, browser: Browser
) -> None:
    vacancy = made.vacancy(session)
    mara, noel = (made.member(session, vacancy, name) for name in ("Mara", "Noel"))
    made.person(session, "Rita", Role.RECRUITER)
    set_rules(session, vacancy, consensus=True)
    ana, ben = (made.candidate(session, vacancy, name) for name in ("Ana Kovač", "Ben Ode"))
    made.send(session, ana, ben)
    for application in (ana, ben):
        rate_area(session, made.open_sheet(session, application, mara), 4)
        sheet = made.open_sheet(session, application, noel)
        rate_area(session, sheet, 2)
        service.submit(session, sheet, leave_open=True)
    for area in made.edition_of(session, vacancy).areas:
        service.rate(session, made.sheet_of(session, ana, mara), item=area.items[0].number, value=4)
    session.commit()
    wrong: dict[str, object] = {}

    page = browser.new_page(base_url=address)
    sign_in(page, address, mara.email)
    page.goto(f"/vacancies/{vacancy.id}/panel/mine")
    page.get_by_text("A second pass, if you like").click()
    look(page, wrong)
    page.get_by_role("link", name=re.compile("Ethics")).click()
    row = page.locator(".across-row").first
    row.get_by_role("radio", name="5 Excel").check()
    expect(row.locator("[data-saved]")).to_contain_text("saved")
    row.get_by_role("radio", name="3 Intermediate").check()
    expect(page.locator(".unsaved")).to_have_count(0)
    expect(page.locator("[data-announce]")).to_have_text(re.compile(r"Candidate \d, item 13 saved"))
    look(page, wrong)
    page.reload()
    expect(page.locator(".across-row").first.get_by_role("radio", name="3")).to_be_checked()
    across = session.execute(
        select(Rating.version, Rating.value).where(Rating.source == "across").order_by(Rating.id)
    )
    assert [tuple(rating) for rating in across] == [(2, 5), (3, 3)]
    session.rollback()

    for number in (1, 2):
        page.goto(f"/vacancies/{vacancy.id}/panel/mine")
        page.get_by_role("link", name=f"Candidate {number}").click()
        page.get_by_role("link", name="Review and submit").click()
        if number == 1:
            expect(page.get_by_role("heading", name="Worth a second look")).to_be_visible()
            look(page, wrong)
        page.get_by_label(re.compile("Leave")).check()
        page.get_by_role("button", name=re.compile("Submit the sheet")).click()
        expect(page.get_by_role("heading", name=f"Candidate {number}: submitted")).to_be_visible()
    page.get_by_role("link", name="Take it back to correct it").click()
    look(page, wrong)
    page.get_by_label("Reason").fill("One level was a slip.")
    page.get_by_role("button", name="Take the sheet back").click()
    page.get_by_role("link", name="Review and submit").click()
    page.get_by_label(re.compile("Leave")).check()
    page.get_by_role("button", name=re.compile("Submit the sheet")).click()
    page.get_by_role("link", name="History of this sheet").click()
    expect(page.get_by_text("“One level was a slip.”")).to_be_visible()
    look(page, wrong)
    page.goto(f"/vacancies/{vacancy.id}/panel/mine")
    page.get_by_role("link", name="what the others gave").click()
    look(page, wrong)
    page.get_by_role("button", name="Look at the others' ratings").click()
    expect(page.get_by_role("heading", name=re.compile("levels apart")).first).to_be_visible()
    look(page, wrong)
    page.goto(f"/vacancies/{vacancy.id}/panel/round")
    expect(page.get_by_text("not open yet")).to_be_visible()
    look(page, wrong)

    leader = browser.new_page(base_url=address)
    sign_in(leader, address, "rita@district.example")
    leader.goto(f"/vacancies/{vacancy.id}/panel")
    leader.get_by_role("link", name=re.compile("return the sheet of Mara")).first.click()
    look(leader, wrong)
    leader.goto(f"/vacancies/{vacancy.id}/panel")
    leader.get_by_role("link", name="Consensus round").click()
    leader.get_by_role("button", name="Open the consensus round").click()
    expect(leader.get_by_text("Noel").first).to_be_visible()
    leader.close()
    page.reload()
    final = page.locator(".difference").first
    final.get_by_label("3 Intermediate").check()
    final.get_by_label(re.compile("Why, in a sentence")).fill("Noel saw the audit.")
    look(page, wrong)
    final.get_by_role("button", name=re.compile("Keep this as final")).click()
    expect(page.locator(".difference").first.get_by_text("final 3 Intermediate")).to_be_visible()
    page.close()
    assert wrong == {}
