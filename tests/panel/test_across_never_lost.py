"""The second pass loses no rating either: what is given there while the server is away waits where
the sheet's own answers do, over a reload, and goes up once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from sqlalchemy import select

from hiring.panel import service
from hiring.panel.models import Rating, RatingSource, Sheet
from hiring.vacancies.service import edition_of
from tests.conftest import PASSWORD
from tests.panel import made
from tests.panel.product import Product
from tests.panel.test_never_lost import NOTHING_WAITS, level, line, product

__all__ = ["product"]

AREA, ITEM = "ethics-policy", 13
EMAIL = "across@district.example"


@pytest.fixture
def sheets(product: Product) -> list[int]:
    """Two sheets of one member, every item of the area rated 3 with a note."""
    with product.database() as session:
        vacancy = made.vacancy(session)
        user = made.member(session, vacancy, "Across")
        found = []
        for name in ("Ana Kovač", "Ben Ode"):
            application = made.candidate(session, vacancy, name)
            made.send(session, application)
            sheet = made.open_sheet(session, application, user)
            area = next(a for a in edition_of(session, vacancy).areas if a.slug == AREA)
            for item in area.items:
                service.rate(session, sheet, item=item.number, value=3, note="Seen.")
            found.append(sheet.id)
        return found


@pytest.fixture
def page(product: Product, browser: Browser, sheets: list[int]) -> Iterator[Page]:
    """The second pass over the area, the member signed in."""
    with product.database() as session:
        sheet = session.get_one(Sheet, sheets[0])
        path = f"/vacancies/{sheet.application.vacancy_id}/panel/across/{AREA}"
    page = browser.new_page(base_url=product.url)
    page.goto(path)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("html.with-script")).to_be_attached()
    yield page
    page.context.close()


def versions(product: Product, sheet: int, item: int) -> list[tuple[int, int | None, str | None]]:
    """What stands in a cell after the first pass: version, level, note; each of the second one."""
    with product.database() as session:
        rows = session.scalars(
            select(Rating)
            .where(Rating.sheet_id == sheet, Rating.item == item, Rating.version > 1)
            .order_by(Rating.version)
        ).all()
        assert {row.source for row in rows} <= {"across"}
        return [(row.version, row.value, row.note) for row in rows]


def choose(page: Page, sheet: int, item: int, value: int | None) -> None:
    name = "not_observed" if value is None else str(value)
    row = page.locator(f'[data-sheet="{sheet}"][data-item="{item}"]')
    # A click, since what another device changed is set back before a check could be seen.
    row.locator(f"input[type=radio][value='{name}']").click()


def test_second_pass_goes_on_while_the_server_is_stopped_and_outlives_a_reload(
    product: Product, page: Page, sheets: list[int]
) -> None:
    ana, ben = sheets
    words = page.locator("[data-queue-words]")
    choose(page, ana, ITEM, 4)
    page.wait_for_function(NOTHING_WAITS)
    product.stop()
    choose(page, ana, ITEM, 5)
    choose(page, ben, ITEM, None)
    choose(page, ana, ITEM, 2)
    choose(page, ben, ITEM + 1, 1)
    expect(words).to_contain_text("4 answers wait in this browser: the server can't be reached")
    told = page.locator("[data-queue-list] li").all_text_contents()
    assert sum("Candidate 1, item 13: 5 Excel, given" in line for line in told) == 1
    with pytest.raises(Error):
        page.reload()
    product.start()
    # What waits is there on the candidate's own sheet, too, and goes up from there.
    page.goto(f"/sheets/{ben}?area={AREA}")
    page.wait_for_function(
        "sheet => !Object.keys(localStorage).some((n) => n.includes(`/${sheet}/answer/`))", arg=ben
    )
    expect(level(page, ITEM, None)).to_be_checked()
    expect(line(page, ITEM).locator("textarea")).to_have_value("Seen.")
    page.go_back()
    page.wait_for_function(NOTHING_WAITS)
    assert versions(product, ana, ITEM) == [(2, 4, "Seen."), (3, 5, "Seen."), (4, 2, "Seen.")]
    assert versions(product, ben, ITEM) == [(2, None, "Seen.")]
    assert versions(product, ben, ITEM + 1) == [(2, 1, "Seen.")]
    # Another device was quicker: it is said, and nothing is overwritten.
    with product.database() as session:
        sheet = session.get_one(Sheet, ana)
        service.rate(session, sheet, item=ITEM, value=1, source=RatingSource.ACROSS)
    choose(page, ana, ITEM, 5)
    row = page.locator(f'[data-sheet="{ana}"][data-item="{ITEM}"]')
    expect(row.locator("[data-message]")).to_contain_text("it says 1 Need help!. You chose 5 Excel")
    assert versions(product, ana, ITEM)[-1] == (5, 1, "Seen.")
