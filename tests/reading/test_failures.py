"""Files that can't be read end in a named state."""

from __future__ import annotations

import io
import zipfile

import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.reading.facts import Facts
from hiring.reading.limits import EXPLANATIONS, Limits
from hiring.reading.reader import read
from tests.reading.documents import docx_bytes, pdf
from tests.reading.pdf_objects import encrypted_page, text_ops
from tests.reading.pictures import LINES

RESUME = "<h1>Ana Wexley</h1><h2>Experience</h2><p>Director of Technology, Acme, 2012–2019</p>"


def code(facts: Facts) -> str | None:
    """The error's code, with what every failure must hold checked."""
    assert facts.status == "failed"
    assert facts.error is not None
    assert facts.error.message
    assert facts.error.hint
    assert (facts.positions, facts.education, facts.text) == ((), (), "")
    return facts.error.code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"\x00" * 400, "empty"),
        (b"hello", "unsupported_type"),
        (b"%PDF-1.7 and then nothing", "corrupt"),
        (b"PK\x03\x04 broken", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unsupported_type"),
    ],
)
def test_bad_bytes_end_in_a_named_state(data: bytes, expected: str) -> None:
    assert code(read(data, "x")) == expected


def test_cut_off_pdf_fails_or_is_read_but_never_crashes() -> None:
    whole = pdf(RESUME)
    for size in range(200, len(whole), 1500):
        assert read(whole[:size], "x.pdf").status in ("read", "failed")


def test_file_above_the_size_limit_is_too_large() -> None:
    assert code(read(pdf(RESUME), "x.pdf", Limits(file_size=500))) == "too_large"


def test_document_above_the_page_limit_has_too_many_pages() -> None:
    two = pdf(RESUME + "<p style='break-before: page'>more</p>")
    assert code(read(two, "x.pdf", Limits(pages=1))) == "too_many_pages"


def test_huge_page_is_a_resource_limit() -> None:
    assert code(read(pdf(RESUME, size="9000pt 9000pt"), "x.pdf", Limits(page_side=5000))) == (
        "resource_limit"
    )


def test_zip_bomb_is_a_resource_limit() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    assert code(read(out.getvalue(), "x.docx")) == "resource_limit"


def test_other_archives_are_unsupported() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notes.txt", "hello")
    assert code(read(out.getvalue(), "x.docx")) == "unsupported_type"


def test_page_without_words_is_no_text() -> None:
    assert code(read(pdf("<div style='height: 5cm'></div>"), "x.pdf")) == "no_text"


def test_document_without_words_is_no_text() -> None:
    assert code(read(docx_bytes("", ""), "x.docx")) == "no_text"


def test_word_file_of_pictures_is_told_to_come_as_pdf() -> None:
    facts = read(docx_bytes("", ""), "x.docx")
    assert facts.error is not None
    assert facts.error.hint.startswith("If its words are in pictures, save it as PDF")


@pytest.mark.parametrize(
    ("notice", "message"),
    [
        (
            "Please wait... If this message is not eventually replaced by the proper contents of "
            "the document, your PDF viewer may not be able to display this type of document.",
            "It is a form that only Adobe Acrobat can show.",
        ),
        (
            "For the best experience, open this PDF portfolio in Acrobat or Adobe Reader.",
            "It is a PDF portfolio: a cover with other files inside.",
        ),
    ],
)
def test_notice_in_place_of_a_document_is_no_text(notice: str, message: str) -> None:
    facts = read(pdf(f"<p>{notice}</p>"), "x.pdf")
    assert code(facts) == "no_text"
    assert facts.error is not None
    assert facts.error.message.endswith(message)


def test_pdf_that_opens_without_a_password_is_read_though_it_is_encrypted() -> None:
    words = text_ops(LINES)
    assert [p.title for p in read(encrypted_page(words, b""), "x.pdf").positions] == [
        "Director of Technology"
    ]
    assert code(read(encrypted_page(words, b"secret"), "x.pdf")) == "encrypted"


def test_letters_without_a_code_are_recognised() -> None:
    html = "".join(f"<p>{line}</p>" for line in (*LINES, "Ran the plans and budgets of all."))
    written = weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=True)
    facts = read(written.replace(b"/ToUnicode", b"/NoUnicode"), "x.pdf")
    assert [p.title for p in facts.positions] == ["Director of Technology"]
    assert facts.warnings == (
        "page 1 has letters without a code: its words were recognised (OCR), check them against "
        "the picture",
    )


def test_used_up_time_is_a_timeout() -> None:
    assert code(read(pdf(RESUME), "x.pdf", Limits(seconds=0))) == "timeout"


def test_every_code_is_explained() -> None:
    assert all(message and hint for message, hint in EXPLANATIONS.values())


LOCKED = b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s>>> endobj
trailer <</Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<0011> <0011>]>>
%%%%EOF
""" % (b"41" * 32, b"42" * 32)


def test_encrypted_pdf_is_named() -> None:
    assert code(read(LOCKED, "locked.pdf")) == "encrypted"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_state(data: bytes) -> None:
    for head in (b"", b"%PDF-1.4\n", b"PK\x03\x04"):
        assert read(head + data, "x").status == "failed"
