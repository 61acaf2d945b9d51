"""The rating sheet in a real browser: saved as it is given, never overwritten silently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.panel.instrument import items_of
from hiring.panel.models import AreaNote, Rating, Sheet, SheetState
from hiring.vacancies.service import edition_of
from tests.conftest import PASSWORD
from tests.e2e.browser import WIDTHS, faults, overflow
from tests.panel import made
from tests.patience import PATIENCE_MS

TOP = "part => part.getBoundingClientRect().top"


@pytest.fixture
def sheet(app: Flask, session: Session) -> Sheet:
    """Mara's open sheet, beside a twin of one page."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    application = made.candidate(session, vacancy)
    made.twins(session, app.extensions["storage"], application)
    made.send(session, application)
    sheet = made.open_sheet(session, application, mara)
    session.commit()
    return sheet


@pytest.fixture
def page(browser: Browser, sheet: Sheet, address: str) -> Iterator[Page]:
    """Mara's browser on her sheet."""
    page = browser.new_page(base_url=address)
    page.goto(f"/sign-in?next=/sheets/{sheet.id}")
    page.get_by_label("E-mail").fill("mara@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    page.close()


def ratings(session: Session) -> list[tuple[int, int, int | None, str | None]]:
    columns = (Rating.item, Rating.version, Rating.value, Rating.note)
    rows = session.execute(select(*columns).order_by(Rating.item, Rating.version)).all()
    session.rollback()  # the next look must begin a transaction of its own
    return [(item, version, value, note) for item, version, value, note in rows]


def test_sheet_saves_shows_anchors_and_says_when_another_window_was_quicker(
    page: Page, session: Session, sheet: Sheet
) -> None:
    item = page.locator('[data-item="1"]')
    item.get_by_role("radio", name="4 Proficient").check()
    expect(item.locator("[data-saved] time")).to_be_visible()
    shown = item.locator("[data-saved] time").inner_text()
    expect(page.locator("[data-rated]")).to_have_text("1")
    expect(page.locator('[data-rail="leadership-vision"]')).to_contain_text("6 left")
    expect(page.locator("#area-leadership-vision [data-anchor-now]")).to_contain_text(
        "4 Proficient:"
    )
    assert ratings(session) == [(1, 1, 4, None)]
    at = session.scalars(select(Rating.at)).one()
    session.rollback()
    assert shown == f"{at.astimezone(ZoneInfo('America/Los_Angeles')):%H:%M}"

    item.get_by_text("Note").first.click()
    item.get_by_role("textbox").fill("Led the plan.")
    item.get_by_role("textbox").blur()
    expect(item).not_to_have_class("item unsaved")
    expect(page.locator("[data-announce]")).to_have_text(re.compile(r"^Item 1 saved \d\d:\d\d$"))
    expect(item.locator("[name=seen-1]")).to_have_value("2")
    assert ratings(session)[-1] == (1, 2, 4, "Led the plan.")

    service.rate(session, sheet, item=1, value=2)
    session.commit()
    item.get_by_role("radio", name="5 Excel").click()  # set back before a check sees it
    expect(item.locator("[data-message]")).to_contain_text(
        "Changed in another window: it says 2 Basic. You chose 5 Excel"
    )
    expect(item.get_by_role("radio", name="2 Basic")).to_be_checked()
    assert ratings(session)[-1] == (1, 3, 2, "Led the plan.")

    item.get_by_role("radio", name="5 Excel").check()
    expect(item.locator("[data-message]")).to_have_text("")
    expect(item.locator("[name=seen-1]")).to_have_value("4")
    assert ratings(session)[-1] == (1, 4, 5, "Led the plan.")

    bar_of_what_waits_moves_nothing(page)
    page.locator('[data-rail="data-management"]').click()
    expect(page.locator('[data-item="53"]')).to_be_visible()
    expect(item).not_to_be_visible()
    assert faults(page) == []
    look_at_the_page_large(page)


def bar_of_what_waits_moves_nothing(page: Page) -> None:
    """It comes in above the sheet and goes; what is under a finger stays, and no click is lost."""
    sheet, words = page.locator(".sheet"), page.locator("[data-queue-words]")
    for scrolled, level in ((0, 3), (300, 4)):
        page.evaluate("top => scrollTo(0, top)", scrolled)
        before = sheet.evaluate(TOP)
        page.route("**/ratings", lambda route: route.abort())
        page.locator(f"[data-item='1'] [value='{level}']").evaluate("radio => radio.click()")
        expect(words).to_contain_text("1 answer waits")
        assert sheet.evaluate(TOP) == pytest.approx(before, abs=1)
        page.unroute("**/ratings")
        expect(words).to_be_hidden()
        assert sheet.evaluate(TOP) == pytest.approx(before, abs=1)


def look_at_the_page_large(page: Page) -> None:
    """The page opens over the sheet, grows, and closes to where the member was; without scripts,
    too: every part of it is the browser's own."""
    browser = page.context.browser
    assert browser is not None
    state = page.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(page.url)
    for window, width in ((page, 1280), (plain, 360)):
        window.set_viewport_size({"width": width, "height": 700})
        if not window.locator(".twin-page").is_visible():
            window.locator(".twin > summary").click()
        window.get_by_role("button", name="Page 1 of document 1: see it large").press("Enter")
        large = window.get_by_role("dialog", name="Candidate 1, document 1")
        image = large.get_by_role("img")
        expect(image).to_be_in_viewport()
        expect(large.get_by_role("region")).to_be_focused()
        before = image.bounding_box()
        large.get_by_label("200 %").check()
        after = image.bounding_box()
        assert before is not None
        assert after is not None
        assert after["width"] == pytest.approx(2 * before["width"], rel=0.01)
        if window is page:
            assert faults(page) == []
        window.keyboard.press("Escape")
        expect(large).to_be_hidden()
        expect(window.locator(".twin-page")).to_be_focused()


def test_whole_sheet_is_done_by_keys_alone(page: Page, session: Session, sheet: Sheet) -> None:
    edition = edition_of(session, sheet.application.vacancy)
    numbers = [entry.number for area in edition.areas for entry in items_of(edition, area)]
    session.rollback()
    expect(page.locator("[data-keys]")).to_be_visible()
    given: list[tuple[int, int, int | None, str | None]] = []
    for at, number in enumerate(numbers):
        value = (3, 1, None, 5, 2, 4)[at % 6]
        page.keyboard.press("0" if value is None else str(value))
        given.append((number, 1, value, None))
        if at == 1:  # words of a note are no answers, and the way back leads on
            page.keyboard.press("m")
            expect(page.locator(f"#note-{number}")).to_be_focused()
            expect(page.locator(f"#ask-{number}")).to_be_visible()
            page.keyboard.type("5 plans, 0 kept, none named")
            expect(page.locator(f"#ask-{number}")).to_be_hidden()
            page.keyboard.press("Escape")
            given.append((number, 2, value, "5 plans, 0 kept, none named"))
            assert page.evaluate(OUTLINED) == [str(numbers[2]), "solid"]
        if at == 8:
            look_everywhere(page)
    expect(page.locator("[data-submit]")).to_be_focused()
    page.keyboard.press("ArrowUp")  # scrolls: the focus is on no item
    expect(page.locator("[data-rated]")).to_have_text("62")
    expect(page.locator("[data-rail='data-management']")).to_contain_text("done")
    # While something waits that could not be sent, the review stays away.
    expect(page.locator(".unsaved")).to_have_count(0, timeout=2 * PATIENCE_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Every item has an answer.")).to_be_visible()
    assert ratings(session) == sorted(given)
    for _ in range(60):
        if page.evaluate("() => document.activeElement.matches('[data-submit-sheet] button')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Candidate 1: submitted")
    session.refresh(sheet)
    assert sheet.state == SheetState.SUBMITTED


OUTLINED = """() => {
    const radio = document.activeElement, level = radio.parentElement;
    return [radio.closest("[data-item]").dataset.item, getComputedStyle(level).outlineStyle];
}"""


def look_everywhere(page: Page) -> None:
    """Axe finds nothing and nothing stands outside the window, at each width and with large
    text."""
    assert page.locator("[data-item].now").count() == 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (faults(page), overflow(page)) == ([], 0), width
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert overflow(page) == 0
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")


def test_keys_move_are_switched_off_and_paper_keeps_what_is_not_the_candidates(
    page: Page, session: Session, sheet: Sheet
) -> None:
    first, second = page.locator('[data-item="1"]'), page.locator('[data-item="2"]')
    expect(page.locator("[data-keys]")).to_be_visible()
    first.get_by_role("radio", name="3 Intermediate").focus()
    page.keyboard.press("ArrowDown")
    expect(second.locator("input[type=radio]").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")  # the browser's own: one level on
    expect(first.get_by_role("radio", name="1 Need help!")).to_be_checked()
    page.keyboard.press("n")
    expect(second.locator("input[type=radio]").first).to_be_focused()
    page.get_by_role("checkbox", name="Use these keys").uncheck()
    second.locator("input[type=radio]").first.focus()
    page.keyboard.press("4")
    expect(second.get_by_role("radio", name="4 Proficient")).not_to_be_checked()
    area = page.locator("[data-area-note=leadership-vision]")
    area.get_by_label("Note on the whole area").fill("Steady through all answers.")
    area.get_by_label("Note on the whole area").blur()
    expect(area.locator("[data-saved] time")).to_be_visible()
    page.reload()
    expect(page.get_by_role("checkbox", name="Use these keys")).not_to_be_checked()
    assert [(n.area, n.version, n.note) for n in session.scalars(select(AreaNote))] == [
        ("leadership-vision", 1, "Steady through all answers.")
    ]
    session.rollback()
    page.set_viewport_size({"width": 360, "height": 800})  # the rail stands below the form
    area.scroll_into_view_if_needed()
    page.reload()
    expect(page.locator("[data-keys]")).not_to_have_attribute("open", "")
    assert page.evaluate("localStorage.getItem('hiring/keys/closed')") is None  # nobody closed it
    area.scroll_into_view_if_needed()
    total = page.locator("[data-total-again]")
    expect(total).to_be_in_viewport()
    expect(total).to_contain_text(re.compile(r"^1 of 62 rated about \d+ min"))
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(total).to_be_hidden()
    page.get_by_role("link", name="On paper").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Candidate 1: rating sheet on paper")
    assert (faults(page), overflow(page)) == ([], 0)
    page.set_viewport_size({"width": 360, "height": 800})
    assert overflow(page) == 0
    # One area a page, with room for notes.
    assert page.pdf(format="Letter").count(b"/Type /Page\n") == 11
