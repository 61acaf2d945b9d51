"""The rating sheet in a real browser: saved as it is given, never overwritten silently."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from hiring.panel import service
from hiring.panel.models import Rating, Sheet
from tests.conftest import PASSWORD
from tests.e2e.browser import faults, launch
from tests.panel import made


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
def page(app: Flask, sheet: Sheet) -> Iterator[Page]:
    """Mara's browser on her sheet."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as driver, launch(driver) as browser:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(20_000)
        page.goto(f"/sign-in?next=/sheets/{sheet.id}")
        page.get_by_label("E-mail").fill("mara@district.example")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        yield page
    server.shutdown()
    thread.join()


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
    item.get_by_role("radio", name="5 Excel").check(force=True)
    expect(item.locator("[data-message]")).to_contain_text(
        "Changed in another window: it says 2 Basic. You chose 5 Excel"
    )
    expect(item.get_by_role("radio", name="2 Basic")).to_be_checked()
    assert ratings(session)[-1] == (1, 3, 2, "Led the plan.")

    item.get_by_role("radio", name="5 Excel").check()
    expect(item.locator("[data-message]")).to_have_text("")
    expect(item.locator("[name=seen-1]")).to_have_value("4")
    assert ratings(session)[-1] == (1, 4, 5, "Led the plan.")

    page.locator('[data-rail="data-management"]').click()
    expect(page.locator('[data-item="53"]')).to_be_visible()
    expect(item).not_to_be_visible()
    assert faults(page) == []
    look_at_the_page_large(page)


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
