"""A newer reader in a real worker, asked for by a recruiter in a real browser: the page shows what
it changed, and nothing that people did is lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.foundation.storage import sha256
from hiring.intake.models import Document, DocumentState
from hiring.panel import service as panel
from hiring.people.models import Role
from hiring.qualification import service as qualification
from hiring.reading.facts import Facts, Reader, to_json
from hiring.reading.models import Reading
from hiring.reading.reader import read
from hiring.reading.version import VERSION
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import add_application
from tests.e2e.browser import faults, overflow, sign_in
from tests.panel import made
from tests.reading.documents import pdf
from tests.workers.conftest import wait_for_state
from tests.workers.worker import Worker

EARLIER = "0.9"
RESUME = """
<h1>{name}</h1><p>{email}</p><h2>Experience</h2>
<p><b>Director of Technology</b>, Harbor Unified School District<br>March 2011 – October 2023</p>
<ul><li>Supervised 14 technicians and analysts</li></ul>
<h2>Education</h2><p>B.S. Computer Science, Cascade State University, 2004</p>
"""


def resume(name: str) -> bytes:
    """A made-up résumé."""
    return pdf(RESUME.format(name=name, email=f"{name.split()[0].lower()}@mail.example"))


def poorly(facts: Facts) -> Facts:
    """These facts as a reader finds them that misses the degree and misreads name and start."""
    (job,) = facts.positions
    return replace(
        facts,
        contact=replace(facts.contact, name="Curriculum Vitae"),
        positions=(replace(job, start="2016-03"),),
        education=(),
    )


def read_before(app: Flask, session: Session, vacancy: Vacancy, data: bytes, facts: Facts) -> int:
    """The id of a document that an earlier reader read; its candidate is judged by those facts."""
    moment = now()
    document = Document(
        vacancy_id=vacancy.id,
        application=add_application(session, vacancy),
        sha256=app.extensions["storage"].put(data),
        filename="resume.pdf",
        size=len(data),
        uploaded_at=moment,
        uploaded_by=vacancy.created_by,
        state=DocumentState.READ.value,
        state_changed_at=moment,
    )
    session.add(document)
    session.flush()
    earlier = replace(facts, reader=Reader(EARLIER, ocr=False, seconds=0.1))
    session.add(
        Reading(
            document_id=document.id,
            reader_version=EARLIER,
            facts=to_json(earlier),
            created_at=moment,
        )
    )
    document.application.name = facts.contact.name
    session.flush()
    qualification.qualify(session, application_id=document.application_id)
    return document.id


@pytest.fixture
def documents(app: Flask, session: Session) -> tuple[int, int]:
    """Two documents on vacancy 1, the first read poorly and its candidate rated, the second read
    as well as the running reader does."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "mara")
    ana, bo = resume("Ana Wexley"), resume("Bo Tarrant")
    first = read_before(app, session, vacancy, ana, poorly(read(ana, "resume.pdf")))
    second = read_before(app, session, vacancy, bo, read(bo, "resume.pdf"))
    application = session.get_one(Document, first).application
    made.send(session, application)
    made.submit_sheet(session, application, mara, level=4)
    session.commit()
    return first, second


@pytest.fixture
def page(app: Flask, browser: Browser, address: str) -> Page:
    """The page of a recruiter who has signed in."""
    with transaction(app.extensions["sessions"]) as session:
        made.person(session, "rita", Role.RECRUITER)
    page = browser.new_page()
    sign_in(page, address, "rita@district.example")
    return page


