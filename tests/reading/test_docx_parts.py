"""Every place of a Word document where words may stand, as Word itself writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hiring.reading.facts import Facts
from hiring.reading.reader import read

_W = nsdecls("w")
_MC = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
JOB = "Systems Analyst, Orrin Data Inc., 2010 – 2014"


def saved(document: Any) -> bytes:
    """The document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def resume(*body: str, change: Callable[[Any], None] | None = None) -> Any:
    """A Word document: name, then experience with one job, then block XML of the body."""
    document = docx.Document()
    for text in ("Ana Wexley", "ana@example.org", "Experience", JOB):
        document.add_paragraph(text)
    for xml in body:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    if change is not None:
        change(document)
    return document


def read_body(*body: str) -> Facts:
    """What is read of such a document."""
    return read(saved(resume(*body)), "made-up.docx")


def p(text: str, properties: str = "", names: str = _W) -> str:
    """A paragraph."""
    return f"<w:p {names}>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def inner(text: str) -> str:
    """A paragraph within other XML."""
    return p(text, names="")


def box(*lines: str, fallback: bool = True, choice: bool = True) -> str:
    """A paragraph with a text box as Word writes it: as a shape, and once more for older Word."""
    content = f"<w:txbxContent>{''.join(inner(x) for x in lines)}</w:txbxContent>"
    new = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f"<w:p {_MC}><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{new if choice else "<w:drawing/>"}</mc:Choice>'
        f"{f'<mc:Fallback>{old}</mc:Fallback>' if fallback else ''}"
        "</mc:AlternateContent></w:r></w:p>"
    )


def lines_of(facts: Facts) -> list[str]:
    """The lines after the job."""
    lines = facts.text.split("\n")
    return lines[lines.index(JOB.replace("–", "–")) + 1 :]


def test_text_box_is_read_once() -> None:
    assert lines_of(read_body(box("Ran the network of two counties."))) == [
        "Ran the network of two counties."
    ]


def test_text_box_that_only_older_word_knows_is_read() -> None:
    assert lines_of(read_body(box("Ran the network.", choice=False))) == ["Ran the network."]


def test_text_box_in_a_text_box_is_read() -> None:
    nested = box("Outer words").replace(
        "</w:txbxContent>", box("Inner words").replace(_MC, "") + "</w:txbxContent>"
    )
    assert lines_of(read_body(nested)) == ["Outer words", "Inner words"]


def test_long_text_box_amid_an_entry_stands_beside_it() -> None:
    facts = read_body(
        p("Ran the network of two counties."),
        box("Skills", "Juggling", "Rowing", "Chess"),
        p("Wrote the plan of its renewal."),
        p("Network Manager, Town of Pellworth, 2006 – 2010"),
    )
    assert [(x.title, x.start) for x in facts.positions] == [
        ("Systems Analyst", "2010"), ("Network Manager", "2006"),
    ]  # fmt: skip
    assert "Wrote the plan" in facts.positions[0].summary
    assert not [x for x in facts.positions if "Juggling" in x.summary]


def test_text_box_with_a_heading_keeps_its_place() -> None:
    facts = read_body(box("Education"), p("B.S. in Computer Science, Larch College, 1998"))
    assert [d.institution for d in facts.education] == ["Larch College"]


TRACKED = [
    ("inserted", f"<w:p {_W}><w:ins><w:r><w:t>kept</w:t></w:r></w:ins></w:p>", ["kept"]),
    ("moved to", f"<w:p {_W}><w:moveTo><w:r><w:t>kept</w:t></w:r></w:moveTo></w:p>", ["kept"]),
    ("moved from", f"<w:p {_W}><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>", []),
    ("deleted", f"<w:p {_W}><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", []),
    (
        "deleted within what was inserted",
        f"<w:p {_W}><w:ins><w:r><w:t>kept</w:t></w:r>"
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins></w:p>",
        ["kept"],
    ),
    (
        "deleted row",
        f"<w:tbl {_W}><w:tr><w:trPr><w:del/></w:trPr><w:tc>{inner('gone')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{inner('kept')}</w:tc></w:tr></w:tbl>",
        ["kept"],
    ),
]


@pytest.mark.parametrize(("what", "xml", "lines"), TRACKED, ids=[x[0] for x in TRACKED])
def test_tracked_change_is_read_as_accepted(what: str, xml: str, lines: list[str]) -> None:
    assert lines_of(read_body(xml)) == lines


def test_paragraph_whose_end_was_deleted_runs_on_in_the_next() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert lines_of(read_body(p("Ran the net", mark), p("work."))) == ["Ran the network."]


