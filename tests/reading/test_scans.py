"""Pages that are pictures: recognised however they lie, and said to be recognised."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageOps

from hiring.reading.facts import Facts
from hiring.reading.ocr_words import Found, join_addresses
from hiring.reading.reader import read
from hiring.reading.straighten import Turn, even_out, find_skew
from tests.reading.documents import pdf, read_html
from tests.reading.pdf_objects import page_pdf, stream, text_ops
from tests.reading.pictures import LINES, data_url, grained, pages, picture_pdf, turned

RECOGNISED = "page 1 is a picture: its words were recognised (OCR), check them against the picture"


@cache
def printed() -> Image.Image:
    """A page with a short résumé, upright and clean."""
    return pages(page_pdf(text_ops(LINES)))[0]


def found(facts: Facts) -> list[object]:
    """What every picture of the page must yield."""
    return [
        facts.contact.name,
        facts.contact.email,
        [(p.title, p.employer, p.start, p.end) for p in facts.positions],
        [(d.level, d.institution, d.year) for d in facts.education],
    ]


WANTED = [
    "Ana Wexley",
    "ana.wexley@example.org",
    [("Director of Technology", "Fernhollow School District", "2012", "2019")],
    [("bachelor", "Larch College", 1998)],
]
Change = Callable[[Image.Image], Image.Image]
PICTURES: dict[str, tuple[Change, float]] = {
    "clean": (lambda page: page, 200),
    "150 dpi": (lambda page: grained(page.resize((1275, 1650))), 150),
    "300 dpi": (lambda page: page.resize((2550, 3300)), 300),
    "on its left side": (lambda page: turned(page, 90), 200),
    "upside down": (lambda page: turned(page, 180), 200),
    "on its right side": (lambda page: turned(page, 270), 200),
    "skewed": (lambda page: grained(turned(page, 3)), 200),
    "skewed the other way": (lambda page: turned(page, -3), 200),
    "on its side and skewed": (lambda page: turned(page, 92), 200),
    "grey paper": (lambda page: grained(page, 0.6, 0.6), 200),
    "in a shadow": (lambda page: grained(page, 0.45, 1.0), 200),
    "white on black": (ImageOps.invert, 200),
    "one point per pixel": (lambda page: page, 72),
    "a tiny sheet": (lambda page: page, 600),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_of_a_page_is_read(name: str) -> None:
    change, dpi = PICTURES[name]
    facts = read(picture_pdf([change(printed())], dpi), "scan.pdf")
    assert found(facts) == WANTED
    assert (facts.reader.ocr, facts.warnings) == (True, (RECOGNISED,))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_picture_that_the_viewer_turns_is_read(rotation: int) -> None:
    document = pdfium.PdfDocument(picture_pdf([turned(printed(), rotation)]))
    document[0].set_rotation(rotation)
    out = io.BytesIO()
    document.save(out)
    assert found(read(out.getvalue(), "scan.pdf")) == WANTED


def test_two_columns_of_a_picture_do_not_bleed() -> None:
    left = "".join(f"<p>left side line {n} of prose that goes on</p>" for n in range(8))
    right = "".join(f"<p>right side line {n} of prose that goes on</p>" for n in range(8))
    css = "td { width: 8cm; padding: 0 0.6cm; vertical-align: top }"
    body = f"<table><tr><td><h2>Profile</h2>{left}</td><td><h2>Skills</h2>{right}</td></tr></table>"
    facts = read(picture_pdf(pages(pdf(body, css))), "scan.pdf")
    lines = [x for x in facts.text.split("\n") if "side line" in x]
    assert [x.split()[0] for x in lines] == ["left"] * 8 + ["right"] * 8


def test_scanned_page_among_pages_of_text_is_the_only_one_recognised() -> None:
    document = pdfium.PdfDocument(
        pdf("<h1>Bo Lund</h1><h2>Skills</h2><p>Networks, data, plans</p>")
    )
    document.import_pages(pdfium.PdfDocument(picture_pdf([printed()])))
    out = io.BytesIO()
    document.save(out)
    facts = read(out.getvalue(), "mixed.pdf")
    assert (facts.pages, facts.contact.name) == (2, "Bo Lund")
    assert [p.title for p in facts.positions] == ["Director of Technology"]
    assert facts.warnings == (RECOGNISED.replace("page 1", "page 2"),)


def test_picture_of_a_masthead_on_a_page_of_text_is_read() -> None:
    head = pages(pdf("<h1>Ana Wexley</h1><p>ana@example.org, 541-555-0100</p>"))[0]
    shown = head.crop(tuple(np.add(ImageOps.invert(head).getbbox(), (-20, -20, 20, 20)).tolist()))
    facts = read_html(
        f"<img src='{data_url(shown)}' style='width: 7cm'><h2>Experience</h2>"
        "<p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p><p>Ran the network.</p>"
    )
    assert (facts.contact.name, facts.contact.email) == ("Ana Wexley", "ana@example.org")
    assert [p.title for p in facts.positions] == ["Systems Analyst"]
    assert facts.warnings == ("words in a picture on page 1 were recognised (OCR): check them",)


def test_photograph_adds_no_words() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (30, 90), dtype=np.uint8)
    photograph = Image.fromarray(noise).resize((900, 300), Image.Resampling.BICUBIC)
    facts = read_html(
        f"<img src='{data_url(photograph)}' style='width: 12cm'><h1>Ana Wexley</h1>"
        "<h2>Experience</h2><p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
    )
    assert facts.text.split("\n")[0] == "Ana Wexley"
    assert (facts.reader.ocr, facts.warnings) == (False, ())


def scanned_with_layer(*layer: str) -> bytes:
    """A scan with words laid over it that draw nothing, as scanners with recognition write."""
    picture = io.BytesIO()
    printed().save(picture, "JPEG", quality=85)
    image = stream(
        picture.getvalue(),
        b"/Type /XObject /Subtype /Image /Width 1700 /Height 2200 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /DCTDecode",
    )
    content = b"q 612 0 0 792 0 0 cm /Im Do Q " + text_ops(layer).replace(b"BT", b"BT 3 Tr")
    return page_pdf(content, more=[image], resources=b"/XObject <</Im 6 0 R>>")


def test_picture_counts_and_not_the_words_laid_invisibly_over_it() -> None:
    facts = read(scanned_with_layer(*LINES[:3], "Chief Officer, Acme Inc., 1990 - 2026"), "s.pdf")
    assert found(facts) == WANTED
    assert facts.warnings == (RECOGNISED,)


def test_words_laid_over_a_picture_that_can_not_be_read_are_used_and_said_so() -> None:
    layer = [*LINES, *(f"Wrote plan {n} of the networks of the district" for n in range(20))]
    facts = read(scanned_with_layer(*layer), "s.pdf")
    assert found(facts) == WANTED
    assert facts.warnings == (
        "page 1 is a picture that is hard to read: its words are those that the file has for it, "
        "check them against the picture",
    )


def test_drawing_without_words_is_no_text() -> None:
    boxes = b" ".join(b"%d %d 60 9 re f" % (72 + 90 * (n % 5), 700 - 20 * n) for n in range(30))
    facts = read(page_pdf(boxes), "x.pdf")
    assert facts.error is not None
    assert facts.error.code == "no_text"


@pytest.mark.parametrize("degrees", [-4.5, -2.0, 0.0, 0.5, 3.0])
def test_skew_is_found_to_a_quarter_degree(degrees: float) -> None:
    assert abs(find_skew(turned(printed(), degrees)) + degrees) <= 0.25


@pytest.mark.parametrize("degrees", [0.0, 90.0, 180.0, 272.5])
def test_way_back_from_a_turned_picture_ends_where_it_began(degrees: float) -> None:
    dot = Image.new("L", (400, 300), 255)
    dot.paste(0, (100, 40, 110, 50))
    turn = Turn(degrees, 400, 300)
    after = ImageOps.invert(turn.apply(dot)).point(lambda v: 255 * (v > 128)).getbbox()
    assert after is not None
    x0, y0, x1, y1 = after
    x, y = turn.point_before((x0 + x1) / 2, (y0 + y1) / 2)
    assert (abs(x - 105) < 1.5, abs(y - 45) < 1.5) == (True, True)


def test_even_paper_is_left_as_it_is() -> None:
    assert even_out(printed()) is printed()


def word(text: str, x0: float, x1: float) -> Found:
    """A recognised word on a line 30 pixels high."""
    return Found(text, x0, 0, x1, 30, 25, 30, 90)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([word("ana.", 0, 50), word("wexley@example.org", 53, 300)], ["ana.wexley@example.org"]),
        ([word("ana@example", 0, 90), word(".org", 92, 130)], ["ana@example.org"]),
        ([word("Ave.", 0, 50), word("ana@example.org", 62, 300)], ["Ave.", "ana@example.org"]),
        ([word("ana@example.org", 0, 90), word("541", 92, 130)], ["ana@example.org", "541"]),
        ([word("Acme", 0, 50), word("Inc.", 53, 80)], ["Acme", "Inc."]),
    ],
)
def test_address_that_was_parted_is_joined(words: list[Found], joined: list[str]) -> None:
    assert [w.text for w in join_addresses(words)] == joined
