"""The redacted twin: what a panel member sees of the documents."""

from __future__ import annotations

from dataclasses import replace

from hiring.panel.twin import TwinDegree, TwinPosition, redact
from hiring.reading.facts import Degree
from tests.panel import made


def test_twin_keeps_the_work_and_leaves_the_person_out() -> None:
    twin = redact([made.facts()], name="Ana Kovač")
    assert twin.positions == (
        TwinPosition(
            title="Director of Technology",
            employer="Alder Valley Schools",
            place="Alder, OR",
            dates="Jul 2012 – present",
            text="[name] oversaw a department of 14. See [link] or write to [e-mail], [phone]."
            " Graduated [year].",
        ),
    )


def test_twin_tells_degrees_without_any_year() -> None:
    twin = redact([made.facts()], name=None)
    assert twin.degrees == (
        TwinDegree("B.S. in Computer Science", "Basin College, [year]", "conferred"),
    )


def test_twin_names_everything_that_was_studied() -> None:
    degree = Degree(
        level="master",
        degree=None,
        field="Education",
        institution=None,
        year=2004,
        conferred="unclear",
        honorary=True,
        minor="History",
        concentration="Technology",
    )
    twin = redact([replace(made.facts(), positions=(), education=(degree,))], name=None)
    assert twin.degrees == (
        TwinDegree(
            "Master (honorary) in Education, concentration in Technology, minor in History",
            "",
            "not stated whether conferred",
        ),
    )


def test_same_job_in_two_documents_stands_once_with_the_longer_text() -> None:
    facts = made.facts()
    (position,) = facts.positions
    short = replace(facts, positions=(replace(position, summary="Short."),))
    twin = redact([short, facts], name=None)
    assert [p.text[:16] for p in twin.positions] == ["[name] oversaw a"]


def test_dates_are_shown_as_far_as_they_are_known() -> None:
    facts = made.facts()
    (position,) = facts.positions
    spans = [("2012-07", "2014"), ("2012", None), (None, "present"), (None, None)]
    jobs = tuple(replace(position, start=start, end=end) for start, end in spans)
    twin = redact([replace(facts, positions=jobs)], name=None)
    assert [p.dates for p in twin.positions] == [
        "Jul 2012 – 2014",
        "2012 – not stated",
        "not stated – present",
        "dates not stated",
    ]


def test_employers_and_schools_are_named_once_for_the_declaration() -> None:
    facts = made.facts()
    twin = redact([facts, facts], name="Ana Kovač")
    assert twin.employers == ("Alder Valley Schools", "Basin College, [year]")
