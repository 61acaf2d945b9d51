"""Files for workers to read."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from hiring.demo.generate import resumes

LINES = (
    "Maren Oduya-Lindqvist",
    "maren@example.org  (503) 555-0142",
    "EXPERIENCE",
    "Director of Technology, Harbor Unified School District",
    "March 2011 - October 2023",
    "Supervised 14 technicians and analysts",
    "EDUCATION",
    "B.S. Computer Science, Cascade State University, 2004",
)


@lru_cache(maxsize=1)
def resume() -> bytes:
    """A made-up résumé that is read at once."""
    return next(iter(resumes(1, "train", only=["right-dates"]))).content


@lru_cache(maxsize=1)
def long_scan(pages: int = 2) -> bytes:
    """A made-up résumé as a scan of many pages: recognising it takes seconds."""
    drawn = [_draw(number) for number in range(pages)]
    file = io.BytesIO()
    drawn[0].save(file, "PDF", save_all=True, append_images=drawn[1:], resolution=200)
    return file.getvalue()


def _draw(number: int) -> Image.Image:
    page = Image.new("1", (1700, 2200), 1)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=36)
    for row, line in enumerate(LINES * 4 if number else LINES):
        pen.text((150, 150 + row * 60), line, fill=0, font=font)
    return page
