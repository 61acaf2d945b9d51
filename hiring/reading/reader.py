"""The one door of the room: bytes in, facts with their evidence out.

The same call serves the command line and the worker. A document that can't be read is an answer
(`status` "failed", with a reason), never an exception.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import replace

from hiring.reading.automobile import read_automobile
from hiring.reading.cells import join_narrow
from hiring.reading.contact import read_contact
from hiring.reading.document import Document, load
from hiring.reading.education import read_education
from hiring.reading.facts import Contact, Facts, Position, Reader, Signal
from hiring.reading.licences import read_licences
from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.loose import find_loose_degrees, find_loose_times
from hiring.reading.normalise import join_lines
from hiring.reading.positions import read_positions
from hiring.reading.sections import Section, body_size, split_sections
from hiring.reading.signals import entry_signals
from hiring.reading.stages import Stages, log_fault
from hiring.reading.unclaimed import find_unclaimed
from hiring.reading.version import VERSION
from hiring.reading.words import Line


def read(data: bytes, filename: str, limits: Limits = Limits()) -> Facts:  # noqa: B008 (frozen)
    """The facts of one document; `filename` is for people and decides nothing."""
    return read_document(data, filename, limits)[0]


def read_document(data: bytes, filename: str, limits: Limits) -> tuple[Facts, Document | None]:
    """The facts of one document, and its words as they were laid out or recognised; None where it
    can't be read."""
    began = time.perf_counter()
    sha256 = hashlib.sha256(data).hexdigest()
    deadline = Deadline(limits.seconds)
    try:
        document = load(data, limits, deadline)
        facts = _understand(document, sha256, deadline, began)
    except UnreadableError as error:
        return _failed(sha256, error, began), None
    except (MemoryError, RecursionError):
        return _failed(sha256, UnreadableError("resource_limit"), began), None
    except Exception as error:  # hostile bytes: whatever a parser throws, the document is at fault
        log_fault("reader_failed", sha256, error)
        return _failed(sha256, UnreadableError("corrupt"), began), None
    return facts, document


def _failed(sha256: str, error: UnreadableError, began: float) -> Facts:
    seconds = round(time.perf_counter() - began, 3)
    return Facts(sha256, "failed", error.explain(), 0, Reader(VERSION, False, seconds))


def _understand(document: Document, sha256: str, deadline: Deadline, began: float) -> Facts:
    lines = document.lines
    sections = split_sections(join_narrow(lines))
    if document.margins:
        sections.append(Section("contact", None, document.margins))
    deadline.check()
    stated = [x for s in sections if s.kind != "references" for x in (*_heading(s), *s.lines)]
    stages = Stages(sha256)
    contact = stages.run("contact", lambda: [read_contact(stated, _top(document), sha256)])
    body = body_size(lines)
    positions = _read_positions(sections, body, sha256, stages)
    education = stages.run("education", lambda: read_education(sections, sha256))
    facts = Facts(
        sha256=sha256,
        status="read",
        error=None,
        pages=document.pages,
        reader=Reader(VERSION, document.ocr, 0.0),
        text=join_lines([line.text for line in (*lines, *document.margins)]),
        contact=contact[0] if contact else Contact(),
        positions=positions,
        education=education,
        licences=stages.run("licences", lambda: read_licences(stated, sha256)),
        automobile=stages.run("automobile", lambda: read_automobile(stated, sha256)),
        loose_times=stages.run(
            "positions", lambda: find_loose_times(sections, positions, body, sha256)
        ),
        loose_degrees=stages.run(
            "education",
            lambda: [
                *find_loose_degrees(sections, education, sha256),
                *find_unclaimed(sections, education, sha256),
            ],
        ),
    )
    deadline.check()
    seconds = round(time.perf_counter() - began, 3)
    reader = Reader(VERSION, document.ocr, seconds)
    return replace(facts, reader=reader, warnings=(*document.warnings, *stages.warnings))


def _read_positions(
    sections: Sequence[Section], body: float, sha256: str, stages: Stages
) -> tuple[Position, ...]:
    """The positions; signals are a stage of their own, so that a fault there leaves the dates."""

    def signals(lines: Sequence[Line]) -> tuple[Signal, ...]:
        return stages.run("signals", lambda: entry_signals(lines, sha256))

    return stages.run("positions", lambda: read_positions(sections, body, sha256, signals))


def _heading(section: Section) -> tuple[Line, ...]:
    return (section.heading,) if section.heading else ()


def _top(document: Document) -> list[Line]:
    """Lines of the first page, the largest type and the highest first."""
    lines = (*document.lines, *document.margins)
    first = [line for line in lines if line.page == lines[0].page]
    return sorted(first, key=lambda line: (-round(line.size), line.top))
