"""The coordinator's pages in a real browser: one walk from a recusal to a plan without gaps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from hiring.panel import recusals, service
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from tests.e2e.browser import look, sign_in
from tests.panel import made

COUNT_CLICKS = "addEventListener('click', event => event.isTrusted && clicked(), true)"


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """A panel of three with three candidates; Mara stepped back from Ana, whom Otto doesn't
    rate."""
    vacancy = made.vacancy(session)
    made.person(session, "Rhea", Role.RECRUITER)
    for name in ("Mara", "Noel", "Otto"):
        made.member(session, vacancy, name)
    ana, *others = (
        made.candidate(session, vacancy, name) for name in ("Ana Kovač", "Ben Ode", "Eve Park")
    )
    made.send(session, ana, *others)
    otto = made.sheet_of(session, ana, made.person(session, "Otto"))
    service.release(session, otto, actor_id=vacancy.created_by)
    mara = made.sheet_of(session, ana, made.person(session, "Mara"))
    recusals.step_back(session, mara, reason="We are cousins.", by_mail=False)
    made.slot(session, ana)
    made.slot(session, others[0])
    session.commit()
    return vacancy


@pytest.fixture
def page(browser: Browser, address: str, vacancy: Vacancy) -> Iterator[Page]:
    """The recruiter's browser on my tasks."""
    page = browser.new_page(base_url=address)
    sign_in(page, address, "rhea@district.example")
    yield page
    page.close()


def test_from_a_recusal_to_a_plan_without_gaps(page: Page, vacancy: Vacancy) -> None:
    clicks: list[str] = []
    wrong: dict[str, object] = {}
    page.expose_function("clicked", lambda: clicks.append(page.url))
    page.add_init_script(COUNT_CLICKS)
    page.reload()
    page.get_by_role("link", name="See who can rate Ana Kovač").click()
    gap = page.get_by_role("listitem").filter(has_text="1 rater of 2: all 11 areas.")
    look(page, wrong)
    gap.get_by_role("button", name="Give these areas to Otto").click()
    expect(page.get_by_text("Otto rates 11 areas more of Ana Kovač.")).to_be_visible()
    expect(page.get_by_text("None: every area of every candidate")).to_be_visible()
    assert len(clicks) == 2

    page.get_by_role("link", name="Balanced split").click()
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    look(page, wrong)
    page.get_by_role("button", name="Make this the plan").click()
    expect(page.get_by_text("The balanced split is made.")).to_be_visible()
    page.get_by_role("link", name="Candidate 2 for Mara: change").click()
    expect(page.get_by_role("heading", name="What Mara rates of Ben Ode")).to_be_visible()
    look(page, wrong)
    for rest in ("", "/interviews", "/reminders", "/rules"):
        page.goto(f"/vacancies/{vacancy.id}/panel{rest}")
        look(page, wrong)
    page.goto("/interviews/1")
    look(page, wrong)
    assert wrong == {}
