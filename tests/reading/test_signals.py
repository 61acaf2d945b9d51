"""Phrases that the rules weigh."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiring.reading.numbers import read_number
from hiring.reading.part_time import read_share
from hiring.reading.signals import Pattern, find_signals, patterns

MANAGES = [
    ("Supervised 14 technicians and two analysts.", 14.0, "technical"),
    ("Led a team of twelve network engineers.", 12.0, "technical"),
    ("Managed a staff of 25 in the IT department.", 25.0, "technical"),
    ("Supervised 30 teachers and classroom aides.", 30.0, "other"),
    ("Managed 31 sales representatives in three states.", 31.0, "other"),
    ("5 direct reports", 5.0, "unknown"),
    ("Oversaw the work of 14 help desk and field technicians.", 14.0, "technical"),
    ("Oversaw the work of 14 help desk and field\ntechnicians.", 14.0, "technical"),
]


@pytest.mark.parametrize(("text", "value", "name"), MANAGES)
def test_staff_managed_is_read_with_number_and_kind(text: str, value: float, name: str) -> None:
    found = [(s.value, s.name) for s in find_signals(text) if s.kind == "manages_staff"]
    assert found[:1] == [(value, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Individual contributor with no direct reports.",
        "Sole IT professional on site.",
        "Worked as an individual\ncontributor.",
    ],
)
def test_absence_of_staff_is_read(text: str) -> None:
    kinds = {s.kind for s in find_signals(text)}
    assert "no_staff" in kinds
    assert "manages_staff" not in kinds


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Served 9,431 users.", "users", 9431.0),
        ("Fleet of 47,867 devices under management.", "devices", 47867.0),
        ("Controlled an annual budget of $22 million.", "budget", 22_000_000.0),
        ("Managed a $686,000 operating budget.", "budget", 686_000.0),
        ("Networks for 24 schools", "sites", 24.0),
    ],
)
def test_scale_is_read_with_its_number(text: str, kind: str, value: float) -> None:
    assert [(s.kind, s.value) for s in find_signals(text) if s.kind == kind] == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A growing organization with 35 locations.", "staff"),
        ("Configured Microsoft 365 for prospective customers.", "users"),
        ("Moved 12 to new offices.", "sites"),
    ],
)
def test_number_of_something_else_is_no_scale(text: str, kind: str) -> None:
    assert [s.quote for s in find_signals(text) if s.kind == kind] == []


def test_ordinary_sentence_has_no_signal() -> None:
    assert find_signals("Wrote the newsletter and kept the calendar.") == ()


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Network Manager (part-time)", None),
        ("Network Manager, 0.5 FTE", 0.5),
        ("Technology Coordinator, half-time", 0.5),
        ("Part-time, 20 hours/week", 0.5),
        ("Managed part-time staff", 1.0),
        ("Director of Technology", 1.0),
    ],
)
def test_share_of_full_time_is_read(text: str, share: float | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(
    ("text", "value"),
    [("14", 14.0), ("twenty-five", 25.0), ("1,200", 1200.0), ("3.5K", 3500.0), ("many", None)],
)
def test_number_is_read(text: str, value: float | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reported to the chief technology officer.", "department_wide"),
        ("Reported to the\nChief Technology Officer.", "department_wide"),
        ("Deputy Chief Technology Officer", "department_wide"),
        ("Worked in the office of the chief information officer", "department_wide"),
        ("Supported the district-wide network.", "department_wide"),
        ("Oversaw all. The technology department grew.", "department_wide"),
        ("Worked with no direct reports.", "manages_staff"),
        ("Managed no staff.", "manages_staff"),
        ("Managed vendor staff.", "manages_staff"),
        ("Managed outsourced help desk staff.", "manages_staff"),
        ("Trained 25 users.", "manages_staff"),
        ("Member of a team of 12 engineers.", "manages_staff"),
        ("Trained 25 users.", "users"),
        ("Supervised 10 students.", "users"),
    ],
)
def test_words_that_the_sentence_does_not_bear_out_are_no_signal(text: str, kind: str) -> None:
    assert [s.quote for s in find_signals(text) if s.kind == kind] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Served as the district's chief technology officer.", "chief technology officer"),
        ("Led the district-wide technology program.", "district-wide technology"),
        (
            "Full responsibility for technology strategy and staff organization-wide.",
            "Full responsibility for technology strategy and staff organization-wide",
        ),
        ("Directed all technology\nservices of the county.", "Directed all technology services"),
        ("Oversaw the information technology department.", None),
    ],
)
def test_oversight_of_the_department_is_read(text: str, quote: str | None) -> None:
    found = [s.quote for s in find_signals(text) if s.kind == "department_wide"]
    assert found == [quote or text.rstrip(".")]


@pytest.mark.parametrize("pattern", [p for p in patterns() if p.needs], ids=lambda p: p.kind)
def test_needed_words_stand_wherever_a_pattern_matches(pattern: Pattern) -> None:
    @settings(
        max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.from_regex(pattern.regex, fullmatch=True))
    def check(text: str) -> None:
        folded = re.sub(r"\s", " ", text.casefold())
        assert any(word in folded for word in pattern.needs)

    check()


def test_number_within_a_word_is_none() -> None:
    assert find_signals("The needs ofour customers came first.") == ()


def test_an_amount_ends_before_the_full_stop_behind_it() -> None:
    found = find_signals("Managed a budget of $20,000. Hired staff for the galley.")
    assert [s.value for s in found if s.kind == "budget"] == [20000]
