"""The rating sheet in a real browser: saved as it is given, never overwritten silently."""

from __future__ import annotations

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
def sheet(session: Session) -> Sheet:
    """Mara's open sheet."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    application = made.candidate(session, vacancy)
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
    expect(page.locator("[data-announce]")).to_have_text("Item 1 saved")
    page.wait_for_function(
        "document.querySelector('[data-item=\"1\"] [name=seen-1]').value === '2'"
    )
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
    page.wait_for_function(
        "document.querySelector('[data-item=\"1\"] [name=seen-1]').value === '4'"
    )
    assert ratings(session)[-1] == (1, 4, 5, "Led the plan.")

    page.locator('[data-rail="data-management"]').click()
    expect(page.locator('[data-item="53"]')).to_be_visible()
    expect(item).not_to_be_visible()
    assert faults(page) == []
