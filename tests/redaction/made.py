"""Documents for tests of redaction: lines of words without a file, and real made-up résumés."""

from __future__ import annotations

from dataclasses import replace

from hiring.demo.draw import person
from hiring.demo.extras import private
from hiring.demo.people import Person
from hiring.demo.render import Resume, render
from hiring.reading.facts import Contact, Facts, Reader
from hiring.reading.placed import PlacedLine, PlacedPage, PlacedText, PlacedWord
from hiring.redaction.changes import Change, redact_words
from hiring.redaction.twin_text import write_lines


def text_of(*lines: str, recognised: bool = False) -> PlacedText:
    """A document of these lines on one page; "education: …" puts a line into that section."""
    placed = []
    for line in lines:
        section, found, rest = line.partition(": ")
        known = found and section in ("education", "experience", "contact", "margin")
        words = (rest if known else line).split()
        placed.append(
            PlacedLine(tuple(PlacedWord(word, 1) for word in words), section if known else "other")
        )
    return PlacedText((PlacedPage(1, 612, 792),), tuple(placed), recognised)


def facts(name: str | None = None, email: str | None = None) -> Facts:
    """Facts that know the contact alone."""
    contact = Contact(name=name, email=email)
    return Facts("0" * 64, "read", None, 1, Reader("1", ocr=False, seconds=0.1), contact=contact)


def scrubbed(
    *lines: str, name: str = "Ana María Kovač", changes: tuple[Change, ...] = ()
) -> list[str]:
    """The lines as the panel reads them, where the candidate goes by this name."""
    text = text_of(*lines)
    return write_lines(text, redact_words(text, facts(), [name], changes))[1]


def someone(seed: int) -> Person:
    """A made-up person with a photograph who tells of birth, age, family and pay."""
    drawn = person(seed, "train")
    return replace(drawn, photo=True, extras=(*drawn.extras, private(drawn.key, "train")))


def resume(who: Person, layout: str, seed: int = 7) -> Resume:
    """The person's résumé in the layout."""
    return render(who, layout, "mon-year-en-dash", seed)
