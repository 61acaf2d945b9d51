"""Which candidates may be the same person: the same e-mail address, telephone number or name.
Offered to a person, never merged by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

# Seven digits are a local number in North America; fewer are an extension or a year.
MIN_PHONE_DIGITS = 7
SIGNS = ("e-mail", "phone", "name")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person behind an application."""

    application_id: int
    number: int
    shown_name: str
    name: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two applications that may be one person's, the earlier first, and what they share, among
    "e-mail", "phone" and "name"."""

    first: Person
    second: Person
    because: tuple[str, ...]


def find_duplicates(people: Iterable[Person]) -> list[PossibleDuplicate]:
    """Every pair of applications that share an address, a number or a name, in their order."""
    shared: dict[tuple[int, int], set[str]] = {}
    known = {person.application_id: person for person in people}
    groups: dict[tuple[str, str], list[int]] = {}
    for person in known.values():
        for key in _signs_of(person):
            groups.setdefault(key, []).append(person.application_id)
    for (sign, _value), ids in groups.items():
        for pair in combinations(sorted(ids), 2):
            shared.setdefault(pair, set()).add(sign)
    return [
        PossibleDuplicate(
            known[first], known[second], tuple(sign for sign in SIGNS if sign in signs)
        )
        for (first, second), signs in sorted(shared.items())
    ]


def _signs_of(person: Person) -> Iterator[tuple[str, str]]:
    if person.email:
        yield "e-mail", person.email.strip().casefold()
    digits = re.sub(r"\D", "", person.phone or "")
    if len(digits) >= MIN_PHONE_DIGITS:
        # The country code of North America is written or left out.
        yield "phone", digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    name = _plain(person.name or "")
    if " " in name:
        yield "name", name


def _plain(name: str) -> str:
    """The words of the name in order, without accents, case and punctuation."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", letters))
