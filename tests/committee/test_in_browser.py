"""A member of the committee who is new to the product finds the answers on its pages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee import packet_jobs
from hiring.committee.packet_models import Kind
from hiring.foundation.clock import now
from hiring.intake.models import Document
from hiring.panel import service
from hiring.people.models import User
from hiring.qualification.service import qualify
from hiring.reading.facts import Evidence, to_json
from hiring.reading.models import Reading
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of
from tests.committee.made import keep_counts
from tests.e2e.browser import look, overflow, sign_in
from tests.panel import made
from tests.patience import ready

# How good each candidate is, and how many points each member stays below the others.
CANDIDATES = {"Ana Kovač": 3.9, "Ben Ode": 4.0, "Eve Park": 3.0, "Fay Lund": 2.2}
MEMBERS = {"Mara": 0.0, "Noel": 0.8, "Otto": 0.0}
STRONG_AREA = "ethics-policy"  # of Ana, who is weaker elsewhere


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Four candidates whom three members rated throughout."""
    vacancy = made.vacancy(session)
    members = [made.member(session, vacancy, name) for name in MEMBERS]
    made.committee_member(session, vacancy, "Cleo")
    dice = random.Random(4)
    for name, level in CANDIDATES.items():
        application = made.candidate(session, vacancy, name)
        read_again(session, application)
        qualify(session, application_id=application.id)
        made.send(session, application)
        for member in members:
            rate(session, application, member, level, dice)
    session.commit()
    return vacancy


def read_again(session: Session, application: Application) -> None:
    """A newer reading that says on what words the degree rests."""
    found = made.facts(application.name or "")
    words = Evidence("degree", found.sha256, 1, None, "B.S. Computer Science, Basin College")
    degree = replace(found.education[0], evidence=(words,))
    document = session.scalars(
        select(Document).where(Document.application_id == application.id)
    ).one()
    facts = to_json(replace(found, education=(degree,)))
    session.add(Reading(document_id=document.id, reader_version="2", facts=facts, created_at=now()))
    session.flush()


def rate(
    session: Session, application: Application, member: User, level: float, dice: random.Random
) -> None:
    """A sheet with two items of each area rated, around the level."""
    sheet = made.open_sheet(session, application, member)
    for area in edition_of(session, application.vacancy).areas:
        lift = 1.0 if (area.slug, application.number) == (STRONG_AREA, 1) else 0.0
        for item in [item for item in area.items if item.repeats is None][:2]:
            given = level + lift - MEMBERS[member.name] + dice.gauss(0, 0.5)
            service.rate(session, sheet, item=item.number, value=min(5, max(1, round(given))))
    service.submit(session, sheet, leave_open=True)


@pytest.fixture
def page(browser: Browser, address: str, vacancy: Vacancy) -> Iterator[Page]:
    """Cleo's browser on my tasks."""
    page = browser.new_page(base_url=address)
    sign_in(page, address, "cleo@district.example")
    yield page
    page.close()


