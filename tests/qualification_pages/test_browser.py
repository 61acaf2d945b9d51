"""The page of a candidate in a real browser: facts and words lead to one another by keyboard and by
mouse, on a desk and on a phone, and two recruiters never overwrite each other."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hiring.people.models import Role
from hiring.reading.facts import Facts
from tests.e2e.browser import faults, overflow, sign_in
from tests.panel.made import person
from tests.patience import held, sent
from tests.qualification_pages import made

Open = Callable[..., Page]
CLOSE_AND_OPEN = """link => new Promise((done) => {
    addEventListener("popstate", () => setTimeout(done));
    document.querySelector("[data-close-sheet]").click();
    link.click();
})"""


def over_two_pages(found: Facts) -> Facts:
    """These facts, the degree of which stands on the second page."""
    (degree,) = found.education
    (words,) = degree.evidence
    moved = replace(degree, evidence=(replace(words, page=2),))
    return replace(found, education=(moved,))


@pytest.fixture(autouse=True)
def candidates(app: Flask) -> None:
    """Candidate 1, whose file has pictures of its pages, and candidate 2, whose file is text; each
    headed a department from some time in 2014 to some time in 2024."""
    picture = io.BytesIO()
    Image.new("RGB", (612, 792), "white").save(picture, "WEBP")
    with made.session_of(app) as session:
        for name in ("rita", "omar"):
            person(session, name, Role.RECRUITER)
        vacancy = made.vacancy(session)
        for name, paper in (("Berta Ode", True), ("Carl Ode", False)):
            found = made.facts(name, paper=paper)
            job = made.head(found.sha256, "2014", "2024", paper=paper)
            text = found.text.replace("2010-01 – present", "2014 – 2024")
            found = replace(found, positions=(job,), text=text)
            one = made.candidate(session, vacancy, over_two_pages(found) if paper else found)
            if paper:
                row = made.document_of(session, one)
                pictures = [picture.getvalue()] * 2
                made.draw(session, app.extensions["storage"], row, *pictures)
        session.commit()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """`open_page("/candidates/1")` gives a page of a recruiter's who has signed in."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, name: str = "rita", width: int = 1280, **options: object) -> Page:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        sign_in(page, address, f"{name}@district.example")
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_finding_lights_all_its_words_and_words_name_all_that_rests_on_them(
    open_page: Open,
) -> None:
    page = open_page("/candidates/1")
    finding = page.locator("#finding-experience-total h3 .fact")
    finding.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".words.chosen")).to_have_count(2)
    expect(page.locator(".words.chosen").first).to_be_in_viewport()
    expect(finding).to_have_attribute("aria-current", "true")
    expect(finding).to_be_focused()
    expect(page.locator("[data-announce]")).to_have_text(
        "2 places; the first is on page 1 of resume.pdf."
    )
    page.get_by_role("button", name="Next place").click()
    expect(page.locator("[data-steps]")).to_have_text("2 of 2")

    dates = page.get_by_role("link", name="2014 – 2024", exact=True).last
    dates.focus()
    page.keyboard.press("Enter")
    bears = page.get_by_role("group", name="What rests on “2014 – 2024”")
    expect(bears).to_be_focused()
    expect(bears.get_by_role("listitem")).to_have_text(
        [
            "◐ Ten years overseeing an IT department unclear",
            "● Seven years managing technical staff met",
            "Position 1 (dates)",
        ]
    )
    page.keyboard.press("Escape")
    expect(bears).to_be_hidden()
    expect(dates).to_be_focused()
    page.keyboard.press("Enter")
    bears.get_by_role("link", name="Position 1").click()
    expect(page.get_by_role("link", name="All words of position 1")).to_be_focused()
    expect(page.locator("#position-1")).to_be_in_viewport()


