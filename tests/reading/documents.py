"""Small documents made for one test each."""

from __future__ import annotations

import io
from typing import Any

import docx
import weasyprint

from hiring.reading.facts import Facts
from hiring.reading.reader import read

_PAGE = (
    "<style>@page {{ size: {size}; margin: 2cm }} body {{ font: 10pt sans-serif }} {css}</style>"
)


def pdf(body: str, css: str = "", size: str = "letter") -> bytes:
    """A PDF of the HTML body."""
    html = _PAGE.format(css=css, size=size) + body
    content: bytes = weasyprint.HTML(string=html).write_pdf()
    return content


def read_html(body: str, css: str = "") -> Facts:
    """What is read from a PDF of the HTML body."""
    return read(pdf(body, css), "made-up.pdf")


def docx_bytes(*paragraphs: str, change: Any = None) -> bytes:
    """A Word document of the paragraphs; `change` may do more to it."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