def check(page: Page) -> None:
    """Nothing that axe knows is wrong with the page, and it fits on a phone and on a desk."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
        assert faults(page) == []


def cells(page: Page, field: str) -> list[str]:
    """What the table of changes says of the field, before and now."""
    row = page.locator("table.change-fields tr").filter(
        has=page.get_by_role("rowheader", name=field, exact=True)
    )
    return row.get_by_role("cell").all_inner_texts()


def test_recruiter_reads_a_vacancy_again_and_sees_what_changed(
    app: Flask,
    session: Session,
    documents: tuple[int, int],
    worker: Worker,
    page: Page,
    address: str,
) -> None:
    sheets = panel.submitted_ratings(session, session.get_one(Vacancy, 1))
    page.goto(f"{address}/vacancies/1/intake")
    notice = f"2 files were read by an earlier reader ({EARLIER}); the reader is now {VERSION}."
    expect(page.get_by_text(notice)).to_be_visible()
    check(page)
    page.get_by_role("button", name="Read them again").click()
    expect(page.get_by_text("2 files are queued to be read again.")).to_be_visible()
    expect(page.get_by_text("2 files: 2 judged.")).to_be_visible(timeout=120_000)
    expect(page.get_by_text(notice)).to_have_count(0)

    page.get_by_role("link", name="What reading 2 files again changed").click()
    expect(page.get_by_role("heading", name="1 file with changes")).to_be_visible()
    expect(page.get_by_role("heading", name="1 file without changes")).to_be_visible()
    expect(
        page.get_by_text(f"resume.pdf, reader {EARLIER} → {VERSION}", exact=True)
    ).to_be_visible()
    check(page)

    page.get_by_role("link", name="Ana Wexley").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Readings of Ana Wexley's files")
    assert cells(page, "start") == ["March 2016", "March 2011"]
    assert cells(page, "name") == ["Curriculum Vitae", "Ana Wexley"]
    degree = page.get_by_text("B.S., Computer Science, Cascade State University, 2004")
    expect(page.get_by_role("listitem").filter(has=degree).last).to_contain_text("added")
    outcome = page.locator("p").filter(has_text="Outcome:")
    expect(outcome).to_have_text(
        re.compile(r"does not meet the standards\s*→\s*● meets the standards")
    )
    check(page)

    first, _second = documents
    document = wait_for_state(session, first, "qualified")
    versions = select(Reading.reader_version).where(Reading.document_id == first)
    assert list(session.scalars(versions.order_by(Reading.id))) == [EARLIER, VERSION]
    assert document.application.stage == "panel"
    assert document.application.name == "Ana Wexley"
    assert panel.submitted_ratings(session, document.application.vacancy) == sheets
    assert len(sheets) > 10


def test_one_file_is_read_again_from_the_page_of_its_candidate(
    session: Session, documents: tuple[int, int], worker: Worker, page: Page, address: str
) -> None:
    _first, second = documents
    candidate = session.get_one(Document, second).application_id
    page.goto(f"{address}/candidates/{candidate}")
    expect(page.get_by_text(f"This file was read by an earlier reader ({EARLIER})")).to_be_visible()
    page.get_by_role("button", name="Read it again").click()
    expect(page.get_by_text("The file is queued to be read again.")).to_be_visible()
    wait_for_state(session, second, "qualified")
    page.goto(f"{address}/candidates/{candidate}")
    page.get_by_role("link", name=f"Read by reader {VERSION}").click()
    expect(page.get_by_text("Nothing changed: both readings found the same facts.")).to_be_visible()
    assert session.get_one(Application, candidate).stage == "qualified"
    page.goto(f"{address}/vacancies/1/intake")
    expect(page.get_by_text("1 file was read by an earlier reader")).to_be_visible()


def test_reading_again_that_fails_leaves_the_earlier_facts_in_force(
    app: Flask, session: Session, worker: Worker, page: Page, address: str
) -> None:
    vacancy = made.vacancy(session)
    data = resume("Ana Wexley")
    facts = replace(read(data, "resume.pdf"), sha256=sha256(data[:3000]))
    document_id = read_before(app, session, vacancy, data[:3000], facts)
    candidate = session.get_one(Document, document_id).application_id
    found = qualification.current(session, candidate)
    session.commit()
    page.goto(f"{address}/candidates/{candidate}")
    page.get_by_role("button", name="Read it again").click()
    assert wait_for_state(session, document_id, "failed").error_code == "corrupt"
    page.goto(f"{address}/candidates/{candidate}/readings")
    expect(page.get_by_text(f"What reader {EARLIER} found stays in force.")).to_be_visible()
    in_force = qualification.current(session, candidate)
    assert in_force is not None
    assert found is not None
    assert in_force.id == found.id
