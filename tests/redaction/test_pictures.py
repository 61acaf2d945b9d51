"""What looks like a picture on a page, what is painted over, and what is wiped out."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from hiring.demo.portrait import portrait
from hiring.reading.placed import PlacedPage
from hiring.redaction.cover import INK, Pixels, Sheet, cover_sheet
from hiring.redaction.pictures import find_pictures
from hiring.redaction.plan import cover_pictures

PHOTO = (400.0, 60.0, 480.0, 160.0)


@pytest.fixture
def paper() -> Pixels:
    """A blank page of 612 × 792 points at two pixels a point."""
    return np.full((1584, 1224, 3), 255, np.uint8)


def put(pixels: Pixels, box: tuple[float, ...], picture: Image.Image) -> None:
    x0, top, x1, bottom = (round(2 * edge) for edge in box)
    pixels[top:bottom, x0:x1] = np.asarray(picture.convert("RGB").resize((x1 - x0, bottom - top)))


def photograph() -> Image.Image:
    return Image.open(io.BytesIO(portrait("train-00001")))


def test_photograph_is_found_on_paper(paper: Pixels) -> None:
    put(paper, PHOTO, photograph())
    ((x0, top, x1, bottom),) = find_pictures(Sheet(paper, 2.0), [])
    assert (x0 <= PHOTO[0], top <= PHOTO[1], x1 >= PHOTO[2], bottom >= PHOTO[3]) == (True,) * 4
    assert (x1 - x0) * (bottom - top) < 1.6 * 80 * 100


def test_photograph_is_found_on_a_noisy_scan_though_words_were_misread_from_it(
    paper: Pixels,
) -> None:
    put(paper, PHOTO, photograph())
    noise = np.random.default_rng(1).normal(0, 7, paper.shape)
    grey = np.clip(paper.mean(axis=2, keepdims=True) * 0.9 + 10 + noise, 0, 255).astype(np.uint8)
    misread = [(420.0, 80.0, 440.0, 92.0), (430.0, 120.0, 460.0, 130.0)]
    assert len(find_pictures(Sheet(grey, 2.0), misread)) == 1


def test_even_areas_gradients_rules_and_text_are_no_pictures(paper: Pixels) -> None:
    paper[:, :300] = (20, 90, 100)  # a coloured column
    paper[400:600, 400:900] = np.linspace(20, 160, 500)[None, :, None]  # a gradient
    paper[700:704, 400:1100] = 0  # a rule
    for row in range(800, 1500, 24):  # lines of text
        paper[row : row + 8, 400:1100:9] = 30
    assert find_pictures(Sheet(paper, 2.0), []) == []


def test_coloured_area_that_text_stands_on_is_no_picture(paper: Pixels) -> None:
    put(paper, PHOTO, photograph())
    words = [(402.0, 62.0 + 10 * n, 440.0, 70.0 + 10 * n) for n in range(9)]
    assert find_pictures(Sheet(paper, 2.0), words) == []


def test_pictures_of_a_page_are_covered_but_for_rules_signs_and_scans() -> None:
    rule, sign, scan = (50, 100, 500, 103), (50, 50, 62, 62), (0, 0, 612, 792)
    page = PlacedPage(1, 612, 792, (PHOTO, rule, sign, scan))
    hidden = (410.0, 70.0, 470.0, 150.0)  # found again in the pixels
    elsewhere = (60.0, 500.0, 120.0, 560.0)
    covered = cover_pictures(page, [hidden, elsewhere])
    assert [(one.kind, one.box) for one in covered] == [("photo", PHOTO), ("photo", elsewhere)]


def test_covered_pixels_are_gone_and_the_others_untouched(paper: Pixels) -> None:
    put(paper, PHOTO, photograph())
    paper[1000:1010, 100:200] = (10, 20, 30)
    image = cover_sheet(Sheet(paper, 2.0), [PHOTO], scanned=False)
    after = np.asarray(Image.open(io.BytesIO(image)))
    assert np.unique(after[120:320, 800:960].reshape(-1, 3), axis=0).tolist() == [list(INK)]
    assert (after[1000:1010, 100:200] == (10, 20, 30)).all()


def test_words_in_nearly_white_are_wiped_out(paper: Pixels) -> None:
    paper[500:520, 100:400:3] = 250
    after = np.asarray(Image.open(io.BytesIO(cover_sheet(Sheet(paper, 2.0), [], scanned=False))))
    assert np.unique(after).tolist() == [255]
