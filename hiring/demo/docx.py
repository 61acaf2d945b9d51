"""A résumé as a Word document."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as Doc
from docx.shared import Pt

from hiring.demo.layout import Layout, Look
from hiring.demo.view import Role, Section, View

STAMP = (2026, 11, 1, 9, 0, 0)


def docx(shown: View, layout: Layout, look: Look) -> bytes:
    """The DOCX file; the same arguments give the same bytes."""
    document = Document()
    document.styles["Normal"].font.name = look.font
    document.styles["Normal"].font.size = Pt(look.size)
    WRITERS[layout.source](document, shown)
    out = io.BytesIO()
    document.save(out)
    return _stamped(out.getvalue())


def _stamped(file: bytes) -> bytes:
    """The same package with the time of each part fixed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(
                zipfile.ZipInfo(part.filename, STAMP), old.read(part), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _plain(document: Doc, shown: View) -> None:
    person = shown.person
    document.add_heading(person.name, 0)
    document.add_paragraph(f"{person.street}, {person.city} | {person.phone} | {person.email}")
    for section in shown.rest():
        document.add_heading(section.heading, 1)
        for role in section.roles:
            _entry(document, role)
        _rest(document, section)


def _entry(document: Doc, role: Role) -> None:
    line = document.add_paragraph()
    line.add_run(role.title).bold = True
    line.add_run(f"\n{role.where}\n{role.dates}")
    for text in role.job.bullets:
        document.add_paragraph(text, style="List Bullet")


def _rest(document: Doc, section: Section) -> None:
    for study in section.studies:
        document.add_paragraph("\n".join(study.words))
    if section.kind in ("skills", "languages"):
        document.add_paragraph(", ".join(section.lines))
    else:
        for text in section.lines:
            document.add_paragraph(text, style="List Bullet" if len(section.lines) > 1 else None)


WRITERS = {"plain": _plain}
