"""The whole journey in a real browser, on an empty product: from the first administrator to the
ranked list, past a stop and another start of the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hiring.demo.candidates import demo_people
from hiring.serve import wait_for
from tests.e2e.demo import Demo
from tests.e2e.operator import command, processes_in

PASSWORD = "six purple bicycles at dawn"
PEOPLE = {
    "recruiter@district.example": ("Ruth Abernathy", "recruiter"),
    "panel@district.example": ("Devon Okafor", "panel"),
    "panel2@district.example": ("Marisol Pike", "panel"),
    "committee@district.example": ("Hana Brightwater", "committee"),
}
READING_MS = 180_000


def test_journey_from_first_sign_in_to_the_ranked_list(
    tmp_path: Path, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    with Demo(tmp_path / "data", command="serve") as product:
        administer(browser.new_page(), product)
        recruiter = somebody(browser, product, "recruiter@district.example")
        open_vacancy(recruiter, product)
        strong = take_in(recruiter, product, files)
        check_candidate(recruiter, product)
        send_to_panel(recruiter, product)
        rate(somebody(browser, product, "panel@district.example"), product, strong, value="5")
        rate(somebody(browser, product, "panel2@district.example"), product, strong, value="4")
        processes = processes_in(product.folder)
        # The worker and its one process for jobs.
        assert sum("workers.celery_app" in words for words in processes) == 2
        key = (product.folder / "secret_key").read_text()
        assert product.stop() == 0
    wait_for("end of all processes", lambda: processes_in(product.folder) == [])
    with Demo(product.folder, command="serve") as again:
        read_ranking(somebody(browser, again, "committee@district.example"), again)
        assert (product.folder / "secret_key").read_text() == key
        operate(capsys, again)
        assert again.stop() == 0
    assert command(capsys, again.folder, "health").startswith("broker: not reached")


def write_files(folder: Path) -> list[Path]:
    """Two candidates' résumés, and a file that is not one."""
    paths = []
    for candidate in (demo_people()[0], demo_people()[4]):
        resume = candidate.resume()
        path = folder / resume.filename
        path.write_bytes(resume.content)
        paths.append(path)
    broken = folder / "notes.pdf"
    broken.write_bytes(b"no PDF at all")
    return [*paths, broken]


def choose_password(page: Page) -> None:
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("The new password again").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()


