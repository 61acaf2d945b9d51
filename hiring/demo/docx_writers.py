"""The ways a Word résumé is put together: paragraphs, tabs, tables, headers, text boxes."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches

from hiring.demo.docx_text_box import add_text_box
from hiring.demo.people import Person, Study
from hiring.demo.view import Role, Section, View

Writer = Callable[[Document, View], None]


def plain(document: Document, shown: View) -> None:
    """Everything in paragraphs; employer and dates on lines of their own."""
    _masthead(document, shown.person)
    _body(document, shown, _three_lines)


def tabs(document: Document, shown: View) -> None:
    """Dates at a right tab stop."""
    _masthead(document, shown.person)
    _body(document, shown, _tabbed)


def table(document: Document, shown: View) -> None:
    """Jobs in a table with borders, dates in its first column."""
    _masthead(document, shown.person)
    for section in shown.rest():
        document.add_heading(section.heading, 1)
        if section.roles:
            _job_table(document, section)
        _rest(document, section)


def header(document: Document, shown: View) -> None:
    """The way to reach the person stands in the page header, a line in the footer."""
    person = shown.person
    top, bottom = document.sections[0].header, document.sections[0].footer
    top.paragraphs[0].text = f"{person.name}\t{person.phone}\t{person.email}"
    top.add_paragraph(f"{person.street}, {person.city}")
    bottom.paragraphs[0].text = "References on request"
    document.add_heading(person.headline, 0)
    _body(document, shown, _tabbed)


def text_box(document: Document, shown: View) -> None:
    """Name and contact in a floating text box."""
    person = shown.person
    lines = (person.name, person.street, person.city, person.phone, person.email)
    add_text_box(document.add_paragraph(), lines)
    _body(document, shown, _three_lines)


def grouped(document: Document, shown: View) -> None:
    """Several roles under one employer, the employer named once."""
    _masthead(document, shown.person)
    for section in shown.rest():
        document.add_heading(section.heading, 1)
        for block in section.blocks:
            employer = ", ".join(filter(None, (block.employer, block.place)))
            document.add_heading(employer, 2)
            for role in block.roles:
                _line(document, role.title, role.dates)
                _duties(document, role)
        _rest(document, section)


def _masthead(document: Document, person: Person) -> None:
    document.add_heading(person.name, 0)
    document.add_paragraph(f"{person.street}, {person.city} | {person.phone} | {person.email}")


def _body(document: Document, shown: View, entry: Callable[[Document, Role], None]) -> None:
    for section in shown.rest():
        document.add_heading(section.heading, 1)
        for role in section.roles:
            entry(document, role)
            _duties(document, role)
        _rest(document, section)


def _three_lines(document: Document, role: Role) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    line.add_run(role.title).bold = True
    line.add_run(f"\n{role.where}\n{role.dates}")


def _tabbed(document: Document, role: Role) -> None:
    _line(document, role.title, role.dates)
    document.add_paragraph(role.where).runs[0].italic = True


def _line(document: Document, left: str, right: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.tab_stops.add_tab_stop(Inches(6), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(left).bold = True
    line.add_run(f"\t{right}")


def _duties(document: Document, role: Role) -> None:
    if role.job.about:
        document.add_paragraph(role.job.about)
    for text in role.job.bullets:
        document.add_paragraph(text, style="List Bullet")


def _job_table(document: Document, section: Section) -> None:
    grid = document.add_table(rows=1, cols=2, style="Table Grid")
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = "Dates", "Position"
    for role in section.roles:
        dates, post = grid.add_row().cells
        dates.text = role.dates
        post.paragraphs[0].add_run(role.title).bold = True
        post.add_paragraph(role.where)
        for text in role.job.bullets:
            post.add_paragraph(text, style="List Bullet")
    for row in grid.rows:
        row.cells[0].width, row.cells[1].width = Inches(1.5), Inches(4.5)


def _rest(document: Document, section: Section) -> None:
    for study in section.studies:
        _degree(document, study)
    if section.kind in ("skills", "languages"):
        document.add_paragraph(", ".join(section.lines))
        return
    style = "List Bullet" if len(section.lines) > 1 else None
    for text in section.lines:
        document.add_paragraph(text, style=style)


def _degree(document: Document, study: Study) -> None:
    document.add_paragraph("\n".join(study.words))


WRITERS: dict[str, Writer] = {
    "plain": plain,
    "tabs": tabs,
    "table": table,
    "header": header,
    "text_box": text_box,
    "grouped": grouped,
}
