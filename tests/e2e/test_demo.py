"""The demo as `make run` starts it: every stage filled, every role signed in, pages accessible."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from hiring.people.models import Role
from hiring.vacancies.models import Stage
from tests.e2e.browser import EVERY, faults, overflow, too_wide
from tests.e2e.demo import Demo

PAGES = {
    "recruiter@district.example": [
        "/",
        "/vacancies",
        "/vacancies/1",
        "/vacancies/1/intake",
        "/vacancies/1/candidates",
        "/candidates/1",
        "/candidates/16",
        "/candidates/10/questions",
        "/candidates/11/questions",
        "/vacancies/1/same-person",
        "/candidates/13/equivalency",
        "/equivalency/1",
        "/vacancies/1/panel",
        "/vacancies/1/panel/plan",
        "/vacancies/1/panel/interviews",
        "/vacancies/1/preference",
        "/vacancies/1/scorecards",
        "/candidates/4/scorecard",
        "/vacancies/1/preference",
        "/vacancies/2/panel/scoring",
    ],
    "panel2@district.example": [
        "/",
        "/vacancies/1",
        "/vacancies/1/panel/mine",
        "/vacancies/1/panel/practice",
    ],
    "committee@district.example": ["/", "/vacancies/1/scorecards", "/candidates/4/scorecard"],
    "committee2@district.example": ["/vacancies/2/decision"],
    "administrator@district.example": [
        "/",
        "/accounts",
        "/accounts/invite",
        "/audit-trail",
        "/equivalency/1",
        "/vacancies/2/adverse-impact",
    ],
}
# A sample for every run; all widths, both themes and large text are measured.
LOOKS = [
    (360, "light", 100),
    pytest.param((1280, "dark", 100), marks=pytest.mark.measure),
    pytest.param((768, "light", 100), marks=pytest.mark.measure),
    pytest.param((768, "dark", 100), marks=pytest.mark.measure),
    pytest.param((360, "dark", 100), marks=pytest.mark.measure),
    pytest.param((1280, "light", 100), marks=pytest.mark.measure),
    pytest.param((1280, "light", 200), marks=pytest.mark.measure),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with Demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


def test_demo_has_somebody_at_every_stage_and_a_sign_in_for_every_role(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.folder / "hiring.db")) as database:
        rows = database.execute("select stage, count(*) from application group by stage")
        stages = dict(rows.fetchall())
    assert stages.keys() == {stage.value for stage in Stage}
    assert sum(stages.values()) >= 12
    printed = re.findall(r"^  (\w+) +(\S+@\S+) +password \S+$", "".join(demo.output), re.MULTILINE)
    assert {role for role, _ in printed} == {role.value for role in Role}


def test_demo_has_an_equivalency_review_under_way(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.folder / "hiring.db")) as database:
        rows = database.execute("select state from equivalency_reviewer order by id").fetchall()
        submitted = database.execute("select count(*) from equivalency_submission").fetchone()
    assert (rows, submitted) == ([("submitted",), ("asked",)], (1,))


def test_demo_shows_practice_a_recusal_an_offer_and_a_claim(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.folder / "hiring.db")) as database:
        practice = "select finished_at is not null from practice_sheet order by user_id"
        assert database.execute(practice).fetchall() == [(1,), (0,)]
        recused = "select count(*) from sheet where state = 'recused'"
        assert database.execute(recused).fetchone() == (1,)
        offered = "select count(distinct application_id) from candidate_link where purpose = ?"
        for purpose in ("self_identification", "preference_claim"):
            assert database.execute(offered, (purpose,)).fetchone() >= (10,)
        # One here, one in the earlier search.
        claims = database.execute("select kind from preference_claim").fetchall()
        assert claims == [("veteran",), ("veteran",)]


def test_demo_has_a_decision_that_waits_for_a_signature(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.folder / "hiring.db")) as database:
        decided = database.execute("select vacancy_id, version, memo <> '[]' from decision")
        signed = database.execute("select kind from decision_signature")
        frozen = database.execute("select count(*) from frozen_decision")
        rows = decided.fetchall(), signed.fetchall(), frozen.fetchone()
    assert rows == ([(2, 1, 1)], [("agrees",)], (0,))


def test_demo_shows_letters_an_override_and_a_possible_duplicate(
    demo: Demo, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    demo.sign_in(page, "recruiter@district.example")
    expect(page.get_by_text("Read the answers of Gunnar Lindahl")).to_be_visible()
    page.goto(f"{demo.url}/vacancies/1/candidates")
    for name, words in (
        ("Gunnar Lindahl", "meets the standards"),
        ("Bruno Castellano", "asked, no answer yet"),
        ("Sudha Venkataraman", "a finding is overridden"),
    ):
        expect(page.get_by_role("row").filter(has_text=name)).to_contain_text(words)
    page.goto(f"{demo.url}/vacancies/1/same-person")
    expect(page.locator(".pair")).to_have_count(1)
    expect(page.locator(".pair")).to_contain_text("Candidates 9 and 15")
    context.close()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_pages_are_accessible_and_fit(
    demo: Demo, browser: Browser, look: tuple[int, str, int]
) -> None:
    width, scheme, percent = look
    for email, paths in PAGES.items():
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        page = context.new_page()
        demo.sign_in(page, email)
        for path in paths:
            answer = page.goto(demo.url + path)
            assert answer is not None
            assert answer.status == 200, (email, path)
            page.evaluate("size => document.documentElement.style.fontSize = size", f"{percent}%")
            if EVERY:  # in other runs the tests of each room let axe look
                assert faults(page) == [], (email, path)
            assert overflow(page) == 0, (email, path)
            if percent == 100:
                assert too_wide(page) == {}, (email, path)
                page.set_viewport_size({"width": width, "height": 800})
        context.close()
