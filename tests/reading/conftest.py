"""Made-up résumés for the tests of the reader, each rendered and read once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hiring.demo.generate import resumes
from hiring.demo.layout import layouts
from hiring.demo.render import Resume
from hiring.reading.facts import Facts
from hiring.reading.reader import read


@dataclass(frozen=True)
class Reading:
    """A made-up résumé and what was read from it."""

    resume: Resume
    facts: Facts


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    """One résumé in each layout, read."""
    return [Reading(r, read(r.content, r.filename)) for r in resumes(len(layouts()), "train", 7)]
