"""Pictures of pages: their size is that of the page as seen, and hostile files draw little or
nothing."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from hiring.reading.page_drawing import LONGEST_SIDE, draw_pages


def paper(*sizes: tuple[float, float], rotation: int = 0) -> bytes:
    """An empty PDF with pages of these sizes in points."""
    document = pdfium.PdfDocument.new()
    for width, height in sizes:
        page = document.new_page(width, height)
        page.set_rotation(rotation)
        page.close()
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def test_each_page_is_drawn_in_order_at_its_size() -> None:
    pages = list(draw_pages(paper((612, 792), (300, 200)), limit=40))
    assert [(page.number, page.width, page.height) for page in pages] == [
        (1, 612, 792),
        (2, 300, 200),
    ]
    with Image.open(io.BytesIO(pages[1].image)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (600, 400))


@pytest.mark.parametrize("rotation", [90, 270])
def test_rotated_page_is_drawn_as_it_is_seen(rotation: int) -> None:
    (page,) = draw_pages(paper((612, 792), rotation=rotation), limit=1)
    assert (page.width, page.height) == (792, 612)


def test_poster_is_drawn_smaller() -> None:
    (page,) = draw_pages(paper((14_400, 7_200)), limit=1)
    with Image.open(io.BytesIO(page.image)) as picture:
        assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_pages_behind_the_limit_are_not_drawn() -> None:
    assert len(list(draw_pages(paper(*[(200.0, 200.0)] * 3), limit=2))) == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a document", b"%PDF-1.7 torn"])
def test_file_that_does_not_open_draws_nothing(data: bytes) -> None:
    assert list(draw_pages(data, limit=40)) == []
