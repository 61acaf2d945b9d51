"""Made-up résumés for the tests of the reader, each rendered and read once."""

from __future__ import annotations

import os
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
    """One résumé in every other layout, read; in each one under `make measure`."""
    made = list(resumes(len(layouts()), "train", 7))
    wanted = made if os.environ.get("EVERY_WIDTH") else made[::2]
    return [Reading(one, read(one.content, one.filename)) for one in wanted]