def administer(page: Page, product: Demo) -> None:
    """The first administrator signs up with the printed link and invites everybody."""
    link = re.search(r"http\S+", next(line for line in product.output if "once" in line))
    assert link
    page.goto(link.group())
    page.get_by_label("Name").fill("Imani Castellanos")
    page.get_by_label("E-mail").fill("administrator@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.get_by_label("E-mail").fill("administrator@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()
    for email, (name, role) in PEOPLE.items():
        page.goto(f"{product.url}/accounts/invite")
        page.get_by_label("Name").fill(name)
        page.get_by_label("E-mail").fill(email)
        page.get_by_role("checkbox", name=re.compile(f"^{role}", re.IGNORECASE)).check()
        page.get_by_role("button", name="Make the invitation").click()
        address = page.get_by_label("Link").input_value()
        guest = page.context.browser
        assert guest is not None
        invited = guest.new_page()
        invited.goto(address)
        choose_password(invited)
        expect(invited.get_by_role("heading", level=1)).to_be_visible()
        invited.close()


def somebody(browser: Browser, product: Demo, email: str) -> Page:
    """A page of somebody who has just signed in."""
    page = browser.new_page()
    page.goto(f"{product.url}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()
    return page


def open_vacancy(page: Page, product: Demo) -> None:
    page.goto(f"{product.url}/vacancies/new")
    page.get_by_label("Title").fill("Chief Technology Officer")
    page.get_by_label("Edition").select_option(re.compile("cto-2015").pattern)
    page.get_by_role("radio").first.check()
    page.get_by_role("textbox", name="Date").fill("2030-11-01")
    page.get_by_role("button", name="Create the draft").click()
    page.get_by_text("Confirm the ground").click()
    page.get_by_role("radio").first.check()
    page.get_by_label("Why").fill("The officer drives between 80 schools, most days.")
    page.get_by_role("button", name="Confirm the special requirements").click()
    for kind, count in (("panel", 2), ("committee", 1)):
        for _ in range(count):
            page.get_by_role("button", name="Find", exact=True).click()
            page.get_by_role("button", name=f"Seat on the {kind}").first.click()
    page.get_by_role("button", name="Open the vacancy").click()
    expect(page.get_by_role("link", name="Take in files")).to_be_visible()


def take_in(page: Page, product: Demo, files: list[Path]) -> str:
    """Three files at once; every state comes without loading the page again.  Returns what the
    panel will call the first file's candidate, such as "Candidate 2"."""
    page.goto(f"{product.url}/vacancies/1/intake")
    page.evaluate("window.loadedOnce = true")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("3 files: 2 judged, 1 could not be read.")).to_be_visible(
        timeout=READING_MS
    )
    assert page.evaluate("window.loadedOnce")
    expect(row(page, "notes.pdf").get_by_role("button", name="Try again")).to_be_visible()
    strong = row(page, files[0].name)
    expect(strong).to_contain_text("meets the standards")
    number = re.search(r"candidate \d+", strong.inner_text())
    assert number
    return number.group().capitalize()


def row(page: Page, words: str) -> Locator:
    return page.get_by_role("row").filter(has_text=words)


def check_candidate(page: Page, product: Demo) -> None:
    """Name, outcome, a reason and the arithmetic are on the page, beside the page's picture."""
    page.goto(f"{product.url}/vacancies/1/candidates")
    page.get_by_role("link", name=demo_people()[0].person.name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(demo_people()[0].person.name)
    expect(page.get_by_text("meets the standards").first).to_be_visible()
    expect(page.get_by_text("required", exact=False).first).to_be_visible()
    expect(page.get_by_role("img").first).to_be_visible()


def send_to_panel(page: Page, product: Demo) -> None:
    page.goto(f"{product.url}/vacancies/1/candidates")
    boxes = page.get_by_role("checkbox", name=re.compile(r"^(?!.*[Aa]ll)"))
    for place in range(boxes.count()):
        boxes.nth(place).check()
    send = page.get_by_role("button", name=re.compile(r"^Send \d+ candidates? to the panel"))
    send.click()
    # Some of the chosen can't be sent: the product says who, and asks once.
    expect(page.get_by_role("heading", name="Not sent")).to_be_visible()
    send.click()
    expect(page.get_by_text(re.compile("candidates? (is|are) with the panel"))).to_be_visible()
    page.goto(f"{product.url}/vacancies/1/panel")
    expect(page.get_by_text("Devon Okafor").first).to_be_visible()


def rate(page: Page, product: Demo, strong: str, *, value: str) -> None:
    """Both candidates: every item of the first area, and submit with the rest left open."""
    for _ in range(2):
        page.goto(product.url)
        page.get_by_role("link", name=re.compile("^Rate Candidate")).first.click()
        page.get_by_role("button", name="No conflict: open the sheet").click()
        heading = page.get_by_role("heading", level=1, name=re.compile("rating sheet"))
        expect(heading).to_be_visible()
        number = heading.inner_text().split(":")[0]
        body = page.locator("body").inner_text()
        assert all(candidate.person.name not in body for candidate in demo_people())
        given = value if number == strong else "2"
        area = page.locator("details.area").first
        groups = area.get_by_role("radiogroup")
        for place in range(7):
            groups.nth(place).locator(f"label:has(input[value='{given}'])").click()
            saved = groups.nth(place).locator("xpath=..").locator("[data-saved]")
            expect(saved).to_contain_text("saved")
        page.reload()
        expect(area.locator("input:checked")).to_have_count(7)
        page.get_by_role("link", name="Review and submit").click()
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name=f"Submit the sheet for {number}").click()
        expect(page.get_by_role("heading", name=f"{number}: submitted")).to_be_visible()


def read_ranking(page: Page, product: Demo) -> None:
    """Who was rated 5 and 4 stands first with 4.50, who was rated 2 and 2 second with 2.00."""
    page.goto(f"{product.url}/vacancies/1/scorecards")
    ranked = page.get_by_role("table").first.get_by_role("row")
    expect(ranked.nth(1)).to_contain_text("4.50")
    expect(ranked.nth(2)).to_contain_text("2.00")
    expect(page.get_by_text("plain means", exact=False).first).to_be_visible()
    ranked.nth(1).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(demo_people()[0].person.name)
    expect(page.get_by_text("of what was given, whoever gave it")).to_be_visible()


def operate(capsys: pytest.CaptureFixture[str], product: Demo) -> None:
    """One more start on the folder is refused; commands work on the running product."""
    with (
        pytest.raises(AssertionError, match="already runs on the data folder"),
        Demo(product.folder, command="serve"),
    ):
        pass
    assert command(capsys, product.folder, "health").splitlines()[0] == "broker: works"
    ada = ("--email=ada@district.example", "--name=Ada", "--link")
    link = command(capsys, product.folder, "account", "create-admin", *ada)
    assert f"{product.url}/links/" in link
