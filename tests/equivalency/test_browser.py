"""A whole review in a real browser: two people who differ, and a third who breaks the tie."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from hiring.equivalency.models import EquivalencyAnswer, EquivalencySubmission
from tests.conftest import PASSWORD
from tests.e2e.browser import WIDTHS, overflow
from tests.e2e.browser import faults as axe_faults
from tests.equivalency import made
from tests.live import serve
from tests.patience import held, ready, sent
from tests.qualification_pages.made import session_of

TYPE = """(field, words) => {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-saved]").textContent;
}"""


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The product at an address, with Emil, who falls short, and three recruiters."""
    with session_of(app) as session:
        made.candidate(session)
        for name in ("Rita", "Raul", "Rosa"):
            made.recruiter(session, name)
        session.commit()
    with serve(app) as url:
        yield url


def sign_in(browser: Browser, address: str, name: str, scheme: str = "light") -> Page:
    context = browser.new_context(
        base_url=address,
        viewport={"width": 1280, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(f"{name}@district.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()
    return page


def decide(page: Page, word: str, reasons: str, *, rest: bool) -> None:
    """Fill the page of the decision and submit it; the draft is kept on the way."""
    page.goto("/equivalency/1/decision")
    page.get_by_role("radio", name=word).check()
    page.get_by_label("My reasons").fill("To be written.")
    expect(page.locator("[data-saved]")).to_contain_text("Draft kept")
    # Said of nothing that isn't kept yet.
    assert page.get_by_label("My reasons").evaluate(TYPE, reasons) == ""
    expect(page.locator("[data-saved]")).to_contain_text("Draft kept")
    page.reload()
    expect(page.get_by_label("My reasons")).to_have_value(reasons)
    if rest:
        page.get_by_label("Answer “can't tell”").check()
    page.get_by_role("button", name="Submit my review").click()


def faults(page: Page) -> list[str]:
    """What axe finds, at each width, and whether anything stands outside of the window."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} {fault}" for fault in axe_faults(page)]
        found += [f"{width} too wide"] if overflow(page) > 0 else []
    page.set_viewport_size({"width": 1280, "height": 800})
    return found


def test_two_review_and_a_third_breaks_the_tie(app: Flask, browser: Browser, address: str) -> None:
    rita = sign_in(browser, address, "rita")
    rita.goto("/candidates/1/equivalency")
    assert faults(rita) == []
    rita.get_by_label("Seven years managing technical staff").uncheck()
    rita.get_by_label("First reviewer").select_option("Rita (me)")
    rita.get_by_label("Second reviewer").select_option("Raul")
    rita.get_by_role("button", name="Open the review").click()
    review_by_keyboard(rita)
    cite(rita)
    assert faults(rita) == []
    decide(rita, "Grant", "Her network is a department.", rest=False)
    expect(rita.get_by_text("One review is in; two that agree decide.")).to_be_visible()
    assert faults(rita) == []

    raul = sign_in(browser, address, "raul", "dark")
    raul.get_by_role("link", name="Review the equivalency of Emil Rask").click()
    raul.goto("/equivalency/1/decision")
    assert faults(raul) == []
    decide(raul, "Deny", "Two years are not ten.", rest=True)
    expect(raul.get_by_text("do not agree; a third has to be asked")).to_be_visible()
    expect(raul.get_by_text("yours stands as you submitted it")).to_be_visible()

    rita.goto("/")
    rita.get_by_role("link", name="Ask a third reviewer to break the tie").click()
    rita.get_by_label("Ask to review").select_option("Rosa")
    rita.get_by_role("button", name="Ask", exact=True).click()
    expect(rita.get_by_role("button", name="Ask", exact=True)).to_have_count(0)
    rosa = sign_in(browser, address, "rosa")
    rosa.goto("/equivalency/1/statements/knowledge-1")
    assert faults(rosa) == []
    decide(rosa, "Grant", "It is equivalent.", rest=True)
    expect(
        rosa.get_by_text("● granted Ten years overseeing an IT department").first
    ).to_be_visible()
    for reasons in ("Her network is a department.", "Two years are not ten.", "It is equivalent."):
        expect(rosa.get_by_text(reasons)).to_be_visible()
    assert faults(rosa) == []
    with session_of(app) as session:
        first = session.scalars(select(EquivalencySubmission)).first()
    assert first is not None
    answers = {one["statement"]: one for one in first.answers}
    assert answers["knowledge-1"]["mark"] == "shown"
    assert [one["kind"] for one in answers["knowledge-1"]["citations"]] == ["quote", "words"]
    assert answers["knowledge-1"]["remark"] == "Both at once."
    assert answers["ability-21"]["mark"] == "not_shown"


def review_by_keyboard(page: Page) -> None:
    """Answer all statements: a digit, then Enter, from the first to the last."""
    ready(page)  # before that, Enter sends the form as it does without scripts
    page.locator('[data-statement="knowledge-1"] input').first.focus()
    for _ in range(43):
        page.keyboard.press("3")
        page.keyboard.press("Enter")
    expect(page.locator("[data-finished]")).to_have_text("43")
    expect(page.locator('[data-rail="ability-from-15"]')).to_contain_text("done")


def cite(page: Page) -> None:
    """Say that the first statement is shown, and cite a passage and typed words for it."""
    page.locator('[data-rail="knowledge-from-1"]').click()
    line = page.locator('[data-statement="knowledge-1"]')
    line.get_by_role("radio", name="Shown", exact=True).focus()
    page.keyboard.press("1")
    expect(line.get_by_text("evidence wanted")).to_be_visible()
    page.keyboard.press("e")
    expect(line.get_by_label("Narrow to words with")).to_be_focused()
    narrow, none = (
        line.get_by_label("Narrow to words with"),
        line.get_by_text("No passage has these"),
    )
    narrow.fill("zzz nowhere")
    expect(none).to_be_visible()
    expect(line.locator(".pick:visible")).to_have_count(0)
    narrow.fill("")
    expect(none).to_be_hidden()
    expect(line.locator(".pick:visible").first).to_be_visible()
    page.keyboard.type("technicians")
    expect(line.get_by_text("Prepared a budget of $2 million.")).to_be_hidden()
    line.get_by_role("checkbox", name="Supervised 14 network technicians.").check()
    expect(line.get_by_text("1 citation")).to_be_visible()
    line.get_by_label("Or type words of a document").fill("a budget of $9 million")
    page.keyboard.press("Enter")
    expect(line.get_by_text("These words stand in none of the documents.")).to_be_visible()
    # Words entered while the remark is on its way go after it.
    line.get_by_label("Remark").fill("Both at once.")
    with held(page, "/statements/") as answers:
        line.get_by_label("Or type words of a document").fill("a BUDGET of $2 million")
        page.keyboard.press("Enter")
        sent(page)
        assert len(answers) == 1
    expect(line.get_by_role("checkbox", name="a budget of $2 million")).to_be_checked()
    expect(line.get_by_text("2 citations, remark")).to_be_visible()
    expect(line).not_to_have_class("statement unsaved")


def test_answer_that_could_not_be_sent_is_sent_again(
    app: Flask, browser: Browser, address: str
) -> None:
    with session_of(app) as session:
        application = session.get_one(made.Application, 1)
        made.review(session, application)
        session.commit()
    page = sign_in(browser, address, "rita")
    page.goto("/equivalency/1")
    line = page.locator('[data-statement="knowledge-2"]')
    saved = line.locator("[data-saved]")
    page.context.set_offline(True)
    line.get_by_role("radio", name="Partly").check()
    expect(saved).to_contain_text("no connection")
    page.context.set_offline(False)
    expect(saved).to_contain_text("saved ")
    line.locator("[data-evidence]").click()
    words = line.get_by_label("Or type words of a document")
    words.fill("a BUDGET of $2 million")
    page.context.set_offline(True)
    words.press("Enter")
    expect(saved).to_contain_text("no connection")
    page.context.set_offline(False)
    cited = line.get_by_role("checkbox", name=re.compile(r"^a budget of \$2 million"))
    expect(cited).to_be_checked()
    expect(saved).to_contain_text("saved ")
    with session_of(app) as session:
        rows = session.scalars(select(EquivalencyAnswer)).all()
    assert [(row.statement, row.mark, row.version) for row in rows] == [
        ("knowledge-2", "partly", 2)
    ]
