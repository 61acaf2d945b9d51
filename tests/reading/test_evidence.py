"""Evidence is exact: the words cut out of the page at its box by a second program are the quote."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2 as pdfium
import pytest

from hiring.demo.generate import resumes
from hiring.demo.layout import layouts
from hiring.reading.document import load
from hiring.reading.limits import Deadline, Limits
from hiring.reading.page_drawing import draw_pages
from hiring.reading.reader import read
from tests.reading.cutting import assert_exact, evidence_of, squeeze
from tests.reading.documents import pdf
from tests.reading.pdf_objects import changed, page_pdf, stream, text_ops
from tests.reading.pictures import LINES, grained, pages, picture_pdf, turned

VIEWS: dict[str, Callable[[pdfium.PdfPage], object]] = {
    "turned by 90": lambda page: page.set_rotation(90),
    "turned by 180": lambda page: page.set_rotation(180),
    "turned by 270": lambda page: page.set_rotation(270),
    "cropped": lambda page: page.set_cropbox(20, 30, 590, 780),
    "cropped and turned": lambda page: (page.set_cropbox(20, 30, 592, 780), page.set_rotation(90)),
    "larger sheet": lambda page: page.set_mediabox(-50, -40, 700, 900),
}


@pytest.mark.parametrize("view", VIEWS)
def test_evidence_is_exact_on_pages_shown_in_any_way(view: str) -> None:
    [resume] = resumes(1, "train", 4, only=["sidebar-left"])
    data = changed(resume.content, VIEWS[view])
    assert assert_exact(data, read(data, "x.pdf")) > 20


@pytest.mark.parametrize("degrees", [0.0, 2.0, 90.0, 180.0, 267.0])
def test_evidence_of_a_scan_is_where_its_words_were_recognised(degrees: float) -> None:
    picture = grained(turned(pages(page_pdf(text_ops(LINES)))[0], degrees))
    data = picture_pdf([picture])
    facts = read(data, "scan.pdf")
    seen = load(data, Limits(), Deadline(60))
    words = [word for line in seen.lines for word in line.words]
    evidence = evidence_of(facts)
    assert len(evidence) > 9
    for item in evidence:
        assert item.box is not None
        x0, top, x1, bottom = item.box
        inside = [
            word.text
            for word in words
            if x0 <= (word.box[0] + word.box[2]) / 2 <= x1
            and top <= (word.box[1] + word.box[3]) / 2 <= bottom
        ]
        assert squeeze("".join(inside)) == squeeze(item.quote)


def test_box_in_a_turned_scan_lies_on_the_ink_of_its_words() -> None:
    upright = read(page_pdf(text_ops(LINES)), "x.pdf")
    data = picture_pdf([turned(pages(page_pdf(text_ops(LINES)))[0], 90)])
    wanted = {e.quote: e.box for e in evidence_of(upright)}
    for item in evidence_of(read(data, "scan.pdf")):
        box = wanted.get(item.quote)
        assert box is not None
        assert item.box is not None
        # Turned counter-clockwise by 90 degrees: what was at the right is now above.
        expected = (box[1], 612 - box[2], box[3], 612 - box[0])
        assert [abs(a - b) < 4 for a, b in zip(item.box, expected, strict=True)] == [True] * 4


def form(*values: str) -> bytes:
    """A page with a form whose fields hold the values, and no drawing of them."""
    fields = [
        b"<</Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (f%d) /V (%s) /DA (/F1 11 Tf 0 g) "
        b"/Rect [72 %d 540 %d] /P 3 0 R>>" % (n, value.encode("cp1252"), 690 - 24 * n, 708 - 24 * n)
        for n, value in enumerate(values)
    ]
    numbers = b" ".join(b"%d 0 R" % (7 + n) for n in range(len(values)))
    whole = (
        b"<</Fields [%s] /NeedAppearances true /DA (/F1 11 Tf 0 g) "
        b"/DR <</Font <</F1 5 0 R>>>>>>" % numbers
    )
    return page_pdf(
        text_ops(["Application for employment"]), page=b"/Annots [%s]" % numbers,
        more=[whole, *fields], catalog=b"/AcroForm 6 0 R",
    )  # fmt: skip


def test_values_of_a_form_are_read_where_they_stand() -> None:
    facts = read(form(*LINES), "form.pdf")
    assert [(p.title, p.start) for p in facts.positions] == [("Director of Technology", "2012")]
    [dates] = [e for e in facts.positions[0].evidence if e.kind == "dates"]
    assert dates.box is not None
    assert 72 <= dates.box[0] < dates.box[2] <= 540
    field = 3  # the title's line is the fourth field
    assert 792 - (708 - 24 * field) <= dates.box[1] < dates.box[3] <= 792 - (690 - 24 * field)


def test_values_of_a_form_are_drawn_on_its_picture() -> None:
    sizes = [len(next(iter(draw_pages(data, limit=1))).image) for data in (form(), form(*LINES))]
    assert sizes[1] > 2 * sizes[0]


def test_typed_note_on_a_page_is_read() -> None:
    look = stream(
        b"BT /F1 11 Tf 2 4 Td (Valid driver's license, class C) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 400 18] /Resources <</Font <</F1 5 0 R>>>>",
    )
    note = (
        b"<</Type /Annot /Subtype /FreeText /F 4 /Contents (x) /DA (/F1 11 Tf 0 g) "
        b"/Rect [72 400 472 418] /AP <</N 7 0 R>>>>"
    )
    data = page_pdf(text_ops(LINES), page=b"/Annots [6 0 R]", more=[note, look])
    assert [x.kind for x in read(data, "x.pdf").licences] == ["driver"]


@pytest.mark.measure
@pytest.mark.parametrize("seed", range(40, 46))
def test_evidence_is_exact_in_all_layouts_of_many_people(seed: int) -> None:
    names = [name for name, layout in layouts().items() if layout.medium == "pdf"]
    for resume in resumes(len(names), "train", seed, only=names):
        assert_exact(resume.content, read(resume.content, resume.filename))


def test_words_are_cut_exactly_where_letters_are_odd() -> None:
    data = pdf(
        "<h1>Ana Wexley</h1><h2 style='letter-spacing: 4pt'>EXPERIENCE</h2>"
        "<p>Chief Oﬃce Manager, Orrin’s Data Inc., 2010 – 2014</p>"
        "<h2>Education</h2><p>Master of Science in Com&shy;puter Science, Larch College, 1998</p>"
    )
    assert assert_exact(data, read(data, "x.pdf")) > 6
