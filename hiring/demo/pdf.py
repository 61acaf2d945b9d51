"""A résumé as a PDF: an HTML template filled and typeset by WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import weasyprint
from jinja2 import Environment, PackageLoader
from weasyprint.text.fonts import FontConfiguration

from hiring.demo.layout import Layout, Look
from hiring.demo.portrait import portrait_address
from hiring.demo.quirks import QUIRKS, Quirk
from hiring.demo.view import Section, View


@dataclass(frozen=True, slots=True)
class Column:
    """The sections of the main or the side column."""

    name: str
    sections: tuple[Section, ...]


def pdf(shown: View, layout: Layout, look: Look, quirk: Quirk = "none") -> bytes:
    """The PDF file; the same arguments give the same bytes."""
    html = (
        _templates(quirk)
        .get_template(f"{layout.source}.html")
        .render(
            view=shown,
            look=look,
            columns=_columns(shown, layout),
            portrait=portrait_address(shown.person.key) if shown.person.photo else None,
        )
    )
    document = weasyprint.HTML(string=html).write_pdf(
        font_config=_fonts(), pdf_identifier=shown.person.key.encode(), uncompressed_pdf=False
    )
    return bytes(document)


def _columns(shown: View, layout: Layout) -> list[Column]:
    """The side column, if any, comes first in the file so that it floats beside the main one."""
    taken = (*layout.order, *layout.aside)
    main = Column("main", (*shown.pick(*layout.order), *shown.rest(*taken)))
    if not layout.aside:
        return [main]
    return [Column("aside", shown.pick(*layout.aside)), main]


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _templates(quirk: Quirk) -> Environment:
    change: Callable[[object], object] = partial(_apply, QUIRKS[quirk])
    return Environment(
        loader=PackageLoader("hiring.demo", "layouts"),
        autoescape=True,
        finalize=change,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _apply(table: dict[str, str], value: object) -> object:
    if type(value) is not str or "@" in value:
        return value
    for plain, odd in table.items():
        value = value.replace(plain, odd)
    return value
