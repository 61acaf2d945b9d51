"""A résumé as a Word document."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.shared import Inches, Pt

from hiring.demo.docx_writers import WRITERS
from hiring.demo.layout import Layout, Look
from hiring.demo.portrait import portrait
from hiring.demo.view import View

STAMP = (2026, 11, 1, 9, 0, 0)


def docx(shown: View, layout: Layout, look: Look) -> bytes:
    """The DOCX file; the same arguments give the same bytes."""
    document = Document()
    document.styles["Normal"].font.name = look.font
    document.styles["Normal"].font.size = Pt(look.size)
    if shown.person.photo:
        document.add_picture(io.BytesIO(portrait(shown.person.key)), Inches(1.1))
    WRITERS[layout.source](document, shown)
    out = io.BytesIO()
    document.save(out)
    return _stamped(out.getvalue())


def _stamped(file: bytes) -> bytes:
    """The same package with the time of each part fixed, so that equal words make equal bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            stamped = zipfile.ZipInfo(part.filename, STAMP)
            new.writestr(stamped, old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
