"""No answer is lost, doubled or overwritten, whatever happens to server, network, session and tabs:
what was clicked in a real browser is compared with the database, version by version."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sqlalchemy import select

from hiring.panel import service
from hiring.panel.models import Rating, Sheet
from hiring.people.models import User
from tests.conftest import PASSWORD
from tests.panel import made
from tests.panel.product import Product
from tests.patience import held, hurry

NUMBERS = count(1)
TOP = "radio => radio.getBoundingClientRect().top"
NOTHING_WAITS = """() => document.documentElement.classList.contains("with-script")
    && !Object.keys(localStorage).some((name) => name.includes("/answer/"))"""
Version = tuple[int, int, int | None, str | None]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The running product."""
    product = Product(tmp_path_factory.mktemp("product"))
    product.start()
    yield product
    product.end()


class Hand:
    """A member who rates in a browser; what was given is written down as the database should have
    it."""

    def __init__(self, product: Product, browser: Browser) -> None:
        number = next(NUMBERS)
        self.product, self.browser = product, browser
        self.email = f"rater{number}@district.example"
        with product.database() as session:
            vacancy = made.vacancy(session)
            user = made.member(session, vacancy, f"Rater{number}")
            application = made.candidate(session, vacancy, f"Ana Kovač {number}")
            made.send(session, application)
            self.sheet = made.open_sheet(session, application, user).id
            self.user = user.id
        self.given: dict[int, list[tuple[int | None, str | None]]] = defaultdict(list)
        self.context = browser.new_context(base_url=product.url)
        self.page = self.open(self.context)

    def open(self, context: BrowserContext) -> Page:
        """The sheet in a new tab, after signing in where that is asked."""
        page = context.new_page()
        page.goto(f"/sheets/{self.sheet}")
        if page.get_by_label("E-mail").count():
            self.sign_in(page)
        expect(page.locator("html")).to_have_class(re.compile("with-script"))
        return page

    def sign_in(self, page: Page, email: str = "") -> None:
        page.get_by_label("E-mail").fill(email or self.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()

    def choose(self, item: int, value: int | None, page: Page | None = None) -> None:
        """Click a level."""
        level(page or self.page, item, value).check()
        note = self.given[item][-1][1] if self.given[item] else None
        self.given[item].append((value, note))

    def note(self, item: int, words: str) -> None:
        """Type a note and leave the field."""
        row = line(self.page, item)
        row.locator("details.note").evaluate("note => { note.open = true }")
        row.locator("textarea").fill(words)
        row.locator("textarea").blur()
        self.given[item].append((self.given[item][-1][0], words))

    def settle(self, page: Page | None = None) -> None:
        """Wait until nothing waits any more, without touching the page."""
        page = page or self.page
        page.wait_for_function(NOTHING_WAITS)
        expect(page.locator("[data-queue]")).to_be_hidden()
        expect(page.locator(".unsaved")).to_have_count(0)

    def expected(self) -> list[Version]:
        return [
            (item, version, value, note)
            for item, versions in sorted(self.given.items())
            for version, (value, note) in enumerate(versions, start=1)
        ]

    def stored(self) -> list[Version]:
        with self.product.database() as session:
            rows = session.scalars(
                select(Rating)
                .where(Rating.sheet_id == self.sheet)
                .order_by(Rating.item, Rating.version)
            )
            return [(row.item, row.version, row.value, row.note) for row in rows]

    def check(self) -> None:
        """The database holds what was clicked, version by version, and nothing else."""
        assert self.stored() == self.expected()

    def check_order(self) -> None:
        """The same, saved in the order of the clicks, each once."""
        self.check()
        with self.product.database() as session:
            query = select(Rating).where(Rating.sheet_id == self.sheet).order_by(Rating.id)
            rows = session.scalars(query).all()
        moments = [row.given_at for row in rows if row.given_at]
        assert moments == sorted(moments)
        assert len({row.key for row in rows}) == len(moments) == len(rows)


@pytest.fixture
def hand(product: Product, browser: Browser) -> Iterator[Hand]:
    """A member with a sheet of their own."""
    hand = Hand(product, browser)
    yield hand
    hand.context.close()


def line(page: Page, item: int) -> Locator:
    return page.locator(f'[data-item="{item}"]')


def level(page: Page, item: int, value: int | None) -> Locator:
    name = "not_observed" if value is None else str(value)
    return line(page, item).locator(f"input[type=radio][value='{name}']")


def leave(page: Page) -> None:
    """Sign out."""
    page.locator(".menu:not(.left) summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def words(page: Page) -> Locator:
    return page.locator("[data-queue-words]")


def test_sheet_goes_on_while_the_server_is_stopped_and_killed(hand: Hand) -> None:
    page = hand.page
    for item in (1, 2, 3):
        hand.choose(item, item + 1)
    hand.settle()
    hand.product.stop()
    hand.choose(4, 5)
    expect(words(page)).to_contain_text("1 answer waits in this browser: the server can't be")
    hand.choose(1, None)
    hand.choose(1, 3)
    hand.note(1, "Changed my mind.")
    hand.choose(5, None)
    expect(words(page)).to_contain_text("5 answers wait in this browser")
    expect(line(page, 5).locator("[data-saved]")).to_have_text("waiting")
    expect(page.locator("[data-announce]")).to_contain_text("Sending goes on by itself")
    hand.product.start()
    hand.settle()
    expect(page.locator("[data-announce]")).to_contain_text(re.compile("saved"))
    hand.check_order()
    for item, value in ((6, 1), (7, 2)):
        hand.choose(item, value)
    hand.product.kill()  # whatever was on its way
    hand.choose(6, 4)
    hand.choose(7, None)
    expect(words(page)).to_contain_text("wait")
    hand.product.start()
    hand.settle()
    hand.check_order()


def test_answers_that_wait_outlive_reload_and_closed_tab(hand: Hand) -> None:
    def cut(page: Page) -> None:
        page.route("**/ratings", lambda route: route.fulfill(status=503, body="down for a moment"))

    hand.choose(1, 4)
    hand.settle()
    cut(hand.page)
    hand.choose(1, 2)
    hand.choose(2, 5)
    hand.note(2, "Led the plan.")
    line(hand.page, 3).locator("details.note summary").click()
    line(hand.page, 3).locator("textarea").fill("A note that has no level yet")
    expect(words(hand.page)).to_contain_text("3 answers wait in this browser: the server doesn't")
    hand.page.reload()
    expect(level(hand.page, 1, 2)).to_be_checked()
    expect(line(hand.page, 2).locator("textarea")).to_have_value("Led the plan.")
    expect(line(hand.page, 3).locator("textarea")).to_have_value("A note that has no level yet")
    expect(hand.page.locator("[data-rated]")).to_have_text("2")
    hand.page.goto("/")
    waits = hand.page.get_by_text("3 answers wait in this browser: open the sheet to send them")
    expect(waits).to_be_visible()
    hand.page.close()
    hand.page = hand.open(hand.context)  # without the cut
    expect(hand.page.locator("[data-queue]")).to_be_hidden()
    hand.choose(3, 3)
    hand.given[3] = [(3, "A note that has no level yet")]
    hand.settle()
    hand.check_order()


def test_answer_quicker_than_the_script_is_saved(hand: Hand) -> None:
    page = hand.context.new_page()
    hurry(page)
    with held(page, "/static/js/panel.js"):
        page.goto(f"/sheets/{hand.sheet}", wait_until="commit")
        hand.choose(1, 4, page)
        expect(page.locator("html")).not_to_have_class(re.compile("with-script"))
        page.evaluate("scrollTo(0, 0)")
        top = level(page, 1, 4).evaluate(TOP)
    hand.settle(page)
    hand.check()
    assert level(page, 1, 4).evaluate(TOP) == top  # under the finger that was quicker


def test_expired_session_is_said_and_everything_is_there_after_signing_in(hand: Hand) -> None:
    page = hand.page
    hand.choose(1, 4)
    hand.settle()
    page.locator('[data-rail="strategic-planning"]').click()
    with hand.product.database() as session:
        session.get_one(User, hand.user).session_version += 1
    hand.choose(8, 2)
    hand.choose(9, 3)
    expect(words(page)).to_contain_text("You are signed out. 2 answers wait in this browser")
    page.get_by_role("link", name="Sign in again").click()
    hand.sign_in(page)
    expect(page).to_have_url(re.compile(rf"/sheets/{hand.sheet}\?area=strategic-planning"))
    expect(line(page, 8)).to_be_visible()
    hand.settle()
    hand.check_order()
    # Signing in again in another tab: this one goes on with that session's token.
    with hand.product.database() as session:
        session.get_one(User, hand.user).session_version += 1
    hand.choose(10, 5)
    expect(words(page)).to_contain_text("You are signed out.")
    other = hand.context.new_page()
    other.goto("/sign-in")
    hand.sign_in(other)
    expect(other.get_by_role("heading", name="My tasks")).to_be_visible()
    hand.settle()
    hand.choose(11, 1)
    hand.settle()
    hand.check_order()


def test_two_tabs_share_what_is_given_and_two_devices_are_told(
    hand: Hand, browser: Browser
) -> None:
    first, second = hand.page, hand.open(hand.context)
    hand.choose(1, 4, first)
    expect(level(second, 1, 4)).to_be_checked()
    hand.settle(first)
    hand.choose(1, 5, second)
    expect(level(first, 1, 5)).to_be_checked()
    hand.context.set_offline(True)
    for item, value, page in ((2, 1, first), (2, 2, second), (3, 3, second), (2, 3, first)):
        hand.choose(item, value, page)
        other = second if page is first else first
        expect(level(other, item, value)).to_be_checked()
    hand.context.set_offline(False)
    hand.settle(first)
    hand.settle(second)
    hand.check()

    device = browser.new_context(base_url=hand.product.url)
    away = hand.open(device)
    hand.choose(4, 2, away)
    hand.settle(away)
    level(first, 4, 5).click()  # has not seen the 2, and is set back to it at once
    message = line(first, 4).locator("[data-message]")
    expect(message).to_contain_text("Changed in another window: it says 2 Basic. You chose 5 Excel")
    expect(level(first, 4, 2)).to_be_checked()
    first.reload()
    expect(line(first, 4).locator("[data-message]")).to_contain_text("You chose 5 Excel")
    hand.check()
    hand.choose(4, 5, first)
    expect(line(first, 4).locator("[data-message]")).to_have_text("")
    hand.settle(first)
    device.close()
    hand.check()


def test_network_cut_keeps_a_chain_that_another_device_overtook(
    hand: Hand, browser: Browser
) -> None:
    hand.choose(1, 3)
    hand.settle()
    hand.context.set_offline(True)
    hand.choose(2, 5)
    for value in (4, 5):  # these rest on a rating that will be gone
        level(hand.page, 1, value).check()
    expect(words(hand.page)).to_contain_text("3 answers wait")
    device = browser.new_context(base_url=hand.product.url)
    away = hand.open(device)
    hand.choose(1, 1, away)
    hand.settle(away)
    device.close()
    hand.context.set_offline(False)
    expect(line(hand.page, 1).locator("[data-message]")).to_contain_text("You chose 5 Excel")
    hand.settle()
    expect(level(hand.page, 1, 1)).to_be_checked()
    hand.check()


def test_another_person_in_the_same_browser_neither_sends_nor_sees_what_waits(
    hand: Hand, product: Product, browser: Browser
) -> None:
    guest = Hand(product, browser)
    page = hand.page
    page.route("**/ratings", lambda route: route.abort())
    hand.choose(1, 4)
    expect(words(page)).to_contain_text("1 answer waits")
    tab = hand.context.new_page()
    tab.goto("/")
    leave(tab)
    tab.goto("/sign-in")
    guest.sign_in(tab)
    expect(tab.get_by_role("heading", name="My tasks")).to_be_visible()
    tab.goto(f"/sheets/{guest.sheet}")
    expect(tab.locator("[data-rated]")).to_have_text("0")
    expect(tab.locator("[data-queue]")).to_be_hidden()
    assert tab.goto(f"/sheets/{hand.sheet}").status == 404  # type: ignore[union-attr]
    page.unroute("**/ratings")
    expect(words(page)).to_contain_text("Somebody else is signed in")
    assert (hand.stored(), guest.stored()) == ([], [])
    leave(tab)
    page.reload()
    hand.sign_in(page)
    hand.settle()
    hand.check()
    guest.context.close()


def test_sheet_submitted_meanwhile_shows_what_waited_in_words(hand: Hand) -> None:
    page = hand.page
    hand.choose(1, 4)
    hand.settle()
    hand.context.set_offline(True)
    level(page, 2, 5).check()
    level(page, 3, None).check()
    expect(words(page)).to_contain_text("2 answers wait")
    with hand.product.database() as session:
        service.submit(session, session.get_one(Sheet, hand.sheet), leave_open=True)
    hand.context.set_offline(False)
    expect(words(page)).to_contain_text("This sheet is submitted and locked")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("submitted")
    expect(page.locator("[data-queue-list] li")).to_contain_text(
        [re.compile("Item 2: 5 Excel, given"), re.compile("Item 3: Not observed, given")]
    )
    hand.check()
    with hand.product.database() as session:
        sheet = session.get_one(Sheet, hand.sheet)
        service.withdraw(session, sheet, reason="Two answers were left on my tablet.")
    page.goto(f"/sheets/{hand.sheet}")
    hand.given[2], hand.given[3] = [(5, None)], [(None, None)]
    hand.settle()
    hand.check()
    # What can't be saved any more is thrown away only where its member says so, twice.
    with hand.product.database() as session:
        service.submit(session, session.get_one(Sheet, hand.sheet), leave_open=True)
    level(page, 4, 1).check()
    page.get_by_role("button", name="Discard them").click()
    page.get_by_role("button", name="Discard them for good").click()
    expect(page.locator("[data-queue]")).to_be_hidden()
    hand.check()


def test_review_waits_for_what_waits(hand: Hand) -> None:
    page = hand.page
    page.route("**/ratings", lambda route: route.abort())
    hand.choose(1, 4)
    expect(words(page)).to_contain_text("1 answer waits")
    page.goto(f"/sheets/{hand.sheet}/submit")
    expect(words(page)).to_contain_text("1 answer waits")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Submit the sheet").click()
    page.unroute("**/ratings")
    expect(page.get_by_text("My answers by level: 1 of 62 items")).to_be_visible()
    hand.check()
    hand.choose(2, 5, hand.open(hand.context))
    hand.context.pages[-1].get_by_role("link", name="Review and submit").click()
    review = hand.context.pages[-1].get_by_text("My answers by level: 2 of 62 items")
    expect(review).to_be_visible()
    hand.check()
