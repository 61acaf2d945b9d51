"""The list and the merging of two candidates in a real browser, at three widths and by axe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hiring.people.models import Role
from hiring.vacancies.service import add_application
from tests.e2e.browser import faults, overflow, sign_in
from tests.panel.made import member, person
from tests.patience import held, sent
from tests.qualification_pages import made
from tests.qualification_pages.people import someone

Open = Callable[..., Page]
LIST = "/vacancies/1/candidates"
PAGES = (
    f"{LIST}?page=2",
    f"{LIST}?sort=changed&stage=qualified",
    "/vacancies/1/same-person",
    "/vacancies/1/same-person/merge?first=1&second=2",
    "/candidates/3/reopen",
)


@pytest.fixture(autouse=True)
def candidates(app: Flask) -> None:
    """Three judged candidates, two of them of one e-mail address, and fifty who wait."""
    with made.session_of(app) as session:
        person(session, "rita", Role.RECRUITER)
        vacancy = made.vacancy(session)
        member(session, vacancy, "mara")
        unclear = made.unclear("Ana K")
        address = "ana@mail.example"
        someone(session, vacancy, "Ana Kovač", email=address)
        someone(session, vacancy, "Ana K", email=address, found=unclear, filename="cv.pdf")
        someone(session, vacancy, "Cleo Marsh", found=made.short("Cleo Marsh"))
        for _ in range(50):
            add_application(session, vacancy)
        session.commit()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """`open_page("/vacancies")` gives a page of a recruiter's who has signed in."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, width: int = 1280, **options: object) -> Page:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        sign_in(page, address, "rita@district.example")
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def act(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_choice_is_remembered_over_pages_filters_and_a_look_at_a_candidate(
    open_page: Open, address: str
) -> None:
    page = open_page(LIST)
    expect(page.get_by_role("button", name="Ask…", exact=True)).to_be_disabled()
    page.get_by_role("checkbox", name="Choose Ana Kovač").check()
    page.get_by_role("checkbox", name="Choose Cleo Marsh").check()
    expect(page.get_by_text("1 of them has open findings.")).to_be_visible()
    act(page, "Next 50")
    expect(page.get_by_text("2 chosen, on other pages or outside the filters.")).to_be_visible()
    page.get_by_role("checkbox", name="Choose Candidate 53").check()
    expect(page.get_by_text("1 of them is not judged and at “qualified”")).to_be_visible()
    page.goto(f"{address}{LIST}?outcome=meets")
    page.get_by_role("link", name="Ana Kovač").click()
    page.get_by_role("link", name="Candidates", exact=True).click()
    assert page.url.endswith("?outcome=meets")
    expect(page.get_by_role("checkbox", name="Choose Ana Kovač")).to_be_checked()
    expect(page.get_by_role("button", name="Ask 3 candidates…")).to_be_enabled()
    act(page, "Choose none")
    expect(page.get_by_role("button", name="Ask…", exact=True)).to_be_disabled()


def test_choices_are_remembered_in_the_order_in_which_they_are_made(open_page: Open) -> None:
    page = open_page(LIST)
    with held(page, "/choice") as choices:
        page.get_by_role("checkbox", name="Choose Ana Kovač").check()
        page.get_by_role("checkbox", name="Choose Cleo Marsh").check()
        sent(page)
        assert len(choices) == 1  # of two on their way the older could arrive last
    act(page, "Next 50")
    expect(page.get_by_text("2 chosen, on other pages or outside the filters.")).to_be_visible()


def test_all_are_set_aside_with_one_reason_and_put_back(open_page: Open) -> None:
    page = open_page(LIST)
    page.get_by_role("checkbox", name="Choose Ana Kovač").check()
    act(page, "Choose all 53 that fit")
    act(page, "Set 53 candidates aside…")
    expect(page.get_by_role("heading", name="Set 53 candidates aside")).to_be_visible()
    page.get_by_label("Reason").fill("The opening is withdrawn.")
    act(page, "Set all 53 aside")
    notice = page.get_by_text(re.compile("53 candidates are set aside: Ana Kovač, Ana K, Cleo"))
    expect(notice).to_be_visible()
    act(page, "Put them back")
    expect(page.get_by_text("53 candidates stand where they stood before.")).to_be_visible()
    expect(notice).to_be_hidden()


def test_mixed_choice_goes_to_the_panel_after_a_look_at_who_cannot(
    open_page: Open, address: str
) -> None:
    page = open_page(LIST)
    for name in ("Ana Kovač", "Candidate 4"):
        page.get_by_role("checkbox", name=f"Choose {name}", exact=True).check()
    act(page, "Send 2 candidates to the panel")
    expect(page.get_by_role("heading", name="Not sent")).to_be_visible()
    act(page, "Send 1 candidate to the panel")
    expect(page.get_by_text("1 candidate is with the panel; 1 new sheet made.")).to_be_visible()
    page.goto(f"{address}{LIST}")
    expect(page.get_by_role("button", name="Set 1 candidate aside…")).to_be_enabled()
    expect(page.get_by_role("checkbox", name="Choose Candidate 4", exact=True)).to_be_checked()


def test_bulk_acts_work_without_a_script(open_page: Open) -> None:
    page = open_page(LIST, java_script_enabled=False)
    page.get_by_role("checkbox", name="Choose Ana Kovač").check()
    act(page, "Next 50")
    page.get_by_role("checkbox", name="Choose Candidate 53").check()
    act(page, "Set aside…")
    page.get_by_label("Reason").fill("They withdrew.")
    act(page, "Set all 2 aside")
    expect(page.get_by_text("2 candidates are set aside: Ana Kovač, Candidate 53.")).to_be_visible()


def test_two_candidates_are_merged_and_separated(open_page: Open) -> None:
    page = open_page(LIST)
    page.get_by_role("link", name="Look at them side by side").click()
    page.get_by_role("link", name="These are one person: merge…").click()
    page.get_by_label("Candidate 2, Ana K, qualified").check()
    act(page, "Merge the two")
    expect(page.get_by_text("Candidate 1 is merged into candidate 2.")).to_be_visible()
    expect(page.get_by_role("heading", name="Ana K", exact=True)).to_be_visible()
    page.get_by_role("link", name="Ana Kovač").click()
    expect(page.get_by_role("heading", name="Ana Kovač is merged")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Reason").fill("Two sisters.")
    act(page, "Separate the two")
    expect(page.get_by_role("heading", name="Ana Kovač", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        pytest.param(768, "dark", marks=pytest.mark.measure),
        pytest.param(1280, "light", marks=pytest.mark.measure),
    ],
)
def test_pages_are_accessible_and_fit(
    open_page: Open, address: str, width: int, scheme: str
) -> None:
    page = open_page("/", width=width, color_scheme=scheme)
    for path in PAGES:
        page.goto(f"{address}{path}")
        assert (path, faults(page)) == (path, [])
        assert (path, overflow(page)) == (path, 0)
    page.goto(f"{address}{LIST}?stage=qualified")
    page.get_by_role("checkbox", name="Choose Ana Kovač").check()
    act(page, "Set 1 candidate aside…")
    expect(page.get_by_role("heading", name="Set 1 candidate aside", level=1)).to_be_visible()
    assert faults(page) == []
