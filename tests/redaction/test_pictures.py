"""What looks like a picture on a page, what is painted over, and what is wiped out."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from hiring.demo.portrait import portrait
from hiring.reading.placed import PlacedPage
from hiring.redaction.cover import INK, Flags, Pixels, Sheet, cover_sheet
from hiring.redaction.pictures import find_pictures
from hiring.redaction.plan import cover_pictures
from tests.redaction.made import resume, someone
from tests.redaction.pipeline import make_once

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


def covered_rows(paper: Pixels, box: tuple[float, float, float, float], column: int) -> list[int]:
    """The rows that are painted over in a column of pixels."""
    image = cover_sheet(Sheet(paper, 2.0), [box], scanned=False)
    after = np.asarray(Image.open(io.BytesIO(image)))
    return np.flatnonzero((after[:, column] == INK).all(axis=1)).tolist()


WORD = (50.0, 100.0, 150.0, 112.0)  # its box; the pixels are twice that


def test_large_initial_that_stands_out_of_its_box_is_covered_whole(paper: Pixels) -> None:
    paper[188:224, 100:112] = 0  # from six points above the box to its lower edge
    paper[206:224, 120:290] = 0
    rows = covered_rows(paper, WORD, 250)
    assert (rows[0], rows == list(range(rows[0], rows[-1] + 1))) == (188, True)


def test_stroke_under_its_box_is_covered_whole(paper: Pixels) -> None:
    paper[206:234, 100:112] = 0
    assert covered_rows(paper, WORD, 250)[-1] == 233


def test_line_of_text_above_the_box_stays(paper: Pixels) -> None:
    paper[206:224, 100:290] = 0
    paper[176:194, 100:290] = 0  # two points above what is painted
    assert covered_rows(paper, WORD, 105)[0] >= 196


def test_initials_in_small_capitals_leave_no_trace() -> None:
    who = replace(someone(7104), photo=False, name="Femke L. Achterberg")
    twin = make_once((who.name,), (), resume(who, "small-caps").content)
    name = next(one for one in twin.redactions if one.kind == "name")
    assert name.box is not None
    page = twin.pages[name.page - 1]
    assert page.image is not None
    picture = Image.open(io.BytesIO(page.image)).convert("L")
    x0, _, x1, bottom = (round(edge * picture.width / page.width) for edge in name.box)
    dark = np.asarray(picture)[:bottom, x0:x1] < 128
    # A letter that is left shows as strokes, which are narrow; what is covered is as wide as words.
    assert min(run for row in dark for run in runs(row)) > 40


def runs(row: Flags) -> list[int]:
    """How many dark pixels stand side by side, for each place in the row where some do."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], row, [False]]).astype(int)))
    return (edges[1::2] - edges[::2]).tolist()  # type: ignore[no-any-return]
