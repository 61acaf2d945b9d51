"""What makes a password too weak, in pairs around each boundary."""

from __future__ import annotations

import pytest

from hiring.people.passwords import check_password, hash_password, needs_rehash, weakness


@pytest.mark.parametrize(
    ("password", "weak"),
    [
        ("abcde fghij", True),
        ("abcde fghijk", False),
        ("x" * 100 + "abcd" * 25, False),
        ("x" * 101 + "abcd" * 25, True),
        ("abcdabcdabcd", True),
        ("abcdeabcdeab", False),
        ("my name is Ana.Duarte", True),
        ("a kettle of hawks", False),
    ],
)
def test_weakness_of_a_password(password: str, weak: bool) -> None:
    assert (weakness(password, email="ana.duarte@district.org") is not None) is weak


def test_hash_is_argon2id_and_checks() -> None:
    hashed = hash_password("a kettle of hawks")
    assert hashed.startswith("$argon2id$")
    assert check_password(hashed, "a kettle of hawks")
    assert not check_password(hashed, "a kettle of hawk")
    assert not needs_rehash(hashed)


def test_check_refuses_an_account_without_password() -> None:
    assert not check_password(None, "no account has this password")
