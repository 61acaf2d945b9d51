"""Every way in which a file can't be read, from its upload through a real worker to the page: a
message that says what happened, a hint that says what to do, and a worker that goes on."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.intake.models import Document
from hiring.reading.limits import EXPLANATIONS
from hiring.vacancies.models import Vacancy
from tests.reading.documents import pdf
from tests.reading.test_failures import LOCKED
from tests.workers.conftest import wait_for_state
from tests.workers.made import endless_page, huge_page, long_scan, resume
from tests.workers.test_pipeline import upload
from tests.workers.worker import Worker

PAGE = "<p style='break-before: page'>Director of Technology, Alder Valley Schools</p>"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """The settings with the limits that the test is about."""
    return settings.model_copy(update=request.param)


def unpacking_to(size: int) -> bytes:
    """A Word document that unpacks to this many bytes, about half as many packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", Random(1).randbytes(size // 2).hex())
    return file.getvalue()


def wait_for_end(session: Session, document_id: int) -> Document:
    """The document, once it is qualified or has failed."""
    return wait_for_state(session, document_id, "failed", "qualified")


def check_page(client: FlaskClient, document: Document, code: str) -> None:
    """The document ended with this code, and its row on the intake page says what and how on."""
    assert document.error_code == code
    page = client.get(f"/vacancies/{document.vacancy_id}/intake").get_data(as_text=True)
    row = page.split(f'id="document-{document.id}"', 1)[1].split("</tr>", 1)[0]
    assert str(escape(document.error_message)) in row
    assert str(escape(document.error_hint)) in row
    assert "Try again" in row


@pytest.mark.parametrize(
    "settings",
    [{"max_upload_mb": 4, "max_pages": 2, "max_unpacked_mb": 1, "worker_memory_mb": 1024}],
    indirect=True,
)
def test_each_kind_of_bad_file_ends_by_name_and_the_next_one_is_read(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    files = {
        "encrypted": LOCKED,
        "empty": b"",
        "corrupt": b"%PDF-1.7 and then nothing",
        "unsupported_type": OLD_WORD,
        "too_large": b"%PDF-1.7" + bytes(4 * 1024 * 1024),
        "too_many_pages": pdf(PAGE * 3),
        "no_text": pdf("<div style='height: 5cm'></div>"),
        "resource_limit": unpacking_to(1_500_000),
    }
    assert {*files, "timeout"} == set(EXPLANATIONS)
    documents = {code: upload(recruiter, vacancy, data) for code, data in files.items()}
    huge = upload(recruiter, vacancy, huge_page())
    good = upload(recruiter, vacancy, resume())
    for code, document_id in documents.items():
        check_page(recruiter, wait_for_end(session, document_id), code)
    # Three processes died of it: one alone might have met a machine short of memory.
    check_page(recruiter, wait_for_end(session, huge), "resource_limit")
    assert wait_for_end(session, huge).attempts == 3
    assert wait_for_end(session, good).state == "qualified"


@pytest.mark.parametrize("settings", [{"read_seconds": 4}], indirect=True)
def test_files_that_take_too_long_end_by_name_and_the_next_one_is_read(
    session: Session, vacancy: Vacancy, recruiter: FlaskClient, worker: Worker
) -> None:
    slow, endless, good = (
        upload(recruiter, vacancy, data) for data in (long_scan(6), endless_page(), resume())
    )
    for document_id in (slow, endless):
        check_page(recruiter, wait_for_end(session, document_id), "timeout")
        assert wait_for_end(session, document_id).attempts == 1
    # The reader itself stopped at the first; only the second had to be killed.
    assert worker.said().count("reading_killed") == 1
    assert wait_for_end(session, good).state == "qualified"
