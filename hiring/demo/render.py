"""A person's résumé as a file, with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hiring.demo.docx import docx
from hiring.demo.layout import Layout, layouts, look
from hiring.demo.pdf import pdf
from hiring.demo.people import Person
from hiring.demo.quirks import Quirk, drawn_quirk
from hiring.demo.scan import scan
from hiring.demo.truth import truth
from hiring.demo.view import View, view

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Resume:
    """A file as a candidate would send it, and its labels (see truth.py)."""

    content: bytes
    filename: str
    media_type: str
    truth: dict[str, Any]


def render(person: Person, layout: str, date_style: str, seed: int) -> Resume:
    """The person's résumé in that layout and date style; KeyError for unknown names.

    `seed` draws headings, bullets, font and colour, and now and then a fault of real files.
    Same arguments, same bytes."""
    chosen = layouts()[layout]
    shown = view(person, date_style, seed)
    quirk = drawn_quirk(person.key, person.split, seed) if chosen.medium == "pdf" else "none"
    name = f"{person.key}-{layout}"
    labels = truth(shown, name) | {"layout": layout, "date_style": date_style, "quirk": quirk}
    if chosen.medium == "docx":
        return Resume(
            docx(shown, chosen, look(chosen, person.key, seed)), f"{name}.docx", DOCX, labels
        )
    return Resume(_paper(shown, chosen, seed, quirk), f"{name}.pdf", PDF, labels)


def _paper(shown: View, layout: Layout, seed: int, quirk: Quirk) -> bytes:
    if layout.medium == "scan":
        printed = layouts()[layout.source]
        return scan(
            pdf(shown, replace(printed, name=layout.name), look(layout, shown.person.key, seed)),
            seed,
        )
    return pdf(shown, layout, look(layout, shown.person.key, seed), quirk)
