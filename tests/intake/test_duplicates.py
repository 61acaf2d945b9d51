"""Which candidates are offered as one person."""

from __future__ import annotations

import pytest

from hiring.intake.duplicates import Person, find_duplicates


def person(
    number: int, name: str | None = None, email: str | None = None, phone: str | None = None
) -> Person:
    return Person(number, number, name or f"Candidate {number}", name, email, phone)


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        ({"email": "Ana@Example.org"}, {"email": "ana@example.org "}, ("e-mail",)),
        ({"phone": "+1 (503) 555-0100"}, {"phone": "503.555.0100"}, ("phone",)),
        ({"name": "Ana Kovač"}, {"name": "ANA  KOVAC"}, ("name",)),
        (
            {"name": "Ana Kovač", "email": "a@example.org"},
            {"name": "Ana Kovač", "email": "a@example.org"},
            ("e-mail", "name"),
        ),
    ],
)
def test_shared_sign_makes_a_possible_duplicate(
    first: dict[str, str], second: dict[str, str], because: tuple[str, ...]
) -> None:
    (pair,) = find_duplicates([person(1, **first), person(2, **second)])
    assert (pair.first.number, pair.second.number, pair.because) == (1, 2, because)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"name": "Ana"}, {"name": "Ana"}),  # one word is not a full name
        ({"phone": "2015"}, {"phone": "2015"}),
        ({"name": "Ana Kovač"}, {"name": "Kovač Ana"}),
    ],
)
def test_weak_signs_make_none(first: dict[str, str], second: dict[str, str]) -> None:
    assert find_duplicates([person(1, **first), person(2, **second)]) == []


def test_three_of_one_person_make_three_pairs_in_order() -> None:
    people = [person(n, email="a@example.org") for n in (3, 1, 2)]
    pairs = [(p.first.number, p.second.number) for p in find_duplicates(people)]
    assert pairs == [(1, 2), (1, 3), (2, 3)]
