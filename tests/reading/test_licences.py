"""Licences to drive and other licences; the use of a car."""

from __future__ import annotations

import pytest

from hiring.reading.automobile import read_automobile
from hiring.reading.licences import read_licences
from hiring.reading.words import Line, Word


def line(text: str) -> Line:
    """A line of text somewhere on a page."""
    words = tuple(
        Word(part, 1, 50.0 * n, 10.0, 50.0 * n + 40, 20.0, 18.0, 10.0)
        for n, part in enumerate(text.split())
    )
    return Line(words)


def lines(text: str) -> list[Line]:
    """The lines of a text."""
    return [line(part) for part in text.split("\n")]


VALID = [
    "Valid Oregon driver's license",
    "Driver’s licence: current",
    "Driver's license: Yes",
    "Do you have a valid driver's license? Yes",
    "Driver's license, valid through 2028",
    "Valid Washington driver license (expires 05/2029)",
    "Driver's license with no restrictions",
    "Driver's license, never suspended or revoked",
    "Full driving licence, no points",
    "Clean driver's license and no accidents",
    "No car, but I hold a valid driver's license",
    "I do not own a car; I have a driver's license",
    "Licensed driver; no car of my own.",
    "License: driver's, class C",
    "Oregon driver's license no. 1234567",
    "I have had a driver's license since 1990",
    "Valid Idaho driver's license. I do not own an automobile.",
]
INVALID = [
    "I do not have a driver's license",
    "I don’t currently hold a valid driver's license",
    "No driver's license",
    "No valid Oregon driver's license",
    "Without a driver's licence",
    "Driver's license suspended",
    "Driver's license: suspended 2024",
    "Driver's license (Oregon), currently suspended",
    "My driver's license was revoked in 2023",
    "Driver's license expired March 2024",
    "Expired driver's license",
    "Driver's license has lapsed",
    "Driver's license: none",
    "Driver's license: No",
    "Driver's license\nNone",
    "Driver's license is not valid",
    "Driver's license not current",
    "I have neither a car nor a driver's license",
    "I do not have a car or a driver's license",
    "I do not have a\nvalid driver's license",
    "I have never held a driver's license",
    "Unlicensed driver",
]
UNDECIDED = [
    "Able to obtain a driver's license",
    "Willing to get a driver's licence",
    "Will obtain an Oregon driver's license upon hire",
    "I can get a driver's license if required",
    "Driver's license pending",
    "Applying for a driver's license",
    "Driver's license suspended 2022, reinstated 2023",
    "Driver's license expired, renewal in progress",
    "Suspended driver's license, now valid",
    "I previously held a driver's license",
    "Learner's permit",
    "Driver's license not required",
    "Director since 2024\nDriver's license valid through 2019",
    "I do not drive",
]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "valid") for text in VALID),
        *((text, "invalid") for text in INVALID),
        *((text, "unclear") for text in UNDECIDED),
    ],
)
def test_driver_licence_is_read_with_its_status(text: str, status: str) -> None:
    found = [(x.kind, x.status) for x in read_licences(lines(text), "d")]
    assert found == [("driver", status)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("CDL, class B", "commercial_driver", "valid"),
        ("Commercial driver's license (CDL), Class B, current.", "commercial_driver", "valid"),
        ("CDL expired 2019", "commercial_driver", "invalid"),
        ("FCC Amateur Radio License, General class", "other", "valid"),
        ("Oregon Teaching License", "professional", "valid"),
        ("Professional Engineer license, State of Ohio, no. 40117", "professional", "valid"),
        ("Oregon Teaching License, expired 2011", "professional", "invalid"),
    ],
)
def test_other_licence_is_read_with_its_kind(text: str, kind: str, status: str) -> None:
    found = {(x.kind, x.status) for x in read_licences(lines(text), "d")}
    assert found == {(kind, status)}


def test_expired_commercial_licence_leaves_the_ordinary_one_valid() -> None:
    found = read_licences(lines("CDL expired 2019; valid driver's license"), "d")
    assert {(x.kind, x.status) for x in found} == {
        ("commercial_driver", "invalid"),
        ("driver", "valid"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Wrote device drivers for printers",
        "Saved $40,000 in software licenses",
        "Built the driver license renewal system of the state",
        "Verified driver's licenses of all bus drivers",
        "No CDL",
    ],
)
def test_other_words_are_no_driving_licence(text: str) -> None:
    assert read_licences(lines(text), "d") == []


WITH_CAR = [
    "Use of a personal automobile",
    "I have reliable transportation",
    "I own a car",
    "Own vehicle, insured",
    "Personal vehicle available for work",
    "Personal automobile: yes",
    "Valid driver’s license and use of own car.",
    "I hold a valid driver license and have the use of a personal vehicle.",
    "No CDL, but I own a car",
    "Driver's license suspended; I own a car",
    "I have access to a family car",
    "I have no commercial license. I have the use of a personal automobile.",
]
WITHOUT_CAR = [
    "I do not own a car",
    "I do not own or have the use of a personal automobile",
    "I do not own or have the\nuse of a personal automobile",
    "I do not own, or have the use of, a personal automobile",
    "No car",
    "no car of my own",
    "No personal vehicle available",
    "Without a vehicle",
    "I don't have access to a car",
    "I currently have no automobile",
    "Personal automobile: none",
    "Personal automobile\nNo",
    "I have neither a driver's license nor a car",
    "I do not have a driver's license or a car",
    "Valid driver's license, no car",
    "Valid driver's license but without a personal vehicle",
    "Does not drive",
    "I never owned a car",
    "I lack personal transportation",
    "Own car, currently not available",
]
SILENT = [
    "Able to obtain a car",
    "Willing to buy a personal vehicle",
    "Will purchase a personal automobile if hired",
    "I used to own a car",
    "I sold my car",
    "I have access to public transportation",
    "Use of a company car",
    "Vehicle fleet of 40 buses",
    "No vehicle accidents",
    "Automated personal vehicle mileage claims",
    "Tracked district vehicles without vehicle downtime",
    "I do not drive at night",
]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        *((text, ["yes"]) for text in WITH_CAR),
        *((text, ["no"]) for text in WITHOUT_CAR),
        *((text, []) for text in SILENT),
    ],
)
def test_use_of_a_car_is_read(text: str, answers: list[str]) -> None:
    assert [a.status for a in read_automobile(lines(text), "d")] == answers


def test_contradicting_statements_are_both_kept() -> None:
    text = "I own a car.\nPersonal vehicle available\nI do not own a car."
    assert [a.status for a in read_automobile(lines(text), "d")] == ["yes", "no"]


def test_evidence_quotes_the_words() -> None:
    [licence] = read_licences(lines("Holds a valid driver license today"), "d")
    assert [e.quote for e in licence.evidence] == ["driver license"]


def test_evidence_of_an_absence_quotes_what_denies_it() -> None:
    [automobile] = read_automobile(lines("I do not own or have the\nuse of a car today"), "d")
    assert [e.quote for e in automobile.evidence] == ["not own or have the", "use of a car"]
