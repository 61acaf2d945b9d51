"""Word documents: tracked changes, tables, text in every place."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from hiring.reading.reader import read
from tests.reading.documents import docx_bytes

LINES = (
    "Ana Wexley",
    "ana@example.org",
    "Experience",
    "Systems Analyst, Orrin Data Inc., 2010 – 2014",
)


def _tracked(kind: str, text: str) -> Any:
    change, run = OxmlElement(f"w:{kind}"), OxmlElement("w:r")
    content = OxmlElement("w:delText" if kind == "del" else "w:t")
    content.text = text
    run.append(content)
    change.append(run)
    return change


def test_inserted_text_is_kept_and_deleted_text_dropped() -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("Skills: ")._p
        paragraph.append(_tracked("ins", "networks"))
        paragraph.append(_tracked("del", "juggling"))

    text = read(docx_bytes(*LINES, change=change), "x.docx").text
    assert "networks" in text
    assert "juggling" not in text


def test_vanished_text_is_dropped() -> None:
    def change(document: Any) -> None:
        run = document.add_paragraph().add_run("hidden words")
        run.font.hidden = True

    assert "hidden words" not in read(docx_bytes(*LINES, change=change), "x.docx").text


def test_content_control_is_read() -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("Network Manager, Town of Pellworth, 2006 – 2010")._p
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        paragraph.addprevious(control)
        content.append(paragraph)
        control.append(content)

    facts = read(docx_bytes(*LINES, change=change), "x.docx")
    assert [p.title for p in facts.positions] == ["Systems Analyst", "Network Manager"]


def test_header_of_the_page_is_read() -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "541-555-0100"

    assert read(docx_bytes(*LINES, change=change), "x.docx").contact.phone == "541-555-0100"


def test_row_of_short_cells_is_one_line() -> None:
    def change(document: Any) -> None:
        cells = document.add_table(1, 3).rows[0].cells
        for cell, text in zip(
            cells, ("Network Manager", "Town of Pellworth", "2006 – 2010"), strict=True
        ):
            cell.text = text

    facts = read(docx_bytes(*LINES, change=change), "x.docx")
    assert [(p.title, p.employer) for p in facts.positions][1:] == [
        ("Network Manager", "Town of Pellworth")
    ]


def test_word_parted_by_runs_is_one_word() -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        assert paragraph._p.tag == qn("w:p")
        for part in ("infra", "struc", "ture"):
            paragraph.add_run(part)

    assert "infrastructure" in read(docx_bytes(*LINES, change=change), "x.docx").text
