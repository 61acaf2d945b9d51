"""Facts as a table that a person can read in a terminal."""

from __future__ import annotations

from hiring.reading.facts import Facts, Position

_DASH = "–"


def print_facts(name: str, facts: Facts) -> None:
    """Print one document's facts."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    if facts.error is not None:
        console.print(f"{name}: not read ({facts.error.code})", markup=False)
        return
    how = ", characters recognised in images" if facts.reader.ocr else ""
    console.print(f"{name}: {facts.pages} pages, {facts.reader.seconds:.2f} s{how}", markup=False)
    who = (facts.contact.name, facts.contact.email, facts.contact.phone)
    console.print("  " + " · ".join(part for part in who if part), markup=False)
    table = Table(
        "From", "To", "Title", "Employer", "Place", "Share", title="Positions", title_justify="left"
    )
    for position in facts.positions:
        table.add_row(
            position.start or _DASH,
            position.end or _DASH,
            position.title or _DASH,
            position.employer or _DASH,
            position.place or _DASH,
            _share(position),
        )
    console.print(table)
    table = Table(
        "Level",
        "Degree",
        "Field",
        "Institution",
        "Year",
        "Conferred",
        title="Education",
        title_justify="left",
    )
    for degree in facts.education:
        table.add_row(
            degree.level,
            degree.degree or _DASH,
            degree.field or _DASH,
            degree.institution or _DASH,
            str(degree.year or _DASH),
            degree.conferred,
        )
    console.print(table)
    for licence in facts.licences:
        console.print(
            f"  licence: {licence.kind.replace('_', ' ')}, {licence.status}", markup=False
        )
    for automobile in facts.automobile:
        console.print(f"  personal automobile: {automobile.status}", markup=False)
    for warning in facts.warnings:
        console.print(f"  note: {warning}", markup=False)


def _share(position: Position) -> str:
    return "part" if position.share is None else f"{position.share:g}"
