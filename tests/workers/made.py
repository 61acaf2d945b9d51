"""Files for workers to read."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from hiring.demo.generate import resumes
from hiring.reading.samples import assemble_pdf

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


def endless_page(depth: int = 9, width: int = 10) -> bytes:
    """A page that draws a form that draws ten forms, and so on: a small file that keeps a library
    busy for hours without ever returning."""
    forms = [
        _stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
            b" /Resources << /XObject << /X %d 0 R >> >>" % (level + 6),
            b"/X Do " * width,
        )
        for level in range(depth)
    ]
    last = _stream(b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]", b"0 0 m 9 9 l S")
    return _one_page(b"/XObject << /X 5 0 R >>", _stream(b"", b"/X Do"), *forms, last)


def huge_page(megabytes: int = 600) -> bytes:
    """A page whose drawing is nothing but blanks, some megabytes of them, in a small file."""
    blanks = b" " * 1024 * 1024
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    block = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)  # stands for itself
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(blanks, checksum)
    packed = b"\x78\x9c" + block * megabytes + b"\x03\x00" + checksum.to_bytes(4, "big")
    return _one_page(b"", _stream(b"/Filter /FlateDecode", packed))


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >> stream\n%s\nendstream" % (entries, len(data), data)


def _one_page(resources: bytes, *objects: bytes) -> bytes:
    """A PDF with a page that has these resources; the objects count from 4, the page's content."""
    return assemble_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << %s >> >>" % resources,
        *objects,
    )


def _draw(number: int) -> Image.Image:
    page = Image.new("1", (1700, 2200), 1)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=36)
    for row, line in enumerate(LINES * 4 if number else LINES):
        pen.text((150, 150 + row * 60), line, fill=0, font=font)
    return page
