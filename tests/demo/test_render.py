"""Rendered résumés: every layout prints everything, markers once, and the same every time."""

import io
from functools import cache

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from hiring.demo.draw import person
from hiring.demo.layout import layouts
from hiring.demo.people import Person
from hiring.demo.quirks import drawn_quirk
from hiring.demo.render import Resume, render
from hiring.demo.view import view
from tests.demo.reading import docx_text, pdf_text, squash

STYLE = "mon-year-en-dash"
PRINTED = [name for name, layout in layouts().items() if layout.medium != "scan"]
SCANNED = [name for name, layout in layouts().items() if layout.medium == "scan"]


def _rich(seed: int) -> bool:
    """Someone with every kind of section the layouts place differently, and no fault of files."""
    one = person(seed, "test")
    kinds = {extra.kind for extra in one.extras}
    plain = drawn_quirk(one.key, one.split, seed) == "none"
    return {"certifications", "languages"} <= kinds and bool(one.licence) and plain


@cache
def _someone() -> tuple[int, Person]:
    seed = next(seed for seed in range(2000) if _rich(seed))
    return seed, person(seed, "test")


def _text(resume: Resume) -> str:
    read = docx_text if resume.filename.endswith(".docx") else pdf_text
    return squash(read(resume.content))


def _known_strings(one: Person, seed: int) -> list[str]:
    shown = view(one, STYLE, seed)
    jobs = [
        text
        for role in shown.roles
        for text in (role.title, role.job.employer, role.job.place, role.dates, *role.job.bullets)
    ]
    studies = [
        word for study in one.studies for word in (*study.words[:1], study.when, *study.notes)
    ]
    schools = [study.institution for study in one.studies]
    headings = [section.heading for section in shown.sections.values()]
    lines = [line for section in shown.sections.values() for line in section.lines]
    return [
        text
        for text in (one.name, *one.markers, *jobs, *studies, *schools, *headings, *lines)
        if text
    ]


def test_there_are_layouts_of_every_medium() -> None:
    media = [layout.medium for layout in layouts().values()]

    assert len(media) >= 24
    assert media.count("docx") >= 4
    assert media.count("scan") >= 2


@pytest.mark.parametrize("layout", PRINTED)
def test_layout_prints_every_known_string(layout: str) -> None:
    seed, one = _someone()
    text = _text(render(one, layout, STYLE, seed))

    assert [known for known in _known_strings(one, seed) if squash(known) not in text] == []
    assert [text.count(squash(marker)) for marker in one.markers] == [1, 1, 1]


@pytest.mark.parametrize("layout", ["right-dates", "word-table", "scan-right-dates"])
def test_render_gives_the_same_bytes_for_the_same_arguments(layout: str) -> None:
    one = person(3, "train")

    assert render(one, layout, STYLE, 5).content == render(one, layout, STYLE, 5).content


@pytest.mark.parametrize("layout", SCANNED)
def test_scans_hold_images_and_no_text(layout: str) -> None:
    resume = render(person(1, "train"), layout, STYLE, 1)
    document = pypdfium2.PdfDocument(resume.content)
    kinds = {item.type for page in document for item in page.get_objects()}
    document.close()

    assert kinds == {pypdfium2.raw.FPDF_PAGEOBJ_IMAGE}
    assert pdf_text(resume.content).strip() == ""


@pytest.mark.parametrize(("quirk", "sign"), [("mojibake", "â€“"), ("ligatures", "\ufb01")])
def test_quirks_leave_their_sign_and_the_markers_whole(quirk: str, sign: str) -> None:
    people = ((seed, person(seed, "train")) for seed in range(400))
    seed, one = next(pair for pair in people if drawn_quirk(pair[1].key, "train", pair[0]) == quirk)
    resume = render(one, "right-dates", STYLE, seed)

    assert resume.truth["quirk"] == quirk
    assert sign in extract_text(io.BytesIO(resume.content))
    assert all(squash(marker) in _text(resume) for marker in resume.truth["markers"])
