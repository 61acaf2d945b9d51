"""Licences to drive and other licences; the use of a car."""

from __future__ import annotations

import pytest

from hiring.reading.licences import read_automobile, read_licences
from hiring.reading.words import Line, Word


def line(text: str) -> list[Line]:
    """A line of text somewhere on a page."""
    words = tuple(
        Word(part, 1, 50.0 * n, 10.0, 50.0 * n + 40, 20.0, 18.0, 10.0)
        for n, part in enumerate(text.split())
    )
    return [Line(words)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Valid Oregon driver's license", "driver", "valid"),
        ("Driver’s licence: current", "driver", "valid"),
        ("I do not have a driver's license", "driver", "invalid"),
        ("Driver's license suspended", "driver", "invalid"),
        ("CDL, class B", "commercial_driver", "valid"),
        ("FCC Amateur Radio License, General class", "other", "valid"),
        ("Oregon Teaching License", "professional", "valid"),
    ],
)
def test_licence_is_read_with_its_status(text: str, kind: str, status: str) -> None:
    assert [(x.kind, x.status) for x in read_licences(line(text), "d")] == [(kind, status)]


@pytest.mark.parametrize(
    "text", ["Wrote device drivers for printers", "Saved $40,000 in software licenses"]
)
def test_other_words_are_no_driving_licence(text: str) -> None:
    assert read_licences(line(text), "d") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Use of a personal automobile", "yes"),
        ("I have reliable transportation", "yes"),
        ("I do not own a car", "no"),
    ],
)
def test_use_of_a_car_is_read(text: str, status: str) -> None:
    assert [a.status for a in read_automobile(line(text), "d")] == [status]


def test_evidence_quotes_the_words() -> None:
    [licence] = read_licences(line("Holds a valid driver license today"), "d")
    assert [e.quote for e in licence.evidence] == ["driver license"]
