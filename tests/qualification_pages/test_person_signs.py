"""Which signs tell that two candidates may be one person."""

from __future__ import annotations

from typing import Any

import pytest

from hiring.qualification.person_signs import KINDS, find_signs, fold_employer


def shared(first: dict[str, Any], second: dict[str, Any]) -> tuple[str, ...]:
    both = signs(**first) & signs(**second)
    return tuple(kind for kind in KINDS if kind in {sign.kind for sign in both})


def signs(**known: Any) -> Any:
    nothing = {"name": None, "email": None, "phone": None, "employers": ()}
    return find_signs(**{**nothing, **known})


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        ({"email": "Ana@Example.org"}, {"email": "ana@example.org "}, ("e-mail",)),
        ({"phone": "+1 (503) 555-0100"}, {"phone": "503.555.0100"}, ("phone",)),
        (
            {"name": "Ana Kovač", "employers": ["Deschutes County", None]},
            {"name": "ANA  KOVAC", "employers": ["Alder Schools", "The County of Deschutes"]},
            (),
        ),
        (
            {"name": "Ana Kovač", "employers": ["The Alder Works, Inc."]},
            {"name": "ANA  KOVAC", "employers": ["Fir", "Alder Works"]},
            ("name and employer",),
        ),
        (
            {"name": "Ana Kovač", "email": "a@example.org", "employers": ["Fir"]},
            {"name": "Ana Kovač", "email": "a@example.org", "employers": ["Fir"]},
            ("e-mail", "name and employer"),
        ),
    ],
)
def test_shared_sign_is_found(
    first: dict[str, Any], second: dict[str, Any], because: tuple[str, ...]
) -> None:
    assert shared(first, second) == because


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"name": "Ana Kovač"}, {"name": "Ana Kovač"}),  # a name alone is none
        ({"name": "Ana", "employers": ["Fir"]}, {"name": "Ana", "employers": ["Fir"]}),
        ({"employers": ["Fir"]}, {"employers": ["Fir"]}),
        ({"name": "Ana Kovač", "employers": ["Fir"]}, {"name": "Ana Kovač", "employers": ["Ash"]}),
        ({"name": "Ana Kovač", "employers": ["Inc."]}, {"name": "Ana Kovač", "employers": ["Co"]}),
        ({"phone": "2015"}, {"phone": "2015"}),
        ({"name": "a b|fir", "employers": ["x"]}, {"name": "a b", "employers": ["fir x"]}),
    ],
)
def test_weak_signs_are_none(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert shared(first, second) == ()


def test_employer_loses_its_legal_form() -> None:
    assert fold_employer("The Fir & Ash Company, LLC") == "fir ash"