def test_committee_finds_the_answers_on_the_pages(
    page: Page, session: Session, vacancy: Vacancy
) -> None:
    wrong: dict[str, object] = {}
    page.goto(f"/vacancies/{vacancy.id}")
    page.get_by_role("link", name="Scorecards").first.click()
    ready(page)

    # Who is first, and how sure is it?  Who can't be told apart?
    said = page.locator("p.words").inner_text()
    first = re.match(r"(.+?) leads with a score of \d\.\d\d: first in (.+) of 100 draws\.", said)
    assert first
    assert first[1] in ("Ana Kovač", "Ben Ode")
    second = {"Ana Kovač": "Ben Ode", "Ben Ode": "Ana Kovač"}[first[1]]
    assert f"{second} can't be told apart from {first[1]} by these ratings" in said
    assert "The panel's means have a reliability of" in said
    expect(page.get_by_text("The classic band (SEM √2, Cascio et al. 1991)")).to_be_visible()
    expect(page.get_by_text("Ranks here are on merit.")).to_be_visible()
    band = page.locator("tbody.band").first
    expect(band).to_contain_text("Ana Kovač")
    expect(band).to_contain_text("Ben Ode")
    expect(band).not_to_contain_text("Eve Park")
    look(page, wrong)

    # Why does B stand below A?  At a link from one to the one above; for any two under Compare.
    page.get_by_role("link", name=f"Why below {first[1]}?").click()
    expect(
        page.get_by_role("heading", name=f"Why {second} stands below {first[1]}")
    ).to_be_visible()
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_text("Choose whom to compare").click()
    page.get_by_role("checkbox", name="Ben Ode").uncheck()
    page.get_by_role("checkbox", name="Ana Kovač").check()
    page.get_by_role("checkbox", name="Eve Park").check()
    page.get_by_role("button", name="Compare them").click()
    why = page.get_by_role("heading", name="Why Eve Park stands below Ana Kovač")
    expect(why).to_be_visible()
    expect(page.get_by_text("Ana Kovač is ahead most in Ethics & Policy")).to_be_visible()
    look(page, wrong)
    # On a phone both stand side by side, each under its name.
    page.set_viewport_size({"width": 360, "height": 900})
    row = page.get_by_role("row", name="Ethics & Policy")
    one, other = (cell.bounding_box() for cell in row.get_by_role("cell").all())
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]
    assert other["x"] + other["width"] <= 360
    expect(row.get_by_role("cell").nth(1)).to_contain_text("Eve Park")

    # Who was harshest?
    page.get_by_role("link", name="Agreement").click()
    harshest = page.locator("table.raters tbody tr").first
    expect(harshest).to_contain_text("Noel")
    expect(harshest).to_contain_text("Severe")
    look(page, wrong)

    # What would change the order?
    page.get_by_role("link", name="What it depends on").click()
    changes = page.locator("table.tornado tbody tr")
    expect(changes).to_have_count(2 * 11 + 3 + 2)
    expect(page.locator("p.words")).to_contain_text(first[1])
    look(page, wrong)
    page.get_by_role("link", name="What if", exact=True).click()
    expect(page.get_by_text("This is the record as it stands.")).to_be_visible()
    expect(page.get_by_role("button", name="Show the ranking")).to_be_hidden()
    expect(page.locator("input[type=range]")).to_have_count(11)
    for area in page.locator("input[type=range]").all():
        if (name := area.get_attribute("name")) != STRONG_AREA:
            area.fill("0")
            last = name
    expect(page).to_have_url(re.compile(f"{last}=0"))  # the list follows the last slider, too
    supposed = page.locator("table.supposed tbody tr")
    expect(supposed.first).to_contain_text("Ana Kovač")
    # Rank, score and chance move together, those of the record in brackets beside them.
    expect(supposed.first.get_by_role("cell").nth(1)).to_contain_text(re.compile(r"\d.*\(\d"))
    expect(supposed.first.get_by_role("cell").nth(2)).to_contain_text(re.compile(r"\(.+\)"))
    expect(page.get_by_text("Nothing here changes the record.")).to_be_visible()
    look(page, wrong)
    # On a phone the list stays in sight of the first slider, below it.
    slider = page.locator("input[type=range]").first
    slider.focus()
    expect(slider).to_be_in_viewport(ratio=1)
    expect(supposed.first).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Back to the record").click()
    expect(supposed.first).to_contain_text(first[1])

    # Which standards does A meet, and on what words?
    supposed.get_by_role("link", name="Ana Kovač").click()
    standing = page.get_by_role("region", name="Standing by the findings")
    degree = standing.get_by_role("listitem").filter(has_text="Bachelor's degree in computing")
    expect(degree).to_contain_text("met")
    degree.get_by_text("On what words").click()
    expect(degree.get_by_role("blockquote").first).to_contain_text("B.S.")
    expect(page.get_by_role("heading", name="Where members differ most")).to_be_visible()
    opens_down_to_one_rating(page)
    look(page, wrong)

    # What is folded away on the screen is open on paper.
    page.reload()
    expect(page.locator(".quotes").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".quotes").first).to_be_visible()
    expect(page.get_by_role("link", name="Compare", exact=True)).to_have_count(0)
    with PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        assert len(paper) <= 2, "a scorecard is read on one sheet, both sides"
    page.emulate_media(media="screen")

    # Did the steps treat groups alike?  Not while anybody rates.
    page.get_by_role("link", name="the ranked list").click()
    page.get_by_role("link", name="Adverse impact").click()
    expect(page.get_by_text("Not yet. Rating goes on.")).to_be_visible()
    service.close_panel(session, vacancy, actor_id=vacancy.created_by)
    keep_counts(session, vacancy)
    session.commit()
    page.reload()
    expect(page.get_by_text("evidence of adverse impact").first).to_be_visible()
    look(page, wrong)

    # Ratings are final: the totals stand beside the ranks, and the wider table fits everywhere.
    page.get_by_role("link", name="Ranked list").click()
    expect(page.get_by_role("columnheader", name="Total with preference")).to_have_count(1)
    fits(page)
    page.get_by_role("table").get_by_role("link", name="Ana Kovač", exact=True).click()
    expect(page.get_by_text("no points added; place")).to_be_visible()
    fits(page)
    page.go_back()

    # How do I print all of it?  The page follows the worker by itself.
    page.get_by_role("link", name="Packet", exact=True).click()
    packet = page.get_by_role("region", name="Packet of the committee")
    packet.get_by_role("button").click()
    expect(packet).to_contain_text("No worker answers at the moment")
    look(page, wrong)
    assert packet_jobs.begin(session, vacancy_id=vacancy.id, kind=Kind.FULL)
    session.commit()
    expect(packet).to_contain_text("being made Since")
    expect(page.locator("[data-said]")).to_contain_text("Packet of the committee: ◐ being made")
    assert wrong == {}