def test_content_controls_of_every_kind_are_read() -> None:
    inline = (
        f"<w:p {_W}><w:sdt><w:sdtContent><w:r><w:t>Ran </w:t></w:r><w:sdt><w:sdtContent>"
        "<w:r><w:t>networks.</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent></w:sdt></w:p>"
    )
    nested = (
        f"<w:sdt {_W}><w:sdtContent><w:sdt><w:sdtContent>{inner('Block in block')}"
        "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    )
    row = (
        f"<w:tbl {_W}><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{inner('Cell')}</w:tc>"
        "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert lines_of(read_body(inline, nested, row)) == ["Ran networks.", "Block in block", "Cell"]


def test_content_control_that_was_never_filled_in_is_no_statement() -> None:
    facts = read_body(
        f"<w:sdt {_W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{inner('Job title, Company name, 2001 – 2003')}</w:sdtContent></w:sdt>"
    )
    assert [x.title for x in facts.positions] == ["Systems Analyst"]
    assert facts.warnings == ("content controls that were never filled in are left out",)


def test_headers_of_all_pages_are_read_and_none_twice() -> None:
    def change(document: Any) -> None:
        first = document.sections[0]
        first.different_first_page_header_footer = True
        first.first_page_header.paragraphs[0].text = "541-555-0100"
        first.header.paragraphs[0].text = "Ana Wexley, continued"
        second = document.add_section()
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "Ana Wexley, continued"
        second.footer.is_linked_to_previous = False
        second.footer.paragraphs[0].text = "Last revised in May"

    text = read(saved(resume(change=change)), "x.docx").text.split("\n")
    assert text[:3] == ["541-555-0100", "Ana Wexley, continued", "Ana Wexley"]
    assert (text.count("Ana Wexley, continued"), text[-1]) == (1, "Last revised in May")


def test_nested_table_is_read_where_it_stands() -> None:
    table = (
        f"<w:tbl {_W}><w:tr><w:tc>{inner('one')}{inner('two')}<w:tbl><w:tr><w:tc>"
        f"{inner('three')}{inner('four')}</w:tc></w:tr></w:tbl>{inner('')}</w:tc>"
        f"<w:tc>{inner('five')}</w:tc></w:tr></w:tbl>"
    )
    assert lines_of(read_body(table)) == ["one", "two", "three", "four", "five"]


def test_field_and_link_show_their_result_alone() -> None:
    field = (
        f'<w:p {_W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        "<w:instrText>HYPERLINK x</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>portfolio</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:hyperlink><w:r><w:t>, letters</w:t></w:r></w:hyperlink>"
        "<w:fldSimple w:instr='PAGE'><w:r><w:t> 1</w:t></w:r></w:fldSimple></w:p>"
    )
    assert lines_of(read_body(field)) == ["portfolio, letters 1"]


def test_breaks_tabs_and_hyphens_within_a_paragraph_are_kept() -> None:
    runs = (
        f"<w:p {_W}><w:r><w:t>self-</w:t></w:r><w:r><w:t>taught</w:t><w:tab/><w:t>2004</w:t><w:br/>"
        "<w:t>co</w:t><w:noBreakHyphen/><w:t>author</w:t></w:r></w:p>"
    )
    assert lines_of(read_body(runs)) == ["self-taught 2004", "co-author"]


def test_numbered_item_is_an_item_of_a_list() -> None:
    numbered = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr></w:pPr>"
    facts = read_body(p("Ran it.", numbered.format(3)), p("Not listed.", numbered.format(0)))
    assert lines_of(facts) == ["• Ran it.", "Not listed."]


def test_columns_of_a_section_are_read_one_after_the_other() -> None:
    columns = "<w:pPr><w:sectPr><w:cols w:num='2'/></w:sectPr></w:pPr>"
    breaking = f"<w:p {_W}><w:r><w:t>left</w:t><w:br w:type='column'/><w:t>right</w:t></w:r></w:p>"
    assert lines_of(read_body(breaking, p("last", columns))) == ["left", "right", "last"]


def test_words_that_no_one_can_see_are_ignored_and_said_so() -> None:
    look = "<w:r><w:rPr>{}</w:rPr><w:t>Director of Technology</w:t></w:r>"
    for hidden in ("<w:vanish/>", "<w:sz w:val='2'/>", "<w:color w:val='FFFFFF'/>"):
        facts = read_body(f"<w:p {_W}>{look.format(hidden)}</w:p>")
        assert (lines_of(facts), facts.warnings) == ([], ("hidden text ignored",)), hidden


def test_white_words_on_a_shade_are_read() -> None:
    white = "<w:r><w:rPr><w:color w:val='FFFFFF'/>{}</w:rPr><w:t>Education</w:t></w:r>"
    shade = "<w:shd w:val='clear' w:fill='112233'/>"
    for xml in (
        f"<w:p {_W}>{white.format(shade)}</w:p>",
        f"<w:p {_W}><w:pPr>{shade}</w:pPr>{white.format('')}</w:p>",
        f"<w:tbl {_W}><w:tr><w:tc><w:p>{white.format('')}</w:p></w:tc></w:tr></w:tbl>",
    ):
        assert lines_of(read_body(xml)) == ["Education"]


def test_foot_note_is_read_at_the_end() -> None:
    note = f"<w:p {_W}><w:r><w:t>Ran it.</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    notes = (
        f"<w:footnotes {_W}><w:footnote w:id='2'>{inner('In an acting role.')}</w:footnote>"
        f"<w:footnote w:id='3'>{inner('Cited nowhere.')}</w:footnote></w:footnotes>"
    )
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    data = repacked(
        saved(resume(note)),
        {"word/_rels/document.xml.rels": ("</Relationships>", link)},
        {"word/footnotes.xml": notes},
    )
    assert lines_of(read(data, "x.docx")) == ["Ran it.", "In an acting role."]


def repacked(
    data: bytes, changes: dict[str, tuple[str, str]], more: dict[str, str] | None = None
) -> bytes:
    """The package with a text replaced in parts of it ("" for all of them), and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for where in ({name} | {""}) & changes.keys():
                before, after = changes[where]
                content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
        for name, text in (more or {}).items():
            new.writestr(name, text)
    return out.getvalue()


_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
VARIANTS = {
    "with macros": {
        "[Content_Types].xml": (_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml")
    },
    "template": {"[Content_Types].xml": (_TYPE, _TYPE.replace("document.main", "template.main"))},
    "strict": {
        "": (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    },
    "picture that is missing": {
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/image" Target="../NULL"/></Relationships>',
        )
    },
}


@pytest.mark.parametrize("name", VARIANTS)
def test_word_file_of_every_variety_is_read(name: str) -> None:
    facts = read(repacked(saved(resume()), VARIANTS[name]), "x.docx")
    assert [x.title for x in facts.positions] == ["Systems Analyst"]
