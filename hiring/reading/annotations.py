"""What is filled in or typed onto a PDF's pages, made part of them: form fields, notes, stamps.

A person sees these as words on the page; in the file they are annotations, which neither the words
nor, without this, the picture of a page would hold.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_WRITTEN = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
_NAMED = re.compile(rb"/(?:Widget|FreeText|Stamp|ObjStm)\b")  # object streams may hide the others
_MOST = 5_000  # of one page; more are left alone


def merge_annotations(document: pdfium.PdfDocument, data: bytes) -> None:
    """Draw fields, notes and stamps into the pages of the document opened from `data`, before any
    of them is read or drawn."""
    if not _NAMED.search(data):
        return
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()  # a field without a drawing of its own gets one
    for index in range(len(document)):
        page = document[index]
        try:
            if any(_is_written(page.raw, n) for n in range(_count(page))):
                raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        finally:
            page.close()


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
