"""A document's bytes to its twin: words found, redactions planned, pages drawn and painted over.

Only a worker loads this module: it reads and draws."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hiring.reading.limits import Limits, UnreadableError
from hiring.reading.page_drawing import DrawnPage, draw_pages
from hiring.reading.placed import PlacedPage, PlacedText
from hiring.reading.placing import place_words
from hiring.reading.words import Box
from hiring.redaction.changes import keep_pictures, redact_words
from hiring.redaction.cover import cover_sheet, open_sheet
from hiring.redaction.jobs import MadePage, MadeTwin, TwinJob
from hiring.redaction.pictures import find_pictures
from hiring.redaction.plan import Redaction, cover_pictures
from hiring.redaction.twin_text import write_lines

_SCAN = 0.5  # of a page: a larger picture is a scan of it


def make_twin(job: TwinJob, data: bytes, limits: Limits) -> MadeTwin:
    """The twin of the document with these bytes; UnreadableError where it can't be read."""
    text = job.text or place_words(data, limits)
    redactions = redact_words(text, job.facts, job.names, job.changes)
    lines = write_lines(text, redactions)
    drawn = {page.number: page for page in draw_pages(data, limit=limits.pages)}
    if not drawn and any(word.box for word in text.words):
        raise UnreadableError("corrupt")
    pages = []
    for page in text.pages:
        picture = drawn.get(page.number)
        made = MadePage(page.number, page.width, page.height, tuple(lines[page.number]), None)
        if picture is not None:
            image, pictures = _cover(text, page, picture, redactions, job)
            redactions = [*redactions, *pictures]
            made = replace(made, width=picture.width, height=picture.height, image=image)
        pages.append(made)
    return MadeTwin(text, tuple(redactions), tuple(pages))


def _cover(
    text: PlacedText,
    page: PlacedPage,
    drawn: DrawnPage,
    redactions: list[Redaction],
    job: TwinJob,
) -> tuple[bytes, list[Redaction]]:
    """The page's picture with everything covered, and the redactions of its pictures."""
    sheet = open_sheet(drawn.image, drawn.width)
    shown = replace(page, width=drawn.width, height=drawn.height)
    pictures = cover_pictures(shown, find_pictures(sheet, _boxes(text, page.number)))
    kept = keep_pictures(pictures, [c for c in job.changes if c.page == page.number])
    boxes = [box for r in redactions if r.page == page.number for box in _each(text, r)]
    areas = [one.box for one in kept if one.box is not None]
    return cover_sheet(sheet, [*boxes, *areas], scanned=_is_scan(shown)), kept


def _boxes(text: PlacedText, number: int) -> list[Box]:
    return [word.box for word in text.words if word.page == number and word.box is not None]


def _each(text: PlacedText, redaction: Redaction) -> list[Box]:
    """The boxes to paint: that of the run, and those of its words, which may be turned."""
    if redaction.first is None or redaction.last is None:
        return []
    words = text.words[redaction.first : redaction.last + 1]
    boxes = [word.box for word in words if word.box is not None]
    return [*boxes, *_joints(boxes)]


def _joints(boxes: list[Box]) -> list[Box]:
    """The white space between words that follow one another on a level line."""
    out = []
    for a, b in pairwise(boxes):
        level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])
        if level and 0 < b[0] - a[2] < 3 * (a[3] - a[1]):
            out.append((a[2], max(a[1], b[1]), b[0], min(a[3], b[3])))
    return out


def _is_scan(page: PlacedPage) -> bool:
    area = max(page.width * page.height, 1.0)
    return any((x1 - x0) * (low - top) > _SCAN * area for x0, top, x1, low in page.pictures)
