"""What is filled in or typed onto a PDF's pages, made part of them: form fields, notes, stamps.

A person sees these as words on the page; in the file they are annotations, which neither the words
nor, without this, the picture of a page would hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_WRITTEN = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
_NAMED = re.compile(rb"/(?:Widget|FreeText|Stamp|ObjStm)\b")  # object streams may hide the others
_MOST = 5_000  # of one page; more are left alone


def merged_pages(document: pdfium.PdfDocument, data: bytes) -> Iterator[pdfium.PdfPage]:
    """The pages of the document opened from `data`, each open while it is at hand, with the fields,
    notes and stamps on it drawn into it."""
    named = _NAMED.search(data) is not None
    if named and document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()  # a field without a drawing of its own gets one
    for index in range(len(document)):
        page = document[index]
        try:
            if named and _merge(page):
                page.close()
                page = document[index]  # only now are they part of its content
            yield page
        finally:
            page.close()


def _merge(page: pdfium.PdfPage) -> bool:
    """Whether anything was there to be drawn into the page."""
    if not any(_is_written(page.raw, n) for n in range(_count(page))):
        return False
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    return True


def _count(page: pdfium.PdfPage) -> int:
    count = int(raw.FPDFPage_GetAnnotCount(page.raw))
    return count if count <= _MOST else 0


def _is_written(page: Any, number: int) -> bool:
    note = raw.FPDFPage_GetAnnot(page, number)
    if not note:
        return False
    try:
        return raw.FPDFAnnot_GetSubtype(note) in _WRITTEN
    finally:
        raw.FPDFPage_CloseAnnot(note)