def test_date_lights_exactly_its_words_also_in_a_text(open_page: Open) -> None:
    for path in ("/candidates/1", "/candidates/2"):
        page = open_page(path)
        page.locator("#position-1 .entry-place").get_by_role("link", name="2014 – 2024").click()
        expect(page.locator(".words.chosen")).to_have_count(1)
        expect(page.locator(".words.chosen")).to_be_in_viewport()
    expect(page.locator("[data-announce]")).to_have_text("Shown in the text.")
    page.locator(".words.chosen").click()
    expect(page.locator(".bears.open")).to_contain_text("Position 1 (dates)")


def test_links_jump_both_ways_without_a_script(
    browser: Browser, address: str, open_page: Open
) -> None:
    cookies = open_page("/").context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=cookies)
    page = context.new_page()
    page.goto(f"{address}/candidates/1")
    page.locator("#finding-education-bachelor h3 .fact").click()
    words = page.locator(":target")
    expect(words).to_be_in_viewport()
    words.click()
    bears = page.locator(":target")
    expect(bears).to_be_in_viewport()
    bears.get_by_role("link", name="Degree 1").click()
    assert page.url.endswith("#degree-1")
    expect(page.locator("#degree-1")).to_be_in_viewport()
    page.locator("#degree-1").get_by_role("link", name="Correct…").click()
    expect(page.get_by_label("Field of study")).to_have_value("Computer Science")
    context.close()


def test_document_slides_over_the_findings_of_a_phone(open_page: Open) -> None:
    page = open_page("/candidates/1", width=360)
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_hidden()
    degree = page.locator("#degree-1").get_by_role("link", name="B.S.", exact=True)
    degree.click()
    expect(sheet).to_be_visible()
    expect(page.locator(".words.chosen")).to_be_in_viewport()
    assert faults(page) == []
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main') || "
                             "!!document.activeElement.closest('dialog')")  # fmt: skip
    page.get_by_role("link", name="Back to the findings").click()
    expect(sheet).to_be_hidden()
    expect(degree).to_be_focused()
    degree.click()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    degree.click()
    expect(sheet).to_be_visible()
    page.go_back()
    expect(sheet).to_be_hidden()
    assert page.url.endswith("/candidates/1")
    # Closed and opened at once: the way back that the first one takes doesn't close the second.
    degree.click()
    degree.evaluate(CLOSE_AND_OPEN)
    expect(sheet).to_be_visible()
    page.go_back()
    expect(sheet).to_be_hidden()
    assert page.url.endswith("/candidates/1")


def test_correction_is_made_where_the_fact_stands_and_says_what_it_changed(
    open_page: Open,
) -> None:
    page = open_page("/candidates/1")
    with held(page, "/correct") as forms:
        page.locator("#position-1").get_by_role("button", name="Correct…").dblclick()
        sent(page)
        assert len(forms) == 1  # a second one would take the place of what is being typed
    form = page.locator("form.act-form.inline")
    expect(form.get_by_role("heading")).to_be_focused()
    expect(page.locator(".words.chosen")).to_have_count(2)
    form.get_by_label("Start").fill("Jan 2014")
    form.get_by_label("End").fill("12/2024")
    form.get_by_label("How you know").fill("Her employer's letter.")
    form.get_by_role("button", name="Keep the correction").click()
    said = page.get_by_role("status").filter(has_text="The correction is kept.")
    expect(said).to_contain_text("Ten years overseeing an IT department: unclear → met")
    expect(said).to_be_in_viewport()
    said.get_by_role("button", name="Close").click()
    expect(said).to_have_count(0)
    change = page.locator("#position-1 .change")
    expect(change).to_contain_text("read as 2024 → December 2024")
    expect(change).to_contain_text("“Her employer's letter.”")
    change.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("The change is taken back.")).to_be_visible()
    expect(page.locator("#finding-experience-total h3")).to_contain_text("unclear")
    expect(page.locator("#position-1 .change")).to_have_count(0)


