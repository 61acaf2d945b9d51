"""The name of the person: found where it is stated, and nothing else taken for it."""

from __future__ import annotations

import pytest

from tests.reading.documents import read_html

JOB = "<h2>Experience</h2><p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
REACH = "<p>t.whitcombe@example.net, 541-555-0126</p>"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<h1>Ana Wexley</h1>" + REACH, "Ana Wexley"),
        ("<h1>Terrence J.<br>Whitcombe</h1>" + REACH, "Terrence J. Whitcombe"),
        ("<h1>Terrence<br>Whitcombe</h1>" + REACH, "Terrence Whitcombe"),
        ("<h1>ANA WEXLEY, MBA</h1>" + REACH, "Ana Wexley"),
        ("<p>Ana Wexley</p>" + REACH, "Ana Wexley"),
        ("<p>Name: Ana Wexley</p>", "Ana Wexley"),
        ("<h1>Ana Wexley</h1><p>Technology Leader</p>" + REACH, "Ana Wexley"),
    ],
)
def test_name_is_read(head: str, name: str) -> None:
    assert read_html(head + JOB).contact.name == name


@pytest.mark.parametrize(
    "head",
    [
        "<h1>Director of Technology</h1><h2>Skills</h2><p>Active Directory</p><p>Vendor Care</p>",
        "<h2>Summary</h2><p>Ran networks for years.</p><h2>Project Highlights</h2><p>Fiber</p>",
        "<h2>Core Strengths</h2><p>Strategic Planning</p><p>Budget Oversight</p>",
    ],
)
def test_resume_without_a_name_gives_none(head: str) -> None:
    assert read_html(head + JOB).contact.name is None