def fits(page: Page) -> None:
    """At widths between a phone's and a desk's."""
    for width in (800, 900, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, f"{page.url} at {width}"


def opens_down_to_one_rating(page: Page) -> None:
    """From the score to its areas, from an area to what one member gave one item."""
    page.get_by_role("table").get_by_role("link", name="Overall").click()
    made = page.get_by_role("table", name="Share of the weight × score in the area")
    expect(made).to_be_visible()
    expect(made.get_by_role("row")).to_have_count(1 + 11 + 1)
    made.get_by_role("link", name="3 Ethics & Policy").click()
    ratings = page.get_by_role("region", name="Ratings in Ethics & Policy")
    expect(ratings).to_be_visible()
    expect(ratings.get_by_role("columnheader")).to_have_text(["Item", "Mean", *MEMBERS])
    given = ratings.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()
    mean = sum(map(int, given[1:])) / len(MEMBERS)
    assert given[0] == f"{mean:.2f}"
    page.get_by_role("region", name="Strongest items").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("#item-"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_committee_decides_signs_and_the_decision_stands(
    page: Page, session: Session, vacancy: Vacancy
) -> None:
    wrong: dict[str, object] = {}
    service.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    page.goto("/")
    page.get_by_role("link", name="Record the decision").click()
    look(page, wrong)

    # The last of the list, without a memo: refused, nothing that was written is lost.
    page.get_by_role("radio", name="Fay Lund").check()
    reasons = "She alone has moved a district to a new data centre."
    page.get_by_label("Reasons", exact=True).fill(reasons)
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was recorded.")
    expect(page.get_by_label("Reasons", exact=True)).to_have_value(reasons)
    expect(page.get_by_role("radio", name="Fay Lund")).to_be_checked()
    expect(page.get_by_text("Name at least one area or item")).to_be_visible()
    look(page, wrong)
    page.get_by_label("Area or item 1").select_option(label="7 Information Technology Management")
    page.get_by_label("What speaks for the chosen candidate").first.fill("The move of 2019.")
    page.get_by_role("button", name="Record this decision").click()
    recorded = page.get_by_role("region", name="Recorded, to be signed")
    expect(recorded.get_by_text("not signed yet")).to_be_visible()
    expect(recorded.get_by_text("The move of 2019.")).to_be_visible()
    look(page, wrong)

    # A dissent needs its sentence; the last signature freezes the decision.
    page.get_by_role("radio", name="I sign in dissent").check()
    page.get_by_role("button", name="Sign the decision").click()
    expect(page.get_by_text("Say in a sentence why you dissent.")).to_be_visible()
    page.get_by_role("radio", name="I sign in dissent").check()
    page.get_by_label("Remark").fill("I would take Ana.")
    page.get_by_role("button", name="Sign the decision").click()
    expect(page.get_by_text("Signed by every member and frozen")).to_be_visible()
    expect(page.get_by_role("button", name="Record this decision")).to_have_count(0)
    expect(page.get_by_role("button", name="Sign the decision")).to_have_count(0)
    look(page, wrong)
    assert wrong == {}