def test_second_recruiter_is_told_and_overwrites_nothing(open_page: Open) -> None:
    first = open_page("/candidates/1")
    second = open_page("/candidates/1", name="omar")
    second.locator("#position-1").get_by_role("button", name="Correct…").click()
    form = second.locator("form.act-form")
    form.get_by_label("End").fill("December 2024")
    form.get_by_label("How you know").fill("Told by telephone.")

    first.locator("#position-1").get_by_role("button", name="Correct…").click()
    first.locator("form.act-form").get_by_label("Start").fill("January 2014")
    first.get_by_role("button", name="Keep the correction").click()
    expect(first.get_by_text("The correction is kept.")).to_be_visible()

    second.get_by_role("button", name="Keep the correction").click()
    told = second.get_by_role("alert")
    expect(told).to_contain_text("Nothing is overwritten")
    expect(told).to_contain_text("A fact was corrected, by rita.")
    expect(told).to_contain_text("Start: 2014 → January 2014")
    expect(form.get_by_label("Start")).to_have_value("January 2014")
    expect(form.get_by_label("End")).to_have_value("December 2024")
    expect(form.get_by_label("How you know")).to_have_value("Told by telephone.")
    assert faults(second) == []
    second.get_by_role("button", name="Keep the correction").click()
    expect(second.locator("#position-1")).to_contain_text("January 2014 – December 2024")
    expect(second.locator("#position-1 .change")).to_have_count(2)
    expect(second.locator("#finding-experience-total h3")).to_contain_text("met")


def test_finding_is_overridden_with_a_reason_and_the_history_keeps_both(open_page: Open) -> None:
    page = open_page("/candidates/1")
    finding = page.locator("#finding-experience-total")
    finding.get_by_role("button", name="Override…").click()
    form = page.locator("form.act-form")
    form.get_by_label("not met", exact=True).check()
    form.get_by_role("button", name="Override the finding").click()
    expect(form.get_by_text("Give the reason")).to_be_visible()
    expect(form.get_by_label("not met", exact=True)).to_be_checked()
    form.get_by_label("Reason").fill("She headed one team.")
    form.get_by_role("button", name="Override the finding").click()
    expect(finding.locator(".decision")).to_contain_text("Overridden by rita")
    expect(finding.locator(".decision")).to_contain_text("“She headed one team.”")
    expect(finding.locator(".decision")).to_contain_text("The rules find: ◐ unclear")
    past = page.locator(".moves").last
    expect(past).to_contain_text("Overridden: Ten years overseeing an IT department")
    past.get_by_role("link", name="These findings in full").click()
    expect(page.get_by_text("These findings are no longer in force.")).to_be_visible()
    expect(page.locator("#finding-experience-total h3")).to_contain_text("unclear")
    expect(page.get_by_role("button", name="Override…")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        pytest.param(768, "light", marks=pytest.mark.measure),
        pytest.param(1280, "dark", marks=pytest.mark.measure),
    ],
)
def test_page_is_accessible_and_fits(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/candidates/1", width=width, color_scheme=scheme)
    page.locator("#finding-experience-total").get_by_role("button", name="Override…").click()
    expect(page.locator("form.act-form")).to_be_visible()
    assert (faults(page), overflow(page)) == ([], 0)


def test_pages_around_it_are_accessible_and_fit(open_page: Open, address: str) -> None:
    page = open_page("/candidates/1", width=360)
    correct = page.locator("#position-1 a.act").first.get_attribute("href")
    for path in (correct, "/candidates/2", "/candidates/1/findings/1"):
        page.goto(f"{address}{path}")
        assert (faults(page), overflow(page)) == ([], 0)


def test_page_fits_with_text_of_double_size(open_page: Open) -> None:
    page = open_page("/candidates/1", width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(page.locator("dialog .sheet").first).to_be_attached()
    assert overflow(page) == 0


def test_print_has_the_findings_and_no_buttons(open_page: Open) -> None:
    page = open_page("/candidates/1")
    page.emulate_media(media="print")
    expect(page.get_by_text("Up to 10 months are missing, perhaps none.")).to_be_visible()
    expect(
        page.locator(".act:visible, .button:visible, dialog:visible, .sheet:visible")
    ).to_have_count(0)
